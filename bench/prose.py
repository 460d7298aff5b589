"""公文文字：按句式拼出互不相同的标题、段落、表格。Deterministic: the same random source, the same words."""

from pathlib import Path
from random import Random

from ruamel.yaml import YAML

_WORDS: dict[str, list[str]] = {
    name: words.split() for name, words in YAML(typ="safe").load(Path(__file__).with_name("words.yaml")).items()
}
_NUMERALS = "一二三四五六七八九十"


def title(random: Random, organ: str) -> str:
    verb, matter = _word(random, "verbs"), _word(random, "matters")
    return f"{organ}关于{_word(random, 'manners')}{verb}{matter}的{_word(random, 'genres')}"


def heading(random: Random) -> str:
    return f"{random.choice(_NUMERALS)}、{_word(random, 'manners')}{_word(random, 'verbs')}{_word(random, 'matters')}"


def paragraph(random: Random) -> str:
    return "".join(_sentence(random) for _ in range(random.randint(2, 6)))


def table_rows(random: Random, rows: int) -> list[tuple[str, ...]]:
    """A row for each of several places: number, place, matter, amount, share."""
    return [
        (
            str(number),
            _word(random, "places"),
            _word(random, "matters"),
            f"{random.uniform(1, 900):.2f}",
            f"{random.uniform(40, 100):.1f}%",
        )
        for number in range(1, rows + 1)
    ]


def _sentence(random: Random) -> str:
    match random.randrange(4):
        case 0:
            return f"{_word(random, 'organs')}要{_task(random)}，{_task(random)}，{_word(random, 'ends')}。"
        case 1:
            month, day = random.randint(1, 12), random.randint(1, 28)
            place = _word(random, "places")
            return f"{month}月{day}日，{place}{_word(random, 'manners')}{_task(random)}，共涉及{_amount(random)}、{_amount(random)}。"
        case 2:
            return f"截至目前，{_word(random, 'matters')}已{_word(random, 'verbs')}{_amount(random)}，同比增长{random.uniform(0.1, 30):.1f}%；{_task(random)}{_amount(random)}。"
        case _:
            return f"对{_word(random, 'matters')}中发现的问题，由{_word(random, 'organs')}{_task(random)}，{_word(random, 'ends')}。"


def _task(random: Random) -> str:
    return f"{_word(random, 'manners')}{_word(random, 'verbs')}{_word(random, 'matters')}"


def _amount(random: Random) -> str:
    return f"{random.randint(2, 9800)}{_word(random, 'measures')}"


def _word(random: Random, kind: str) -> str:
    return random.choice(_WORDS[kind])
