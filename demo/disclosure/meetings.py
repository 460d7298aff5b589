"""样例会议公开：每季一次、要素齐全；或全年一次、只有时间地点；或名称、出席人员、议题都另有写法。"""

from demo.disclosure.planted import Planted
from demo.disclosure.shapes import listing
from demo.matters.writings import Day, news
from demo.model import Article, Column


def _column(*articles: Article) -> Column:
    return listing("meetings", "会议公开", "hygk", *articles)


def _quarterly(number: int, day: Day, matter: str) -> Article:
    """The public and enterprises are invited to the first of them."""
    invited = "会议邀请两名企业代表列席。" if number == 1 else ""
    return news(
        f"区行政审批局2021年第{number}次局长办公会",
        day,
        f"{day[1]}月{day[2]}日上午，局长李某主持召开局长办公会，副局长、各科室负责人参加。{invited}"
        f"会议审议了{matter}，决定按程序印发实施。",
    )


REGULAR = Planted(
    (
        _column(
            _quarterly(10, (2021, 11, 24), "告知承诺事项目录"),
            _quarterly(7, (2021, 8, 18), "窗口人员考核办法"),
            _quarterly(4, (2021, 5, 12), "政务大厅改造方案"),
            _quarterly(1, (2021, 2, 3), "年度重点工作安排"),
        ),
    ),
    {
        "meetings_published_regularly": "pass present",
        "meeting_items_complete": "pass complete",
        "meetings_open_or_announced": "pass complete",
        "own_meetings_distinguished": "pass present",
    },
)

# Once in the year, and no word of who came, of what it was about, of what was decided.
ONCE = Planted(
    (_column(news("区应急管理局2021年第3次局务会", (2021, 3, 8), "会议时间：2021年3月5日。会议地点：三楼会议室。")),),
    {
        "meetings_published_regularly": "fail too_few",
        # So bare that it may be an announcement: a person looks.
        "meeting_items_complete": ("needs_review unclear_element",) * 3,
        "meetings_open_or_announced": "needs_review unclear_element",
        "own_meetings_distinguished": "pass present",
    },
)

# What others met about is no meeting of its own.
OF_OTHERS = Planted(
    (_column(news("区综合执法局传达学习全省城市管理工作会议精神", (2021, 4, 15), "{organ}组织学习会议精神。")),),
    {
        "meetings_published_regularly": "fail too_few",
        "meeting_items_complete": "fail missing",
        "meetings_open_or_announced": "needs_review unclear_element",
        "own_meetings_distinguished": "fail missing",
    },
)

# Who came is said by numbers only, or at the end; what it was about only by what was settled.
IN_OTHER_WORDS = Planted(
    (
        _column(
            news(
                "中共云岭高新区市场监督管理局党组２０２１年第９次（扩大）会议",
                (2021, 12, 2),
                "12月1日召开。会议议定：一、同意下年度食品抽检计划；二、电梯维保记录每月报送一次。",
                "到会：张某、王某、赵某；列席：各股股长。",
            ),
            news(
                "局党组（扩大）会议纪要",
                (2021, 9, 8),
                "９月７日下午召开。应到９人，实到８人。会议认为网上登记系统运行平稳，原则通过升级方案。",
            ),
            news(
                "区市监局召开二季度局务会",
                (2021, 6, 9),
                "时间：六月八日。参会：局班子、各股负责人。",
                "一、关于食品小作坊整治。由食品股牵头，七月底前完成。",
                "二、关于计量器具检定。由计量股上门服务。",
            ),
            news(
                "局领导班子碰头会议定电梯安全整治事项",
                (2021, 3, 10),
                "日前，局领导班子碰头，逐项听取各股汇报，要求三月底前完成隐患清零。邀请两名小区居民代表旁听。",
            ),
        ),
    ),
    {
        "meetings_published_regularly": "pass present",
        "meeting_items_complete": "pass complete",
        "meetings_open_or_announced": "pass complete",
        "own_meetings_distinguished": "pass present",
    },
)
