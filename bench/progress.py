"""进度：没有人看的，只数不显示。"""

from domain.capture import Capture
from domain.department import Department


class Counter:
    """Counts the captures of a scan."""

    def __init__(self) -> None:
        self.captures = 0

    def started(self, departments: int) -> None:
        return

    def captured(self, capture: Capture) -> None:
        self.captures += 1

    def gathered(self, department: Department) -> None:
        return
