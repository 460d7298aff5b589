"""标注：页面上「标签：内容」的文字，如索引号、发文字号、发布日期、来源，内容以页面写法为准。"""

import re
from collections.abc import Iterable, Mapping

from parsing.markup.marked_lines import CLOSE, OPEN, plain
from parsing.words.dates import find_listed_date
from parsing.words.label_words import AMBIGUOUS, FIRST, OTHER, SECOND

_FIELDS = {word: field for field, words in FIRST.items() for word in words}
_FALLBACKS = {word: field for field, words in SECOND.items() for word in words}
_WORDS = sorted((*_FIELDS, *_FALLBACKS, *OTHER), key=len, reverse=True)
_GAP = rf"[\s{OPEN}{CLOSE}]*+"
# Labels are padded to equal width on many templates: 「索 引 号：」「标　　题：」.
_ANY = "|".join(_GAP.join(word) for word in _WORDS)
_STRONG = "|".join(_GAP.join(word) for word in _WORDS if (len(word) > 2 or word == "文号") and word not in OTHER)
# Most places of a text are the beginning of none of the hundreds of words.
_FIRST = f"(?=[{''.join(sorted({word[0] for word in _WORDS}))}])"
_LABEL = re.compile(
    rf"(?<![\u4e00-\u9fa5])[【\[（(]?{_FIRST}(?P<colon>{_ANY}){_GAP}[】\]）)]?{_GAP}[：:∶︰﹕]"
    rf"|(?:^|(?<=[{OPEN}{CLOSE}]))\s*[【\[]?(?P<element>{_STRONG})[】\]]?(?=\s*[{OPEN}{CLOSE}])"
    rf"|^{_GAP}[•·▪●◆-]?\s*(?P<blank>{_STRONG})(?=\s+\S|[A-Za-z0-9])"
    rf"|[【\[](?={_GAP}(?:选择)?(?:字体|字号|打印|分享|关闭|收藏|大|小))"
)
_BARE = re.compile(rf"^[•·▪●◆]?\s*[【\[]?({_ANY})[】\]]?$")
# A longer one without a colon may as well be a title.
_DAY = "(?:日期|时间|期限|有效期)[至到]?"
_DAY_LABEL = re.compile(
    rf"^[【\[]?(?:(?P<bare>[\u4e00-\u9fa5]{{0,4}}{_DAY})[】\]]?|[\u4e00-\u9fa5]{{0,12}}{_DAY}[】\]]?[：:])$"
)
_NOT_LETTERS = re.compile(rf"[\s{OPEN}{CLOSE}]+")
_COLON_NEAR = re.compile(r"^.{0,10}[：:]")
_ONLY_COLON = re.compile(r"^[：:∶︰﹕]$")
_EMPTY_ELEMENT = re.compile(rf"{OPEN}\s*{CLOSE}")
_TWO_ELEMENTS = re.compile(rf"[^\s{OPEN}{CLOSE}]\s*{CLOSE}\s*{OPEN}\s*[^\s{OPEN}{CLOSE}]")
# A value ends with the element that holds it, when a gap follows; so it does before a rule or the page's tools.
_END = re.compile(
    rf"{CLOSE}\s+|\s+{OPEN}|\s*[|｜]|(?<![\s{OPEN}{CLOSE}])[\s{OPEN}{CLOSE}]++(?:打印|收藏|关闭|分享|我要纠错|大\s+中\s+小)"
)
_EDGES = f" |｜/【[{OPEN}{CLOSE}"
_UNFILLED = re.compile(r"^(?:\{\{.*|\$\{.*|<%.*|undefined|null)$")
_TIME_OF_DAY = re.compile(r"\s*T?\s*\d{1,2}\s*[:：时]\s*\d{1,2}(?:\s*[:：分]\s*\d{1,2}\s*秒?|\s*分)?")
_NOTHING = re.compile(r"^[无暂—－/\-]|^(?:没有|空)$")
_SIZES = re.compile(r"^(?:默认|超大|特大|[大中小](?:\s|$)|[A-Za-z+\-]+$|\d{1,2}(?:px)?$|【)")
_ORGAN = re.compile(
    r"(?:局|委|府|办|会|中心|处|院|厅|部|室|队|所|站|社|司|行|署|公司|集团|街道|镇|乡|组|校|馆|区|市|县)(?:[（(].*[）)])?$"
)
_STANDING = re.compile(r"效|是|否|废|失|行|待|修|改")
_DATED = frozenset(("made", "released", "time", "dispatched", "opens", "closes"))
_LONGEST_VALUE = {"index_number": 60, "document_number": 40, "issuer": 60, "validity": 20, "topic": 80, "source": 60}


def read_labels(lines: Iterable[str], *, in_text: bool = False) -> dict[str, str]:
    """The labelled fields of a page's lines: field → value as written. The first statement of a field wins.

    Fields: index_number, document_number, issuer, made, released, time, opens, closes, source, validity, topic, title.
    A value stands behind its label, up to the next label of the line, or alone on the following line; heads in a row
    have their values in the row below. Lines may carry the marks of parsing.markup.marked_lines.
    in_text: the lines are the article's own, where only labels that nothing else is called by are believed.
    """
    reader = _Reader(in_text)
    for line in lines:
        reader.read(line)
    reader.settle()
    return _resolved({**reader.second, **reader.first})


def is_label_alone(line: str) -> bool:
    """A line, without marks, that is a known label and nothing else, or one of a day."""
    return is_day_label(line) or bool(_BARE.match(line.rstrip("：: ")))


