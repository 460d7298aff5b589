"""重复发布：同一条信息只算一条；标题相同而内容不同、没读到的，各算一条。"""

from datetime import UTC, datetime

from domain.capture import Capture
from domain.copies import distinct
from domain.entry import Article, Document, Entry

TITLE = "行政处罚决定书"


def entry(url: str, text: str = "", title: str = TITLE, **more: object) -> Entry:
    capture = Capture(url, url, 200, datetime(2022, 2, 15, tzinfo=UTC), "sha256:00")
    paragraphs = (text,) if text else ()
    return Entry(title, url, article=Article(capture, title, paragraphs=paragraphs, **more))  # type: ignore[arg-type]


def test_the_same_words_at_two_addresses_are_one_item() -> None:
    first, second = entry("a", "罚款五百元。"), entry("b", "罚款 五百元。")
    assert distinct([first, second]) == (first,)


def test_an_address_listed_twice_is_one_item() -> None:
    assert distinct([Entry(TITLE, "a"), Entry(f"[置顶]{TITLE}", "a"), Entry(TITLE, "b")]) == (
        Entry(TITLE, "a"),
        Entry(TITLE, "b"),
    )


def test_one_title_for_several_items_is_no_copy() -> None:
    items = (entry("a", "罚款五百元。"), entry("b", "罚款六百元。"))
    assert distinct(items) == items


def test_what_was_not_read_is_no_copy() -> None:
    unread = (Document("附件.pdf", "x.pdf"),)
    items = (Entry(TITLE, "a"), Entry(TITLE, "b"), entry("c"), entry("d"), entry("e", "见附件", documents=unread))
    assert distinct((*items, entry("f", "见附件", documents=unread))) == (
        *items,
        entry("f", "见附件", documents=unread),
    )
