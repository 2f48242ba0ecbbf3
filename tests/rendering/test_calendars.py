"""Calendars of built sites, at London's clock; that they say what pages and data say is in test_same_everywhere.py."""

import csv
import io
import json
import re
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
import vobject
from icalendar import Calendar
from tests.conftest import Built, SiteFolder
from tests.site.tools import read_pages

# Code, first day, last day, start and end of a session; "" where there is none.
Sitting = tuple[str, str, str, str, str]


def calendars(site: Path) -> Iterator[tuple[str, bytes]]:
    for file in sorted(site.rglob("*.ics")):
        yield file.relative_to(site).as_posix(), file.read_bytes()


def events(data: bytes) -> list[Any]:
    return list(Calendar.from_ical(data).walk("VEVENT"))


def blocks(data: bytes) -> dict[str, bytes]:
    """The bytes of each entry by its UID."""
    found = re.findall(rb"BEGIN:VEVENT\r\n.*?END:VEVENT\r\n", data, re.DOTALL)
    return {re.search(rb"^UID:(.*?)\r\n(?! )", block, re.MULTILINE | re.DOTALL)[1].decode(): block for block in found}  # type: ignore[index]


def is_meeting(event: Any) -> bool:
    return "#c.meeting-" in str(event["url"])


def is_new_date(event: Any) -> bool:
    """Of a postponed course, which stands on its old day as well."""
    return "-new@" in str(event["uid"])


def sitting_of(event: Any) -> Sitting:
    [code] = re.findall(r"^Code: (.+)$", str(event["description"]), re.MULTILINE)
    start = event["dtstart"].dt
    end: Any = event["dtend"].dt if "dtend" in event else None
    if isinstance(start, datetime):
        last = end.date() if end else start.date()
        return code, f"{start:%Y-%m-%d}", f"{last}", f"{start:%H:%M}", f"{end:%H:%M}" if end else ""
    return code, f"{start}", f"{end - timedelta(days=1)}", "", ""


def sittings_of_calendar(site: Path) -> list[Sitting]:
    found = events((site / "calendar.ics").read_bytes())
    return sorted(sitting_of(event) for event in found if not is_meeting(event) and not is_new_date(event))


def sittings_of_json(site: Path) -> list[Sitting]:
    document = json.loads((site / "courses.json").read_bytes())
    return sorted(
        (
            course["code"],
            session["date"],
            session["end_date"] or session["date"],
            session["start"] or "",
            session["end"] or "",
        )
        for course in document["courses"]
        for session in course["sessions"]
        if session["date"]
    )


def rows_of_csv(site: Path) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO((site / "courses.csv").read_bytes().decode("utf-8-sig"), newline="")))


# Every calendar of every site


def test_icalendar_has_no_complaint(any_site: Path) -> None:
    for name, data in calendars(any_site):
        calendar = Calendar.from_ical(data)
        assert calendar["version"] == "2.0", name
        assert calendar["prodid"]
        if name.endswith("calendar.ics"):  # to subscribe to; a course's own file is a copy to take
            assert str(calendar["x-wr-calname"]), name
        for component in calendar.walk():
            assert component.errors == [], f"{name}: {component.errors}"


def test_vobject_reads_every_entry_as_icalendar_does(any_site: Path) -> None:
    for name, data in calendars(any_site):
        calendar = vobject.readOne(data.decode(), validate=True)
        found = [
            (event.uid.value, event.dtstart.value, event.dtend.value if "dtend" in event.contents else None)
            for event in calendar.contents.get("vevent", [])
        ]
        assert found == [
            (str(event["uid"]), event["dtstart"].dt, event["dtend"].dt if "dtend" in event else None)
            for event in events(data)
        ], name


