"""Notices that leave out numbers of people or days, contradict themselves, or name courses that do not exist."""

from collections.abc import Mapping

import pytest
from tests.builders import SETTINGS, history_of, load
from tests.checking.one_check import TODAY, course, messages_of

from collaborative.checking.records.discount_wording import check_discount_wording
from collaborative.checking.records.discounts import check_days_without_discount, check_discounts
from collaborative.checking.subject import Subject
from collaborative.loading.history import History

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


ONE_TIER = "tiers: [{participants: 2-5, percent: 15}]"
TWO_TIERS = "tiers: [{participants: 2-5, percent: 15}, {participants: 6+, percent: 20}]"


def of_wording(text: str, tiers: str = ONE_TIER, title: str = "Discount") -> list[str]:
    """Return the messages about the wording of a notice, whose first line is line 6."""
    notice = f"---\ntitle: {title}\n{tiers}\n---\n\n{text}\n"
    return [
        m.removeprefix("content/discounts/a.md:")
        for m in messages_of(check_discount_wording, {"discounts/a.md": notice})
    ]


@pytest.mark.parametrize(
    ("text", "tiers", "said"),
    [
        ("There is a 20% discount for 2 to 5 participants.", ONE_TIER, "says 20%, and the tiers above say 15% for 2 to 5 people."),
        ("20 per cent off for two to five people", ONE_TIER, "says 20%"),
        ("twenty percent off", ONE_TIER, "says 20%"),
        ("We take ten per cent off", ONE_TIER, "says 10%"),
        ("12.5% for 2-5", ONE_TIER, "says 12.5%"),
        ("Half price for 2 to 5 people", ONE_TIER, "says 50%"),
        ("Save 15% to 20%", ONE_TIER, "says 20%"),
        ("15% for 2 to 5 people, and 25% for 6 or more.", TWO_TIERS, "says 25%"),
        ("15% when a school sends 3 to 6 people.", ONE_TIER, 'says 15% for "3 to 6", and the tiers above say 15% for 2 to 5 people.'),
        ("15% for 6 or more people, 20% for 2 to 5", TWO_TIERS, 'says 15% for "6 or more"'),
        ("2-5 people: 15%, 7+ people: 20%", TWO_TIERS, 'says 20% for "7+"'),
        ("| People | Discount |\n|---|---|\n| 2 to 4 | 15% |", TWO_TIERS, 'says 15% for "2 to 4"'),
        ("Between two and six delegates get 15% off", ONE_TIER, "two and six"),
        ("More than 5 people get 15% less", ONE_TIER, "More than 5"),
        ("15 % discount for up to 6 people", ONE_TIER, "up to 6"),
        ("15pc off when you book at least 3 places", ONE_TIER, "at least 3"),
        ("A discount for 3 to 6 people", ONE_TIER, 'says "3 to 6"'),
    ],
)  # fmt: skip
def test_wording_that_contradicts_the_tiers_is_refused_at_its_line(text: str, tiers: str, said: str) -> None:
    [problem] = of_wording(text, tiers)
    assert problem.startswith(f"{6 + text.count(chr(10))}: The wording ")
    assert said in problem


def test_a_title_with_another_figure_is_refused() -> None:
    [problem] = of_wording("Wording", title="20% discount")
    assert problem.startswith("2: title: The wording says 20%")


