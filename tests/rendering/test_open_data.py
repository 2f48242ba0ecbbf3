"""The courses as JSON with its schema, and as CSV for Excel."""

import csv
import io
import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from icalendar import Calendar
from tests.conftest import ROOT, Built
from tests.json_schema import fits, resolved
from tests.site.tools import build, course, digest, make, read_pages

from collaborative.views.open_data import VERSION

URL = "https://training.example.org.uk/"

# What version 1 has promised: a name may only go away with version 2.
FIELDS = {
    "": "$schema version source timezone currency courses",
    "source": "name url email phone",
    "courses": "code title url permanent_url calendar_url status reason new_date subject tags audience trainer price "
    "member_price non_member_price price_basis price_text booking contact places places_left cluster cluster_url series "
    "summary objectives bring image image_alt attachments published updated sessions",
    "booking": "url email closes",
    "sessions": "number uid title date end_date start end start_at end_at all_day time_to_be_confirmed venue online audience",
}
COLUMNS = (
    "Code", "Title", "Session", "Sessions", "Date", "End date", "Start", "End", "Venue", "Status", "Subject", "Audience",
    "Trainer", "Price", "Member price", "Non-member price", "Places", "Places left", "Cluster", "Page", "Price per",
    "Session title", "No time", "Online", "Reason", "New date", "Book at", "Book by email", "Booking closes", "Contact",
    "Tags", "Series", "Summary", "UID", "Permanent address",
)  # fmt: skip

BOOKING = 'booking: {url: "https://forms.example/b?c={code}", closes: 2026-04-20}'
FULL = course(
    "Maths: £5, “über” & more",
    "MA 01/b",
    "2026-04-23",
    start="9:30",
    end="15:30",
    venue="Larkhill Primary School, hall",
    audience="SENCOs, KS1",
    subject="Maths",
    tags="fractions, games",
    trainer="A. Hill, B. Lake",
    places="20",
    places_left="6",
    status="few places",
    summary="A day of\nmaths.",
    objectives="plan a lesson",
    image="hall.png",
    image_alt="The hall",
    price="95.5",
    contact="+44 1706 000000",
    cluster="north",
    series="Maths days",
    bring="Pens",
    attachments="files/a plan.pdf",
    published="2026-02-01",
    updated="2026-03-01 14:30",
    slug="maths",
).replace("slug:", f"{BOOKING}\nslug:")
SEVERAL = """\
---
title: Several
code: SE01
start: 16:00
audience: KS2
price: {member: Free, non_member: 40}
status: waiting list
booking: {url: "https://forms.example/", email: list@example.org}
dates:
  - {date: 2026-10-26, end: "17:00", venue: Alpha and online, title: Follow-up, audience: Governors}
  - {date: 2026-10-24, end_date: 2026-10-25, end: "03:00", venue: Alpha}
  - {date: TBC, start: TBC}
---
"""
CELLS = ("=1+1", "@home", "-cmd", "- item", "+44 1706 000000", "-7", "-5", "+1+1", "'=1", 'a "b", c', "one;two", "012")


@pytest.fixture(scope="module")
def rich(tmp_path_factory: pytest.TempPathFactory) -> Built:
    prices = {"free": "Free", "poa": "POA", "tbc": "TBC", "group": "150"}
    files: dict[str, str | bytes] = {
        "content/index.md": "# Welcome\n",
        "content/hall.png": b"\x89PNG\r\n\x1a\n",
        "content/files/a plan.pdf": b"%PDF-1.4\n",
        "content/clusters/north.md": "---\ntitle: North cluster\n---\n",
        "courses/full.md": FULL,
        "courses/several.md": SEVERAL,
        "courses/over.md": course("Over", "OV01", "2026-03-01", start="TBC", status="full"),
        "courses/off.md": course("Off", "OF01", "2026-05-01", status="postponed", new_date="2026-06-01", reason="Snow"),
        "courses/moved.md": course(
            "Moved", "MO01", "2026-05-01", status="postponed", new_date="2026-06-01", slug="moved"
        ).replace("slug:", "booking: {closes: 2026-04-24}\nslug:"),
        "courses/bare.md": course("Bare", "BA01", "TBC"),
        **{f"courses/cell-{n}.md": course(text, f"CE{n}", "2026-07-01", venue=text) for n, text in enumerate(CELLS)},
        **{f"courses/{n}.md": course(n, f"P-{n}", "2026-07-02", price=text) for n, text in prices.items()},
        "courses/group.md": course("group", "P-group", "2026-07-02", price="150", price_basis="group"),
    }
    return build(make(tmp_path_factory.mktemp("rich"), files))


