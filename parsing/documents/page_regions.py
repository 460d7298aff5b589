"""版面上可能是没有竖线的文字表格的一段：几列词并排，往下没有一个词跨到别的列。"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from parsing.documents.page_aligned_rows import aligned_rows
from parsing.documents.page_blocks import SAME_PITCH, SURELY_APART, Neighbours, overlap
from parsing.documents.page_lines import is_page_number
from parsing.documents.page_listed import FEWEST_COLUMNS, Listed, Span, listed, under
from parsing.documents.page_ruled_rows import ruled_rows
from parsing.documents.page_rules import Rules
from parsing.documents.page_words import Word

# In sizes: lines of a table stand no farther from one another.
_FAR = 5.0
_HEAD_GAP = 3.0
_HEAD_LINES = 6
# In lines: no row is higher.
_NEAR = 20
Lines = Sequence[Sequence[Word]]


@dataclass(frozen=True, slots=True)
class Region:
    """Lines of words, those of the page up to end. above: words right above that reach over several columns."""

    lines: Lines
    above: Sequence[Word]
    end: int

    @property
    def words(self) -> list[Word]:
        return [word for line in self.lines for word in line]


def listed_tables(lines: Lines, rules: Rules, before: Listed | None) -> list[Listed]:
    """From above. A table whose rows may go on with what was not read is none."""
    tables: list[Listed] = []
    open_: Listed | None = None
    for below in _regions(lines):
        region = _from_top(below, lines, before) if before else below
        found = (
            _read(region, rules, before)
            or _below_groups(region, rules, before)
            or _without_notes(region, rules, before)
        )
        before = None
        if open_ and not found and fits(region.lines[0], open_.columns) and not _is_page_number(region):
            tables.remove(open_)
        open_ = found if found and not _counts_on(lines[region.end :], found) else None
        if open_:
            tables.append(open_)
    return tables


def _from_top(region: Region, lines: Lines, before: Listed) -> Region:
    """With the lines above that may be those of a row that the page's end tore."""
    end = start = region.end - len(region.lines)
    while start and fits(lines[start - 1], before.columns):
        start -= 1
    return replace(region, lines=[*lines[start:end], *region.lines], above=()) if start < end else region


def _below_groups(region: Region, rules: Rules, before: Listed | None) -> Listed | None:
    """As if the first line were of headers over several columns, or of a title, and the second began the headers."""
    below = next(_regions(region.lines[1:]), None)
    if below is None or below.end < len(region.lines) - 1 or not _is_parted(region.lines[0], below):
        return None
    start = len(region.lines) - len(below.lines)
    return _read(replace(below, above=region.lines[start - 1]) if start == 1 else below, rules, before)


def _without_notes(region: Region, rules: Rules, before: Listed | None) -> Listed | None:
    """Without what stands below the numbers of the rows: who filled it in, a note."""
    lines = list(region.lines)
    left = min(word.left for word in region.words)
    while len(lines[-1]) == 1 and lines[-1][0].left - left < lines[-1][0].size and not lines[-1][0].is_figure:
        lines.pop()
    if len(lines) in (0, 1, len(region.lines)):
        return None
    found = _read(replace(region, lines=lines), rules, before)
    return found if found and found.last else None


def _is_parted(above: Sequence[Word], region: Region) -> bool:
    """Whether a line stands farther above the next than lines of a header do."""
    pitch = Neighbours(region.words, ()).pitch() + SAME_PITCH
    first = min(word.middle for word in region.words)
    return all(first - word.middle > min(pitch, SURELY_APART * word.size) for word in above)


def _is_page_number(region: Region) -> bool:
    return len(region.lines) == 1 and is_page_number("".join(word.text for word in region.words))


def fits(line: Sequence[Word], columns: Sequence[Span]) -> bool:
    """Whether a line may be one of a row under the columns."""
    return all(sum(overlap(column, word) for column in columns) < 2 for word in line)


def _counts_on(lines: Lines, table: Listed) -> bool:
    """Whether the next row's number stands below, though its words do not keep to the columns."""
    following = str(table.last + 1)
    near = (line[0] for line in lines[:_NEAR])
    return bool(table.last) and any(word.text == following and overlap(word, table.columns[0]) for word in near)


def _read(region: Region, rules: Rules, before: Listed | None) -> Listed | None:
    words = region.words
    for rows in (ruled_rows(words, rules.levels, shaded=rules.shaded), aligned_rows(words, rules.levels)):
        if rows:
            bands, columns = rows
            moved = under(bands, columns, before) if before else None
            found = (listed(*moved, region.above, before) if moved else None) or listed(bands, columns, region.above)
            if found and not (before and found.names == before.names and not found.continues):
                return found
    return None


def _regions(lines: Lines) -> Iterator[Region]:
    end = 0
    for at, line in enumerate(lines):
        if at >= end and len(line) >= FEWEST_COLUMNS:
            start, columns = _start(lines, at, end)
            end = _end(lines, at, columns)
            yield Region(lines[start:end], _above(lines, start), end)


def _start(lines: Lines, at: int, least: int) -> tuple[int, list[Span]]:
    """The first line of a header whose lines stand close above."""
    columns = [Span(word.left, word.right) for word in lines[at]]
    start = at
    most = _FAR if lines[at][0].is_figure else SURELY_APART
    while start > max(least, at - _HEAD_LINES):
        above, below = lines[start - 1], lines[start]
        more = _with(columns, above)
        far = below[0].middle - above[0].middle > most * below[0].size
        if far or more is None or above[0].size > 1.15 * below[0].size:
            break
        start, columns = start - 1, more
    return start, columns


def _above(lines: Lines, start: int) -> Sequence[Word]:
    if not start or lines[start][0].middle - lines[start - 1][0].middle > _HEAD_GAP * lines[start][0].size:
        return ()
    return lines[start - 1]


def _end(lines: Lines, at: int, columns: list[Span]) -> int:
    """Behind the last line that keeps to the columns."""
    end = at + 1
    while end < len(lines):
        more = _with(columns, lines[end])
        if more is None or lines[end][0].middle - lines[end - 1][0].middle > _FAR * lines[end][0].size:
            break
        end, columns = end + 1, more
    return end


def _with(columns: Sequence[Span], line: Sequence[Word]) -> list[Span] | None:
    """The columns that hold the words of a line too; None when one of them reaches over several."""
    found = list(columns)
    for word in line:
        places = [x for x, column in enumerate(found) if overlap(column, word)]
        if len(places) > 1:
            return None
        if places:
            found[places[0]] = found[places[0]].reaching(word)
        else:
            found.append(Span(word.left, word.right))
    return found
