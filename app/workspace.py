"""数据放在哪里：数据库、证据档案、报告、扫描锁。"""

from contextlib import AbstractContextManager
from functools import cached_property
from importlib.metadata import version
from pathlib import Path

from sqlalchemy import Engine

from app.errors import UserError
from domain.assessment import Assessment
from storage.archive import Archive
from storage.database import open_database
from storage.lock import scan_lock
from storage.places import PlaceLog
from storage.screenshots import ScreenshotLog
from storage.store import Store
from storage.visits import VisitLog

VERSION = version("zwgk")


class Workspace:
    """One data folder. The database is opened, and migrated, at the first use."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.reports = folder / "reports"
        self.evidence = folder / "evidence"

    @cached_property
    def engine(self) -> Engine:
        return open_database(self.folder / "zwgk.db")

    @cached_property
    def store(self) -> Store:
        return Store(self.engine)

    def must_hold_data(self) -> None:
        """For commands that only look at what was stored: they make no folder and no database."""
        if not (self.folder / "zwgk.db").is_file():
            raise UserError(f"{self.folder} 里没有扫描结果，请核对 --data 后面的文件夹，或先运行 zwgk scan")

    def archive(self, name: str) -> Archive:
        """name: of the files that are written; reading finds every body whatever file it is in."""
        return Archive(self.evidence, self.engine, name, software=f"zwgk/{VERSION}")

    def visits(self, assessment: Assessment) -> VisitLog:
        return VisitLog(self.engine, assessment)

    def places(self, assessment: Assessment) -> PlaceLog:
        return PlaceLog(self.engine, assessment)

    @cached_property
    def screenshots(self) -> ScreenshotLog:
        return ScreenshotLog(self.engine)

    def lock(self) -> AbstractContextManager[None]:
        """Held by whatever writes: one scan at a time."""
        return scan_lock(self.folder / "zwgk.lock")
