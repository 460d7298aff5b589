"""样例文章：规范性文件、工作动态、通知、情况说明。"""

from dataclasses import replace
from datetime import date

from demo.model import Article, Block, Box, Dates, Signed, on

Day = tuple[int, int, int]

_GENERAL = (
    "各有关单位要提高认识，明确责任分工，细化工作措施，按照时间节点抓好落实，并于每季度末报送进展情况。",
    "{organ}将加强跟踪督办，对推进有力的予以通报表扬，对工作滞后的限期整改。",
)


def news(title: str, day: Day | Dates, *body: Block, source: str = "", pinned: bool = False) -> Article:
    """What a department did. Without a body, a plain one around the title."""
    dates = day if isinstance(day, Dates) else on(*day)
    told = body or (f"近日，{{organ}}安排部署“{title}”有关工作，现将有关情况予以公布。", *_GENERAL)
    return Article(title, dates, told, source=source, pinned=pinned)


def statement(matter: str, day: Day) -> Article:
    """That there was nothing to publish."""
    text = f"2021年度，{{organ}}没有承办{matter}方面的事项，无应当公开的相关信息，特此说明。"
    signed = (Signed("{organ}"), Signed(chinese(date(*day))))
    return Article(f"关于2021年度{matter}的情况说明", on(*day), (text, *signed))


def document(
    title: str, day: Day, box: Box, *, made: Day | None = None, number: str = "", contact: str = ""
) -> Article:
    """A document with labelled fields. made: its date, in the signature; number: also printed over the text.

    contact: where to ask, under the signature.
    """
    matter = title.removeprefix("关于").replace("印发", "").replace("《", "").replace("》", "")
    above = (number,) if number else ()
    text = (
        *above,
        "各村（社区），各企业，区直各单位：",
        f"为进一步规范有关工作，经研究，现就{matter}有关事项通知如下。",
        "一、总体要求。坚持依法依规、公开公正、便民高效的原则，统筹推进各项任务，确保取得实效。",
        "二、主要任务。由{organ}牵头负责，区直有关单位按照职责分工配合，制定年度工作清单，明确完成时限和责任人，"
        "建立工作台账，定期会商研究推进中的问题，重大事项及时向区管委会报告。",
        "三、工作要求。各单位要结合实际制定落实措施，加强宣传引导，严肃工作纪律，确保各项任务落到实处。",
        "本文件自印发之日起施行，有效期五年。",
    )
    signed = (Signed("{organ}"), Signed(chinese(date(*(made or day)))))
    below = (contact,) if contact else ()
    return Article(title, on(*day), (*text, *signed, *below), box=box)


def box(number: str | None, serial: str, *, validity: str | None = "有效", made: str | None = None) -> Box:
    """All the fields that the portal's templates have; 成文日期 is usually not among them."""
    return Box(f"YL{serial}", "综合政务", "{organ}", number, made, validity)


def explained(title: str, day: Day) -> Article:
    """A reading aid to a document, which is not a document itself."""
    body = (
        "一、背景依据。为落实上级部署，结合本区实际，制定出台了该文件。",
        "二、主要内容。文件共分三个部分，明确了总体要求、主要任务和保障措施，细化了责任分工。",
        "三、咨询方式。对文件内容有疑问的，可在工作时间拨打0739-5551200咨询。",
    )
    return Article(title, on(*day), body)


def signed_by(source: str, article: Article) -> Article:
    return replace(article, source=source)


def chinese(day: date) -> str:
    return f"{day.year}年{day.month}月{day.day}日"
