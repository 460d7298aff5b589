"""配置写错时：一次列出全部错误，每条一句中文，带文件和行号。"""

import re
import shutil
from collections.abc import Callable
from pathlib import Path
from string import Formatter
from typing import Annotated

import pytest
from pydantic import TypeAdapter, ValidationError

from app.checks import bind_checks
from app.configuration import BUNDLED, load_configuration, load_scheme_by_name, scheme_folder
from app.errors import UserError
from config.columns_file import load_columns
from config.placeholders import wrong_placeholders
from config.portal_file import load_portal
from config.problems import ConfigInvalid
from config.scheme_file import load_scheme
from config.words_file import WORDS_FILE, load_words
from config.working_days_file import load_working_days
from domain.pattern import Expression
from domain.words import COMMON

Edit = Callable[[str, str, str], Path]


@pytest.fixture
def edit(tmp_path: Path) -> Edit:
    """A copy of the bundled scheme with one text replaced in one file, or in that of the indicator of a number."""

    def edited(file: str, old: str, new: str) -> Path:
        folder = tmp_path / "scheme"
        shutil.copytree(BUNDLED / "schemes/suizhou-gxq-2021", folder)
        change(folder, file, old, new)
        return folder

    return edited


def path_of(folder: Path, file: str) -> Path:
    return next(folder.glob(f"指标/{file} *.yaml"), folder / file)


def change(folder: Path, file: str, old: str, new: str) -> None:
    path = path_of(folder, file)
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


def problems(folder: Path) -> list[str]:
    with pytest.raises(ConfigInvalid) as raised:
        load_scheme_by_name(str(folder))
    return [str(problem) for problem in raised.value.problems]


def test_the_bundled_scheme_has_38_indicators_and_adds_up() -> None:
    source = load_scheme(BUNDLED / "schemes/suizhou-gxq-2021")
    assert len(source.scheme.indicators) == 38
    assert sum(indicator.full for indicator in source.scheme.indicators) == 100
    assert bind_checks(source, load_columns()).keys() <= {criterion.id for criterion in source.scheme.criteria}


def test_points_that_do_not_add_up(edit: Edit) -> None:
    folder = edit("5.1.1", "full: 2\n", "full: 3\n")
    said = "\n".join(problems(folder))
    assert "全部指标合计 101 分，应为 100 分" in said
    assert "“能力保障/信息公开工作年报”下各指标合计 6 分，应为 5 分" in said
    assert "指标 5.1.1 的评分点合计 2.0 分，应为 3 分" in said


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("full: 2\n", "full: 两分\n", "“full”应写成数字"),
        ("    points: 0.5\n", "    points: 半分\n", "“points”应写成数字"),
        ("    points: 0.5\n", "    punkte: 0.5\n", "缺少“points”这一项"),
        ("path: [能力保障", "path: 能力保障 # [", "“path”应写成列表"),
        ("    decide: automatic\n", "    decide: automat\n", "“decide”没有“automat”这个值，可选：automatic、confirm、manual"),
        ('number: "5.1.1"', 'number: "5.1.1', "YAML 写法有误"),
        ("    points: 0.5\n", "\tpoints: 0.5\n", "用了制表符，请改成空格"),
        ("full: 2\n", "full: 2\nfull: 2\n", "这个键前面已经写过"),
    ],
)  # fmt: skip
def test_no_sum_is_wrong_only_because_a_number_was_not_read(edit: Edit, old: str, new: str, said: str) -> None:
    found = problems(edit("5.1.1", old, new))
    assert any(said in problem for problem in found)
    assert not any("合计" in problem or "总分" in problem for problem in found), found


def test_a_sum_that_is_wrong_by_itself_is_told_beside_other_mistakes(edit: Edit) -> None:
    folder = edit("5.1.1", "full: 2\n", "full: 3\n")
    change(folder, "3.1", "measures: ", "measure: ")
    said = "\n".join(problems(folder))
    assert "不认识“measure”这一项" in said
    assert "指标 5.1.1 的评分点合计 2.0 分，应为 3 分" in said
    assert "全部指标合计 101 分，应为 100 分" in said


def _line_of(file: Path, words: str) -> int:
    lines = file.read_text(encoding="utf-8").splitlines()
    return next(number for number, line in enumerate(lines, 1) if words in line)


