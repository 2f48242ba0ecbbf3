"""Templates for GitHub's page: hints that can be copied, and that never go out of date."""

import datetime as dt
import itertools
import re

import pytest
from tests.builders import SETTINGS, load

from collaborative.catalogue import Month
from collaborative.drafting.web_templates import Help, example_day, web_template

DAY = dt.date(2027, 3, 18)
HELP = Help(SETTINGS, DAY, ("FA03", "MA12"))


def hints(form: str, known: Help = HELP, **given: str) -> dict[str, str]:
    """Return the text in brackets above each key."""
    lines = web_template(form, given, known).split("\n")
    above = itertools.pairwise(lines)
    return {key.partition(":")[0]: line for line, key in above if line.startswith("# ") and re.match(r"\w+:", key)}


def test_the_words_of_the_site_are_named() -> None:
    said = hints("course")
    assert all(term.name in said["audience"] for term in SETTINGS.audiences.terms)
    assert all(term.name in said["subject"] for term in SETTINGS.subjects.terms)
    short = hints("course", Help(SETTINGS, DAY, words=False))
    assert "Governors" not in short["audience"]
    assert "for example Maths" in short["subject"]


def test_both_forms_of_a_price_are_shown() -> None:
    assert hints("course")["price"].endswith("(for example 95 or {member: 75, non_member: 120})")


def test_a_day_is_shown_as_people_write_it_and_put_before_a_month() -> None:
    assert hints("course")["date"].endswith("(needed; for example Thursday 18 March 2027)")
    with_month = hints("course", date="March 2027")
    assert with_month["date"].endswith("(needed; put the day in front, for example Thursday 18 March 2027)")


def test_the_next_free_codes_are_named() -> None:
    assert hints("course")["code"].endswith("(needed; the next free ones: FA03, MA12)")
    assert hints("course", Help(SETTINGS, DAY, ("FA03",)), code="FA03")["code"].endswith("; the next free one: FA03)")
    assert hints("course", Help(SETTINGS, DAY))["code"].endswith("(needed; for example FA01)")


@pytest.mark.parametrize("month", [Month(2026, month) for month in range(1, 13)], ids=str)
def test_the_example_is_the_third_thursday(month: Month) -> None:
    day = example_day(month)
    assert (day.strftime("%A"), Month.of(day)) == ("Thursday", month)
    assert 15 <= day.day <= 21


def test_a_template_filled_in_with_its_own_examples_is_accepted() -> None:
    template = web_template("course", {}, HELP).split("\n")
    for key, said in hints("course").items():
        example = re.search(r"(?:for example|one of|some of|ones:) (.*)\)$", said)
        assert example
        lists = "one of" in said or "ones:" in said
        for typed in example[1].split(", " if lists else " or "):
            filled = {**dict.fromkeys(("title", "code"), "x"), "date": "TBC", "start": "9am", key: typed}
            filled |= {"date": "2027-03-18"} if key == "end" else {}
            lines = [
                f"{line} {filled.get(line[:-1], '')}".rstrip() if line.endswith(":") else line for line in template
            ]
            whole = "\n".join(lines)
            assert [str(problem) for problem in load({"courses/a.md": whole}).problems] == [], (key, typed)
