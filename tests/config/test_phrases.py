"""用语：词表和写法起了名字，只写一遍；各评分点用 use 取用、改其中一项、接进自己的列表，写错了说清在哪一行。"""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from app.configuration import load_scheme_by_name
from config.problems import ConfigInvalid
from tests.app import district

HEAD = district.HEAD.replace("indicators:", "phrases: 用语.yaml\nindicators:")
INDICATOR = (
    district.RULES.partition("  - id:")[0]
    + """\
  - id: notices
    name: 有公告
    points: 10
    decide: automatic
    check: entry.present
    columns: [employment]
    reasons:
      present: {say: 有}
      too_few: {say: 少}
      missing: {say: 没有}
      idle: {say: 没有}
      empty: {say: 空白}
      declared_none: {say: 情况说明}
      outdated_statement: {say: 过期}
      of_another: {say: 别的部门}
    params:
"""
)
LINE = len(INDICATOR.splitlines())
"""After which the parameters begin."""
PHRASES = """\
招聘公告:
  what: 招聘公告
  entries: {use: 招聘的标题}
招聘的标题:
  title: [招聘, {use: 引进人才}, 招录]
  window: until
引进人才:
  - 人才引进
  - '引进.*{本年}年.*博士'
"""


def folder(tmp_path: Path, params: str, phrases: str = PHRASES) -> Path:
    """A scheme of one criterion. params: its parameters, as they are written."""
    lines = "".join(f"      {line}\n" for line in params.splitlines())
    for name, text in (("scheme.yaml", HEAD), ("指标.yaml", INDICATOR + lines), ("用语.yaml", phrases)):
        (tmp_path / name).write_text(text, encoding="utf-8")
    return tmp_path


def read(tmp_path: Path, params: str, phrases: str = PHRASES) -> Mapping[str, Any]:
    (criterion,) = load_scheme_by_name(str(folder(tmp_path, params, phrases))).scheme.criteria
    return criterion.params


def problems(tmp_path: Path, params: str, phrases: str = PHRASES) -> list[str]:
    with pytest.raises(ConfigInvalid) as raised:
        load_scheme_by_name(str(folder(tmp_path, params, phrases)))
    return [str(problem).removeprefix(f"{tmp_path}/") for problem in raised.value.problems]


def test_a_name_stands_for_what_is_written_once(tmp_path: Path) -> None:
    """The named value uses others; years are put into it as into an indicator."""
    title = ["招聘", "人才引进", "引进.*2023年.*博士", "招录"]
    assert read(tmp_path, "use: 招聘公告") == {
        "what": "招聘公告",
        "entries": {"title": title, "window": "until"},
    }


def test_keys_beside_the_name_are_laid_over_it(tmp_path: Path) -> None:
    params = read(
        tmp_path, "use: 招聘公告\nwhat: 区直部门招聘公告\nminimum: 2\nentries: {use: 招聘的标题, window: ever}"
    )
    assert (params["what"], params["minimum"]) == ("区直部门招聘公告", 2)
    assert params["entries"]["window"] == "ever"
    assert "招录" in params["entries"]["title"]


def test_a_named_list_is_spliced_into_a_list(tmp_path: Path) -> None:
    params = read(tmp_path, "what: 公告\nentries: {title: [选调, {use: 招考}, 遴选]}", "招考: [招聘, 招录]\n")
    assert params["entries"] == {"title": ["选调", "招聘", "招录", "遴选"]}


def test_a_list_that_is_only_a_name_is_the_named_list(tmp_path: Path) -> None:
    params = read(tmp_path, "what: 公告\nentries: {title: {use: 招考}}", "招考: [招聘, 招录]\n")
    assert params["entries"] == {"title": ["招聘", "招录"]}


def test_a_name_that_does_not_exist(tmp_path: Path) -> None:
    """Nothing else is said of what the name should have stood for."""
    said = problems(tmp_path, "use: 招聘公告\nentries:\n  title: {use: 招募的标题}")
    assert said == [
        f"指标.yaml:{LINE + 3}　没有“招募的标题”这个用语，请核对写法，或者在用语文件中补上",
    ]


