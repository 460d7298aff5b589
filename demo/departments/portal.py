"""管委会门户：菜单、工作动态，各部门共用的疫情防控专栏，整个门户的规划、公报、留言栏目，和检索收入的部门。

In the shared column an entry belongs to a department by its source: full, short or former name, or an office
of the department. Entries of the city and of nobody in the zone belong to none.
"""

from collections.abc import Mapping
from dataclasses import replace

from demo.expectation import Said
from demo.matters.plans import five_year_plan
from demo.matters.writings import Day, news
from demo.model import Article, Column, Listing, Organ

MENU = (
    ("政务公开", "zwgk"),
    ("政务服务", "zwfw"),
    ("互动交流", "hdjl"),
    ("专题专栏", "ztzl"),
    ("关于我们", "zwgk/gywm"),
    ("网站地图", "zwgk/wzdt"),
    ("联系我们", "zwgk/lxwm"),
)
NEWS = "工作动态"
# Folder of the department whose articles the search forgot.
UNSEARCHED = "jsj"


def _shared(source: str, *entries: tuple[str, Day]) -> tuple[Article, ...]:
    return tuple(news(title, day, source=source) for title, day in entries)


def _unsigned(title: str, day: Day) -> Article:
    return replace(news(title, day), unsigned=True)


_EPIDEMIC = (
    *_shared(
        "云岭高新区社会事务局",
        ("云岭高新区新冠病毒疫苗接种点名单公布", (2021, 12, 20)),
        ("关于开展重点人群核酸检测的通告", (2021, 11, 8)),
        ("发热门诊信息及就诊流程", (2021, 9, 2)),
    ),
    *_shared("云岭市疫情防控指挥部", ("云岭市疫情防控指挥部通告（第18号）", (2021, 11, 3))),
    *_shared("云岭高新区石桥工作局", ("石桥片区疫苗接种加强针工作安排", (2021, 10, 28))),
    *_shared("区石桥工作局", ("石桥片区来返人员疫情防控须知", (2021, 7, 30))),
    *_shared("云岭高新区党政办公室", ("关于进一步加强机关疫情防控工作的通知", (2021, 10, 12))),
    *_shared("区党政办", ("机关大楼疫情防控管理规定", (2021, 8, 3))),
    _unsigned("云岭高新区科技创新局开展科技企业疫情防控走访", (2021, 9, 26)),
    *_shared("区科技创新局", ("孵化器园区常态化疫情防控工作提示", (2021, 8, 19))),
    # The city's department of the same kind is not the zone's.
    *_shared("云岭市财政金融局", ("关于下达市级疫情防控补助的通知", (2021, 9, 15))),
    *_shared("财政金融局", ("疫情防控专项资金管理要求", (2021, 9, 10))),
    *_shared("云岭高新区财政金融局", ("疫情期间小微企业贷款贴息办理指引", (2021, 3, 1))),
    *_shared("云岭高新区建设局", ("建筑工地疫情防控检查情况通报", (2021, 8, 12))),
    # Signed by an office of the department: the department's all the same.
    *_shared(
        "云岭高新区应急管理局办公室",
        ("防疫物资储备要求", (2021, 8, 10)),
        ("隔离场所消防安全与疫情防控要求", (2021, 8, 6)),
    ),
    *_shared("云岭高新区经济发展局", ("关于做好规模以上企业疫情防控工作的通知", (2021, 8, 5))),
    *_shared(
        "云岭高新区招商服务局", ("企业家座谈会疫情防控须知", (2021, 10, 26)), ("招商活动疫情防控预案", (2021, 7, 12))
    ),
    *_shared(
        "区综合执法局", ("农贸市场周边防疫秩序整治", (2021, 9, 23)), ("公共场所佩戴口罩防疫劝导行动", (2021, 1, 28))
    ),
    *_shared("区经发局", ("工业企业返岗复工防疫指引", (2021, 2, 20))),
    *_shared("区市场监管局", ("冷链从业人员疫苗接种通知", (2021, 8, 2))),
    *_shared("云岭高新区市场监督管理局", ("药店退热药品销售防疫登记要求", (2021, 7, 27))),
    *_shared("云岭高新区组织人社局", ("关于疫情防控期间劳动用工有关问题的解答", (2021, 8, 4))),
    # Its name until the reform of 2019, under which it still signs now and then.
    *_shared("云岭高新区劳动和社会保障局", ("疫情防控期间企业线上招工登记办法", (2021, 4, 9))),
    *_shared(
        "云岭高新区行政审批局",
        ("政务服务大厅疫情防控期间预约办事公告", (2021, 5, 20)),
        ("政务服务大厅进入人员防疫要求", (2021, 1, 15)),
    ),
    *_shared(
        "云岭高新区农业农村局",
        ("农村地区疫情防控倡议书", (2020, 12, 25)),
        ("畜禽交易市场疫情防控消毒安排", (2020, 2, 19)),
    ),
)

