"""The names of new files."""

import datetime as dt

import pytest

from collaborative.writing.file_names import course_uri, listing_uri, named_uri, news_uri

MARCH = dt.date(2027, 3, 19)


@pytest.mark.parametrize(
    ("title", "day", "uris", "uri"),
    [
        ("First aid for schools", MARCH, [], "courses/2026-27/first-aid-for-schools-march-2027.md"),
        ("First aid", dt.date(2027, 9, 1), [], "courses/2027-28/first-aid-september-2027.md"),
        ("First aid", None, [], "courses/first-aid.md"),
        ("First aid", MARCH, ["courses/one.md"], "courses/first-aid-march-2027.md"),
        ("First aid", MARCH, ["courses/2025-26/one.md"], "courses/2026-27/first-aid-march-2027.md"),
        ("First aid", MARCH, ["courses/2026-27/first-aid-march-2027.md"], "courses/2026-27/first-aid-march-2027-2.md"),
        ("First aid", MARCH, ["courses/x/First-Aid-March-2027.md"], "courses/first-aid-march-2027-2.md"),
        ("😀", MARCH, [], "courses/2026-27/fa01-march-2027.md"),
        ("- 3 & “more”: #1", MARCH, [], "courses/2026-27/3-more-1-march-2027.md"),
        ("word " * 30, MARCH, [], f"courses/2026-27/{'-'.join(['word'] * 12)}-march-2027.md"),
        ("Past", None, [], "courses/past-course.md"),
        ("Con", None, [], "courses/con-course.md"),
        ("2027-03", None, [], "courses/2027-03-course.md"),
    ],
)
def test_a_course_is_named_after_its_title_and_month(
    title: str, day: dt.date | None, uris: list[str], uri: str
) -> None:
    assert course_uri(title, "FA01", day, uris) == uri


def test_other_files_are_named_as_those_that_are_there() -> None:
    assert news_uri("Last places", MARCH, []) == "news/2027-03-19-last-places.md"
    assert listing_uri("2027-03") == "listings/2027-03.md"
    assert named_uri("schools", "Larkhill Primary School", []) == "schools/larkhill.md"
    assert named_uri("schools", "Harebell Lane Infant School", []) == "schools/harebell-lane-infant.md"
    assert named_uri("clusters", "Radcliffe Cluster", ["clusters/radcliffe.md"]) == "clusters/radcliffe-2.md"
    assert named_uri("schools", "😀", []) == "schools/school.md"