def test_mistakes_of_every_kind_in_one_run(edit: Edit, tmp_path: Path) -> None:
    """A number, a regular expression of the same criterion, a placeholder, a day, a function of the portal."""
    folder = edit("1.2", "not_title: [征订,", "not_title: ['(征订',")
    for file, old, new in (
        ("1.1", "    points: 0.6\n", "    points: 六成\n"),
        ("1.1", "“{board}”板块是空白", "“{bord}”板块是空白"),
        ("2.1.12", "'{本年}-06-30'", "'{本年}-06-31'"),
        ("用语.yaml", "'故.{0,40}空'", "'故(.{0,40}空'"),
        ("scheme.yaml", "to: 2021-12-31", "to: 2021-11-31"),
    ):
        change(folder, file, old, new)
    target = tmp_path / "schemes" / "mine"
    shutil.copytree(folder, target)
    portal = tmp_path / "portal.yaml"
    text = PORTAL.replace("suizhou-gxq-2021", "mine").replace("annual_report:", "anual_report:")
    portal.write_text(text + "    functions: {flying: true}\n", encoding="utf-8")
    with pytest.raises(ConfigInvalid) as raised:
        load_configuration(str(portal))
    at = (
        ("1.1", "六成"),
        ("1.1", "{bord}"),
        ("1.2", "(征订"),
        ("2.1.12", "-06-31"),
        ("用语.yaml", "故("),
        ("scheme.yaml", "11-31"),
    )
    files = [(path_of(folder, file), words) for file, words in at]
    told = [(problem.file.name, problem.line) for problem in raised.value.problems]
    assert sorted(told) == sorted(
        [("portal.yaml", 9), ("portal.yaml", 10), *((file.name, _line_of(file, words)) for file, words in files)]
    )


@pytest.mark.parametrize(
    ("file", "old", "new", "said"),
    [
        ("scheme.yaml", "to: 2021-12-31", "to: 2021-02-30", "没有 2021-02-30 这一天，请改正日期"),
        ("scheme.yaml", 'due: "01-31"', 'due: "02-30"', "没有这一天，请改正"),
        ("scheme.yaml", 'due: "01-31"', "due: 131", "应写成“月-日”"),
        ("2.1.12", "'{本年}-06-30'", "{本年}-06-31", "没有 2021-06-31 这一天，请改正日期"),
    ],
)
def test_days_that_do_not_exist(edit: Edit, file: str, old: str, new: str, said: str) -> None:
    folder = edit(file, old, new)
    path = path_of(folder, file)
    (problem,) = problems(folder)
    assert f"{path.name}:{_line_of(path, new)}　" in problem
    assert said in problem


def test_a_price_by_a_share_that_the_check_does_not_give(edit: Edit) -> None:
    (problem,) = problems(edit("4.4", '请人工核对是否及时"}', '请人工核对是否及时", deduct: share}'))
    assert "“no_start”给不出比例，不能按比例扣分" in problem


def test_a_day_off_that_does_not_exist(tmp_path: Path) -> None:
    file = tmp_path / "working_days.yaml"
    file.write_text(
        "years:\n  2031:\n    off:\n      - 2031-01-01\n      - 2031-02-30\n    work: []\n", encoding="utf-8"
    )
    with pytest.raises(ConfigInvalid) as raised:
        load_working_days(file)
    assert [str(problem) for problem in raised.value.problems] == [f"{file}:5　没有 2031-02-30 这一天，请改正日期"]


def test_broken_yaml_names_the_line(edit: Edit) -> None:
    folder = edit("5.1.2", 'number: "5.1.2"', 'number: "5.1.2')
    assert any("5.1.2 年报质量.yaml:" in problem and "YAML 写法有误" in problem for problem in problems(folder))


def test_every_mistake_of_every_file_at_once(edit: Edit) -> None:
    folder = edit("5.1.1", "    name: 年报按时发布\n", "    nme: 年报按时发布\n")
    change(folder, "3.1", "methods: [phone", "methods: [smoke")
    said = "\n".join(problems(folder))
    assert "不认识“nme”这一项" in said
    assert "缺少“name”这一项" in said
    assert "3.1 申请接收渠道指引规范性.yaml" in said


def test_a_check_that_does_not_exist(edit: Edit) -> None:
    (problem,) = problems(edit("5.1.1", "check: annual_report.on_time", "check: annual_report.in_time"))
    assert "没有“annual_report.in_time”这个检查" in problem


def test_a_reason_without_words(edit: Edit) -> None:
    said = "\n".join(problems(edit("5.1.1", "      late: {", "      latee: {")))
    assert "检查 annual_report.on_time 会给出理由“late”，请写明怎样表述、扣多少分" in said
    assert "检查 annual_report.on_time 不会给出理由“latee”，请删去或改正" in said


def test_parameters_that_do_not_fit(edit: Edit) -> None:
    (problem,) = problems(edit("5.1.1", "params: {years: 3}", "params: {years: 许多}"))
    assert "检查 annual_report.earlier_years 的参数“years”不合要求" in problem


def test_words_that_are_no_regular_expression(edit: Edit) -> None:
    (problem,) = problems(edit("1.2", "not_title: [征订,", "not_title: ['(征订',"))
    assert problem.endswith(
        "1.2 渠道功能.yaml:61　正则表达式“(征订”写错：第1个字符“(”没有配对的“)”，请补上；要找括号本身，请写成“\\(”"
    )


