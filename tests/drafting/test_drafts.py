"""Answers are read like files, and written in one plain form."""

import datetime as dt

import pytest
from tests.builders import SETTINGS, cluster, source

from collaborative.catalogue import Month
from collaborative.drafting.answers import Site, complaint, in_pounds, understood
from collaborative.drafting.drafts import cluster_named, month_named, new_file, with_meeting
from collaborative.drafting.forms import FORMS
from collaborative.problems import InputError

OTHER = source("courses/a.md", "---\ntitle: A\ncode: FA01\ndate: 2026-03-19\n---\n")
SITE = Site((OTHER,), SETTINGS)
COURSE = FORMS["course"]


@pytest.mark.parametrize(
    ("form", "key", "answers", "said"),
    [
        ("course", "date", {"date": "31/2/2027"}, "31 February does not exist"),
        ("course", "end", {"start": "9.30am", "end": "9am", "date": "2027-03-19"}, "before"),
        ("course", "audience", {"audience": "Cats"}, "not an audience"),
        ("course", "code", {"title": "B", "code": "fa 01", "date": "2027-03-19"}, "also in courses/a.md"),
        ("course", "price", {"price": "$3"}, "not in pounds"),
        ("meeting", "date", {"date": "32 March 2027"}, "does not exist"),
        ("meeting", "year_groups", {"date": "TBC", "year_groups": "Y9"}, "not an audience"),
        ("school", "email", {"title": "A", "email": "nobody"}, "not an email address"),
        ("news", "published", {"title": "A", "published": "soon"}, "not a date"),
        ("discount", "participants", {"title": "A", "participants": "5-2", "percent": "15"}, "backwards"),
    ],
)
def test_an_answer_is_refused_with_the_words_of_check(form: str, key: str, answers: dict[str, str], said: str) -> None:
    found = complaint(FORMS[form], FORMS[form].question(key), answers, SITE)
    assert found
    assert said in str(found)


def test_an_answer_is_not_to_blame_for_another() -> None:
    answers = {"title": "A", "date": "31/2/2027", "venue": "Hall"}
    assert complaint(COURSE, COURSE.question("venue"), answers, SITE) is None
    assert complaint(COURSE, COURSE.question("title"), {"title": ""}, SITE) is None


def test_dates_times_and_numbers_are_written_plainly_and_words_as_typed() -> None:
    answers = {
        "title": "Bar models",
        "date": "Friday 19th March 2027",
        "code": "FA02",
        "start": "9.30am",
        "end": "noon",
        "price": "1,250",
        "places": "24",
        "subject": "numeracy",
        "audience": "SENCO, KS1",
    }
    assert understood(COURSE, answers, SITE) == {
        "title": "Bar models",
        "code": "FA02",
        "date": dt.date(2027, 3, 19),
        "start": dt.time(9, 30),
        "end": dt.time(12),
        "audience": "SENCO, KS1",
        "subject": "Maths",
        "price": "£1250",
        "places": 24,
    }


def test_several_days_become_dates() -> None:
    found = understood(COURSE, {"title": "A", "code": "B1", "date": "19 and 26 March 2027"}, SITE)
    assert found["dates"] == [dt.date(2027, 3, 19), dt.date(2027, 3, 26)]
    assert "date" not in found
    draft = new_file(COURSE, found, "", SITE)
    assert draft.uri == "courses/a-march-2027.md"


@pytest.mark.parametrize(
    ("typed", "written"), [("95", "£95"), ("£95.5", "£95.50"), ("Free", "Free"), ("TBC", "TBC"), ("two", "two")]
)
def test_amounts_have_their_sign(typed: str, written: str) -> None:
    assert in_pounds(typed) == written


def test_a_meeting_is_added_to_its_cluster_and_nothing_else_changes() -> None:
    text = "---\r\ntitle: North cluster # ours\r\n---\r\n\r\nText\r\n"
    north = source("clusters/north.md", text)
    site = Site((north,), SETTINGS)
    meeting = understood(FORMS["meeting"], {"date": "19/3/2027", "start": "3.45pm"}, site)
    draft = with_meeting(cluster("north"), meeting, site)
    added = 'meetings:\r\n  - date: 2027-03-19\r\n    start: "15:45"\r\n'
    assert draft.text == text.replace("ours\r\n", "ours\r\n" + added)
    assert draft.replaces is north


def test_a_cluster_is_found_by_any_of_its_names() -> None:
    north, south = cluster("north"), cluster("south", title="South of the river")
    for name in ("North cluster", "north", "NORTH"):
        assert cluster_named(name, (north, south)) is north
    with pytest.raises(InputError, match="Did you mean South of the river"):
        cluster_named("South of the rivver", (north, south))
    with pytest.raises(InputError, match="no cluster yet"):
        cluster_named("North", ())


@pytest.mark.parametrize("typed", ["March 2027", "mar 2027", "2027-03", "2027-3", "03/2027"])
def test_a_month_is_read_as_people_write_it(typed: str) -> None:
    assert month_named(typed) == Month(2027, 3)


@pytest.mark.parametrize("typed", ["March", "13/2027", "Marsh 2027", "19 March 2027", "", "March 1817"])
def test_text_that_is_not_a_month_is_refused(typed: str) -> None:
    with pytest.raises(InputError):
        month_named(typed)
