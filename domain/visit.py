"""访问记录：哪次考评、什么时候、问了哪个地址、得到了什么。"""

from dataclasses import dataclass
from datetime import datetime

from domain.capture import Capture


@dataclass(frozen=True, slots=True)
class Visit:
    """One address as one assessment met it.

    address: what was asked for, with the fields of a POST; drawn: by the browser.
    capture: what stands for the page, taken earlier than asked_at when the page had not changed since.
    first_at: when the address first answered. shown: how the list that led here described it.
    """

    assessment: int
    address: str
    capture: Capture
    asked_at: datetime
    first_at: datetime
    drawn: bool = False
    shown: str = ""