def test_every_line_is_short_and_ends_with_cr_lf(any_site: Path) -> None:
    for name, data in calendars(any_site):
        assert data.startswith(b"BEGIN:VCALENDAR\r\n"), name
        assert data.endswith(b"END:VCALENDAR\r\n"), name
        assert data.count(b"\n") == data.count(b"\r\n") == data.count(b"\r"), name
        lines = data.split(b"\r\n")
        assert max(len(line) for line in lines) <= 75, name
        assert b"" not in lines[:-1], name
        for line in lines:
            line.decode()  # no character is cut in two
        assert not re.search(rb"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]", data.replace(b"\r\n", b"")), name


def test_every_entry_has_what_the_standard_and_the_contract_demand(any_site: Path) -> None:
    for name, data in calendars(any_site):
        for event in events(data):
            silent = name.endswith("google.ics") and str(event["summary"]).startswith("CANCELLED: ")
            status = () if silent else ("status",)
            for key in ("uid", "dtstamp", "last-modified", "sequence", "dtstart", "summary", "url", *status):
                assert len([1 for found, _ in event.property_items() if found.lower() == key]) == 1, f"{name}: {key}"
            assert event["dtstamp"].dt.utcoffset() == timedelta(0)
            assert event.get("status", "CONFIRMED") in ("CONFIRMED", "TENTATIVE", "CANCELLED")
            assert str(event["url"]).startswith("https://")
            if "dtend" in event:
                assert type(event["dtend"].dt) is type(event["dtstart"].dt)
                assert event["dtend"].dt > event["dtstart"].dt


def test_no_uid_stands_twice_in_a_calendar(any_site: Path) -> None:
    for name, data in calendars(any_site):
        uids = [str(event["uid"]) for event in events(data)]
        assert len(uids) == len(set(uids)), name


def test_an_entry_is_the_same_in_every_calendar(any_site: Path) -> None:
    everything = blocks((any_site / "calendar.ics").read_bytes())
    for name, data in calendars(any_site):
        for uid, block in blocks(data).items():
            wanted = everything[uid]
            if name.endswith("google.ics"):
                wanted = wanted.replace(b"STATUS:CANCELLED\r\n", b"")
            assert block == wanted, f"{name}: {uid}"


def test_a_calendar_to_subscribe_to_says_what_it_is_and_when_to_look_again(any_site: Path) -> None:
    for name, data in calendars(any_site):
        if name.endswith("course.ics"):
            continue
        calendar = Calendar.from_ical(data)
        lines = data.replace(b"\r\n ", b"").split(b"\r\n")
        assert b"REFRESH-INTERVAL;VALUE=DURATION:PT12H" in lines, name  # RFC 7986 section 5.7 wants the VALUE
        assert b"X-PUBLISHED-TTL:PT12H" in lines
        assert b"COLOR:teal" in lines
        assert any(re.fullmatch(rb"SOURCE;VALUE=URI:https://[^/]+/" + name.encode(), line) for line in lines)
        assert str(calendar["name"]) == str(calendar["x-wr-calname"])
        assert str(calendar["description"]) == str(calendar["x-wr-caldesc"])
        assert len(str(calendar["description"])) > len("Dates for ")


def test_google_is_told_of_what_is_cancelled_by_the_summary_alone(any_site: Path) -> None:
    """It takes an entry with STATUS:CANCELLED out of people's calendars without a word."""
    for name, data in calendars(any_site):
        if name.endswith("/calendar.ics") or name == "calendar.ics":
            beside = (any_site / name).with_name("google.ics").read_bytes()
            assert blocks(beside).keys() == blocks(data).keys(), name
            assert b"STATUS:CANCELLED" not in beside
            assert beside.count(b"SUMMARY:CANCELLED: ") == data.count(b"STATUS:CANCELLED"), name


def test_every_time_is_at_londons_clock_with_its_time_zone(any_site: Path) -> None:
    for name, data in calendars(any_site):
        times = re.findall(rb"^(DTSTART|DTEND)(.*?):", data, re.MULTILINE)
        inside = [settings for key, settings in times if settings]
        assert {bytes(settings) for settings in inside} <= {b";TZID=Europe/London", b";VALUE=DATE"}, name
        zones = [str(zone["tzid"]) for zone in Calendar.from_ical(data).walk("VTIMEZONE")]
        needed = b";TZID=Europe/London" in inside or b"BEGIN:VEVENT" not in data  # a calendar has some component
        assert zones == (["Europe/London"] if needed else []), name


