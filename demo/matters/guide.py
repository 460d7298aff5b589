"""样例公开指南：条例第十二条的各项要素，写法不一，或有缺漏。"""

from collections.abc import Iterator
from dataclasses import dataclass

from demo.model import Block, Heading


@dataclass(frozen=True, slots=True)
class Guide:
    """hours: label and times; a field that is empty is not mentioned. ways: how applications may come in.

    rules: how long an answer takes, and what is asked for it. arranged: the guide explains how the information is
    arranged.
    """

    address: str = "云岭高新区云溪大道88号管委会大楼"
    hours: str = "办公时间：工作日上午8:30—12:00，下午14:30—17:30（法定节假日除外）"
    phone: str = "0739-5551200"
    fax: str = "传真号码：0739-5551201"
    online: str = "电子邮箱：ylgxq_gk@example.cn"
    ways: str = "申请人可以当面提交申请，也可以通过邮政寄送方式提交申请。"
    rules: str = "本机关收到申请后，能够当场答复的当场答复；不能当场答复的，自收到之日起20个工作日内答复。"
    arranged: bool = True


def guide_body(guide: Guide) -> tuple[Block, ...]:
    return tuple(_blocks(guide))


def _blocks(guide: Guide) -> Iterator[Block]:
    yield (
        "为便于公民、法人和其他组织获得{organ}的政府信息，根据《中华人民共和国政府信息公开条例》，编制本指南。"
        "本指南每年更新一次，需要获得政府信息的，建议先行阅读。"
    )
    yield Heading("一、信息分类")
    yield "本机关公开的信息分类为：机构职能、政策文件、规划计划、财政资金、行政执法、重点工作和其他信息。"
    if guide.arranged:
        yield "编排体系：每条信息按索引号、名称、内容概述、生成日期编入公开目录，可按类别逐级查找。"
    yield Heading("二、主动公开信息的获取方式")
    yield "{organ}通过区管委会统一的政府信息公开平台公开信息，也可到区政务服务中心查阅点查阅纸质材料。"
    yield Heading("三、依申请公开")
    yield f"{guide.ways}提出申请的，应当填写《政府信息公开申请表》，写明姓名或者名称、身份证明、联系方式和所需信息的描述。"
    yield guide.rules
    yield Heading("四、政府信息公开工作机构")
    yield "机构名称：{organ}综合科"
    yield f"办公地址：{guide.address}（邮政编码：421900）"
    for stated in (guide.hours, f"联系电话：{guide.phone}" if guide.phone else "", guide.fax, guide.online):
        if stated:
            yield stated
    yield Heading("五、监督和救济")
    yield (
        "公民、法人和其他组织认为{organ}未依法履行公开义务的，可以向区政务公开主管部门投诉、举报，"
        "也可以依法申请行政复议或者提起行政诉讼。"
    )
