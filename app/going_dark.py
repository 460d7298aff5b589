"""渠道不可用：隔天多次没有应答的栏目，连同每次访问的情况交人核实；偶尔一夜打不开的不算。"""

from collections.abc import Iterator, Mapping
from functools import partial
from itertools import groupby

from app.configuration import Configuration
from app.workspace import Workspace
from domain.assessment import NETWORK, Assessment
from domain.beijing import BEIJING
from domain.capture import Capture
from domain.cause import PLACE, Cause
from domain.finding import Evidence, Observation, needs_review
from domain.silence import UNAVAILABLE, Place, Unavailability, is_silent, unanswered
from domain.snapshot import ColumnState, ColumnView, Snapshot
from domain.visit import Visit
from domain.words import Words

# Of a host that is down a night may have hundreds.
_MOST_TOLD = 6


class GoingDark:
    """Which columns nobody answers for any more, as the assessment that gathered them knows it.

    Saved pages never tell: who saved them may have lost them.
    """

    def __init__(self, configuration: Configuration, workspace: Workspace, assessment: Assessment) -> None:
        self._rule = configuration.scheme.unavailable if assessment.source == NETWORK else None
        self._words = configuration.words
        self._log = workspace.places(assessment)
        self._known: dict[Place, Observation | None] = {}

    def of(self, snapshot: Snapshot) -> Mapping[str, Observation]:
        """Kind of column → what is said of it. All columns that the same place keeps from being read get the same."""
        rule = self._rule
        said = {view.column.kind: self._said(view, rule) for view in snapshot.views} if rule else {}
        return {kind: observation for kind, observation in said.items() if observation}

    def _said(self, view: ColumnView, rule: Unavailability) -> Observation | None:
        found = (self._of_place(place, rule) for place in _places(view))
        return next((observation for observation in found if observation), None)

    def _of_place(self, place: Place, rule: Unavailability) -> Observation | None:
        if place not in self._known:
            tries = unanswered(self._log.met(place), place, rule, partial(self._log.elsewhere, place))
            self._known[place] = self._observation(place, tries, rule) if tries else None
        return self._known[place]

    def _observation(self, place: Place, tries: tuple[Visit, ...], rule: Unavailability) -> Observation:
        last = tries[-1]
        url = f"{place.address.partition('://')[0]}://{place.host}/" if place.whole_host else place.address
        quote = "\n".join((*_told(tries, self._words), self._before(place)))
        silent = needs_review(
            UNAVAILABLE,
            Evidence(url, quote, "" if place.whole_host else last.capture.digest, last.asked_at),
            place=f"网站 {place.host} " if place.whole_host else f"网页 {place.address} ",
            days=len({_day(visit) for visit in tries}),
            tries=len(tries),
            source=rule.source,
            because=rule.because,
        )
        return silent.due_to(Cause(PLACE, UNAVAILABLE, (url,)))

    def _before(self, place: Place) -> str:
        answered = self._log.answered(place)
        return (
            f"此前最近一次打开：{answered.astimezone(BEIJING):%Y-%m-%d %H:%M}" if answered else "此前没有打开过的记录"
        )


def _places(view: ColumnView) -> Iterator[Place]:
    """What may be silent: the host of the page without which the column is not read, else that page."""
    lost = _lost(view)
    if lost and lost.failure:
        yield Place(_front(lost.url), whole_host=True)
        if not lost.failure.left_alone:
            yield Place(lost.url)


def _lost(view: ColumnView) -> Capture | None:
    if view.state is not ColumnState.UNREADABLE:
        return None
    failed = (one for one in view.captures if one.failure is not None and one.failure == view.failure)
    return next(filter(is_silent, failed), None)


def _front(url: str) -> str:
    """One address for all of a host."""
    return "/".join(url.split("/", 3)[:3]) + "/"


def _told(tries: tuple[Visit, ...], words: Words) -> Iterator[str]:
    """A line for each try, of a long night the first ones."""
    for day, visits in groupby(tries, _day):
        made = list(visits)
        yield from (_line(visit, words) for visit in made[:_MOST_TOLD])
        if len(made) > _MOST_TOLD:
            yield f"{day} 当日共{len(made)}次"


def _line(visit: Visit, words: Words) -> str:
    failure = visit.capture.failure
    assert failure
    detail = f"（{failure.detail}）" if failure.detail else ""
    return f"{visit.asked_at.astimezone(BEIJING):%Y-%m-%d %H:%M} {visit.address} {words.failures[failure.kind].name}{detail}"


def _day(visit: Visit) -> str:
    return f"{visit.asked_at.astimezone(BEIJING):%Y-%m-%d}"