def test_each_course_has_a_calendar_of_its_own_sessions(any_site: Path) -> None:
    courses = json.loads((any_site / "courses.json").read_bytes())["courses"]
    everything = sittings_of_calendar(any_site)
    for course in courses:
        file = any_site / course["url"].split("/", 3)[3] / "course.ics"
        own = [sitting for sitting in everything if sitting[0] == course["code"]]
        assert file.is_file() == bool(own), course["code"]
        if own:
            assert sorted(sitting_of(event) for event in events(file.read_bytes()) if not is_new_date(event)) == own


def test_each_month_shows_its_sessions_in_the_grid_and_in_the_list(any_site: Path) -> None:
    wanted: dict[str, set[tuple[str, str]]] = {}
    courses = {course["code"]: course for course in json.loads((any_site / "courses.json").read_bytes())["courses"]}
    for code, first, last, _, _ in sittings_of_json(any_site):
        day = date.fromisoformat(first)
        while day <= date.fromisoformat(last):
            wanted.setdefault(f"{day:%Y-%m}", set()).add((f"{day}", courses[code]["title"]))
            day += timedelta(days=1)
    for course in courses.values():
        for moved in (course, *course["sessions"]):
            if moved["new_date"]:
                wanted.setdefault(moved["new_date"][:7], set()).add((moved["new_date"], course["title"]))
    pages = read_pages(any_site)
    for month, sittings in wanted.items():
        page = pages[f"courses/{month}/"]
        cells = page.find("//table[@class='c-grid__table']//td[.//time]")
        shown = {
            (cell.xpath(".//time/@datetime")[0], " ".join(link.text_content().split()))
            for cell in cells
            for link in cell.xpath(".//li[not(contains(@class, 'c-entry--meeting'))]//a")
        }
        assert shown == {(day, " ".join(title.split())) for day, title in sittings}, month
        listed = set(page.texts("//table[@class='c-listing']//th[@scope='row']/a"))
        assert listed == {" ".join(title.split()) for _, title in sittings}, month


def test_the_calendar_of_a_part_holds_a_part_of_the_whole(any_site: Path) -> None:
    courses = json.loads((any_site / "courses.json").read_bytes())["courses"]
    subjects = {course["subject"] for course in courses if course["subject"]}
    for subject in subjects:
        slug = re.sub(r"[^a-z0-9]+", "-", subject.lower())
        codes = {course["code"] for course in courses if course["subject"] == subject}
        shown = {sitting_of(event)[0] for event in events((any_site / "subject" / slug / "calendar.ics").read_bytes())}
        assert shown == {sitting[0] for sitting in sittings_of_json(any_site) if sitting[0] in codes}


# An empty site


def test_a_part_that_never_had_a_date_has_no_calendar_and_its_page_offers_none(
    make_site: Callable[..., SiteFolder],
) -> None:
    """There are programs that refuse a calendar without an entry."""
    cluster = "---\ntitle: Quiet cluster\n---\n\nNothing yet.\n"
    later = "---\ntitle: Later\ncode: LA01\ndate: TBC\nsubject: Maths\naudience: KS2\n---\n"
    built = make_site({"content/clusters/quiet.md": cluster, "courses/later.md": later}).run()
    assert built.status == 0, built.output
    for part in ("clusters/quiet/", "subject/maths/", "audience/ks2/"):
        assert not [*(built.site / part).glob("*.ics")]
        assert f"{part}calendar.ics" not in built.read(f"{part}index.html")
        assert f"{part}calendar.ics" not in built.read("subscribe/index.html")


