"""Notices that leave out numbers of people, or name courses that do not exist."""

import pytest
from tests.checking.one_check import course, messages_of

from collaborative.checking.records.discounts import check_discounts

TWO_TO_FIVE = "  - {participants: 2-5, percent: 15}"


def of_notice(*lines: str) -> list[str]:
    """Return the messages about a notice whose lines begin on line 3, beside one course."""
    text = "\n".join(["---", "title: Discount", *lines, "---", "Wording", ""])
    first_aid = course(
        "date: 2025-03-19", "series: Paediatric first aid", "tags: certificate", title="A day of bandages"
    )
    found = messages_of(check_discounts, {"discounts/a.md": text, "courses/a.md": first_aid})
    return [text.removeprefix("content/discounts/a.md:") for text in found]


def test_a_number_of_people_between_two_tiers_is_warned_of() -> None:
    [text] = of_notice("tiers:", TWO_TO_FIVE, "  - {participants: 7+, percent: 20}")
    assert text.startswith(
        "5: tiers.2.participants: warning: 6 people would get no discount, though 2 to 5 and 7 or more do."
    )


def test_more_people_who_get_less_off_are_warned_of() -> None:
    [text] = of_notice("tiers:", "  - {participants: 6+, percent: 10}", TWO_TO_FIVE)
    assert text.startswith("4: tiers.1.percent: warning: 6 or more people would get less off (10%) than 2 to 5 (15%).")


def test_more_than_half_the_price_off_is_warned_of() -> None:
    [text] = of_notice("tiers:", "  - {participants: 2-5, percent: 85}")
    assert text.startswith("4: tiers.1.percent: warning: 85% is more than half the price.")


@pytest.mark.parametrize(
    ("named", "meant"),
    [
        ("FA02", "Did you mean FA01?"),
        ("certficate", "Did you mean certificate?"),
        ("Pediatric first aid", "Did you mean Paediatric first aid?"),
        ("A day of bandages", "Did you mean FA01?"),
        ("Juggling", "Write a course's code"),
    ],
)
@pytest.mark.parametrize("key", ["applies_to", "excludes"])
def test_a_name_that_no_course_has_is_warned_of(key: str, named: str, meant: str) -> None:
    [text] = of_notice("tiers:", TWO_TO_FIVE, f"{key}:", f"  - {named}")
    assert text.startswith(f'6: {key}.1: warning: "{named}" is no code, subject, series or tag')
    assert meant in text


@pytest.mark.parametrize(
    "lines",
    [
        ("tiers:", TWO_TO_FIVE),
        ("tiers:", TWO_TO_FIVE, "  - {participants: 6+, percent: 20}"),
        ("tiers:", TWO_TO_FIVE, "applies_to: fa 01, First aid, Maths, paediatric first aid, certificate"),
        ("tiers:", "  - {participants: 2-5, percent: 85}", "until: 2025-07-31"),
        ("tiers:", "  - {participants: 2-5, percent: 85}", "draft: yes"),
    ],
)
def test_other_notices_are_good(lines: tuple[str, ...]) -> None:
    assert of_notice(*lines) == []
