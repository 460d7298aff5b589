"""方案说明：由方案文件逐项指标写成一页说明，怎样测、怎样判、扣多少、依据是什么。"""

from collections.abc import Iterator, Mapping
from importlib import import_module
from pathlib import Path

from domain.portal import Vocabulary
from domain.scheme import Criterion, Decision, Indicator, Reason, Scheme, Scope
from domain.words import Words

INDEX = "README.md"


def write_pages(scheme: Scheme, vocabulary: Vocabulary, words: Words, folder: Path) -> int:
    """One page for every indicator and an index of them. How many pages were written."""
    folder.mkdir(parents=True, exist_ok=True)
    pages = pages_of(scheme, vocabulary, words)
    for name, text in pages.items():
        (folder / name).write_text(text, encoding="utf-8")
    return len(pages)


def pages_of(scheme: Scheme, vocabulary: Vocabulary, words: Words) -> Mapping[str, str]:
    """File name → Markdown."""
    pages = {
        f"{indicator.number}.md": _text(_indicator(scheme, indicator, vocabulary, words))
        for indicator in scheme.indicators
    }
    return {INDEX: _text(_index(scheme)), **pages}


def _index(scheme: Scheme) -> Iterator[str]:
    yield f"# {scheme.title}"
    yield ""
    yield "本文件夹由 `zwgk scheme docs` 从方案文件生成，不要手改。"
    yield ""
    yield "| 编号 | 指标 | 满分 | 机器独立判定 | 人工确认 | 人工判定 |"
    yield "|---|---|---|---|---|---|"
    for one in scheme.indicators:
        points = (str(sum(c.points for c in one.criteria if c.decide is decision) or "") for decision in Decision)
        yield f"| {one.number} | [{one.name}]({one.number}.md) | {one.full} | {' | '.join(points)} |"


def _indicator(scheme: Scheme, indicator: Indicator, vocabulary: Vocabulary, words: Words) -> Iterator[str]:
    yield f"# {indicator.number} {indicator.name}（{indicator.full}分）"
    yield ""
    yield f"- 所属：{' › '.join(indicator.path)}"
    yield f"- 测评方式：{'、'.join(words.methods[method] for method in indicator.methods)}"
    yield f"- 测评要点：{indicator.measures}"
    yield f"- 适用：{_scope(scheme, indicator.scope)}"
    yield "- 依据："
    for basis in indicator.basis:
        read = "已核对原文" if basis.confirmed else "**未核对原文**"
        yield f"  - {basis.document}{basis.article and ' ' + basis.article}（{read}）"
    for criterion in indicator.criteria:
        yield ""
        yield from _criterion(criterion, vocabulary, words)


def _scope(scheme: Scheme, scope: Scope) -> str:
    functions = [f"具有“{scheme.functions[function]}”职能的部门" for function in scope.functions]
    return "、".join((*scope.names, *functions)) or "全部部门"


def _criterion(criterion: Criterion, vocabulary: Vocabulary, words: Words) -> Iterator[str]:
    worth = "提示，不计分" if criterion.is_notice else f"{criterion.points}分"
    yield f"## {criterion.name}（{worth}）"
    yield ""
    proposal = "；分值和规则是建议，须经方案制定单位认可" if criterion.proposal else ""
    yield f"- 编号：`{criterion.id}`；{words.decisions[criterion.decide]}{proposal}"
    if criterion.columns:
        yield f"- 看哪些栏目：{'、'.join(vocabulary[kind].names[0] for kind in criterion.columns)}"
    if criterion.check:
        first, _, rest = (import_module(f"checks.{criterion.check}").__doc__ or "").partition("\n")
        yield f"- 检查：`{criterion.check}` — {first}"
        yield from (f"- 检查依据：{line[8:]}" for line in rest.splitlines() if line.startswith("Source: "))
    if criterion.instruction:
        yield f"- 人工核查：{criterion.instruction}"
    if criterion.reasons:
        yield ""
        yield "| 发现 | 判为不符合时扣分 | 整改建议 |"
        yield "|---|---|---|"
        for reason in criterion.reasons.values():
            yield f"| {_cell(reason.say)} | {_cost(criterion, reason)} | {_cell(reason.advice)} |"


def _cost(criterion: Criterion, reason: Reason) -> str:
    """What it costs if the check calls it a fail; whether a person decides first."""
    if criterion.is_notice:
        return "不扣分"
    amount = "按比例" if reason.by_share else f"{criterion.points if reason.deduct is None else reason.deduct}分"
    confirmed = (reason.decide or criterion.decide) is Decision.CONFIRM
    return f"{amount}{'，须人工确认' if confirmed else ''}" if reason.advice else "—"


def _cell(text: str) -> str:
    return text.replace("|", "\\|") or "—"


def _text(lines: Iterator[str]) -> str:
    return "\n".join(lines) + "\n"
