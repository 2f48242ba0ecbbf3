"""The next free code, from the codes in use."""

import datetime as dt

import pytest
from tests.builders import course

from collaborative.drafting.codes import CodesInUse, next_code

MARCH = dt.date(2027, 3, 19)
TODAY = dt.date(2026, 11, 22)


@pytest.mark.parametrize(
    ("codes", "code"),
    [
        (["FA01", "FA02"], "FA03"),
        (["FA02", "FA01", "FA04"], "FA05"),
        (["fa 01", "FA 02"], "FA 03"),
        (["FA09"], "FA10"),
        (["FA99"], "FA100"),
        (["FA-1"], "FA-2"),
        (["T001"], "T002"),
        ([], "FI01"),
        (["2027"], "FI01"),
    ],
)
def test_the_number_after_the_highest(codes: list[str], code: str) -> None:
    courses = [course(used, date="2027-03-01") for used in codes]
    assert next_code(courses, "Fire", "", MARCH, TODAY) == code


@pytest.mark.parametrize(
    ("day", "code"),
    [
        (dt.date(2027, 3, 19), "FA03SP27"),
        (dt.date(2027, 4, 19), "FA01SU27"),
        (dt.date(2027, 9, 19), "FA01AU27"),
        (None, "FA02AU26"),
    ],
)
def test_codes_that_end_in_a_term_get_that_of_the_day(day: dt.date | None, code: str) -> None:
    courses = [
        course("FA01SP27", date="2027-01-10"),
        course("FA02SP27", date="2027-02-10"),
        course("FA01AU26", date="2026-10-01"),
    ]
    assert next_code(courses, "First aid", "", day, TODAY) == code


def test_the_letters_are_those_of_the_same_course_then_of_the_subject() -> None:
    courses = [
        course("MA01", title="Bar models", subject="Maths"),
        course("FA07", title="Emergency first aid", subject="First aid"),
        course("HS02", title="Fire wardens", subject="Health and safety"),
    ]
    assert next_code(courses, "emergency First-Aid", "Maths", MARCH, TODAY) == "FA08"
    assert next_code(courses, "Fractions", "Maths", MARCH, TODAY) == "MA02"
    assert next_code(courses, "Singing every day", "Arts", MARCH, TODAY) == "AR01"
    assert next_code(courses, "Music for the little ones", "", MARCH, TODAY) == "ML01"
    assert next_code(courses, "日本語", "", MARCH, TODAY) == "C01"


def test_the_next_code_of_each_kind_of_course() -> None:
    courses = [course("MA01SP27", date="2027-01-10"), course("FA01SP27"), course("fa02sp27"), course("2027")]
    codes = CodesInUse(courses)
    assert codes.next_of_each(MARCH) == ("FA03SP27", "MA02SP27")
    assert codes.next_of_each(dt.date(2027, 9, 1)) == ("FA01AU27", "MA01AU27")
    assert CodesInUse([]).next_of_each(MARCH) == ()