def test_a_name_that_does_not_exist_among_the_named(tmp_path: Path) -> None:
    (said,) = problems(
        tmp_path, "use: 招聘公告", PHRASES.replace("{use: 引进人才}", "{use: 引进人材}, {use: 引进人才}")
    )
    assert said.startswith("用语.yaml:5　没有“引进人材”这个用语")


def test_a_name_that_nobody_uses(tmp_path: Path) -> None:
    (said,) = problems(tmp_path, "use: 招聘公告", PHRASES + "辞退: [辞退]\n")
    assert said == "用语.yaml:10　用语“辞退”没有地方用到，请删去，或者改正名称"


def test_whether_a_name_is_used_nobody_knows_while_a_file_cannot_be_read(tmp_path: Path) -> None:
    (said,) = problems(tmp_path, "use: '招聘公告")
    assert "YAML 写法有误" in said


def test_names_that_lead_back_to_themselves(tmp_path: Path) -> None:
    """One circle is one mistake, wherever one begins."""
    said = problems(
        tmp_path, "what: 公告\nentries: {title: {use: 甲}}", "甲: [招聘, {use: 乙}]\n乙:\n  - 招考\n  - {use: 甲}\n"
    )
    assert said == ["用语.yaml:4　用语绕回了自己（甲 → 乙 → 甲），请去掉其中一处 use"]


def test_a_mistake_in_a_named_value_is_told_where_it_is_written(tmp_path: Path) -> None:
    """As one, though several places use it; through two names and a splice."""
    phrases = PHRASES.replace("博士'", "(博士'")
    (said,) = problems(tmp_path, "use: 招聘公告", phrases)
    assert said.startswith("用语.yaml:9　正则表达式“引进.*2023年.*(博士”写错")


def test_a_mistake_behind_a_splice_is_told_where_it_is_written(tmp_path: Path) -> None:
    title = "title:\n    - 选调\n    - {use: 引进人才}\n    - (招考"
    (said,) = problems(tmp_path, f"use: 招聘公告\nentries:\n  use: 招聘的标题\n  {title}")
    assert said.startswith(f"指标.yaml:{LINE + 7}　正则表达式“(招考”写错")


def test_a_mistake_in_an_own_key_is_told_where_that_is_written(tmp_path: Path) -> None:
    (said,) = problems(tmp_path, "use: 招聘公告\nminimum: 许多")
    assert said.startswith(f"指标.yaml:{LINE + 2}　")
    assert "minimum" in said


def test_what_a_named_value_lacks_is_told_where_the_name_is_used(tmp_path: Path) -> None:
    (said,) = problems(tmp_path, "use: 招聘公告", PHRASES.replace("  what: 招聘公告\n", ""))
    assert said.startswith(f"指标.yaml:{LINE}　检查 entry.present 的参数“what”不合要求：缺少“what”这一项")


@pytest.mark.parametrize(
    ("params", "phrases", "said"),
    [
        (
            "what: 公告\nentries: {title: {use: 招考, window: ever}}",
            "招考: [招聘]\n",
            f"指标.yaml:{LINE + 2}　用语“招考”是列表，旁边不能再写别的项，请删去",
        ),
        (
            "what: 公告\nentries: {title: {use: 招考}}",
            "招考: 招聘\n",
            "用语.yaml:1　用语“招考”应写成列表，或者若干“键: 值”",
        ),
        ("what: 公告\nentries: {title: [招聘]}", "- 招聘\n", "用语.yaml:1　用语应写成若干“名称: 内容”"),
        ("use: 招聘公告", "招聘公告: {what: '公告}\n", "YAML 写法有误"),
    ],
)
def test_named_values_of_another_form(tmp_path: Path, params: str, phrases: str, said: str) -> None:
    told = problems(tmp_path, params, phrases)
    assert any(said in problem for problem in told), told
    assert all("用语" in problem for problem in told), told


def test_the_digest_of_a_scheme_is_of_its_named_values_too(tmp_path: Path) -> None:
    first = load_scheme_by_name(str(folder(tmp_path, "use: 招聘公告"))).scheme
    other = load_scheme_by_name(str(folder(tmp_path, "use: 招聘公告", PHRASES.replace("招录", "招考")))).scheme
    assert first.digest != other.digest
