"""Exports are read back without loss, into a site without courses and into the same site."""

import datetime as dt
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.builders import PROPERTY, SETTINGS
from tests.conftest import FROZEN, FROZEN_TODAY
from tests.soak import fewer

from collaborative.disk.sources import read_files
from collaborative.disk.spreadsheets import read_spreadsheet, spreadsheet_bytes
from collaborative.loading.content import Content, load_content
from collaborative.loading.history import History
from collaborative.loading.sources import SourceFile
from collaborative.problems import Severity, errors_in
from collaborative.records.columns import FIELDS, heading
from collaborative.records.course import Course
from collaborative.sheets.exporting import rows_of
from collaborative.sheets.importing import Import, Site, plan_import
from collaborative.sheets.memory import Memory
from collaborative.sheets.plan import Kind
from collaborative.sheets.understanding import understand
from collaborative.writing.front_matter import front_matter

TODAY = dt.date.fromisoformat(FROZEN_TODAY)


def site_of(sources: tuple[SourceFile, ...]) -> Site:
    content = load_content(sources, SETTINGS, History())
    return Site(sources, (), content, SETTINGS, History(), TODAY, "courses/", Memory())


def import_into(site: Site, file: Path) -> Import:
    understood = understand(read_spreadsheet(file, SETTINGS.zone), file.name, site.settings, site.content.items)
    assert not [problem for problem in understood.problems if problem.severity is Severity.ERROR], understood.problems
    plan = plan_import(understood, site, file.name, overwrite=False)
    assert not [problem for problem in plan.problems if problem.severity is Severity.ERROR], plan.problems
    return plan


def records(content: Content) -> dict[str, dict[str, Any]]:
    return {course.code: course.model_dump(exclude={"origin"}) for course in content.catalogue.courses}


def check_both_ways(sources: tuple[SourceFile, ...], others: tuple[SourceFile, ...], file: Path) -> None:
    site = site_of((*sources, *others))
    assert not errors_in(site.content.problems), site.content.problems
    file.write_bytes(spreadsheet_bytes(file, rows_of(site.content.catalogue.courses)))

    again = import_into(site, file)
    assert not again.files
    assert {step.kind for step in again.steps} == {Kind.UNCHANGED}
    assert not any(step.conflicts or step.kept for step in again.steps)

    plan = import_into(site_of(others), file)
    made = tuple(SourceFile(path, path, data) for path, data in plan.files.items())
    there = load_content((*made, *others), SETTINGS, History())
    assert not errors_in(there.problems)
    assert records(there) == records(site.content)


@pytest.mark.parametrize("ending", ["xlsx", "csv"])
def test_the_frozen_courses_come_back_from_a_spreadsheet(ending: str, tmp_path: Path) -> None:
    files = read_files(FROZEN, FROZEN / "content", FROZEN / "courses").sources
    courses = tuple(source for source in files if source.path.startswith("courses/"))
    # What courses name; pages that link to a course's file are not moved to a site where it has another name.
    others = tuple(source for source in files if source.uri.startswith(("clusters/", "schools/")))
    assert len(courses) == 102
    check_both_ways(courses, others, tmp_path / f"all.{ending}")


LETTERS = st.characters(codec="utf-8", exclude_categories=("C", "Z"), include_characters=" \"',;:#=+-@|\u201c\u2013é")
WORDS = (
    st.text(LETTERS, min_size=1, max_size=40)
    .map(str.strip)
    .filter(lambda text: any(c.isalnum() and c.isascii() for c in text))
)
LINES = st.lists(WORDS, min_size=1, max_size=3)
DAYS = st.dates(dt.date(2026, 9, 1), dt.date(2027, 7, 20))
AMOUNTS = st.sampled_from(["Free", "POA", "TBC", "95", "95.50", "1250"])
SESSION = st.fixed_dictionaries(
    {"date": DAYS | st.just("TBC")},
    optional={"venue": WORDS, "title": WORDS, "audience": st.just("TAs, NQTs"), "start": st.just("08:00")},
)
COURSE = st.fixed_dictionaries(
    {"title": WORDS, "code": st.from_regex(r"[A-Z]{2}[0-9]{2}[A-Z]?", fullmatch=True)},
    optional={
        "start": st.just("09:30"),
        "end": st.nothing(),
        "venue": WORDS,
        "audience": st.lists(st.sampled_from(["ECTs", "KS1", "SENDCos", "All staff"]), min_size=1, unique=True),
        "subject": st.sampled_from(["Maths", "PSHE"]),
        "tags": LINES,
        "trainer": LINES | WORDS,
        "price": AMOUNTS
        | st.fixed_dictionaries({"member": AMOUNTS})
        | st.fixed_dictionaries({"member": AMOUNTS, "non_member": AMOUNTS}),
        "price_basis": st.just("group"),
        "discount": st.booleans(),
        "places": st.integers(10, 99),
        "places_left": st.integers(0, 10),
        "status": st.sampled_from(["full", "few places", "confirmed", "cancelled"]),
        "booking": st.fixed_dictionaries({}, optional={"url": st.just("https://x.example/=1"), "closes": DAYS}),
        "contact": WORDS,
        "series": WORDS,
        "summary": st.lists(WORDS, min_size=1, max_size=3).map("\n".join),
        "objectives": LINES,
        "bring": WORDS,
        "image_alt": WORDS,
        "published": DAYS | st.just("2026-03-19 09:30"),
        "slug": st.from_regex(r"[a-z]{5}-[0-9]{3}", fullmatch=True),
        "aliases": st.lists(st.from_regex(r"old-[a-z]{4}", fullmatch=True), min_size=1, max_size=2, unique=True),
        "draft": st.booleans(),
    },
)
WHEN = (
    st.fixed_dictionaries({"date": DAYS | st.just("TBC")})
    | st.fixed_dictionaries({"dates": st.lists(DAYS | SESSION, min_size=1, max_size=4)})
    | DAYS.map(lambda day: {"date": day, "end_date": day + dt.timedelta(days=1)})
)