@pytest.mark.parametrize(
    ("text", "tiers"),
    [
        ("There is a 15% discount for 2 to 5 participants. Telephone 0161 496 0101 for more.", ONE_TIER),
        ("Schools that send several people pay less.", ONE_TIER),
        ("15% for 2 to 5 participants.\n\nOtherwise [0161 603 4628](tel:01616034628).", ONE_TIER),
        ("Fifteen per cent off for two to five people.", ONE_TIER),
        ("15% for 2 to 5 people, and 20% for 6 or more.", TWO_TIERS),
        ("2-5 people: 15%; 6+ people: 20%", TWO_TIERS),
        ("| People | Discount |\n|---|---|\n| 2 to 5 | 15% |\n| 6 or more | 20% |", TWO_TIERS),
        ("Save up to 20% when you send six or more people.", TWO_TIERS),
        ("15-20% off", TWO_TIERS),
        ("A discount for two or more people.", TWO_TIERS),
        ("For more than 5 people please contact the office.", ONE_TIER),
        ("All prices are without VAT at 20%.", ONE_TIER),
        ("A 10% cancellation fee applies within 14 days.", ONE_TIER),
        ("The discount holds from 1 September 2026 to 31 August 2027.", ONE_TIER),
        ("One person pays the full price; from two people on it is 15% less.", ONE_TIER),
        ("Example: 3 people pay £95 each, less 15%.", ONE_TIER),
        ("If a school books up to five places, it saves 15%.", ONE_TIER),
        ("Book by 12 March 2026 to get 15% off.", ONE_TIER),
        ("No discount for one person.", ONE_TIER),
        ("15% off for 2, 3, 4 or 5 people.", ONE_TIER),
        ("Bring 2 or 3 colleagues and save 15%", ONE_TIER),
    ],
)
def test_wording_that_agrees_passes(text: str, tiers: str) -> None:
    assert of_wording(text, tiers) == []


def of_days(*notices: str, courses: Mapping[str, str] | None = None, before: str = "") -> list[str]:
    """Return the messages about notices with these lines on line 4; ``before`` is the first one's earlier line."""
    texts = {
        f"discounts/{number}.md": f"---\ntitle: Discount {number}\n{ONE_TIER}\n{line}\n---\nWording\n"
        for number, line in enumerate(notices)
    }
    first = "discounts/0.md"
    earlier = (
        history_of([(first, f"---\ntitle: Discount 0\n{ONE_TIER}\n{before}\n---\nWording\n"), (first, texts[first])])
        if before
        else History()
    )
    subject = Subject(load(texts | dict(courses or {}), earlier), (), SETTINGS, TODAY)
    return [str(problem).removeprefix("content/discounts/") for problem in check_days_without_discount(subject)]


def test_days_between_two_notices_are_warned_of() -> None:
    [problem] = of_days("until: 2026-02-15", "from: 2026-04-01")
    assert problem.startswith(
        "1.md:4: from: warning: From 16 February 2026 until 31 March 2026 no discount notice is in force: this one begins on 1 April 2026, and content/discounts/0.md ends before. Write from: 2026-02-16 to close the gap."
    )


def test_an_edit_in_place_that_leaves_no_discount_is_warned_of() -> None:
    [problem] = of_days("from: 2026-04-01", before="from: 2025-09-01")
    assert problem.startswith(
        "0.md:4: from: warning: From 2 March 2026 until 31 March 2026 no discount notice is in force"
    )


def test_courses_after_the_last_notice_are_warned_of() -> None:
    later = {"courses/a.md": course("date: 2026-06-11", "price: 95")}
    [problem] = of_days("until: 2026-05-31", courses=later)
    assert problem.startswith(
        "0.md:4: until: warning: From 1 June 2026 no discount is in force, and courses follow, the first on 11 June 2026."
    )


@pytest.mark.parametrize(
    "notices",
    [
        ("until: 2026-02-15", "from: 2026-02-16"),
        ("until: 2026-05-31",),
        ("from: 2026-04-01",),
        ("from: 2025-09-01",),
        ("until: 2025-07-31", "from: 2025-09-01"),
        ("until: 2026-12-31", "from: 2026-04-01"),
        ("until: 2026-02-15", "draft: yes"),
        ("until: 2025-05-31",),
    ],
)  # fmt: skip
def test_days_that_are_covered_or_over_are_good(notices: tuple[str, ...]) -> None:
    before_the_end = {"courses/a.md": course("date: 2026-03-19", "price: 95")} if "2025-05-31" not in notices[0] else {}
    assert of_days(*notices, courses=before_the_end if "02-15" not in notices[0] else None) == []