def is_day_label(line: str) -> bool:
    """A line that names a day: 生效日期, 有效期至, 听证会举行时间：."""
    return bool(_DAY_LABEL.match(_letters(line)))


class _Reader:
    def __init__(self, in_text: bool) -> None:
        self.first: dict[str, str] = {}
        self.second: dict[str, str] = {}
        self._in_text = in_text
        self._waiting: list[str] = []
        self._values: list[str] = []

    def read(self, line: str) -> None:
        text = plain(line)
        bare = _BARE.match(text) or _DAY_LABEL.match(text)
        if bare and bare[1]:
            if self._values:
                self.settle()
            self._waiting.append(_letters(bare[1]))
        elif _LABEL.search(line):
            self.settle()
            self._labelled(line)
        elif self._waiting and not _ONLY_COLON.match(text):
            self._values.append(line)

    def _labelled(self, line: str) -> None:
        labels = list(_LABEL.finditer(line))
        for label, following in zip(labels, [*labels[1:], None], strict=True):
            word = _letters(label["colon"] or label["element"] or label["blank"] or "")
            rest = line[label.end() : following.start() if following else len(line)]
            value = _value(rest, dated=_field(word) in _DATED)
            if value and (label["colon"] or _fits(_field(word), value)):
                self._keep(word, value)
            elif word and following is None and not value and not _EMPTY_ELEMENT.search(rest):
                self._waiting = [word]

    def settle(self) -> None:
        """What stood in the lines behind the labels that had no value in their own line."""
        waiting, values = self._waiting, self._values
        self._waiting, self._values = [], []
        pairs = list(zip(waiting, values, strict=False))
        # A head that names titles is a list's.
        heads = len(waiting) > 1 and len(pairs) == len(waiting) and "title" not in map(_field, waiting)
        if not (heads and all(_is_value(*pair) for pair in pairs)):
            pairs = list(zip(waiting[-1:], values[:1], strict=False))
        for word, line in pairs:
            if line and _is_value(word, line):
                self._keep(word, _value(line))

    def _keep(self, word: str, value: str) -> None:
        field = _field(word)
        if not field or _UNFILLED.match(value) or (self._in_text and word not in _FIELDS):
            return
        if self._in_text and word in AMBIGUOUS:
            return
        if word == "字号" and _SIZES.match(value):
            return
        kept = self.first if word in _FIELDS else self.second
        kept.setdefault(field, _dated(value) if field in _DATED else value)


def _letters(label: str) -> str:
    return _NOT_LETTERS.sub("", label)


def _field(word: str) -> str:
    return _FIELDS.get(word) or _FALLBACKS.get(word, "")


def _value(rest: str, *, dated: bool = False) -> str:
    """dated: it is a day, whose year, month and day may be elements of their own."""
    rest = rest.strip(_EDGES)
    end = _END.search(rest)
    value = _unclosed(plain(rest[: end.start()] if end else rest).strip(_EDGES))
    if dated and value and not find_listed_date(value):
        whole = plain(rest)
        found = find_listed_date(whole)
        return whole if found and whole.startswith(found[1]) else value
    return value


def _unclosed(value: str) -> str:
    """Without a bracket at its end that closes one before the label: 【来源：示例局】."""
    pairs = (opened for opened, closed in ("【】", "[]", "（）", "()", "〔〕") if value.endswith(closed))
    opened = next(pairs, "")
    return value[:-1].rstrip(_EDGES) if opened and opened not in value else value


def _is_value(word: str, line: str) -> bool:
    """The line can be the value of a label that stands alone: it is no other label, and fits what is labelled."""
    if not line:
        return True
    colon = _COLON_NEAR.match(plain(line)) and not find_listed_date(line)
    return not colon and not _TWO_ELEMENTS.search(line) and _fits(_field(word), plain(line))


def _fits(field: str, value: str) -> bool:
    """Whether a value without a colon before it can be one of the field; 无 and — can be any."""
    if not field or _NOTHING.match(value):
        return True
    if len(value) > _LONGEST_VALUE.get(field, 200):
        return False
    dated = find_listed_date(value)
    if field in _DATED:
        return dated is not None
    if field == "index_number":
        return any(c.isdigit() for c in value)
    if field == "document_number":
        return any(c.isdigit() or c in "号令" for c in value) and not (dated and len(dated[1]) + 2 > len(value))
    if field in ("issuer", "validity"):
        return bool((_ORGAN if field == "issuer" else _STANDING).search(value))
    return True


def _dated(value: str) -> str:
    """The date and the time of day, without what else stands behind them."""
    found = find_listed_date(value)
    start = value.find(found[1]) if found else -1
    if not found or start < 0:
        return value
    end = start + len(found[1])
    time = _TIME_OF_DAY.match(value, end)
    behind = value[time.end() if time else end :]
    # A second date makes a period, a day of the week today's date: both must stay to be seen.
    return (
        value
        if re.search(r"[至到起止—~～]|\d{4}|星期|周[一二三四五六日]", behind)
        else value[start : time.end() if time else end]
    )


def _resolved(fields: Mapping[str, str]) -> dict[str, str]:
    """发文日期 is the day of making beside a day of publication, and the day of publication beside one of making."""
    fields = dict(fields)
    dispatched = fields.pop("dispatched", "")
    if dispatched:
        published = "released" in fields or "time" in fields
        fields.setdefault("released" if "made" in fields and not published else "made", dispatched)
    source = fields.get("source", "")
    found = find_listed_date(source)
    if found and not source.startswith(found[1]):
        named, _, _ = source.partition(found[1])
        fields["source"] = named.strip(_EDGES)
        fields.setdefault("time", source[len(named) :])
    return fields
