"""机关名称：一小段文字是不是一个机关的名称，是不是上级机关的。"""

import re

_ENDING = "局|委|委员会|管委会|办|办公室|办事处|中心|政府|院|厅|大队|支队|镇|乡|街道|公司|集团|社|联合会|总工会|残联|妇联|工商联"
# An office of the department's own is no organ beside it.
_ORGAN = re.compile(rf"(?!.?办公室$)[\u4e00-\u9fff]{{2,24}}(?:{_ENDING})(?:[（(][\u4e00-\u9fff]{{1,16}}[）)])?")
_LABEL = re.compile(
    r"^(?:(?:发布|发文|制发|公开|起草|征集|责任|主办|承办)?(?:机构|机关|单位|部门)|信息来源|来源)\s*[：:]\s*"
)
_SUPERIOR = re.compile(
    r"国务院|中央|总局|省|(?:政府|政府办|政府办公室|管委会|管理委员会|党委|厅)$|^[\u4e00-\u9fff]{1,4}市(?!场)"
)


def organ_said(text: str) -> str:
    """The organ whose name a text is, perhaps behind a label; empty where it is anything else."""
    name = _LABEL.sub("", text)
    return name if _ORGAN.fullmatch(name) else ""


def is_superior(organ: str) -> bool:
    """It stands above departments, which publish its documents among their own."""
    return bool(_SUPERIOR.search(organ))
