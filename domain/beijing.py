"""北京时间：考核日、公布日、访问的时刻都按它算。"""

from zoneinfo import ZoneInfo

BEIJING = ZoneInfo("Asia/Shanghai")