_NEWS = (
    news("云岭高新区召开第一季度经济形势分析会", (2022, 1, 24)),
    news("管委会领导带队走访慰问困难企业职工", (2022, 1, 19)),
    news("云岭高新区重大项目集中开工", (2021, 12, 30)),
    news("全区安全生产专题会议召开", (2021, 12, 16)),
    news("云岭高新区与省产业研究院签约", (2021, 12, 3)),
    news("云溪大道改造工程全线通车", (2021, 11, 22)),
)

_PLANS = (
    five_year_plan("云岭高新区国民经济和社会发展第十四个五年规划纲要", (2021, 6, 18)),
    news("关于印发《云岭高新区“十四五”工业经济发展规划》的通知", (2021, 9, 30), source="云岭高新区经济发展局"),
)

_GAZETTE = tuple(
    news(
        f"云岭高新区管理委员会公报{year}年第{issue}期",
        (year, month, 28),
        f"本期目录：管委会文件、部门文件、人事任免、{year}年大事记（第{issue}季度）。",
    )
    for year in (2021, 2020)
    for issue, month in ((4, 12), (3, 9), (2, 6), (1, 3))
)


def _letter(title: str, asked: Day, organ: str, answered: Day | None) -> Article:
    """A letter to the portal's letter box, published when it was answered, or else when it came."""
    head = (f"来信时间：{_day(asked)}", f"受理单位：{organ}", f"来信内容：请问{title}？")
    if answered is None:
        return news(title, asked, *head, "办理状态：办理中")
    told = f"答复内容：您好，关于{title}的问题，请到政务服务大厅咨询办理。"
    return news(title, answered, *head, f"答复时间：{_day(answered)}", told)


def _day(day: Day) -> str:
    return "{}-{:02}-{:02}".format(*day)


_LETTERS = (
    _letter("企业开办需要哪些材料", (2021, 12, 6), "云岭高新区行政审批局", (2021, 12, 8)),
    _letter("技改奖励怎样申报", (2021, 11, 2), "云岭高新区经济发展局", (2021, 11, 10)),
    # Nobody but the department that it is for has to answer it.
    _letter("云溪大道路灯何时修好", (2021, 7, 15), "云岭高新区建设局", None),
    _letter("随迁子女怎样入学", (2021, 6, 21), "云岭高新区社会事务局", (2021, 6, 25)),
)

PORTAL = Organ(
    name="云岭高新区管理委员会",
    folder="zwgk",
    family="portal",
    columns=(
        Column("", NEWS, "gzdt", Listing(_NEWS)),
        Column("epidemic", "疫情防控", "yqfk", Listing(_EPIDEMIC)),
        Column("portal_plans", "规划计划", "ghjh", Listing(_PLANS)),
        Column("gazette", "政府公报", "zfgb", Listing(_GAZETTE)),
        Column("messages", "留言选登", "lyxd", Listing(_LETTERS)),
    ),
)

EXPECTED: Mapping[str, Mapping[str, Said]] = {
    "jingfa": {
        "plan_synchronised_with_portal": "pass synchronised",
        "gazette_available": "pass available",
        "messages_answered": "pass answered",
        "site_search_finds_documents": "pass found",
    },
    "jianshe": {
        "plan_synchronised_with_portal": "fail not_found",
        "gazette_available": "pass available",
        "messages_answered": "fail waiting",
        "site_search_finds_documents": "fail not_found",
    },
}
"""Department → criterion → what the portal's own columns and its search tell of it."""
