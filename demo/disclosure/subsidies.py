"""样例惠民惠农补贴：清单、发放、电话、遮隐；或清单缺项、身份证号外泄；或清单另有叫法、号码看似证件号。"""

from collections.abc import Mapping

from demo.disclosure.planted import Planted
from demo.disclosure.shapes import attached, listing, table, xlsx
from demo.expectation import Said
from demo.matters.writings import news
from demo.model import Article, Column


def _column(*articles: Article) -> Column:
    return listing("subsidies", "惠民惠农政策和资金发放", "hmhn", *articles)


_RIGHT: Mapping[str, Said] = {
    "subsidy_list_complete": "pass complete",
    "subsidy_payments_published": "pass complete",
    "subsidy_hotline_published": "pass complete",
    "subsidy_privacy_protected": "pass clean",
}

WHOLE = Planted(
    (
        _column(
            news(
                "2021年第二季度残疾人两项补贴发放情况公示",
                (2021, 7, 16),
                "现将2021年第二季度发放情况公示如下，并同时在村务公开栏张贴。监督举报电话：0739-5551239。",
                table("社区|户数|人数|金额（元）", "云溪社区|18|20|7200", "石桥村|25|27|9720"),
            ),
            news(
                "云岭高新区惠民惠农财政补贴政策清单（2021年版）",
                (2021, 3, 30),
                table(
                    "序号|补贴项目|政策依据|补贴对象|补贴标准|发放方式|发放时间|主管部门|咨询电话",
                    "1|困难残疾人生活补贴|国发〔2015〕52号|低保家庭残疾人|每人每月60元|一卡通|每季度|社会事务局|5551239",
                ),
            ),
        ),
    ),
    {**_RIGHT, "subsidy_reaches_villages": "pass complete"},
)

# Names with the whole identity number (of no real person) and no sum; a list without ground, office and telephone.
EXPOSED = Planted(
    (
        _column(
            news(
                "退耕还林补助兑付名册",
                (2021, 10, 12),
                table(
                    "姓名|身份证号|村|面积（亩）",
                    "何某|439999198503120019|石桥村|3.2",
                    "罗某|439999197908250028|石桥村|2.6",
                ),
            ),
            news("退耕还林补助清单", (2021, 4, 19), table("补助项目|补助对象|补助标准", "退耕还林|退耕户|每亩20元")),
        ),
    ),
    {
        "subsidy_list_complete": (
            "fail missing_element",
            "fail missing_element",
            "fail missing_element",
            "needs_review unclear_element",
            "needs_review unclear_element",
        ),
        "subsidy_payments_published": "fail missing_element",
        "subsidy_reaches_villages": "needs_review unclear_element",
        "subsidy_hotline_published": "needs_review unclear_element",
        "subsidy_privacy_protected": "fail leaked",
    },
)

# A list of policies as a spreadsheet under other headings; long numbers that are no person's, and masked ones that are.
IN_OTHER_WORDS = Planted(
    (
        _column(
            attached(
                news("2021年第三批社会保险补贴打卡公告", (2021, 11, 18), "名册见附件，有异议的可拨打12345热线反映。"),
                xlsx(
                    "2021年第三批社会保险补贴名册",
                    "批次编号：202111439999000123，资金文号：云高财社〔2021〕21号",
                    table(
                        "姓名|证件号码|社保卡号|居住社区|补贴额（元）",
                        "欧阳*|4399**********0019|6217************018|云溪社区|1860",
                        "李*|4399**********0028|6217************026|枫林街道|1860",
                    ),
                ),
            ),
            attached(
                news("就业补助政策一览表", (2021, 2, 24), "现将就业补助政策予以公布。"),
                xlsx(
                    "就业补助政策一览表",
                    table(
                        "名称|文号|享受条件|数额|兑现方式|兑现时限|经办科室|联系方式",
                        "一次性创业补贴|云人社发〔2020〕9号|首次创业满一年|2000元|银行转账|随批办理|就业科|5551221",
                    ),
                ),
            ),
        ),
    ),
    _RIGHT,
)
