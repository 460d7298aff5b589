"""不出声的进度：测试里扫描时用。"""

from domain.capture import Capture
from domain.department import Department


class Silent:
    def started(self, departments: int) -> None:
        return

    def captured(self, capture: Capture) -> None:
        return

    def gathered(self, department: Department) -> None:
        return