def document_of(site: Path) -> dict[str, Any]:
    return dict(json.loads((site / "courses.json").read_bytes()))


def courses_of(site: Path) -> dict[str, dict[str, Any]]:
    return {course["code"]: course for course in document_of(site)["courses"]}


def rows_of(site: Path) -> list[dict[str, str]]:
    text = (site / "courses.csv").read_bytes().decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(text, newline=""), strict=True))


def schema_of(site: Path) -> dict[str, Any]:
    return dict(json.loads((site / "courses.schema.json").read_bytes()))


def objects(name: str, value: Any) -> Iterator[tuple[str, dict[str, Any]]]:
    """Each object of a document or a schema with the name of the field that holds it."""
    if isinstance(value, list):
        for item in value:
            yield from objects(name, item)
    elif isinstance(value, dict):
        yield name, value
        for key, inner in value.items():
            yield from objects(key, inner)


# JSON


def test_the_json_fits_the_schema_that_it_names(any_site: Path, rich: Built) -> None:
    for site in (any_site, rich.site):
        document, schema = document_of(site), schema_of(site)
        assert schema["$schema"] == "https://json-schema.org/draft/2020-12/schema"
        assert document["$schema"] == schema["$id"]
        assert schema["$id"].endswith("/courses.schema.json")
        assert document["version"] == VERSION
        assert fits(document, resolved(schema))


def test_every_field_of_the_schema_is_there_and_every_field_that_is_there_is_described(rich: Built) -> None:
    schema = resolved(schema_of(rich.site))
    described: dict[str, dict[str, Any]] = {"": schema["properties"]}
    for name, field in objects("", schema["properties"]):
        for form in (field, field.get("items", {})):
            if "properties" in form:
                described[name] = form["properties"]
    for name, found in objects("", document_of(rich.site)):
        assert found.keys() == described[name].keys(), name
        assert all(field["description"] for field in described[name].values()), name


def test_no_name_that_was_promised_is_gone(rich: Built) -> None:
    assert VERSION.startswith("1.")
    for name, found in objects("", document_of(rich.site)):
        assert found.keys() >= set(FIELDS[name].split()), name
    assert tuple(rows_of(rich.site)[0])[: len(COLUMNS)] == COLUMNS


@pytest.mark.parametrize(
    ("field", "value"),
    [("code", 5), ("status", "perhaps"), ("new_date", "1 June"), ("price", "95"), ("places", -1), ("sessions", [])],
)
def test_the_schema_refuses_what_the_file_never_says(field: str, value: Any, rich: Built) -> None:
    document = document_of(rich.site)
    document["courses"][0][field] = value
    assert not fits(document, resolved(schema_of(rich.site)))


def test_the_whole_of_a_course_is_told(rich: Built) -> None:
    assert courses_of(rich.site)["MA 01/b"] == {
        "code": "MA 01/b",
        "title": "Maths: £5, “über” & more",
        "url": f"{URL}courses/maths/",
        "permanent_url": f"{URL}c/ma-01-b/",
        "calendar_url": f"{URL}courses/maths/course.ics",
        "status": "few places",
        "reason": None,
        "new_date": None,
        "subject": "Maths",
        "tags": ["fractions", "games"],
        "audience": ["SENDCos", "KS1"],
        "trainer": ["A. Hill", "B. Lake"],
        "price": "95.50",
        "member_price": None,
        "non_member_price": None,
        "price_basis": "person",
        "price_text": "£95.50",
        "booking": {"url": "https://forms.example/b?c=MA%2001/b", "email": None, "closes": "2026-04-20"},
        "contact": "+44 1706 000000",
        "places": 20,
        "places_left": 6,
        "cluster": "North cluster",
        "cluster_url": f"{URL}clusters/north/",
        "series": "Maths days",
        "summary": "A day of maths.",
        "objectives": ["plan a lesson"],
        "bring": "Pens",
        "image": f"{URL}hall.png",
        "image_alt": "The hall",
        "attachments": [f"{URL}files/a%20plan.pdf"],
        "published": "2026-02-01T00:00:00+00:00",
        "updated": "2026-03-01T14:30:00+00:00",
        "sessions": [
            {
                "number": 1,
                "uid": "ma01-b-1@training.example.org.uk",
                "title": None,
                "date": "2026-04-23",
                "end_date": None,
                "start": "09:30",
                "end": "15:30",
                "start_at": "2026-04-23T09:30:00+01:00",
                "end_at": "2026-04-23T15:30:00+01:00",
                "all_day": False,
                "time_to_be_confirmed": False,
                "venue": "Larkhill Primary School, hall",
                "online": False,
                "audience": ["SENDCos", "KS1"],
                "status": "few places",
                "reason": None,
                "new_date": None,
            }
        ],
    }


