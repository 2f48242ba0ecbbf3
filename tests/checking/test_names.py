"""Codes and titles."""

import pytest
from tests.checking.one_check import course, messages_of

from collaborative.checking.records.names import check_names

DAY = "date: 2026-03-19"


def of_title(title: str, *lines: str) -> list[str]:
    found = messages_of(check_names, {"courses/a.md": course(DAY, *lines, title=f'"{title}"')})
    return [text.removeprefix("courses/a.md:") for text in found]


def of_code(code: str) -> list[str]:
    found = messages_of(check_names, {"courses/a.md": course(DAY, code=f'"{code}"')})
    return [text.removeprefix("courses/a.md:") for text in found]


@pytest.mark.parametrize(
    ("title", "better"),
    [
        ("FIRST AID FOR ALL SCHOOL STAFF", "First aid for all school staff"),
        ("FIRST AID", "First aid"),
        ("SAFEGUARDING", "Safeguarding"),
        ("PHONICS IN KS1 FOR SENDCOS AND ECTS", "Phonics in KS1 for SENDCOS and ECTS"),
        ("MATHS: BAR MODELS!", "Maths: bar models!"),
    ],
)
def test_a_title_in_capitals_is_warned_of(title: str, better: str) -> None:
    [text] = of_title(title)
    assert text.startswith("2: title: warning: The title is all in capitals")
    assert text.endswith(f"title: {better}")


@pytest.mark.parametrize(
    "title", ["SENDCO", "GDPR", "EYFS and KS1", "NPQ", "PSHE RSHE", "SENDCO INSET", "First aid", "1984", "ELSA", "H&S"]
)
def test_abbreviations_may_be_in_capitals(title: str) -> None:
    assert of_title(title) == []


def test_every_kind_of_record_has_a_title() -> None:
    files = {
        "news/a.md": "---\ntitle: SPRING PROGRAMME\npublished: 2026-02-20\n---\n",
        "news/old.md": "---\ntitle: SPRING PROGRAMME\npublished: 2018-02-20\n---\n",
        "schools/a.md": "---\ntitle: LARKHILL PRIMARY SCHOOL\n---\n",
        "clusters/a.md": "---\ntitle: NORTH CLUSTER\n---\n",
        "clusters/b.md": "---\ntitle: SOUTH CLUSTER\ndraft: yes\n---\n",
        "listings/2026-03.md": "---\ntitle: TRAINING IN MARCH\n---\n",
        "courses/over.md": course("date: 2026-03-01", title="OVER AND DONE"),
    }
    assert {text.split(":")[0] for text in messages_of(check_names, files)} == {
        "content/news/a.md",
        "content/schools/a.md",
        "content/clusters/a.md",
        "content/listings/2026-03.md",
    }


def test_a_code_with_a_sign_that_addresses_cannot_hold_is_warned_of() -> None:
    assert of_code("FA/01") == [
        (
            '3: code: warning: "FA/01" holds a slash (/), which cannot stand in an address or a file name. '
            "Write letters, digits and hyphens, for example code: FA-01"
        )
    ]
    [text] = of_code("R&D (a)")
    assert "an and-sign (&)" in text
    assert text.endswith("code: R-D-a")


@pytest.mark.parametrize("code", ["FA01", "FA 01", "FA-01", "FA_01", "2.10", "0123", "2026-03-19", "CYMRAEG-Ŵ1"])
def test_letters_digits_spaces_hyphens_and_points_make_a_code(code: str) -> None:
    assert of_code(code) == []


@pytest.mark.parametrize(
    ("title", "status"),
    [
        ("CANCELLED - First aid", "cancelled"),
        ("Cancelled: First aid", "cancelled"),
        ("First aid (postponed)", "postponed"),
        ("First aid – fully booked", "full"),
        ("First aid FULLY BOOKED", "full"),
        ("*** SOLD OUT *** First aid", "full"),
        ("First aid (full)", "full"),
        ("First aid - waiting list only", "waiting list"),
    ],
)
def test_a_title_that_does_the_work_of_the_status_is_warned_of(title: str, status: str) -> None:
    [text] = of_title(title)
    assert text.startswith("2: title: warning: The title says")
    assert text.endswith(f"add a line status: {status}")
    assert of_title(title, f"status: {status}") == []


@pytest.mark.parametrize(
    "title",
    [
        "Full-time mentors",
        "Full",
        "What to do when a trip is cancelled",
        "Half-full: seeing the best in a class",
        "Managing a waiting list",
        "Sold out? Marketing your nursery places",
    ],
)
def test_words_of_a_status_may_be_part_of_a_title(title: str) -> None:
    assert of_title(title) == []


def test_a_title_that_repeats_the_code_is_warned_of() -> None:
    [text] = of_title("FA01: First aid")
    assert text.startswith("2: title: warning: The code FA01 stands in the title as well")
    front = course(DAY, code="2026", title="Conference 2026")
    assert messages_of(check_names, {"courses/a.md": front}) == []


@pytest.mark.parametrize(
    ("title", "warned"),
    [
        ("Training in June 2027", True),
        ("Training in May 2026", True),
        ("Training in May 2027", False),
        ("May and June", False),
        ("What is on before the summer", False),
    ],
)
def test_a_listing_with_the_title_of_another_month_is_warned_of(title: str, warned: bool) -> None:
    found = messages_of(check_names, {"listings/2027-05.md": f"---\ntitle: {title}\n---\nText\n"})
    assert bool(found) is warned
    assert all("2: title: warning: The title says " in text and "Training in May 2027" in text for text in found)
