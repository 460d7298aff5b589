"""读取依申请公开登记册：一行一件申请，由表格软件另存的 CSV 文件。"""

import csv
import hashlib
import io
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TypeVar

from pydantic import BaseModel, ConfigDict

from config.problems import ConfigInvalid, Problem
from config.reading import validate
from config.source import read_source
from domain.application import AnswerKind, Application, Channel, Event, Field, Particular, Register
from domain.capture import SavedPage
from parsing.words.dates import find_date

WORDS_FILE = Path(__file__).with_name("register.yaml")
_YES, _NO = "有", "无"
_NEEDED = (Field.DEPARTMENT, Field.NUMBER, Field.SUBMITTED)
# Here the words themselves may be written down, such as the number of the answer, instead of 有.
_IN_WORDS = (Particular.DOCUMENT_NUMBER, Particular.LEGAL_BASIS)
# The second cannot have happened before the first.
_ORDER = (
    (Field.SUBMITTED, Field.RECEIVED),
    (Field.RECEIVED, Field.CORRECTION),
    (Field.CORRECTION, Field.CORRECTED),
    (Field.RECEIVED, Field.EXTENSION),
    (Field.SUBMITTED, Field.ANSWERED),
    (Field.RECEIVED, Field.ANSWERED),
    (Field.RECEIVED, Field.STILL_UNANSWERED),
)
_Column = Field | Particular
_Meant = TypeVar("_Meant")


class _Words(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)

    fields: dict[Field, str]
    particulars: dict[Particular, str]
    channels: dict[Channel, str]
    kinds: dict[AnswerKind, str]

    @property
    def headings(self) -> Mapping[_Column, str]:
        return dict((*self.fields.items(), *self.particulars.items()))


@dataclass(frozen=True, slots=True)
class _Sheet:
    """A register before its rows are read. departments: name → id."""

    file: Path
    body: bytes
    saved_at: datetime
    words: _Words
    departments: Mapping[str, str]

    @property
    def digest(self) -> str:
        return f"sha256:{hashlib.sha256(self.body).hexdigest()}"

    @property
    def text(self) -> str:
        """As spreadsheets save it: UTF-8, else the encoding of a Chinese Windows."""
        try:
            return self.body.decode("utf-8-sig")
        except UnicodeDecodeError:
            return self.body.decode("gb18030")


def load_register(file: Path, departments: Mapping[str, str]) -> Register:
    """Every case of a register; ConfigInvalid with every mistake and its row, as a spreadsheet counts rows.

    departments: name → id.
    """
    sheet = _open(file, departments)
    try:
        lines = list(csv.reader(io.StringIO(sheet.text, newline=""), strict=True))
    except (UnicodeDecodeError, csv.Error):
        raise ConfigInvalid([Problem(file, 0, "登记册不是 CSV 文件，请在表格软件中另存为“CSV UTF-8”")]) from None
    columns = _columns(sheet, lines[0] if lines else [])
    rows = [_Row(sheet, number, columns, line) for number, line in enumerate(lines[1:], 2) if any(map(str.strip, line))]
    applications = tuple(row.application() for row in rows)
    problems = [problem for row in rows for problem in row.problems]
    problems += _repeated(sheet, zip(rows, applications, strict=True))
    if problems:
        raise ConfigInvalid(problems)
    return Register(SavedPage(file.name, 200, "text/csv", sheet.body, sheet.saved_at), applications)


def _open(file: Path, departments: Mapping[str, str]) -> _Sheet:
    try:
        body, saved_at = file.read_bytes(), datetime.fromtimestamp(int(file.stat().st_mtime), UTC)
    except FileNotFoundError:
        raise ConfigInvalid([Problem(file, 0, "找不到这份登记册，请核对门户文件中 register 写的路径")]) from None
    except OSError as error:
        raise ConfigInvalid([Problem(file, 0, f"登记册无法读取：{error.strerror}")]) from None
    return _Sheet(file, body, saved_at, _load_words(), departments)


def _load_words() -> _Words:
    source = read_source(WORDS_FILE)
    words = validate(source, _Words)
    complete = (
        ("fields", Field, words.fields),
        ("particulars", Particular, words.particulars),
        ("channels", Channel, words.channels),
        ("kinds", AnswerKind, words.kinds),
    )
    lacking = [
        source.problem((section,), f"缺少“{member.value}”的说法，请补上")
        for section, members, stated in complete
        for member in members
        if member not in stated
    ]
    if lacking:
        raise ConfigInvalid(lacking)
    return words


def _columns(sheet: _Sheet, first: list[str]) -> list[_Column]:
    """What stands in each column. Spreadsheets may leave empty ones at the end."""
    while first and not first[-1].strip():
        first = first[:-1]
    stated = [heading.strip() for heading in first]
    known = {heading: column for column, heading in sheet.words.headings.items()}
    needed = [sheet.words.fields[field] for field in _NEEDED]
    mistakes = [f"没有“{heading}”这一列，请改用：{'、'.join(known)}" for heading in stated if heading not in known]
    mistakes += [f"“{heading}”写了{times}列，请只留一列" for heading, times in Counter(stated).items() if times > 1]
    mistakes += [f"缺少“{heading}”这一列，请在第一行补上" for heading in needed if heading not in stated]
    if mistakes:
        raise ConfigInvalid(Problem(sheet.file, 1, mistake) for mistake in mistakes)
    return [known[heading] for heading in stated]