def test_sessions_stand_in_the_order_of_time_each_with_its_own_facts(rich: Built) -> None:
    sessions = courses_of(rich.site)["SE01"]["sessions"]
    told = [(s["number"], s["start_at"], s["end_at"], s["venue"], s["online"], s["audience"]) for s in sessions]
    assert told == [
        (1, "2026-10-24T16:00:00+01:00", "2026-10-25T03:00:00+00:00", "Alpha", False, ["KS2"]),
        (2, "2026-10-26T16:00:00+00:00", "2026-10-26T17:00:00+00:00", "Alpha and online", True, ["Governors"]),
        (3, None, None, None, False, ["KS2"]),
    ]
    assert [s["time_to_be_confirmed"] for s in sessions] == [False, False, True]


def test_each_session_has_the_name_that_calendars_know_it_by(any_site: Path, rich: Built) -> None:
    for site in (any_site, rich.site):
        for record in courses_of(site).values():
            dated = [session for session in record["sessions"] if session["date"]]
            assert all(session["uid"] is None for session in record["sessions"] if not session["date"])
            if not dated:
                continue
            file = site / record["url"].split("/", 3)[3] / "course.ics"
            events: list[Any] = Calendar.from_ical(file.read_bytes()).walk("VEVENT")
            days = {str(event["uid"]): f"{event['dtstart'].dt:%Y-%m-%d}" for event in events}
            told = {session["uid"]: session["date"] for session in dated}
            assert {uid: day for uid, day in days.items() if not uid.partition("@")[0].endswith("-new")} == told
        rows = [row["UID"] for row in rows_of(site)]
        assert rows == [s["uid"] or "" for c in document_of(site)["courses"] for s in c["sessions"]]


def test_booking_is_what_the_page_offers_while_the_status_lets_people_book(rich: Built) -> None:
    courses = courses_of(rich.site)
    assert courses["SE01"]["booking"] == {"url": None, "email": "list@example.org", "closes": None}  # the waiting list
    assert courses["OV01"]["booking"] == courses["OF01"]["booking"] == {"url": None, "email": None, "closes": None}
    assert courses["MO01"]["booking"]["closes"] is None  # the deadline was for the date that the course moved from
    assert [row["Booking closes"] for row in rows_of(rich.site) if row["Code"] == "MO01"] == [""]
    pages = read_pages(rich.site)
    for record in courses.values():
        links = pages[record["url"].removeprefix(URL)].find("//div[@class='c-booking']//a[@class='c-button']/@href")
        booking = record["booking"]
        email = [f"mailto:{booking['email']}"] if booking["email"] else []
        assert [link.partition("?")[0] if link.startswith("mailto:") else link for link in links] == (
            [booking["url"]] if booking["url"] else email
        )


def test_a_day_that_brings_nothing_new_changes_no_byte(tmp_path: Path) -> None:
    files = {"content/index.md": "# Welcome\n", "courses/a.md": course(published="2026-03-01", status="few places")}
    folder = make(tmp_path, files)
    before = digest(build(folder, today="2026-03-18").site)
    after = digest(build(folder, today="2026-03-21").site)
    assert before["index.html"] != after["index.html"]
    for name in ("courses.json", "courses.csv", "courses.schema.json"):
        assert before[name] == after[name]


