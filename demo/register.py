"""样例登记册：测评人员向三个部门提出的申请，怎样办理，以及据此应有的结论。"""

import csv
import io
from collections.abc import Mapping

from demo.expectation import Said

REGISTER_FILE = "依申请公开登记册.csv"

_HEADINGS = (
    *("部门", "编号", "申请渠道", "提交日期", "收到日期", "补正告知日期", "延期告知日期", "不计期限天数", "答复日期"),
    *("答复类型", "书面答复", "答复文号", "写明申请人", "写明收到日期", "写明申请内容", "落款日期", "公章"),
    *("按要求形式", "引用条款", "说明理由", "行政复议", "行政诉讼", "违规收费", "要求说明用途"),
)
_ROWS = (
    # The twentieth working day, over the national holiday and its make-up days.
    (
        *("云岭高新区经济发展局", "2021-01", "当面", "2021-09-13", "2021-09-13", "无", "无", "0", "2021-10-15"),
        *("不予公开", "有", "云高经公复〔2021〕1号", "有", "有", "有", "有", "有"),
        *("有", "条例第十六条", "有", "有", "有", "无", "无"),
    ),
    (
        *("云岭高新区财政金融局", "2021-02", "邮寄", "2021-02-26", "2021-03-01", "无", "无", "0", "2021-04-06"),
        *("不予公开", "有", "无", "有", "有", "有", "有", "无"),
        *("有", "无", "有", "有", "无", "无", "有"),
    ),
    # Put off on the last day, and answered before that time was up.
    (
        *(
            "云岭高新区行政审批局",
            "2021-03",
            "互联网",
            "2021-05-06",
            "2021-05-06",
            "无",
            "2021-06-02",
            "0",
            "2021-06-28",
        ),
        *("予以公开", "有", "云高审公复〔2021〕1号", "有", "有", "有", "有", "有"),
        *("有", "条例第三十六条", "", "有", "有", "无", "无"),
    ),
)

_PROPER: Mapping[str, Said] = {
    "reply_within_time_limit": "pass in_time",
    "reply_form_proper": "pass proper",
    "reply_substance_proper": "pass proper",
    "reply_states_remedies": "pass proper",
    "reply_without_fee_or_purpose": "pass proper",
}
REGISTERED: Mapping[str, Mapping[str, Said]] = {
    "jingfa": _PROPER,
    "shenpi": _PROPER,
    "caizheng": {
        "reply_within_time_limit": "fail late",
        "reply_form_proper": "fail wrong",
        "reply_substance_proper": "fail wrong",
        "reply_states_remedies": "fail wrong",
        "reply_without_fee_or_purpose": "fail wrong",
    },
}
"""Department → criterion → what the register tells of it."""


def register_csv() -> bytes:
    """As a spreadsheet saves it."""
    text = io.StringIO(newline="")
    csv.writer(text).writerows((_HEADINGS, *_ROWS))
    return text.getvalue().encode("utf-8-sig")