def test_an_empty_site_has_a_valid_calendar_and_valid_data(empty: Path) -> None:
    data = (empty / "calendar.ics").read_bytes()
    assert events(data) == []
    assert Calendar.from_ical(data)["x-wr-calname"] == "Northshire Primary Partnership"
    assert [name for name, _ in calendars(empty)] == ["calendar.ics", "google.ics"]
    assert json.loads((empty / "courses.json").read_bytes())["courses"] == []
    assert rows_of_csv(empty) == []


# The awkward site


@pytest.fixture(scope="module")
def by_uid(varied: Built) -> dict[str, Any]:
    return {str(event["uid"]): event for event in events((varied.site / "calendar.ics").read_bytes())}


def at(event: Any, key: str = "dtstart") -> tuple[str, str]:
    """A time at London's clock, and the same in UTC."""
    moment = event[key].dt
    return f"{moment:%Y-%m-%d %H:%M}", f"{moment.astimezone(UTC):%Y-%m-%d %H:%M}"


HOST = "training.example.org.uk"


def test_half_past_nine_is_half_past_nine_on_both_sides_of_a_clock_change(by_uid: dict[str, Any]) -> None:
    assert at(by_uid[f"wt01-1@{HOST}"]) == ("2026-03-27 09:30", "2026-03-27 09:30")
    assert at(by_uid[f"st01-1@{HOST}"]) == ("2026-03-30 09:30", "2026-03-30 08:30")
    assert at(by_uid[f"st01-1@{HOST}"], "dtend") == ("2026-03-30 15:30", "2026-03-30 14:30")
    assert at(by_uid[f"au01-b-1@{HOST}"]) == ("2026-10-23 16:00", "2026-10-23 15:00")
    assert at(by_uid[f"au01-b-2@{HOST}"]) == ("2026-10-26 09:00", "2026-10-26 09:00")


def test_the_time_zone_of_the_file_says_the_same_as_the_zone_database(varied: Built) -> None:
    zone: Any
    [zone] = Calendar.from_ical((varied.site / "calendar.ics").read_bytes()).walk("VTIMEZONE")
    london = zone.to_tz(lookup_tzid=False)
    for month, day, hours in ((1, 15, 0), (3, 28, 0), (3, 30, 1), (7, 1, 1), (10, 24, 1), (10, 26, 0), (12, 31, 0)):
        assert datetime(2026, month, day, 12, tzinfo=london).utcoffset() == timedelta(hours=hours), (month, day)


def test_a_course_without_times_is_all_day_and_keeps_nobody_busy(by_uid: dict[str, Any]) -> None:
    event = by_uid[f"ad01-1@{HOST}"]
    assert (event["dtstart"].dt, event["dtend"].dt) == (date(2026, 4, 1), date(2026, 4, 2))
    assert event["transp"] == "TRANSPARENT"
    camp = by_uid[f"ca01-1@{HOST}"]
    assert (camp["dtstart"].dt, camp["dtend"].dt) == (date(2026, 12, 30), date(2027, 1, 3))


def test_a_session_may_end_on_a_later_day_or_have_no_end(by_uid: dict[str, Any]) -> None:
    event = by_uid[f"td01-1@{HOST}"]
    assert (at(event)[0], at(event, "dtend")[0]) == ("2026-07-31 18:00", "2026-08-01 11:00")
    assert "dtend" not in by_uid[f"cl01-1@{HOST}"]


def test_cancelled_and_postponed_sessions_stay_and_say_so(by_uid: dict[str, Any]) -> None:
    cancelled, postponed = by_uid[f"ca01-1@{HOST}"], by_uid[f"ad01-1@{HOST}"]
    assert (cancelled["status"], str(cancelled["summary"])) == ("CANCELLED", "CANCELLED: Camp")
    assert "Storm" in cancelled["description"]
    assert str(postponed["summary"]) == "POSTPONED: All day long"
    assert "New date: Friday 1 May 2026." in postponed["description"]
    new = by_uid[f"ad01-1-new@{HOST}"]
    assert (new["status"], str(new["summary"]), new["dtstart"].dt) == ("CONFIRMED", "All day long", date(2026, 5, 1))
    assert "Moved here from Wednesday 1 April 2026." in new["description"]
    assert [str(event["transp"]) for event in (cancelled, postponed)] == ["TRANSPARENT", "TRANSPARENT"]
    assert cancelled["sequence"] >= 1
    assert postponed["sequence"] >= 1


