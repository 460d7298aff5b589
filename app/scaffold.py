"""起草：照去年的方案起草今年的，照样子起草一个新检查。不改动已有的文件。"""

import re
import shutil
from pathlib import Path

from app.configuration import load_scheme_by_name, scheme_path
from app.errors import UserError

_ID = re.compile(r"^[a-z0-9][a-z0-9_-]*$")
_CHECK = re.compile(r"^([a-z][a-z0-9_]*)\.([a-z][a-z0-9_]*)$")
_CASES = {"passing": "符合要求", "failing": "不符合要求", "tricky": "看似不符合、其实不能判"}

_CHECK_FILE = '''"""（一句话说明查什么。）

(What is looked at, what counts, what goes to a person.)
About: (what each finding speaks of, in keys that last: an address, an element's place; never words.)
Source: (rule and article) (unconfirmed).
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from domain.doubt import absent
from domain.finding import Observation, passed
from domain.pattern import Pattern
from domain.view import View

# Each reason with the values that always come with it: what the words of a scheme may use.
REASONS = {
    "present": {"column"},
    "missing": {"column"},
}


@dataclass(frozen=True, slots=True)
class Params:
    """title: what the titles look like that are meant (regular expressions, any of them)."""

    title: tuple[Pattern, ...] = ()


def check(view: View, params: Params, as_of: date) -> Iterator[Observation]:
    column = view.column
    if column.entries:
        # Of one entry it would be about=(entry.subject,); () is the criterion as a whole.
        evidence = column.evidence(column.entries[0].title)
        yield passed("present", *evidence, about=(), column=column.column.name)
    else:
        # What it misses for want of any entry is due to the column's state, and so says ``absent``.
        yield absent(column, "missing", column.note or "栏目没有条目", about=(), column=column.column.name)
'''
_CASE_FILE = """\
story: "{story}（改写成一句话）"
as_of: 2022-02-15
criterion: （用这个检查的评分点）
columns:
  （栏目类型）: https://www.example.gov.cn/zwgk/lm/
expected:
  - outcome: {outcome}
    reason: {reason}
    message: （应说的话）
points: {{earned: 0, lost: 0, pending: 0}}
"""


def new_scheme(source: str, name: str, year: int, folder: Path) -> str:
    """A copy for another year: id, title, dates and years are moved on. What was done, and what a person must do."""
    if not _ID.match(name):
        raise UserError(f"方案编号“{name}”只能用小写字母、数字、- 和 _")
    target = folder / name
    if target.exists():
        raise UserError(f"{target} 已经存在，请另取编号")
    before = load_scheme_by_name(source).scheme
    years = year - before.report.year
    shutil.copytree(scheme_path(source), target)
    for file in sorted(target.rglob("*.yaml")):
        file.write_text(_moved_on(file.read_text("utf-8"), before.report.year, years), encoding="utf-8")
    head = target / "scheme.yaml"
    head.write_text(re.sub(r"(?m)^id: .*$", f"id: {name}", head.read_text("utf-8"), count=1), encoding="utf-8")
    scheme = load_scheme_by_name(str(target)).scheme
    lines = [line for file in target.rglob("*.yaml") for line in file.read_text("utf-8").splitlines()]
    left = sum(str(before.report.year) in line for line in lines)
    return (
        f"已起草 {target}：{len(scheme.indicators)} 项指标，合计 {scheme.full} 分，考评期 "
        f"{scheme.period.start} 至 {scheme.period.end}。还有 {left} 行写着 {before.report.year}，"
        "请对照新公布的方案核对指标、分值、依据和每个日期。"
    )


def _moved_on(text: str, year: int, years: int) -> str:
    """The old scheme's year and the next in dates and titles; comments, names of documents and formats keep theirs."""
    either = f"{year}|{year + 1}"
    dated = re.compile(rf"(?<![0-9〔\[（(])(?:{either})(?=-\d\d-\d\d|年(?!.*号))|(?<=\byear: )(?:{either})$")

    def moved(line: str) -> str:
        if line.lstrip().startswith(("#", "- {document")):
            return line
        return dated.sub(lambda match: str(int(match.group()) + years), line)

    return "\n".join(moved(line) for line in text.split("\n"))


def new_check(name: str, root: Path) -> tuple[Path, ...]:
    """Draft files of a check under a source checkout; UserError when it has one of that name, or root is none."""
    match = _CHECK.match(name)
    if not match:
        raise UserError(f"检查名“{name}”应写成 家族.名称，小写字母，如 column.spelling")
    if not (root / "checks").is_dir() or not (root / "tests" / "checks").is_dir():
        raise UserError("请在源代码文件夹里运行：这里没有 checks/ 和 tests/checks/")
    family, check = match.groups()
    file = root / "checks" / family / f"{check}.py"
    if file.exists():
        raise UserError(f"检查 {name} 已经有了：{file}")
    texts = {file: _CHECK_FILE}
    if not (file.parent / "__init__.py").exists():
        texts[file.parent / "__init__.py"] = '"""（这一类检查查什么。）"""\n'
    for kind, story in _CASES.items():
        outcome, reason = ("pass", "present") if kind == "passing" else ("needs_review", "missing")
        case = root / "tests" / "checks" / family / check / f"{kind}_story" / "case.yaml"
        texts[case] = _CASE_FILE.format(story=story, outcome=outcome, reason=reason)
        texts[case.parent / "pages" / "www.example.gov.cn" / "zwgk" / "lm" / "index.html"] = "<ul class='list'></ul>\n"
    for path, text in texts.items():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return tuple(texts)
