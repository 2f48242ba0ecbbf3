"""Two prices in one line."""

import pytest
from tests.builders import course

from collaborative.reading.two_prices import two_prices


@pytest.mark.parametrize(
    ("typed", "members", "others"),
    [
        ("£35 members, £55 non-members", "£35", "£55"),
        ("Members £35, others £55", "£35", "£55"),
        ("members: 35; non members: 55.", "35", "55"),
        ("£55 for non-members / £35 for members", "£35", "£55"),
        ("£35 (members) £55 (non-members)", "£35", "£55"),
        ("Free to members, £20 to others", "Free", "£20"),
        ("£1,035.50 member schools and £1,255 other schools", "£1,035.50", "£1,255"),
        ("Members £35 and everyone else £55", "£35", "£55"),
    ],
)
def test_each_price_is_read_with_its_payer(typed: str, members: str, others: str) -> None:
    assert two_prices(typed) == (members, others)


@pytest.mark.parametrize(
    "typed",
    ["35/55", "£35 members", "£35 members, £55 members", "£35 or £55 with lunch", "members £35, £55 others", "95", ""],
)
def test_without_certain_words_they_are_not_two_prices(typed: str) -> None:
    assert two_prices(typed) is None


def test_a_course_takes_both_as_if_they_had_been_typed_with_keys() -> None:
    typed = course(price="£35 members, £55 non-members").price
    assert typed == course(price={"member": "35", "non_member": "55"}).price
