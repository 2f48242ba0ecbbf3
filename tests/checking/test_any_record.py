"""Property tests: for any input the checks give problems with line and remedy, and never fail."""

import datetime as dt

from hypothesis import given
from hypothesis import strategies as st
from tests.builders import PROPERTY, SETTINGS, load
from tests.checking.one_check import TODAY, cluster, course

from collaborative.checking.site import check_site
from collaborative.checking.subject import Subject

DAYS = st.dates(dt.date(2000, 1, 1), dt.date(2099, 12, 31)).map(str) | st.just("TBC")
TIMES = st.times().map(lambda time: f"'{time:%H:%M}'") | st.just("")
LINES = st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs"]), max_size=30).map(
    lambda text: '"' + text.replace("\\", "").replace('"', "") + '"'
)
NUMBERS = st.integers(0, 99_999).map(str)
FIELDS = st.fixed_dictionaries(
    {"date": DAYS},
    optional={
        "end_date": DAYS,
        "start": TIMES,
        "end": TIMES,
        "venue": LINES,
        "trainer": LINES,
        "price": NUMBERS | LINES,
        "places": NUMBERS,
        "places_left": NUMBERS,
        "status": st.sampled_from(["full", "postponed", "cancelled", "few places"]),
        "new_date": DAYS,
        "published": DAYS,
        "updated": DAYS,
        "booking": DAYS.map(lambda day: f"{{closes: {day}}}"),
    },
)


@PROPERTY
@given(FIELDS, LINES, LINES, DAYS, TIMES)
def test_every_problem_has_a_line_and_a_remedy(
    fields: dict[str, str], title: str, code: str, day: str, time: str
) -> None:
    front = course(*(f"{key}: {value}" for key, value in fields.items()), title=title, code=code)
    files = {
        "courses/a.md": front,
        "courses/b.md": front,
        "clusters/north.md": cluster(f"{{date: {day}, start: {time or 'TBC'}}}"),
        "news/2026-02-20-a.md": f"---\ntitle: {title}\npublished: {day}\nexpires: {day}\n---\n",
        "discounts/a.md": f"---\ntitle: {title}\ntiers: [{{participants: 2-5, percent: 15}}]\napplies_to: {code}\n---\n",
    }
    for problem in check_site(Subject(load(files), (), SETTINGS, TODAY)):
        assert 1 <= problem.line <= front.count("\n") + 1
        assert problem.wrong.endswith((".", "?"))
        assert problem.remedy
