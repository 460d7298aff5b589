"""配置写错时：一次列出全部错误，每条一句中文，带文件和行号。"""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from app.checks import bind_checks
from app.configuration import BUNDLED, load_configuration, scheme_folder
from app.errors import UserError
from config.columns_file import load_columns
from config.portal_file import load_portal
from config.problems import ConfigInvalid
from config.scheme_file import load_scheme
from config.words_file import WORDS_FILE, load_words

Edit = Callable[[str, str, str], Path]


@pytest.fixture
def edit(tmp_path: Path) -> Edit:
    """A copy of the bundled scheme with one text replaced in one file."""

    def edited(file: str, old: str, new: str) -> Path:
        folder = tmp_path / "scheme"
        shutil.copytree(BUNDLED / "schemes/suizhou-gxq-2021", folder)
        text = (folder / file).read_text(encoding="utf-8")
        assert old in text
        (folder / file).write_text(text.replace(old, new, 1), encoding="utf-8")
        return folder

    return edited


def problems(folder: Path) -> list[str]:
    with pytest.raises(ConfigInvalid) as raised:
        bind_checks(load_scheme(folder), load_columns())
    return [str(problem) for problem in raised.value.problems]


def test_the_bundled_scheme_has_38_indicators_and_adds_up() -> None:
    source = load_scheme(BUNDLED / "schemes/suizhou-gxq-2021")
    assert len(source.scheme.indicators) == 38
    assert sum(indicator.full for indicator in source.scheme.indicators) == 100
    assert bind_checks(source, load_columns()).keys() <= {criterion.id for criterion in source.scheme.criteria}


def test_points_that_do_not_add_up(edit: Edit) -> None:
    folder = edit("能力保障.yaml", "full: 2\n", "full: 3\n")
    said = "\n".join(problems(folder))
    assert "全部指标合计 101 分，应为 100 分" in said
    assert "“能力保障/信息公开工作年报”下各指标合计 6 分，应为 5 分" in said
    assert "指标 5.1.1 的评分点合计 2.0 分，应为 3 分" in said


def test_broken_yaml_names_the_line(edit: Edit) -> None:
    folder = edit("能力保障.yaml", '- number: "5.1.2"', '- number: "5.1.2')
    assert any("能力保障.yaml:" in problem and "YAML 写法有误" in problem for problem in problems(folder))


def test_every_mistake_of_every_file_at_once(edit: Edit) -> None:
    folder = edit("能力保障.yaml", "      name: 年报按时发布\n", "      nme: 年报按时发布\n")
    other = folder / "依申请公开.yaml"
    other.write_text(
        other.read_text(encoding="utf-8").replace("methods: [phone", "methods: [smoke", 1), encoding="utf-8"
    )
    said = "\n".join(problems(folder))
    assert "不认识“nme”这一项" in said
    assert "缺少“name”这一项" in said
    assert "依申请公开.yaml" in said


def test_a_check_that_does_not_exist(edit: Edit) -> None:
    (problem,) = problems(edit("能力保障.yaml", "check: annual_report.on_time", "check: annual_report.in_time"))
    assert "没有“annual_report.in_time”这个检查" in problem


def test_a_reason_without_words(edit: Edit) -> None:
    said = "\n".join(problems(edit("能力保障.yaml", "        late: {", "        latee: {")))
    assert "检查 annual_report.on_time 会给出理由“late”，请写明怎样表述、扣多少分" in said
    assert "检查 annual_report.on_time 不会给出理由“latee”，请删去或改正" in said


def test_parameters_that_do_not_fit(edit: Edit) -> None:
    (problem,) = problems(edit("能力保障.yaml", "params: {years: 3}", "params: {years: 许多}"))
    assert "检查 annual_report.earlier_years 的参数“years”不合要求" in problem