def test_a_number_where_a_regular_expression_should_stand(edit: Edit) -> None:
    (problem,) = problems(edit("1.2", "not_title: [征订,", "not_title: [5,"))
    assert "检查 channel.issues 的参数“entries.not_title.0”不合要求：“0”应写成文字，请加引号" in problem


@pytest.mark.parametrize(
    ("expression", "words", "said"),
    [
        (Expression(), "(征订", "“(征订”写错：第1个字符“(”没有配对的“)”，请补上"),
        (Expression(), "征订)", "“征订)”写错：第3个字符“)”没有配对的“(”，请补上或删去"),
        (Expression(), "征[订", "“征[订”写错：第2个字符“[”没有配对的“]”，请补上"),
        (Expression(), "*征订", "“*征订”写错：第1个字符前面没有可以重复的内容"),
        (Expression(), "征**", "“征**”写错：第3个字符起连写了两个重复符号"),
        (Expression(), "征订\\", "“征订\\”写错：最后的“\\”后面没有字符，请删去"),
        (Expression(), "\\y", "“\\y”写错：第1个字符起的“\\y”不是规定的写法"),
        (Expression(), "征{3,2}", "“征{3,2}”写错：第3个字符起的重复次数前大后小，请对调"),
        (Expression(), "[订-征]", "“[订-征]”写错：第2个字符起的“订-征”起止颠倒，请对调"),
        (Expression(), "(?<=征+)订", "“(?<=”和“(?<!”里面的内容长度要固定"),
        (Expression(), "(?z)", "“(?z)”写错：第2个字符起写法有误"),
        (Expression(), "征" * 99 + "(", "“…征征征征征征征征征征征征征征征征(”写错：第100个字符“(”"),
        (Expression(groups=1), "共(一)(二)", "应有1个分组“(…)”，现有2个；只为归拢的括号请写成“(?:…)”"),
        (Expression(groups=0), "(一)", "不能有分组“(…)”，现有1个"),
        (Expression(named="office"), "(.*)科", "缺少名为“office”的分组，请写成“(?P<office>…)”"),
        (Expression(within="(?:{})(?P<day>.)"), "(?i)abc", "“(?i)”这样的标志不能写在这里"),
        (Expression(within="(?:{})(?P<day>.)"), "(?P<day>.)", "分组名“day”已经用了，请改名"),
        (Expression(within="(?:{})(?P<day>.)"), "作出(日", "第3个字符“(”没有配对的“)”"),
        (Expression(compiled=True), "a{99999999999}", "写得太长、套得太深或重复次数太大，请改小"),
    ],
)
def test_what_a_check_wants_of_a_regular_expression(expression: Expression, words: str, said: str) -> None:
    with pytest.raises(ValidationError, match=re.escape(said)):
        TypeAdapter(Annotated[str, expression]).validate_python(words)


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("{what}：{tittle}", "没有“{tittle}”这个值，请改正；可用的有：{title}、{what}"),
        ("{what}：{}", "花括号里只能写名称，“{}”请改正；可用的有：{title}、{what}"),
        ("{what}：{0}", "花括号里只能写名称，“{0}”请改正"),
        ("{what}：{title.url}", "花括号里只能写名称，“{title.url}”请改正"),
        ("{what}：{title[0]}", "花括号里只能写名称，“{title[0]}”请改正"),
        ("{what}：{title:>9}", "花括号里只能写名称，“{title:>9}”请改正"),
        ("{what}：{title!r}", "花括号里只能写名称，“{title!r}”请改正"),
        ("{what}：{title", "花括号不成对，请改正；要写花括号本身，请写两个：{what}：{title"),
    ],
)
def test_a_placeholder_that_cannot_be_filled(words: str, said: str) -> None:
    (mistake,) = wrong_placeholders(words, {"what", "title", "share"})
    assert mistake.startswith(said)


def test_words_of_a_reason_that_the_check_cannot_fill(edit: Edit) -> None:
    """Told where they stand: in the criterion, or once where the scheme words the reason for every criterion."""
    folder = edit("1.1", "“{board}”板块是空白", "“{column}”板块是空白")
    common = folder / "理由.yaml"
    text = common.read_text(encoding="utf-8")
    text = text.replace("请补充“{element}”", "请补充“{elements}”", 1).replace(
        "  complete: {say: ", "  whole: {say: ", 1
    )
    text = text.replace("entry.dates:", "entry.datum:", 1)
    common.write_text(text, encoding="utf-8")
    whole, elements, datum = (
        1 + text[: text.index(words)].count("\n") for words in ("  whole: ", "{elements}", "entry.datum:")
    )
    said = {problem.rpartition("/")[2] for problem in problems(folder)}
    assert said >= {
        "1.1 渠道覆盖.yaml:49　检查 channel.boards 的理由“blank”，say 里没有“{column}”这个值，请改正；可用的有：{board}",
        f"理由.yaml:{whole}　检查 entry.elements 不会给出理由“whole”，请删去或改正",
        f"理由.yaml:{elements}　检查 entry.elements 的理由“missing_element”，advice 里没有“{{elements}}”这个值，请改正；"
        "可用的有：{column}、{element}、{title}、{what}",
        f"理由.yaml:{datum}　没有“entry.datum”这个检查，请核对名称",
    }


