"""进度：没有人看的，只数不显示。"""

from domain.assessment import DepartmentResult
from domain.capture import Capture


class Counter:
    """Counts the captures of a scan."""

    def __init__(self) -> None:
        self.captures = 0

    def started(self, departments: int) -> None:
        return

    def captured(self, capture: Capture) -> None:
        self.captures += 1

    def done(self, result: DepartmentResult) -> None:
        return