# CSV


def test_the_csv_is_what_excel_reads_as_utf_8_with_a_row_for_each_session(any_site: Path, rich: Built) -> None:
    for site in (any_site, rich.site):
        data = (site / "courses.csv").read_bytes()
        assert data.startswith(b"\xef\xbb\xbfCode,Title,")
        assert data.endswith(b"\r\n")
        rows = rows_of(site)
        assert all(None not in row and None not in row.values() for row in rows)
        assert [(row["Code"].lstrip("'"), int(row["Session"]), int(row["Sessions"])) for row in rows] == [
            (course["code"], number, len(course["sessions"]))
            for course in document_of(site)["courses"]
            for number in range(1, len(course["sessions"]) + 1)
        ]


def test_days_times_and_numbers_are_as_excel_takes_them_for_such(any_site: Path, rich: Built) -> None:
    patterns = {
        "Date": r"\d{4}-\d\d-\d\d",
        "End date": r"\d{4}-\d\d-\d\d",
        "New date": r"\d{4}-\d\d-\d\d",
        "Booking closes": r"\d{4}-\d\d-\d\d",
        "Start": r"\d\d:\d\d",
        "End": r"\d\d:\d\d",
        "Member price": r"\d+\.\d\d",
        "Non-member price": r"\d+\.\d\d",
        "Places": r"\d+",
        "Places left": r"\d+",
    }
    for row in [*rows_of(any_site), *rows_of(rich.site)]:
        for column, pattern in patterns.items():
            assert row[column] == "" or re.fullmatch(pattern, row[column]), f"{column}: {row[column]}"
        assert (row["No time"] == "") == (row["Start"] != "")


def test_prices_stand_in_words_and_as_numbers(rich: Built) -> None:
    found = {row["Code"]: (row["Price"], row["Member price"], row["Non-member price"]) for row in rows_of(rich.site)}
    assert found["MA 01/b"] == ("£95.50", "95.50", "95.50")
    assert found["SE01"] == ("Free for members, £40 for others", "0.00", "40.00")
    assert found["P-free"] == ("Free", "0.00", "0.00")
    assert found["P-poa"] == ("Price on application", "", "")
    assert found["P-tbc"] == ("Price to be confirmed", "", "")
    assert found["P-group"] == ("£150 per group", "150.00", "150.00")


def test_a_text_that_excel_would_run_is_guarded_and_honest_text_is_not(rich: Built) -> None:
    guarded = {"=1+1", "@home", "-cmd", "- item", "+1+1", "'=1"}
    rows = {row["Code"]: row for row in rows_of(rich.site)}
    for number, text in enumerate(CELLS):
        row = rows[f"CE{number}"]
        expected = f"'{text}" if text in guarded else text
        assert (row["Title"], row["Venue"]) == (expected, expected)
        assert courses_of(rich.site)[f"CE{number}"]["title"] == text


def test_a_session_without_a_day_has_a_row_that_says_so(rich: Built) -> None:
    rows = [row for row in rows_of(rich.site) if row["Code"] in ("BA01", "OV01", "OF01")]
    assert {row["Code"]: (row["Date"], row["No time"]) for row in rows} == {
        "OV01": ("2026-03-01", "to be confirmed"),
        "OF01": ("2026-05-01", "all day"),
        "BA01": ("", "to be confirmed"),
    }


# For people


def test_the_lists_of_courses_lead_to_the_data(rich: Built, empty: Path) -> None:
    pages = read_pages(rich.site)
    for address in ("courses/", "courses/past/"):
        links = {link.rsplit("/", 1)[-1] for link in pages[address].links}
        assert links >= {"courses.csv", "courses.json", "courses.schema.json"}, address
    assert "courses.csv" not in (empty / "courses/past/index.html").read_text(encoding="utf-8")


def test_the_page_about_the_data_names_every_field_and_every_column() -> None:
    page = (ROOT / "docs/open-data.md").read_text(encoding="utf-8")
    assert f"**{VERSION}**" in page
    for column in COLUMNS:
        assert f"- **{column}:** " in page
    for names in FIELDS.values():
        for name in names.split():
            assert f"- `{name}`" in page
