"""联系方式：只认本机关名称后面的科室；电话归电话，传真归传真；别的机关的不认。"""

from parsing.content.contacts import find_contacts

OFFICES, KINDS = "办公室|[\u4e00-\u9fff]{2,6}?科", {"电话": r"电\s*话", "传真": r"传\s*真"}


def found(text: str) -> list[tuple[str, str, tuple[str, ...]]]:
    contacts = find_contacts(text, ("区经济发展局", "经发局"), OFFICES, KINDS, 80)
    return [(one.office, one.kind, one.numbers) for one in contacts]


def test_phone_and_fax_of_an_office() -> None:
    text = "受理机构：区经济发展局办公室\n联系电话：0722-3256789\n传真：0722-3256780"
    assert found(text) == [("办公室", "电话", ("3256789",)), ("办公室", "传真", ("3256780",))]


def test_each_office_has_its_own() -> None:
    text = "经发局投资科，电话3256001；经发局办公室，电话3256002、3256003。"
    assert found(text) == [("投资科", "电话", ("3256001",)), ("办公室", "电话", ("3256002", "3256003"))]


def test_offices_of_others_and_numbers_without_a_kind_are_none() -> None:
    assert found("监督机构：随州高新区党政办公室，电话：0722-3256999") == []
    assert found("区经济发展局办公室（3256789）") == []
    assert found("请与区经济发展局办公室联系；监督机构：随州高新区党政办公室，电话：0722-3256999") == []


def test_what_stands_far_behind_is_not_its_own() -> None:
    assert found("区经济发展局办公室" + "负责受理。" * 30 + "电话：3256789") == []
