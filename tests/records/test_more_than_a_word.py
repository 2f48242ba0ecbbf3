"""What people write in one field and mean for several: days, prices with their payers, statuses with their reasons."""

import datetime as dt

import pytest
from tests.builders import load

from collaborative.records.course import Course


def read(*lines: str) -> Course:
    content = load({"courses/a.md": "\n".join(["---", "title: First aid", "code: FA01", *lines, "---", "Text"])})
    assert [str(problem) for problem in content.problems] == []
    return content.catalogue.courses[0]


@pytest.mark.parametrize(
    ("typed", "days"),
    [
        ("date: 19 and 26 March 2026", (19, 26)),
        ("date: 19 March 2026, 26 March 2026", (19, 26)),
        ("date: 19/03/2026 & 26/03/2026", (19, 26)),
        ("date: [19 March 2026, 26 March 2026]", (19, 26)),
        ("date:\n  - 19 March 2026\n  - 26 March 2026", (19, 26)),
        ("date: Thursdays 5, 12 and 26 March 2026", (5, 12, 26)),
        ("dates: Thursdays 5, 12 and 26 March 2026", (5, 12, 26)),
        ("Date: on Thursdays, 5th and 12th March 2026", (5, 12)),
    ],
)
def test_several_days_are_the_days_of_the_sessions(typed: str, days: tuple[int, ...]) -> None:
    assert [session.day for session in read(typed).sessions] == [dt.date(2026, 3, day) for day in days]


@pytest.mark.parametrize("key", ["date", "dates"])
def test_a_day_on_another_weekday_than_the_others_is_named(key: str) -> None:
    text = f"---\ntitle: A\ncode: B\n{key}: Thursdays 5, 12 and 27 March 2026\n---\nText"
    (problem,) = load({"courses/a.md": text}).problems
    assert problem.wrong == "27 March 2026 is a Friday, not a Thursday."


@pytest.mark.parametrize(
    ("typed", "prices"),
    [
        ("£75 members/£95 non", {"Member schools": "75.00", "Others": "95.00"}),
        ("75 members, 95 others", {"Member schools": "75.00", "Others": "95.00"}),
        ("Free to SLA schools, £95 to others", {"Member schools": "0.00", "Others": "95.00"}),
        ("£75 SLA / £95 non-SLA", {"Member schools": "75.00", "Others": "95.00"}),
        ("£95 non-members, £75 members", {"Member schools": "75.00", "Others": "95.00"}),
        ("75 per person (including lunch)", {"": "75.00"}),
        ("£75 pp, incl. lunch and refreshments", {"": "75.00"}),
    ],
)
def test_prices_with_their_payers(typed: str, prices: dict[str, str]) -> None:
    price = read("date: 2026-03-19", f"price: {typed}").price
    assert price
    assert {who: str(charge.amount) for who, charge in price.charges} == prices


@pytest.mark.parametrize(
    ("typed", "status", "others"),
    [
        ("Limited availability", "few places", {}),
        ("2 places left", "few places", {"places_left": 2}),
        ("Only 1 place remaining", "few places", {"places_left": 1}),
        ("Fully booked - waiting list only", "waiting list", {}),
        ("Full (waiting list)", "waiting list", {}),
        ("Cancelled due to low numbers", "cancelled", {"reason": "low numbers"}),
        ("CANCELLED - trainer ill", "cancelled", {"reason": "trainer ill"}),
        ("postponed to 29 April 2026", "postponed", {"new_date": dt.date(2026, 4, 29)}),
    ],
)
def test_a_status_that_says_more_than_its_word(typed: str, status: str, others: dict[str, object]) -> None:
    course = read("date: 2026-03-19", f"status: {typed}")
    assert str(course.status) == status
    assert {key: getattr(course, key) for key in others} == others


def test_what_was_typed_itself_stays() -> None:
    course = read("date: 2026-03-19", "status: cancelled due to snow", "reason: The school is closed.")
    assert course.reason == "The school is closed."


def test_a_session_says_why_it_is_off() -> None:
    course = read("dates: [{date: 2026-03-12}, {date: 2026-03-19, status: cancelled due to snow}]")
    assert [(session.is_off, session.reason) for session in course.sessions] == [(False, ""), (True, "snow")]


@pytest.mark.parametrize("typed", ["16:00-17:30 GMT", "4pm to 5.30pm GMT"])
def test_a_clock_by_its_name_is_read(typed: str) -> None:
    course = read("date: 2026-03-19", f"start: {typed}")
    assert (course.start, course.end) == (dt.time(16), dt.time(17, 30))


@pytest.mark.parametrize("typed", ["ring 0161 496 0101", "0161 496 0101", "Tel 0161 496 0101"])
def test_a_telephone_number_does_not_book(typed: str) -> None:
    (problem,) = load(
        {"courses/a.md": f"---\ntitle: A\ncode: B\ndate: 2026-03-19\nbooking: {typed}\n---\nText"}
    ).problems
    assert "contact: 0161 496 0101" in problem.remedy
