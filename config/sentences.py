"""数据校验库的话，改成方案、门户的作者看得懂的一句中文。"""

import re
from datetime import date

from pydantic_core import ErrorDetails

from domain.pattern import WrongPattern

_SENTENCES = {
    "missing": "缺少“{key}”这一项",
    "extra_forbidden": "不认识“{key}”这一项，请检查拼写或删去",
    "string_type": "“{key}”应写成文字，请加引号",
    "list_type": "“{key}”应写成列表",
    "tuple_type": "“{key}”应写成列表",
    "dict_type": "“{key}”应写成若干“键: 值”",
    "mapping_type": "“{key}”应写成若干“键: 值”",
    "model_type": "“{key}”应写成若干“键: 值”",
    "model_attributes_type": "“{key}”应写成若干“键: 值”",
    "bool_type": "“{key}”应写成 true 或 false",
    "bool_parsing": "“{key}”应写成 true 或 false",
    "decimal_parsing": "“{key}”应写成数字",
    "decimal_type": "“{key}”应写成数字",
    "int_parsing": "“{key}”应写成整数",
    "int_type": "“{key}”应写成整数",
    "float_parsing": "“{key}”应写成数字",
    "float_type": "“{key}”应写成数字",
    "date_parsing": "“{key}”应写成日期，如 2021-12-31",
    "date_type": "“{key}”应写成日期，如 2021-12-31",
    "date_from_datetime_parsing": "“{key}”应写成日期，如 2021-12-31",
    "too_short": "“{key}”至少要有一项",
    "enum": "“{key}”没有“{value}”这个值，可选：{detail}",
    "literal_error": "“{key}”没有“{value}”这个值，可选：{detail}",
}
_OTHER = "“{key}”的值“{value}”不合要求：{detail}"
_CHOICES = ("enum", "literal_error")
_DAY = re.compile(r"\s*(\d{4})-(\d{1,2})-(\d{1,2})(?!\d)")


def sentence(details: ErrorDetails) -> str:
    """What is wrong with one value."""
    whole = whole_sentence(details)
    if whole:
        return whole
    key = str(details["loc"][-1]) if details["loc"] else "文件内容"
    words = _SENTENCES.get(details["type"], _OTHER)
    detail = details["msg"].removeprefix("Value error, ").removeprefix("Input should be ")
    if details["type"] in _CHOICES:
        detail = detail.replace(" or ", "、").replace(", ", "、").replace("'", "")
    return words.format(key=key, value=details["input"], detail=detail)


def whole_sentence(details: ErrorDetails) -> str:
    """Of a mistake that explains itself wherever it stands; empty for others."""
    error = details.get("ctx", {}).get("error")
    if isinstance(error, WrongPattern):
        return str(error)
    if details["type"].startswith("date") and is_no_day(details["input"]):
        return f"没有 {details['input']} 这一天，请改正日期"
    return ""


def is_no_day(value: object) -> bool:
    """Written like a day, but the calendar has none such."""
    match = _DAY.match(value) if isinstance(value, str) else None
    if match is None:
        return False
    try:
        date(*map(int, match.groups()))
    except ValueError:
        return True
    return False