def test_words_that_are_no_regular_expression(edit: Edit) -> None:
    (problem,) = problems(edit("公开渠道.yaml", "not_title: [征订,", "not_title: ['(征订',"))
    assert "检查 channel.issues 的参数“entries.not_title.0”不合要求：“(征订”不是正则表达式，请检查括号和转义" in problem


def test_a_machine_criterion_that_looks_nowhere(edit: Edit) -> None:
    (problem,) = problems(edit("能力保障.yaml", "      columns: [annual_report]\n", ""))
    assert "由机器判定，请在 columns 中写明看哪些栏目" in problem


def test_a_check_of_the_register_looks_at_no_column(edit: Edit) -> None:
    check = "      check: application.in_time\n"
    (problem,) = problems(edit("依申请公开.yaml", check, check + "      columns: [guide]\n"))
    assert "检查 application.in_time 看的是依申请公开登记册，不看栏目，请删去 columns" in problem


def test_a_particular_that_the_register_does_not_have(edit: Edit) -> None:
    (problem,) = problems(edit("依申请公开.yaml", "about: seal,", "about: stamp,"))
    assert "检查 application.particulars 的参数“asked.6.about”不合要求" in problem


def test_a_scheme_file_that_is_not_there(edit: Edit) -> None:
    folder = edit("scheme.yaml", "依申请公开.yaml", "依申请.yaml")
    assert any("依申请.yaml　找不到这个文件" in problem for problem in problems(folder))


PORTAL = """\
id: test
name: 测试区
scheme: suizhou-gxq-2021
base: http://www.example.gov.cn/
hosts: [www.example.gov.cn]
departments:
  - id: jfj
    name: 区经济发展局
    columns: {annual_report: "http://www.example.gov.cn/nb/"}
"""


@pytest.mark.parametrize(
    ("old", "new", "sentence"),
    [
        ("annual_report:", "anual_report:", "没有“anual_report”这类栏目"),
        ('"http://www.example.gov.cn/nb/"', '"http://other.gov.cn/nb/"', "的网站不在 hosts 中"),
        ('"http://www.example.gov.cn/nb/"', '"/nb/"', "地址应以 http:// 或 https:// 开头"),
        ("- id: jfj", "- ident: jfj", "不认识“ident”这一项"),
        ("id: jfj", "id: 经发局", "“id”的值“经发局”不合要求"),
        ("departments:\n", "departments: []\nx:\n", "不认识“x”这一项"),
        ("annual_report:", "gazette:", "“gazette”是整个门户的栏目，请写在 shared_columns 中"),
        ("departments:\n", "search: http://www.example.gov.cn/so?q=\ndepartments:\n", "应有 {query}"),
        ("departments:\n", 'search: "/so?q={query}"\ndepartments:\n', "地址应以 http:// 或 https:// 开头"),
        (
            "departments:\n",
            "robots_permits: [{host: x.gov.cn, path: /so/, by: 李某, given: 2022-01-10, why: 考评}]\ndepartments:\n",
            "x.gov.cn 不在 hosts 中，请核对写法",
        ),
        ("departments:\n", "robots_permits: [{path: /so/, given: 2022-01-10}]\ndepartments:\n", "缺少“by”这一项"),
        (
            "departments:\n",
            "robots_permits: [{host: x.gov.cn, path: so, by: ' ', given: 一月, why: 考评}]\ndepartments:\n",
            "“by”的值“ ”不合要求：请写明，不能留空",
        ),
        (
            "departments:\n",
            "robots_permits: [{host: x.gov.cn, path: so, by: 李某, given: 2022-01-10, why: 考评}]\ndepartments:\n",
            "路径应以 / 开头",
        ),
        (
            "departments:\n",
            "robots_permits: [{host: x.gov.cn, path: /so/, by: 李某, given: 一月, why: 考评}]\ndepartments:\n",
            "“given”应写成日期",
        ),
        ("departments:\n", 'search: "http://so.gov.cn/?q={query}"\ndepartments:\n', "的网站不在 hosts 中"),
        (
            "departments:\n",
            'shared_columns: {site_search: "http://www.example.gov.cn/so"}\ndepartments:\n',
            "请在 search 中写检索地址",
        ),
    ],
)
def test_portal_mistakes(tmp_path: Path, old: str, new: str, sentence: str) -> None:
    file = tmp_path / "portal.yaml"
    file.write_text(PORTAL.replace(old, new), encoding="utf-8")
    with pytest.raises(ConfigInvalid, match=sentence):
        load_portal(file, load_columns())