AWKWARD = (
    ({"title": "=1+1", "code": "AA01", "trainer": ["Smith, J", '"Ann"']}, {"date": "TBC"}, "- a\n\n=b"),
    (
        {"title": "@home", "code": "AA01", "start": "09:30"},
        {"dates": [{"date": dt.date(2026, 9, 1), "start": "08:00"}, {"date": "TBC"}]},
        "",
    ),
    (
        {"title": "One off", "code": "AA01", "start": "19:00", "end": "midnight", "status": "few places"},
        {
            "dates": [
                {"date": dt.date(2026, 9, 1), "status": "cancelled", "reason": "Snow"},
                {"date": dt.date(2026, 9, 2), "status": "postponed", "new_date": dt.date(2026, 9, 9)},
                {"date": dt.date(2026, 9, 3)},
            ]
        },
        "",
    ),
    (
        {"title": "A stay", "code": "AA01", "start": "09:00", "end": "15:00", "overnight": "yes"},
        {"date": dt.date(2026, 9, 1), "end_date": dt.date(2026, 9, 2)},
        "",
    ),
    (
        {"title": "Stays", "code": "AA01", "start": "19:00", "end": "24:00"},
        {
            "dates": [
                {"date": dt.date(2026, 9, 1), "end_date": dt.date(2026, 9, 3), "overnight": "yes", "end": "23:00"},
                {"date": dt.date(2026, 9, 8)},
                {"date": dt.date(2026, 9, 10), "end_date": dt.date(2026, 9, 12), "start": "09:00", "end": "00:00"},
            ]
        },
        "",
    ),
)


def check_course(front: dict[str, Any], when: dict[str, Any], body: str, file: Path) -> None:
    text = front_matter({**front, **when}) + (f"\n{body}\n" if body else "")
    source = SourceFile("courses/a-course.md", "courses/a-course.md", text.encode())
    site = site_of((source,))
    if not errors_in(site.problems_of(site.content)):  # the same day twice: nothing that a site could hold
        check_both_ways((source,), (), file)


@pytest.mark.parametrize("ending", ["xlsx", "csv"])
@pytest.mark.parametrize(("front", "when", "body"), AWKWARD)
def test_an_awkward_course_comes_back(
    front: dict[str, Any], when: dict[str, Any], body: str, ending: str, tmp_path: Path
) -> None:
    check_course(front, when, body, tmp_path / f"all.{ending}")


BODIES = st.lists(WORDS, max_size=3).map("\n\n".join)


@pytest.mark.soak
@fewer(4)
@given(front=COURSE, when=WHEN, body=BODIES)
def test_any_course_comes_back_from_an_excel_file(
    front: dict[str, Any], when: dict[str, Any], body: str, tmp_path_factory: pytest.TempPathFactory
) -> None:
    check_course(front, when, body, tmp_path_factory.getbasetemp() / "any-course.xlsx")


@pytest.mark.soak
@PROPERTY
@given(front=COURSE, when=WHEN, body=BODIES)
def test_any_course_comes_back_from_a_csv_file(
    front: dict[str, Any], when: dict[str, Any], body: str, tmp_path_factory: pytest.TempPathFactory
) -> None:
    check_course(front, when, body, tmp_path_factory.getbasetemp() / "any-course.csv")


def test_every_key_of_a_course_has_a_column() -> None:
    columns = {field.partition(".")[0] for field in FIELDS}
    assert set(Course.keys()) <= columns | {"dates"}
    assert len({heading(field) for field in FIELDS}) == len(FIELDS)
