"""读取系统用语，并核对没有漏掉任何一种结果、状态和故障。"""

from collections.abc import Iterator, Mapping
from pathlib import Path

from pydantic import BaseModel, ConfigDict

from config.placeholders import wrong_placeholders
from config.problems import ConfigInvalid, Problem
from config.reading import validate
from config.source import Source, read_source
from domain.capture import FailureKind
from domain.finding import Outcome
from domain.scheme import Decision, Method, Reason
from domain.score import Decider
from domain.snapshot import ColumnState
from domain.words import COMMON, FailureWords, Words

WORDS_FILE = Path(__file__).with_name("words.yaml")


class _Failure(BaseModel):
    model_config = ConfigDict(extra="forbid")
    name: str
    fault: str
    advice: str


class _Common(BaseModel):
    model_config = ConfigDict(extra="forbid")
    say: str
    advice: str = ""


class _WordsFile(BaseModel):
    model_config = ConfigDict(extra="forbid")
    outcomes: dict[Outcome, str]
    states: dict[ColumnState, str]
    methods: dict[Method, str]
    decisions: dict[Decision, str]
    deciders: dict[Decider, str]
    failures: dict[FailureKind, _Failure]
    common: dict[str, _Common]


def load_words(file: Path = WORDS_FILE) -> Words:
    source = read_source(file)
    stated = validate(source, _WordsFile)
    complete = (
        ("outcomes", Outcome, stated.outcomes),
        ("states", ColumnState, stated.states),
        ("methods", Method, stated.methods),
        ("decisions", Decision, stated.decisions),
        ("deciders", Decider, stated.deciders),
        ("failures", FailureKind, stated.failures),
    )
    lacking = [
        source.problem((section,), f"缺少“{member.value}”的说法，请补上")
        for section, members, words in complete
        for member in members
        if member not in words
    ]
    problems = [*lacking, *_wrong_common(source, stated.common)]
    if problems:
        raise ConfigInvalid(problems)
    return Words(
        outcomes=stated.outcomes,
        states=stated.states,
        failures={kind: FailureWords(w.name, w.fault, w.advice) for kind, w in stated.failures.items()},
        methods=stated.methods,
        decisions=stated.decisions,
        deciders=stated.deciders,
        common={code: Reason(w.say, w.advice, decide=Decision.AUTOMATIC) for code, w in stated.common.items()},
    )


def _wrong_common(source: Source, stated: Mapping[str, _Common]) -> Iterator[Problem]:
    """Every reason that the runner gives is worded, with no value that does not come with it."""
    for code in COMMON.keys() - stated.keys():
        yield source.problem(("common",), f"缺少理由“{code}”的说法，请补上")
    for code, words in stated.items():
        if code not in COMMON:
            yield source.problem(("common", code), f"判定过程不会给出理由“{code}”，请删去或改正")
            continue
        for key, text in (("say", words.say), ("advice", words.advice)):
            for mistake in wrong_placeholders(text, COMMON[code]):
                yield source.problem(("common", code, key), f"理由“{code}”，{key} 里{mistake}")
