"""石桥工作局：自己的网页全部报错；只有共用专栏里的信息读得到。"""

from demo.departments.common import NO_FUNCTION
from demo.disclosure import boards, budgets, enforcement, licences, policy_documents, power_lists, recruitment
from demo.disclosure.planted import together
from demo.expectation import CLOSED, GOOD, UNREADABLE, Expected
from demo.model import Column, Department, Listing

_DISCLOSED = together(
    boards.SHIQIAO,
    budgets.SHIQIAO,
    enforcement.SHIQIAO,
    licences.SHIQIAO,
    policy_documents.SHIQIAO,
    power_lists.SHIQIAO,
    recruitment.SHIQIAO,
)

SHIQIAO = Department(
    id="shiqiao",
    name="云岭高新区石桥工作局",
    aliases=("区石桥工作局",),
    folder="sqgzj",
    family="subsite",
    functions=NO_FUNCTION | {"rural_revitalization": True, "licensing": True, "penalty": True},
    down=True,
    columns=(
        Column("guide", "政府信息公开指南", "zfxxgkzn", Listing(())),
        Column("annual_report", "政府信息公开年报", "zfxxgknb", Listing(())),
        Column("catalogue", "政府信息主动公开基本目录", "zdgkjbml", Listing(())),
        Column("normative_documents", "行政规范性文件", "xzgfxwj", Listing(())),
        # To be found on its own page, which does not answer either.
        Column("rural_revitalization", "乡村振兴", "xczx", Listing(()), mapped=False),
        *_DISCLOSED.columns,
    ),
    expected=Expected(
        present=UNREADABLE,
        on_time=UNREADABLE,
        earlier=UNREADABLE,
        title=UNREADABLE,
        sections=UNREADABLE,
        tables=UNREADABLE,
        balance=UNREADABLE,
        carry_over=UNREADABLE,
        catalogue=UNREADABLE,
        guide=UNREADABLE,
        documents=UNREADABLE,
        topics={"epidemic": GOOD, "rural_revitalization": CLOSED},
        also=_DISCLOSED.also,
    ),
)
