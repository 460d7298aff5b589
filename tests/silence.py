"""不出声的进度：测试里扫描时用。"""

from domain.assessment import DepartmentResult
from domain.capture import Capture


class Silent:
    def started(self, departments: int) -> None:
        return

    def captured(self, capture: Capture) -> None:
        return

    def done(self, result: DepartmentResult) -> None:
        return
