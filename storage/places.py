"""一处的访问：某个网页、某个网站到一次考评为止的访问，从最近的往前看；同一次扫描打不打得开别处。"""

from collections.abc import Iterator
from datetime import datetime, time, timedelta

from sqlalchemy import ColumnElement, Engine, or_, select

from domain.assessment import Assessment
from domain.beijing import BEIJING
from domain.silence import Night, Place
from domain.visit import Visit
from storage.errors import storage_errors
from storage.tables import assessments, visits
from storage.text import storable
from storage.visits import visit_of

_AT_ONCE = 100
_fetched = visits.c.drawn.is_(False)
_good = visits.c.failure.is_(None)


class PlaceLog:
    """Visits as one assessment knows them: its own, and those of earlier ones of the same portal and source."""

    def __init__(self, engine: Engine, assessment: Assessment) -> None:
        self._engine = engine
        self._database = engine.url.database or ""
        of_ours = (assessments.c.portal == assessment.portal) & (assessments.c.source == assessment.source)
        known = select(assessments.c.id).where(of_ours, assessments.c.id <= assessment.id)
        self._known = visits.c.assessment_id.in_(known)

    def met(self, place: Place) -> Iterator[Visit]:
        """All visits to it, newest first."""
        query = select(visits).where(_at(place), _fetched, self._known).order_by(visits.c.id.desc())
        with storage_errors(self._database), self._engine.connect() as connection:
            streamed = connection.execution_options(yield_per=_AT_ONCE)
            for row in streamed.execute(query).mappings():
                yield visit_of(row)

    def answered(self, place: Place) -> datetime | None:
        """When it last gave a page."""
        query = select(visits.c.asked_at).where(_at(place), _fetched, self._known, _good)
        with storage_errors(self._database), self._engine.connect() as connection:
            return connection.scalar(query.order_by(visits.c.id.desc()).limit(1))

    def elsewhere(self, place: Place, night: Night) -> bool:
        """Whether any other place gave a page that night."""
        start = datetime.combine(night.day, time(), BEIJING)
        on_the_day = (visits.c.asked_at >= start) & (visits.c.asked_at < start + timedelta(days=1))
        query = select(visits.c.id).where(visits.c.assessment_id == night.assessment, on_the_day, _fetched, _good)
        with storage_errors(self._database), self._engine.connect() as connection:
            return connection.scalar(query.where(~_at(place)).limit(1)) is not None


def _at(place: Place) -> ColumnElement[bool]:
    if not place.whole_host:
        return visits.c.address == storable(place.address)
    # As a range, for which the index serves: "0" is the character after "/".
    ranges = ((f"{scheme}://{place.host}/", f"{scheme}://{place.host}0") for scheme in ("http", "https"))
    return or_(*((visits.c.address >= first) & (visits.c.address < last) for first, last in ranges))
