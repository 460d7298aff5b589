"""标注：页面上「标签：内容」的文字，如索引号、发文字号、发布日期、来源，内容以页面写法为准。"""

import re
from collections.abc import Iterable

_LABELS: dict[str, tuple[str, ...]] = {
    "index_number": ("索引号", "索取号"),
    "document_number": ("发文字号", "文号", "发文文号", "文件编号", "文件字号", "公文文号"),
    "issuer": ("发布机构", "发文机关", "发布机关", "发文单位", "制发机关", "公开主体", "发布单位"),
    "made": ("成文日期", "生成日期", "签发日期", "发文日期", "制发日期", "成文时间", "生成时间"),
    "released": ("发布日期", "公开日期", "公布日期"),
    "time": ("发布时间", "发文时间", "时间", "日期", "更新时间", "信息时间"),
    "source": ("信息来源", "文章来源", "稿件来源", "来源"),
    "validity": ("有效性", "效力状态", "时效性", "时效状态", "是否有效", "文件状态"),
    "topic": ("主题分类", "信息分类", "信息类别", "公开类别", "内容分类"),
    "title": ("标题", "信息名称", "文件名称", "公文名称", "名称"),
    # Not read, but where they stand a value before them ends.
    "": ("主题词", "关键词", "作者", "浏览次数", "点击数", "访问量", "阅读次数", "浏览量", "编辑", "审核", "责任编辑",
         "有效期", "失效日期", "废止日期", "实施日期", "生效日期", "内容概述", "公开方式", "公开范围", "体裁分类", "组配分类",
         "服务对象", "公开形式", "字体", "字号", "文章类型", "分享", "打印", "分享到", "发布人", "信息员"),
}  # fmt: skip
_BLANKS = re.compile(r"\s+")
_FIELD_OF = {label: field for field, labels in _LABELS.items() for label in labels}
# Labels are padded to equal width on many templates: 「索 引 号：」「标　　题：」.
_ANY = "|".join(r"\s*".join(label) for label in sorted(_FIELD_OF, key=len, reverse=True))
_LABEL = re.compile(rf"(?<![\u4e00-\u9fa5])[【\[（(]?({_ANY})\s*[】\]）)]?\s*[：:]\s*|[【\[](?=字体|打印|分享)")
_BARE = re.compile(rf"^[【\[]?({_ANY})[】\]]?$")
_COLON_NEAR = re.compile(r"^.{0,10}[：:]")


def read_labels(lines: Iterable[str]) -> dict[str, str]:
    """The labelled fields of a page's lines: field → value as written. The first statement of a field wins.

    Fields: index_number, document_number, issuer, made, released, time, source, validity, topic, title.
    A value stands behind its label, up to the next label of the line, or alone on the following line.
    """
    fields: dict[str, str] = {}
    waiting = ""
    for line in lines:
        labels = list(_LABEL.finditer(line))
        if not labels:
            bare = _BARE.match(line)
            if bare:
                waiting = _field(bare.group(1))
            elif waiting and not _COLON_NEAR.match(line):
                fields.setdefault(waiting, line)
                waiting = ""
            continue
        waiting = ""
        for label, following in zip(labels, [*labels[1:], None], strict=True):
            field = _field(label.group(1) or "")
            value = line[label.end() : following.start() if following else len(line)].strip(" |｜/")
            if value and field:
                fields.setdefault(field, value)
            elif following is None:
                waiting = field
    return fields


def _field(label: str) -> str:
    return _FIELD_OF.get(_BLANKS.sub("", label), "")
