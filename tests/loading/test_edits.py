"""Edits that messages carry: applied to the file, they leave nothing wrong."""

import re

import pytest
from tests.builders import load
from tests.remedies import applied

from collaborative.problems import DeleteLine, InputError, Problem, Replace, did_you_mean

COURSE = ("title: First aid", "code: FA01", "date: 2026-03-19")


def only_problem(folder: str, text: str) -> Problem:
    (problem,) = load({f"{folder}/a.md": text}).problems
    return problem


def course(*lines: str) -> str:
    keys = {re.split(r"\W", line)[0] for line in lines}
    keys |= {"date"} if "dates" in keys else set()
    kept = [line for line in COURSE if line.split(":")[0] not in keys]
    return "\n".join(["---", *kept, *lines, "---", "Text"])


@pytest.mark.parametrize(
    ("typed", "right"),
    [
        ("sumary: A day of first aid", "summary: A day of first aid"),
        ("Venu: Hall", "venue: Hall"),
        ("audience: TAs, Techers", "audience: TAs, teachers"),
        ("subject: Sciense", "subject: Science"),
        ("date: 19 Mrach 2026", "date: 19 March 2026"),
        ("date: Thirsday 19 March 2026", "date: Thursday 19 March 2026"),
        (
            "dates: [19 March 2026, 26 March 2026 cancelled]",
            "dates: [19 March 2026, {date: 2026-03-26, status: cancelled}]",
        ),
        (
            "dates: 19 March 2026 and 26 March 2026 (cancelled)",
            "dates: [2026-03-19, {date: 2026-03-26, status: cancelled}]",
        ),
        (
            "dates: [19 March 2026, 26 March 2026 - moved to 23 April]",
            "dates: [19 March 2026, {date: 2026-03-26, status: postponed, new_date: 2026-04-23}]",
        ),
        (
            "dates: [19 March 2026, 26 March 2026 (cancelled - trainer ill)]",
            "dates: [19 March 2026, {date: 2026-03-26, status: cancelled, reason: trainer ill}]",
        ),
        (
            "dates: [19 March 2026, ~~26 March 2026~~]",
            "dates: [19 March 2026, {date: 2026-03-26, status: cancelled}]",
        ),
        (
            "dates: 19, 26 (cancelled) and 27 March 2026",
            "dates: [2026-03-19, {date: 2026-03-26, status: cancelled}, 2026-03-27]",
        ),
        ("dates: [19 March 2026, 26/3/2026 tbc]", "dates: [19 March 2026, {date: 2026-03-26, status: provisional}]"),
        (
            "dates: [19 March 2026, {date: 26/3/2026, cancelled: yes}]",
            "dates: [19 March 2026, {date: 26/3/2026, status: cancelled}]",
        ),
        ("cancelled: yes", "status: cancelled"),
        (
            "dates: [19 March 2026, 26 March 2026 NO SESSION]",
            "dates: [19 March 2026, {date: 2026-03-26, status: cancelled}]",
        ),
        (
            "dates: [19 March 2026, 26 March 2026 now 23 April 2026]",
            "dates: [19 March 2026, {date: 2026-03-26, status: postponed, new_date: 2026-04-23}]",
        ),
        (
            "dates: [19 March 2026, 26 March 2026 changed to 23 April]",
            "dates: [19 March 2026, {date: 2026-03-26, status: postponed, new_date: 2026-04-23}]",
        ),
        ("start: 0.395833", "start: 09:30"),
        ("start: 09:30:15", "start: 09:30"),
        ("price: 95,50", "price: £95.50"),
        ("price: 1.5E+02", "price: 150"),
        ("booking: {email: office at example.org}", "booking: {email: office@example.org}"),
        ("booking: http://forms.example/book", "booking: https://forms.example/book"),
        ("title:First aid", "title: First aid"),
        ("title = First aid", "title: First aid"),
        ("title First aid", "title: First aid"),
        ("summary: Itâ€™s fun", "summary: It’s fun"),
    ],
)
def test_a_single_proposal_replaces_the_typed_text(typed: str, right: str) -> None:
    text = course(typed)
    problem = only_problem("courses", text)
    assert isinstance(problem.message.edit, Replace)
    corrected = applied(problem.message.edit, text, problem.line)
    assert corrected == text.replace(typed, right)
    assert load({"courses/a.md": corrected}).problems == ()


def test_a_telephone_number_gets_back_its_first_0() -> None:
    text = "---\ntitle: Larkhill\nphone: 1614960000\n---\nText"
    problem = only_problem("schools", text)
    assert problem.message.edit
    assert load({"schools/a.md": applied(problem.message.edit, text, problem.line)}).problems == ()


@pytest.mark.parametrize("text", ["\n".join([*COURSE, "---", "Text"]), "\n".join(["---", *COURSE, "-----", "Text"])])
def test_a_line_of_hyphens_is_inserted_or_put_right(text: str) -> None:
    problem = only_problem("courses", text)
    assert problem.message.edit
    corrected = applied(problem.message.edit, text, problem.line)
    assert corrected == "\n".join(["---", *COURSE, "---", "Text"])
    assert load({"courses/a.md": corrected}).problems == ()


def test_a_message_has_no_edit_if_a_person_must_choose() -> None:
    assert only_problem("courses", course("start: 9.3")).message.edit is None


def test_an_edit_is_kept_from_the_value_to_its_problem() -> None:
    edit = InputError.from_message(did_you_mean("No such month.", "Mrach", "March")).message.about("Autumn 1").edit
    assert edit == Replace("Mrach", "March")


def test_messages_with_the_same_words_are_equal_whatever_their_edits() -> None:
    one, other = did_you_mean("Wrong.", "a", "b"), did_you_mean("Wrong.", "c", "b")
    assert one == other


def test_a_hint_that_has_lost_its_sign_is_deleted() -> None:
    text = course("venue: Hall", "Where it is, Online, or TBC (for example Riverside Primary School, Bury)")
    problem = only_problem("courses", text)
    assert problem.message.edit == DeleteLine()
    assert load({"courses/a.md": applied(DeleteLine(), text, problem.line)}).problems == ()