def test_a_search_for_titles_of_a_column_that_does_not_exist(tmp_path: Path) -> None:
    file = tmp_path / "columns.yaml"
    kinds = "so: {names: [检索], depth: list, search: {titles_of: [wj], newest: 3}}\n"
    file.write_text(kinds, encoding="utf-8")
    with pytest.raises(ConfigInvalid, match="没有“wj”这类栏目"):
        load_columns(file)


def test_a_function_that_the_scheme_does_not_know(tmp_path: Path) -> None:
    file = tmp_path / "portal.yaml"
    file.write_text(PORTAL + "    functions: {flying: true}\n", encoding="utf-8")
    with pytest.raises(ConfigInvalid, match="没有“flying”这项职能") as raised:
        load_configuration(str(file))
    assert raised.value.problems[0].line == 10


def test_two_departments_of_one_name(tmp_path: Path) -> None:
    file = tmp_path / "portal.yaml"
    file.write_text(PORTAL + "  - id: other\n    name: 区经济发展局\n", encoding="utf-8")
    with pytest.raises(ConfigInvalid, match="部门名称“区经济发展局”重复"):
        load_portal(file, load_columns())


def test_words_must_be_complete(tmp_path: Path) -> None:
    file = tmp_path / "words.yaml"
    file.write_text(WORDS_FILE.read_text(encoding="utf-8").replace("  dns: {", "  dms: {"), encoding="utf-8")
    with pytest.raises(ConfigInvalid):
        load_words(file)


def test_the_bundled_portals_are_valid() -> None:
    for name in ("pingtan", "suizhou-gxq"):
        assert load_configuration(name).portal.id == name


def test_an_unknown_portal_name_lists_the_known_ones() -> None:
    with pytest.raises(UserError, match="可选：pingtan、suizhou-gxq"):
        load_configuration("nowhere")


def test_a_scheme_beside_the_portal_wins(tmp_path: Path) -> None:
    own = tmp_path / "schemes" / "mine"
    own.mkdir(parents=True)
    (own / "scheme.yaml").touch()
    assert scheme_folder("mine", tmp_path / "portals" / "p.yaml") == own


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("  days: 2", "  days: 1", "days 是 1：一天之内的故障不算渠道不可用，请写 2 以上"),
        ("  tries: 3", "  tries: 1", "tries 是 1，少于 days 的 2：每天至少访问一次，请改正"),
        ("  tries: 3", "  tries: 三", "“tries”应写成整数"),
        ("  source: 方案原文没有规定，建议稿", "  source: ''", "source 是空的，请写明次数和天数的出处"),
        ("  deduct: all", "  deduct: 0", "deduct 是 0：没有读到的内容会因此得满分"),
        ("  deduct: all\n  source", "  deduct: all\n  sauce: 甲\n  source", "不认识“sauce”这一项"),
    ],
)
def test_when_a_channel_is_unavailable_is_stated_soberly(edit: Edit, old: str, new: str, said: str) -> None:
    folder = edit("scheme.yaml", old, new)
    lines = (folder / "scheme.yaml").read_text(encoding="utf-8").splitlines()
    (problem,) = problems(folder)
    key = new.strip().splitlines()[-2 if "sauce" in new else -1].strip()
    assert f"scheme.yaml:{lines.index('  ' + key) + 1}" in problem
    assert said in problem
