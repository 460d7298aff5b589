"""网页截图：哪次考评、给哪个地址的哪份副本拍过图；图本身在证据档案里。"""

from sqlalchemy import Engine, insert, select

from domain.capture import Screenshot
from storage.errors import storage_errors
from storage.tables import assessments, screenshots
from storage.text import storable

_KEEP = insert(screenshots).prefix_with("OR REPLACE", dialect="sqlite")


class ScreenshotLog:
    """Apart from the visits: a picture is for people, and no page is ever read from one."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self._database = engine.url.database or ""

    def record(self, assessment_id: int, taken: Screenshot) -> None:
        row = {
            "url": storable(taken.url),
            "page": taken.page,
            "assessment_id": assessment_id,
            "digest": taken.digest,
            "taken_at": taken.taken_at,
        }
        with storage_errors(self._database), self._engine.begin() as connection:
            connection.execute(_KEEP, row)

    def of_portal(self, portal: str) -> tuple[Screenshot, ...]:
        known = screenshots.c
        query = (
            select(known.url, known.page, known.digest, known.taken_at)
            .join(assessments, assessments.c.id == known.assessment_id)
            .where(assessments.c.portal == portal)
        )
        with storage_errors(self._database), self._engine.connect() as connection:
            return tuple(Screenshot(*row) for row in connection.execute(query))