def test_a_machine_criterion_that_looks_nowhere(edit: Edit) -> None:
    (problem,) = problems(edit("5.1.1", "    columns: [annual_report]\n", ""))
    assert "由机器判定，请在 columns 中写明看哪些栏目" in problem


def test_a_check_of_the_register_looks_at_no_column(edit: Edit) -> None:
    check = "    check: application.in_time\n"
    (problem,) = problems(edit("3.2", check, check + "    columns: [guide]\n"))
    assert "检查 application.in_time 看的是依申请公开登记册，不看栏目，请删去 columns" in problem


def test_a_particular_that_the_register_does_not_have(edit: Edit) -> None:
    (problem,) = problems(edit("3.2", "about: seal,", "about: stamp,"))
    assert "检查 application.particulars 的参数“asked.6.about”不合要求" in problem


def test_a_scheme_file_that_is_not_there(edit: Edit) -> None:
    folder = edit("scheme.yaml", "3.2 申请回复规范性.yaml", "3.2 回复.yaml")
    assert any("指标/3.2 回复.yaml　找不到这个文件" in problem for problem in problems(folder))


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
            "robots_permits: [{host: x.gov.cn, path: /so/, by: 李某, given: 2021-02-30, why: 考评}]\ndepartments:\n",
            "portal.yaml:6　没有 2021-02-30 这一天",
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


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        (
            "say: 由人工判定：{instruction}",
            "say: 由人工判定：{instructions}",
            "理由“manual”，say 里没有“{instructions}”这个值",
        ),
        ('advice: "{advice}"', 'advice: "{advice.text}"', "“{advice.text}”请改正"),
        ("  check_failed:", "  check_fails:", "缺少理由“check_failed”的说法，请补上"),
        ("  check_failed:", "  check_fails:", "判定过程不会给出理由“check_fails”，请删去或改正"),
    ],
)
def test_common_words_that_cannot_be_filled(tmp_path: Path, old: str, new: str, said: str) -> None:
    file = tmp_path / "words.yaml"
    file.write_text(WORDS_FILE.read_text(encoding="utf-8").replace(old, new, 1), encoding="utf-8")
    with pytest.raises(ConfigInvalid, match=re.escape(said)):
        load_words(file)


def test_the_bundled_common_words_use_every_value() -> None:
    """So that whatever is judged with them shows that the runner gives all that it says it does."""
    for code, reason in load_words().common.items():
        used = {name for words in (reason.say, reason.advice) for _, name, _, _ in Formatter().parse(words) if name}
        assert used == COMMON[code], code


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
        ("  source: 方案原文没有规定，建议稿", "  source: ''", "source 是空的，请写明这些数的出处"),
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


@pytest.mark.parametrize(
    ("file", "old", "new", "said"),
    [
        (
            "1.1",
            "    because: 账号名称和二维码可能只在图片里\n",
            "",
            "的问题由人工确认，请在 because 中写明机器看不到什么",
        ),
        ("1.2", ", because: 公报可能按别的方式编排", "", "理由“missing”由人工确认，请在 because 中写明"),
        ("scheme.yaml", "  share: 0.8", "  share: 0", "share"),
        ("scheme.yaml", "  because: 别的部门普遍设有", "  because: '' # ", "because 是空的，请写明这些数的理由"),
    ],
)
def test_what_waits_for_a_person_says_why(edit: Edit, file: str, old: str, new: str, said: str) -> None:
    (problem,) = problems(edit(file, old, new))
    assert said in problem


def test_a_list_of_which_nothing_is_right_is_not_also_called_too_short(edit: Edit) -> None:
    folder = edit("3.2", "    proposal: true", "    propose: true")
    file = path_of(folder, "3.2")
    file.write_text(file.read_text("utf-8").replace("    proposal: true", "    propose: true"), encoding="utf-8")
    told = problems(folder)
    assert told
    assert all("不认识“propose”这一项" in problem for problem in told)


def test_a_list_with_nothing_in_it_is_called_so(edit: Edit) -> None:
    (problem,) = problems(edit("1.1", "methods: [online, phone]", "methods: []"))
    assert "“methods”至少要有一项" in problem
