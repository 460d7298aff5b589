"""个人信息：真的号码都认得，改错一位就不认，遮住以后认不出。"""

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from parsing.content.personal_data import (
    Kind,
    find_personal_numbers,
    hidden,
    is_card_number,
    is_identity_number,
    mask,
    masked,
)

WEIGHTS = [2**power % 11 for power in range(17, 0, -1)]
DIGITS = "0123456789"


def identity(area: str, born: date, order: int) -> str:
    body = f"{area}{born:%Y%m%d}{order:03}"
    left = (12 - sum(int(d) * w for d, w in zip(body, WEIGHTS, strict=True)) % 11) % 11
    return body + ("X" if left == 10 else str(left))


def card(body: str) -> str:
    return next(body + digit for digit in DIGITS if luhn(body + digit) == 0)


def luhn(number: str) -> int:
    total = 0
    for place, digit in enumerate(number[::-1]):
        total += sum(divmod(int(digit) * (1 + place % 2), 10))
    return total % 10


IDENTITIES = st.builds(
    identity,
    st.sampled_from(["421303", "420102", "110101", "650104"]),
    st.dates(date(1920, 1, 1), date(2021, 12, 31)),
    st.integers(0, 999),
)
CARDS = st.builds(card, st.from_regex(r"62[0-9]{13,16}", fullmatch=True))
MOBILES = st.from_regex(r"1[3-9][0-9]{9}", fullmatch=True)


@given(IDENTITIES, st.sampled_from(["身份证号：{}。", "{}", "（{}）", "张某{}女"]))
def test_a_real_identity_number_is_found(number: str, form: str) -> None:
    assert is_identity_number(number)
    assert [found.kind for found in find_personal_numbers(form.format(number))] == [Kind.IDENTITY]


@given(IDENTITIES, st.integers(0, 17), st.integers(1, 9))
def test_one_wrong_digit_makes_it_none(number: str, place: int, more: int) -> None:
    if number[place] == "X":
        wrong = number[:place] + str(more)
    else:
        wrong = number[:place] + str((int(number[place]) + more) % 10) + number[place + 1 :]
    assert not is_identity_number(wrong)


@given(IDENTITIES)
def test_full_width_digits_are_digits(number: str) -> None:
    wide = number.translate({ord(c): ord(c) + 0xFEE0 for c in DIGITS + "X"})
    assert find_personal_numbers(wide) == find_personal_numbers(number) != ()


@given(CARDS)
def test_a_card_number_is_found_with_and_without_blanks(number: str) -> None:
    assert is_card_number(number)
    spaced = " ".join(number[i : i + 4] for i in range(0, len(number), 4))
    for text in (f"卡号{number}", f"卡号 {spaced} 元"):
        assert Kind.CARD in {found.kind for found in find_personal_numbers(text)}


@given(CARDS, st.integers(0, 15), st.integers(1, 9))
def test_one_wrong_digit_of_a_card_makes_it_none(number: str, place: int, more: int) -> None:
    assert not is_card_number(number[:place] + str((int(number[place]) + more) % 10) + number[place + 1 :])


@given(MOBILES, st.sampled_from(["{}", "电话 {}", "{0:.3}-{1}-{2}"]))
def test_a_mobile_number_is_found(number: str, form: str) -> None:
    text = form.format(number, number[3:7], number[7:])
    assert Kind.MOBILE in {found.kind for found in find_personal_numbers(text)}


@given(st.one_of(IDENTITIES, CARDS, MOBILES))
def test_a_masked_number_is_no_longer_one(number: str) -> None:
    hidden = mask(number)
    assert (hidden[:3], hidden[-2:], len(hidden)) == (number[:3], number[-2:], len(number))
    assert find_personal_numbers(hidden) == ()
    assert all(number not in found.masked for found in find_personal_numbers(number))
    assert number not in masked(f"张某 {number} 300元")
    assert find_personal_numbers(masked(f"张某 {number} 300元")) == ()


def test_other_long_numbers_are_none() -> None:
    for text in ("914213007220123456", "项目代码2103-421303-04-01-123456", "订单20210615123456789", "0722-3812345"):
        assert find_personal_numbers(text) == ()


@given(st.text(max_size=60))
def test_any_text_is_bearable(text: str) -> None:
    find_personal_numbers(text)
    masked(text)


def test_areas_and_days_must_be_real() -> None:
    assert not is_identity_number(identity("421303", date(1990, 5, 1), 7).replace("1990", "2390"))
    assert not is_identity_number(identity("991303", date(1990, 5, 1), 7))


@given(IDENTITIES, CARDS, MOBILES)
def test_what_is_hidden_is_no_longer_found_and_nothing_else_changes(person: str, account: str, phone: str) -> None:
    text = f"身份证号：{person}，卡号：{account}；电话：{phone}（２０２１年）"
    shown = hidden(text)
    assert [found.kind for found in find_personal_numbers(shown)] == [Kind.MOBILE]
    assert len(shown) == len(text)
    assert shown.startswith("身份证号：")
    assert shown.endswith(f"；电话：{phone}（２０２１年）")
    assert find_personal_numbers(hidden(text, tuple(Kind))) == ()


@given(
    IDENTITIES,
    st.sampled_from(" -"),
    st.sampled_from([(6, 14), (6, 10, 14), (6, 10, 12, 14), (3, 6, 10, 14), (4, 8, 12, 16)]),
)
def test_an_identity_number_in_groups_is_found_and_hidden(number: str, sign: str, ends: tuple[int, ...]) -> None:
    grouped = sign.join(number[start:end] for start, end in zip((0, *ends), (*ends, 18), strict=True))
    assert [(one.kind, one.masked) for one in find_personal_numbers(grouped)] == [(Kind.IDENTITY, mask(number))]
    assert hidden(grouped) == mask(grouped)
    wrong = grouped[:-1] + next(digit for digit in DIGITS if digit != number[-1])
    assert Kind.IDENTITY not in [one.kind for one in find_personal_numbers(wrong)]


def test_groups_among_other_numbers_are_no_identity_number() -> None:
    assert not find_personal_numbers("421303 19000101 0003 27")
    assert not find_personal_numbers("1 421303 19000101 0003")
    assert not find_personal_numbers("421303 19000101-0003")


def test_two_numbers_that_look_alike_when_masked_are_two_and_one_written_twice_is_one() -> None:
    found = find_personal_numbers("421303190001010003、421303190001011903、421303 19000101 0003")
    assert [one.masked for one in found] == ["421*************03"] * 2