def test_each_session_says_which_it_is_in_the_order_of_days(by_uid: dict[str, Any]) -> None:
    found = sorted(
        (f"{event['dtstart'].dt:%Y-%m-%d}", str(event["summary"]), uid)
        for uid, event in by_uid.items()
        if uid.startswith("au01-b-")
    )
    assert found == [
        ("2026-10-20", "Autumn term (session 1 of 4)", f"au01-b-3@{HOST}"),
        ("2026-10-23", "Autumn term (session 2 of 4)", f"au01-b-1@{HOST}"),
        ("2026-10-26", "Autumn term (session 3 of 4)", f"au01-b-2@{HOST}"),
    ]


def test_stamps_come_from_the_data(by_uid: dict[str, Any]) -> None:
    autumn, over = by_uid[f"au01-b-1@{HOST}"], by_uid[f"ov01-1@{HOST}"]
    assert autumn["dtstamp"].dt == autumn["last-modified"].dt == datetime(2026, 2, 10, tzinfo=UTC)
    assert autumn["created"].dt == datetime(2026, 2, 3, tzinfo=UTC)
    assert over["dtstamp"].dt == datetime(2025, 12, 24, tzinfo=UTC)
    assert over["sequence"] > 0
    assert by_uid[f"wt01-1@{HOST}"]["sequence"] == 0


def test_text_comes_back_as_it_was_typed(by_uid: dict[str, Any]) -> None:
    assert str(by_uid[f"wt01-1@{HOST}"]["summary"]) == "Winter time & <more>"
    assert str(by_uid[f"au01-b-1@{HOST}"]["location"]) == "The Hall, Room 2; first floor\\n"
    long = str(by_uid[f"lo01-1@{HOST}"]["summary"])
    assert long.startswith("Überlänge: zwölf Möglichkeiten")
    assert long.endswith("日本語" + "のタイトル" * 15)
    assert str(by_uid[f"fo01-1@{HOST}"]["summary"]) == "=1+1"


def test_the_meetings_of_a_cluster_are_in_its_calendar_and_in_that_of_everything(
    varied: Built, by_uid: dict[str, Any]
) -> None:
    own = {str(event["uid"]) for event in events((varied.site / "clusters/north/calendar.ics").read_bytes())}
    assert own == {f"north.meeting.1@{HOST}", f"north.meeting.2@{HOST}", f"cl01-1@{HOST}"}
    first, second = by_uid[f"north.meeting.1@{HOST}"], by_uid[f"north.meeting.2@{HOST}"]
    assert at(first)[0] == "2026-03-25 15:45"
    assert str(first["location"]) == "Alpha"
    assert str(first["summary"]).endswith("Maths, again; and more")
    assert (second["status"], second["dtstart"].dt) == ("CANCELLED", date(2026, 4, 29))
    page = read_pages(varied.site)["clusters/north/"]
    for event in (first, second):
        address, _, anchor = str(event["url"]).partition("#")
        assert address.endswith("/clusters/north/")
        assert anchor in page.anchors


def test_drafts_and_courses_published_later_are_in_no_calendar_and_no_data(varied: Built) -> None:
    for file in [*varied.site.rglob("*.ics"), varied.site / "courses.json", varied.site / "courses.csv"]:
        assert b"Qx" not in file.read_bytes(), file.name


def test_an_audience_of_a_key_stage_reaches_its_year_groups(varied: Built) -> None:
    for slug in ("ks2", "year-3", "year-6", "ects"):
        found = events((varied.site / "audience" / slug / "calendar.ics").read_bytes())
        assert {sitting_of(event)[0] for event in found} == {"AU 01/b"}
    assert not (varied.site / "audience" / "year-2").exists()
