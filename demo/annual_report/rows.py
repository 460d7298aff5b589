"""表三“本年度办理结果”的各行，2021 年格式与 2019 年试行格式。"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class ResultRow:
    """group: label of the rows it is merged with; empty for a row that stands alone."""

    id: str
    group: str
    label: str


_REFUSED = "（三）不予公开"
_UNABLE = "（四）无法提供"
_UNPROCESSED = "（五）不予处理"
_OTHERWISE = "（六）其他处理"

_COMMON = (
    ResultRow("granted", "", "（一）予以公开"),
    ResultRow("partly", "", "（二）部分公开（区分处理的，只计这一情形，不计其他情形）"),
    ResultRow("secret", _REFUSED, "1.属于国家秘密"),
    ResultRow("law", _REFUSED, "2.其他法律行政法规禁止公开"),
    ResultRow("safety", _REFUSED, "3.危及“三安全一稳定”"),
    ResultRow("third_party", _REFUSED, "4.保护第三方合法权益"),
    ResultRow("internal", _REFUSED, "5.属于三类内部事务信息"),
    ResultRow("process", _REFUSED, "6.属于四类过程性信息"),
    ResultRow("case_file", _REFUSED, "7.属于行政执法案卷"),
    ResultRow("query", _REFUSED, "8.属于行政查询事项"),
    ResultRow("not_held", _UNABLE, "1.本机关不掌握相关政府信息"),
    ResultRow("not_made", _UNABLE, "2.没有现成信息需要另行制作"),
    ResultRow("unclear", _UNABLE, "3.补正后申请内容仍不明确"),
    ResultRow("petition", _UNPROCESSED, "1.信访举报投诉类申请"),
    ResultRow("repeated", _UNPROCESSED, "2.重复申请"),
    ResultRow("publication", _UNPROCESSED, "3.要求提供公开出版物"),
    ResultRow("excessive", _UNPROCESSED, "4.无正当理由大量反复申请"),
    ResultRow("confirm", _UNPROCESSED, "5.要求行政机关确认或重新出具已获取信息"),
)
_NEW = (
    ResultRow(
        "uncorrected",
        _OTHERWISE,
        "1.申请人无正当理由逾期不补正、行政机关不再处理其政府信息公开申请",
    ),
    ResultRow(
        "unpaid",
        _OTHERWISE,
        "2.申请人逾期未按收费通知要求缴纳费用、行政机关不再处理其政府信息公开申请",
    ),
    ResultRow("other", _OTHERWISE, "3.其他"),
)
_TRIAL = (ResultRow("other", "", "（六）其他处理"),)


def result_rows(form: int) -> tuple[ResultRow, ...]:
    return _COMMON + (_NEW if form >= 2021 else _TRIAL)