def _repeated(sheet: _Sheet, cases: Iterable[tuple["_Row", Application]]) -> Iterator[Problem]:
    """Two cases of one number could not be told apart."""
    heading, seen = sheet.words.fields[Field.NUMBER], dict[tuple[str, str], int]()
    for row, case in cases:
        key = (case.department, case.number)
        if case.number and key in seen:
            yield Problem(
                sheet.file, row.number, f"{heading}“{case.number}”与第{seen[key]}行重复，请改成不同的{heading}"
            )
        seen.setdefault(key, row.number)


class _Row:
    """One row as it is read. number: as a spreadsheet counts; problems: the mistakes found so far."""

    def __init__(self, sheet: _Sheet, number: int, columns: list[_Column], line: list[str]) -> None:
        self.problems: list[Problem] = []
        self._sheet = sheet
        self.number = number
        cells = [cell.strip() for cell in line]
        self._cells = {column: cell for column, cell in zip(columns, cells, strict=False) if cell}
        if any(cells[len(columns) :]):
            self._complain("这一行的格数比第一行的列名多，请检查是否多写了逗号")

    def application(self) -> Application:
        """What the row says; meaningless where there are problems."""
        sheet, words = self._sheet, self._sheet.words
        for field in _NEEDED:
            if field not in self._cells:
                self._complain(f"没有填“{words.fields[field]}”，请补上")
        for first, second in _ORDER:
            self._compare(first, second)
        if Field.CORRECTED in self._cells and Field.CORRECTION not in self._cells:
            heading, missing = words.fields[Field.CORRECTED], words.fields[Field.CORRECTION]
            self._complain(f"填了“{heading}”，却没有填“{missing}”，请补上")
        return Application(
            department=self._one_of(Field.DEPARTMENT, sheet.departments) or "",
            number=self._cells.get(Field.NUMBER, ""),
            submitted=self._day(Field.SUBMITTED) or date.min,
            address=f"{sheet.file.name}#第{self.number}行",
            digest=sheet.digest,
            saved_at=sheet.saved_at,
            cells={column.value: f"{words.headings[column]}：{cell}" for column, cell in self._cells.items()},
            channel=self._one_of(Field.CHANNEL, _reversed(words.channels)),
            received=self._day(Field.RECEIVED),
            correction=self._event(Field.CORRECTION),
            corrected=self._event(Field.CORRECTED),
            corrections=self._count(Field.CORRECTIONS),
            extension=self._event(Field.EXTENSION),
            excluded=self._count(Field.EXCLUDED),
            answered=self._day(Field.ANSWERED),
            still_unanswered=self._day(Field.STILL_UNANSWERED),
            kind=self._one_of(Field.KIND, _reversed(words.kinds)),
            particulars={one: told for one in Particular if (told := self._told(one)) is not None},
        )

    def _complain(self, message: str) -> None:
        problem = Problem(self._sheet.file, self.number, message)
        if problem not in self.problems:
            self.problems.append(problem)

    def _day(self, field: Field) -> date | None:
        cell = self._cells.get(field, "")
        found = find_date(cell)
        if found and found[1] == cell:
            return found[0]
        if cell:
            self._complain(f"“{self._sheet.words.fields[field]}”写的“{cell}”不是日期，请写成 2021-03-05 这样")
        return None

    def _event(self, field: Field) -> Event:
        if self._cells.get(field) == _NO:
            return Event(known=True)
        day = self._day(field)
        return Event(known=day is not None, day=day)

    def _count(self, field: Field) -> int | None:
        cell = self._cells.get(field, "")
        if cell.isdecimal():
            return int(cell)
        if cell:
            self._complain(f"“{self._sheet.words.fields[field]}”写的“{cell}”不是整数，请写成 0、5 这样")
        return None

    def _one_of(self, field: Field, meanings: Mapping[str, _Meant]) -> _Meant | None:
        cell = self._cells.get(field, "")
        if cell and cell not in meanings:
            self._complain(f"“{self._sheet.words.fields[field]}”没有“{cell}”，请改用：{'、'.join(meanings)}")
        return meanings.get(cell)

    def _told(self, particular: Particular) -> bool | None:
        cell = self._cells.get(particular, "")
        if cell and cell not in (_YES, _NO) and particular not in _IN_WORDS:
            heading = self._sheet.words.particulars[particular]
            self._complain(f"“{heading}”写的“{cell}”看不懂，请写“{_YES}”或“{_NO}”，没有核对的空着")
        return cell != _NO if cell else None

    def _compare(self, first: Field, second: Field) -> None:
        days = [self._event(field).day for field in (first, second)]
        if days[0] and days[1] and days[1] < days[0]:
            headings = self._sheet.words.fields
            self._complain(f"“{headings[second]}”{days[1]}早于“{headings[first]}”{days[0]}，请核对这两个日期")


def _reversed(words: Mapping[_Meant, str]) -> Mapping[str, _Meant]:
    return {word: member for member, word in words.items()}
