"""读取系统用语，并核对没有漏掉任何一种结果、状态和故障。"""

from pathlib import Path

from pydantic import BaseModel, ConfigDict

from config.problems import ConfigInvalid
from config.source import read_source, validate
from domain.capture import FailureKind
from domain.finding import Outcome
from domain.scheme import Decision, Method, Reason
from domain.snapshot import ColumnState
from domain.words import FailureWords, Words

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
        ("failures", FailureKind, stated.failures),
    )
    lacking = [
        source.problem((section,), f"缺少“{member.value}”的说法，请补上")
        for section, members, words in complete
        for member in members
        if member not in words
    ]
    if lacking:
        raise ConfigInvalid(lacking)
    return Words(
        outcomes=stated.outcomes,
        states=stated.states,
        failures={kind: FailureWords(w.name, w.fault, w.advice) for kind, w in stated.failures.items()},
        methods=stated.methods,
        decisions=stated.decisions,
        common={code: Reason(say=w.say, advice=w.advice) for code, w in stated.common.items()},
    )
