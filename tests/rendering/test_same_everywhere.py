"""One truth in every medium: when, where and whether each session of each course takes place.

Each medium is read back into the same rows, and each must give the rows of ``courses.json``; where it cannot tell two
things apart, a function ``as_…`` below says which.
"""

import csv
import functools
import io
import json
import re
from collections.abc import Callable, Iterable, Iterator
from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import Any, NamedTuple
from zoneinfo import ZoneInfo

import pytest
from icalendar import Calendar
from tests.conftest import FROZEN_TODAY, TODAY
from tests.site.tools import HtmlPage, build, clock, clock_span, course, make, read_pages, slugify

from collaborative.vocabulary import AUDIENCES

LONDON = ZoneInfo("Europe/London")


class Row(NamedTuple):
    """One session.

    Attributes:
        session: Which of the course, in the order of time.
        start: A moment with its offset; a day, where it lasts all day; a day and "?" while the time is to be confirmed;
            "" while the day is.
        end: A moment; the last day, where it has no time; "" where nobody knows it.
        venue: "" while it is to be confirmed.
        status: Of the session, or of the course, as it is typed.
        new_date: Of a postponed session or course.
    """

    code: str
    session: int
    start: str
    end: str
    venue: str
    status: str
    new_date: str


class Site(NamedTuple):
    """A built site, the day for which it was built, and its own JSON by the codes of the courses."""

    path: Path
    today: str
    courses: dict[str, dict[str, Any]]


OFF = ("cancelled", "postponed")
STATUSES = ("scheduled", "provisional", "few places", "full", "waiting list", "closed", "postponed", "cancelled")
LABELS = {  # how a page says them to people
    "": "scheduled",
    "Provisional": "provisional",
    "Few places left": "few places",
    "Fully booked": "full",
    "Waiting list": "waiting list",
    "Booking closed": "closed",
    "Postponed": "postponed",
    "Cancelled": "cancelled",
    "Finished": "over",
}


# The sites


def _each_status() -> Iterator[tuple[str, str]]:
    """Each status of courses that are to come, are over, have no price, are online, or have several sessions."""
    several = "dates: [{date: 2026-05-06, start: 9am, end: midday}, {date: 2026-05-08, venue: Online}, TBC]\n"
    for number, status in enumerate(STATUSES):
        reason = {"reason": "Snow, and more snow"} if status in OFF else {}
        same: dict[str, str] = {"status": status, "start": "13:00", "end": "3.15pm", **reason}
        for name, front in {
            "coming": {"date": "2026-06-10", "venue": "Hall, Bury", "price": "95"},
            "over": {"date": "2026-02-10", "venue": "Hall", "price": "95"},
            "unpriced": {"date": "2026-06-11"},
            "closing": {"date": "2026-06-12", "price": "Free", "booking": "{closes: 2026-03-01}", "venue": "Online"},
            "none-left": {"date": "2026-06-13", "price": "5", "places": "9", "places_left": "0"},
        }.items():
            text = course(name, f"{name}-{number}", **{**same, **front})
            yield f"courses/{name}-{number}.md", text.replace("'{closes: 2026-03-01}'", "{closes: 2026-03-01}")
        text = course("several", f"several-{number}", status=status, price="9", **reason)
        yield f"courses/several-{number}.md", text.replace("date: '2026-03-19'\n", several)


AWKWARD = {
    "content/index.md": "# Welcome\n",
    "content/clusters/north.md": "---\ntitle: North cluster\nmeetings: [{date: 2026-05-05}]\n---\n",
    "courses/all-day.md": course("All day", "AD01", "2026-04-01", venue="Online (Zoom)", cluster="north"),
    "courses/days.md": course("Three days", "TD01", "2026-12-30", end_date="2027-01-01", audience="KS2"),
    "courses/night.md": course("Overnight", "NI01", "2026-07-31", end_date="2026-08-01", start="18:00", end="11:00"),
    "courses/long.md": course("From noon on", "FN01", "2026-07-30", end_date="2026-07-31", start="midday"),
    "courses/tbc.md": course("Time to come", "TT01", "2026-05-13", start="TBC", end="16:00", subject="Maths"),
    "courses/tbc-days.md": course("Times to come", "TT02", "2026-05-13", end_date="2026-05-14", start="TBC"),
    "courses/open.md": course("No end", "NE01", "2026-05-14", start="12:00", venue="=HYPERLINK(1)"),
    "courses/moved.md": course(
        "Moved", "MO01", "2026-03-20", start="9am", end="noon", status="postponed", new_date="2026-09-07"
    ),
    "courses/moved-night.md": course(
        "Moved night", "MO03", "2026-04-02", end_date="2026-04-04", start="18:00", end="11:00", venue="Camp",
        status="postponed", new_date="2026-09-30", reason="Storm",
    ),
    "courses/moved-days.md": (
        "---\ntitle: Moved days\ncode: MO02\nstatus: postponed\nnew_date: 2026-10-05\nprice: 9\nvenue: Hall\n"
        "dates: [{date: 2026-04-20, start: 9am}, {date: 2026-04-13, venue: Online}]\n---\n"
    ),
    "courses/none.md": course("No day", "ND01", "TBC", start="9:30", venue="The hall"),
    "courses/zoned.md": (
        "---\ntitle: Round the clock change\ncode: ZO 01/x\nstart: 00:30\nend: 03:00\naudience: SENDCos\nvenue: The Hall\n"
        "dates:\n  - {date: 2026-10-25, title: 'Session 9 of 9, for all'}\n  - {date: 2026-03-29, venue: TBC}\n"
        "  - {date: 2026-03-30, venue: 'A, \"B\"; C\\n', audience: Year 3}\n  - {date: TBC, venue: Online}\n"
        "  - {date: 2026-03-28, start: TBC}\n---\n"
    ),
    "courses/own.md": (
        "---\ntitle: Venues of their own\ncode: VO01\nprice: 9\n"
        "dates: [{date: 2026-05-01, venue: Alpha}, {date: 2026-05-02}, {date: 2026-05-03, venue: Beta}]\n---\n"
    ),
    "courses/rows.md": (
        "---\ntitle: Some of several\ncode: SS01\nprice: 9\nvenue: Hall\nstart: 7pm\nend: midnight\ndates:\n"
        "  - {date: 2026-05-06, status: cancelled, reason: Snow}\n  - 2026-05-13\n"
        "  - {date: 2026-05-20, status: postponed, new_date: 2026-06-03, reason: Storm}\n"
        "  - {date: 2026-05-27, status: postponed, reason: Wind}\n  - {date: 2026-06-10, status: provisional}\n---\n"
    ),
    "courses/first-off.md": (
        "---\ntitle: The first is off\ncode: SS02\nvenue: Hall\n"
        "dates: [{date: 2026-05-07, status: cancelled, reason: Snow, venue: Online}, 2026-05-14]\n---\n"
    ),
    "courses/over-and-off.md": (
        "---\ntitle: Over\ncode: SS03\nvenue: Hall\n"
        "dates: [{date: 2026-02-05, status: cancelled, reason: Snow}, 2026-02-12]\n---\n"
    ),
    "courses/stay.md": course(
        "A stay", "ST01", "2026-06-15", end_date="2026-06-19", start="9.30am", end="3pm", overnight="yes"
    ),
    "courses/stays.md": (
        "---\ntitle: Two stays\ncode: ST02\nvenue: Camp\nstart: 9.30am\nend: 3pm\novernight: yes\n"
        "dates: [{date: 2026-06-15, end_date: 2026-06-16}, {date: 2026-06-30, end_date: 2026-07-02}]\n---\n"
    ),
    **dict(_each_status()),
}  # fmt: skip


@pytest.fixture(scope="module", params=["frozen", "awkward"])
def site(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Site:
    if request.param == "frozen":
        path, today = Path(request.getfixturevalue("frozen")), FROZEN_TODAY
    else:
        path, today = build(make(tmp_path_factory.mktemp("awkward"), AWKWARD)).site, TODAY
    document = json.loads((path / "courses.json").read_bytes())
    return Site(path, today, {course["code"]: course for course in document["courses"]})


@pytest.fixture(scope="module")
def pages(site: Site) -> dict[str, HtmlPage]:
    return read_pages(site.path)


# The truth, and what of it a medium can say


def rows_of_json(site: Site) -> Iterator[Row]:
    for code, record in site.courses.items():
        for session in record["sessions"]:
            day, last = session["date"] or "", session["end_date"] or session["date"] or ""
            start = session["start_at"] or (f"{day}?" if day and session["time_to_be_confirmed"] else day)
            # An only day at whose time it ends nobody knows: the end is not known.
            end = session["end_at"] or ("" if session["start_at"] and last == day else last)
            new_date = session["new_date"] or record["new_date"] or ""
            yield Row(code, session["number"], start, end, session["venue"] or "", session["status"], new_date)


def dated(rows: Iterable[Row]) -> Iterator[Row]:
    """Without those whose day is to be confirmed: they are in no calendar, no month, and no event of JSON-LD."""
    return (row for row in rows if row.start)


def is_over(row: Row, site: Site) -> bool:
    """Whether the last session of its course that takes place is over; one postponed without a day is to come."""
    record = site.courses[row.code]
    sessions = [s for s in record["sessions"] if record["status"] in OFF or s["status"] != "cancelled"]
    days = [s["new_date"] if s["status"] == "postponed" else s["end_date"] or s["date"] for s in sessions]
    return all(day and day < site.today for day in days)


def as_a_page(row: Row, site: Site) -> Row:
    """Of a course that is over, whether it was full is no news any more; that it did not take place stays.

    A status is as it is typed: that booking has closed by its last day is said by pages, which are of a day.
    """
    if row.status in OFF:
        return row
    if is_over(row, site):
        return row._replace(status="over")
    closed = (site.courses[row.code]["booking"]["closes"] or "9") < site.today
    return row._replace(status="closed") if closed and row.status != "full" else row


def as_json_ld(row: Row, site: Site) -> Row:
    """schema.org has no time to be confirmed, no status of its own but an offer's, and one event for a moved course."""
    record = site.courses[row.code]
    new_date = moment(row.new_date, row.start[11:16]) if row.new_date and "T" in row.start else row.new_date
    row = row._replace(start=row.start.rstrip("?"), status=_in_json_ld(record, row, site), new_date=new_date)
    return row._replace(end="", venue="") if row.new_date else row


def _in_json_ld(record: dict[str, Any], row: Row, site: Site) -> str:
    """The status, or the availability of what is on offer, or "on" where nothing is: over, or without a price."""
    if row.status in OFF:
        return row.status
    prices = (record[name] for name in ("price", "member_price", "non_member_price"))
    if is_over(row, site) or not any(price not in (None, "POA", "TBC") for price in prices):
        return "on"
    status = record["status"]  # offers are of the whole course
    if status in ("full", "waiting list") or record["places_left"] == 0:
        return "SoldOut"
    if status == "closed" or (record["booking"]["closes"] or "9") < site.today:
        return "OutOfStock"
    return {"provisional": "PreOrder", "few places": "LimitedAvailability", "scheduled": "InStock"}[status]


# Pages, as people read them


def words(element: Any) -> list[str]:
    """The lines of an element, which stand between its <br>."""
    for br in element.xpath(".//br"):
        br.tail = f"\n\n{br.tail or ''}"
    text = re.sub(r"(?<!\n)\n(?!\n)", " ", element.text_content())
    return [" ".join(line.split()) for line in text.split("\n\n") if line.strip()]


def day_in_words(text: str) -> str:
    """The last day of ``Thursday 19 to Friday 20 March 2026`` or ``Thu 19 Mar 2026``."""
    day, month, year = re.findall(r"(\d{1,2}) (\w{3})\w* (\d{4})", text)[-1]
    return f"{datetime.strptime(f'{day} {month} {year}', '%d %b %Y'):%Y-%m-%d}"  # noqa: DTZ007  # a day


def first_day_in_words(text: str) -> str:
    """The first day of ``Wednesday 30 September to Friday 2 October 2026, 6pm to 11am``, or of one day."""
    day, month, year = re.findall(r"(\d{1,2}) (\w{3})[a-z]*(?: (\d{4}))?", text)[0]
    return day_in_words(f"{day} {month} {year or day_in_words(text)[:4]}")


def moment(day: str, clock: str) -> str:
    return datetime.combine(date.fromisoformat(day), time.fromisoformat(clock), LONDON).isoformat()


def end_moment(day: str, clock: str) -> str:
    """The moment of an end: midnight is the end of its day."""
    if clock == "00:00":
        day = (date.fromisoformat(day) + timedelta(days=1)).isoformat()
    return moment(day, clock)


def span_in_words(first: str, days: str, times: str) -> tuple[str, str]:
    """Start and end of a row, from a first day for machines and what people read."""
    if stay := re.fullmatch(r"(\S+), to (.* \d{4}), (\S+)", times):
        return moment(first, clock(stay[1])), end_moment(day_in_words(stay[2]), clock(stay[3]))
    last = day_in_words(days)
    if times.lower() == "time to be confirmed":
        return f"{first}?", last
    start, end = clock_span(times)
    if not start:
        return first, last
    return moment(first, start), end_moment(last, end) if end else last if last != first else ""


def status_in_words(badges: Iterable[str]) -> str:
    [label] = list(badges) or [""]
    return LABELS[re.sub(r" to \d.*", "", label)]


def rows_of_page(page: HtmlPage) -> Iterator[Row]:
    [code] = page.texts("//dl//dd[@class='c-code']")
    for extra in page.find("//dd//a[@class='c-map'] | //dd//span[. = 'Was: ' or . = 'Cancelled: ']"):
        extra.drop_tree()
    [when] = page.find("//dl/div[starts-with(dt, 'When')]/dd")
    where = page.texts("//dl/div[dt='Where']/dd")
    status = status_in_words(page.texts("//article/p/strong[contains(@class, 'c-badge')]"))
    notice = " ".join(page.texts("//div[@class='c-alert']"))
    assert (status in OFF) == bool(notice)
    assert status not in OFF or f"This course is {status}." in notice
    new_date = "".join(first_day_in_words(text) for text in page.texts("//p[@class='c-new-date']"))
    items = when.xpath("./ol/li")
    for item in items or [when]:
        for paragraph in item.xpath("./p"):
            item.remove(paragraph)
        own = [badge.text_content() for badge in item.xpath(".//strong[contains(@class, 'c-badge')]")]
        for badge in item.xpath(".//strong[contains(@class, 'c-badge')]"):
            badge.drop_tree()
        days, *more = words(item)
        session_status = status_in_words(own) if own else status
        note = more.pop() if own and session_status in OFF else ""
        new = re.search(r"New date: (.*)\.", note)
        number = re.match(r"Session (\d+) of (\d+)", more.pop(0)) if items else None
        assert number is None or int(number[2]) == len(items)
        iso = "".join(item.xpath(".//time/@datetime"))
        known = re.fullmatch(r"(.*? \d{4}), (.*)", days)
        start, end = span_in_words(iso, known[1], known[2]) if known else ("", "")
        venue = more.pop() if items and more else where[0]
        yield Row(
            code,
            int(number[1]) if number else 1,
            start,
            end,
            venue.replace("To be confirmed", ""),
            session_status,
            first_day_in_words(new[1]) if new else new_date,
        )


def lines_of_months(pages: dict[str, HtmlPage]) -> Iterator[tuple[Row, bool]]:
    """The row of each line, and whether a postponed course has moved there."""
    for page in pages.values():
        for line in page.find("//table[@class='c-listing']/tbody/tr"):
            note = "".join(line.xpath("./th/span[@class='c-note']/text()"))
            number = re.search(r"[Ss]ession (\d+) of \d+(?:$|, moved)", note)
            [iso] = line.xpath("./td[1]/time/@datetime")
            days, times = words(line.xpath("./td[1]")[0])
            venue = line.xpath("./td[2]")[0].text_content()
            row = Row(
                line.xpath("string(./th/span[@class='c-code'])"),
                int(number[1]) if number else 1,
                *span_in_words(iso, days, times),
                " ".join(venue.split()).replace("Venue to be confirmed", ""),
                status_in_words(badge.text_content() for badge in line.xpath("./th/strong")),
                "",
            )
            yield row, "oved here from" in note


def test_the_pages_of_courses_say_the_same_as_the_json(site: Site, pages: dict[str, HtmlPage]) -> None:
    found = [row for page in pages.values() if page.find("//article[@class='c-course']") for row in rows_of_page(page)]
    assert sorted(found) == sorted(as_a_page(row, site) for row in rows_of_json(site))


def test_the_months_say_the_same_as_the_json(site: Site, pages: dict[str, HtmlPage]) -> None:
    expected = {as_a_page(row, site)._replace(new_date="") for row in dated(rows_of_json(site))}
    assert {row for row, moved in lines_of_months(pages) if not moved} == expected


# Calendars


def status_of(event: Any, name: str) -> str:
    """By the entry's own words; its STATUS and the word before its summary must agree with them."""
    [*said] = re.findall(r"^Status: (.+)$", str(event["description"]), re.MULTILINE)
    status = status_in_words(said)
    prefix = re.match(r"(CANCELLED|POSTPONED|Provisional): |", str(event["summary"]))
    assert prefix
    assert (prefix[1] or "").lower() == (status if status in (*OFF, "provisional") else "")
    by_standard = {"cancelled": "CANCELLED", "postponed": "TENTATIVE", "provisional": "TENTATIVE"}
    if name != "google.ics":  # Google takes away without a word what is CANCELLED
        assert event["status"] == by_standard.get(status, "CONFIRMED")
    return status


def entries_of(file: Path) -> Iterator[tuple[Row, str]]:
    """The row of each entry, and the day from which a postponed course has moved there; meetings left out."""
    events: list[Any] = Calendar.from_ical(file.read_bytes()).walk("VEVENT")
    for event in events:
        description = str(event["description"])
        code = re.search(r"^Code: (.+)$", description, re.MULTILINE)
        if code is None:
            assert "/clusters/" in str(event["url"])
            continue
        number = re.search(r" \(session (\d+) of \d+\)$", str(event["summary"]))
        start: Any = event["dtstart"].dt
        end: Any = event["dtend"].dt if "dtend" in event else None
        assert end is None or end > start
        if not isinstance(start, datetime):
            end -= timedelta(days=1)
        to_come = "?" if "Time to be confirmed." in description.splitlines() else ""
        new = re.search(r"^New date: (.*)\.$", description, re.MULTILINE)
        moved = re.search(r"^Moved here from (.*)\.$", description, re.MULTILINE)
        begins = re.search(
            r"^From (\S+)\.$", description, re.MULTILINE
        )  # on whole days, to an unknown time of the last
        row = Row(
            code[1],
            int(number[1]) if number else 1,
            moment(f"{start}", clock(begins[1])) if begins else f"{start.isoformat()}{to_come}",
            end.isoformat() if end else "",
            str(event.get("location", "")),
            status_of(event, file.name),
            first_day_in_words(new[1]) if new else "",
        )
        yield row, day_in_words(moved[1]) if moved else ""


def rows_of_calendar(file: Path) -> list[Row]:
    return sorted(row for row, moved_from in entries_of(file) if not moved_from)


def in_calendars(site: Site, belongs: Callable[[dict[str, Any]], Any] = lambda _: True) -> list[Row]:
    rows = (row for row in dated(rows_of_json(site)) if belongs(site.courses[row.code]))
    return sorted(rows)


def test_the_calendar_of_everything_says_the_same_as_the_json(site: Site) -> None:
    for name in ("calendar.ics", "google.ics"):
        assert rows_of_calendar(site.path / name) == in_calendars(site), name


def test_the_calendar_of_each_course_says_the_same_as_the_json(site: Site) -> None:
    for code, record in site.courses.items():
        expected = [row for row in in_calendars(site) if row.code == code]
        assert bool(record["calendar_url"]) == bool(expected), code
        file = site.path / record["url"].split("/", 3)[3] / "course.ics"
        assert file.is_file() == bool(expected)
        assert not expected or rows_of_calendar(file) == expected


def belongs_to(kind: str, slug: str, record: dict[str, Any]) -> bool:
    match kind:
        case "subject":
            return slugify(record["subject"] or "") == slug
        case "clusters":
            return str(record["cluster_url"]).endswith(f"/clusters/{slug}/")
        case _:
            [name] = [term.name for term in AUDIENCES.terms if slugify(term.name) == slug]
            return not AUDIENCES.covering(name).isdisjoint(record["audience"])


def test_the_calendars_of_parts_say_the_same_as_the_json(site: Site) -> None:
    seen = set()
    for file in (*site.path.glob("*/*/calendar.ics"), *site.path.glob("*/*/google.ics")):
        kind, slug = file.relative_to(site.path).parts[:2]
        seen.add(kind)
        expected = in_calendars(site, functools.partial(belongs_to, kind, slug))
        assert rows_of_calendar(file) == expected, file
    assert seen == {"subject", "clusters", "audience"}


# The new days of postponed courses


def test_a_postponed_course_stands_on_its_new_day_in_months_calendars_and_json_ld(
    site: Site, pages: dict[str, HtmlPage]
) -> None:
    """At the time of its first session."""
    sessions = {(code, s["number"]): s for code, record in site.courses.items() for s in record["sessions"]}
    days = {key: session["new_date"] for key, session in sessions.items() if session["new_date"]}
    entries = list(entries_of(site.path / "calendar.ics"))
    in_calendar = {row for row, moved_from in entries if moved_from}
    moved_from = {(row.code, row.session): day for row, day in entries if day}
    assert moved_from == {key: sessions[key]["date"] for key in days}
    assert {(row.code, row.session): row.start[:10] for row in in_calendar} == days
    assert {row for row, moved in lines_of_months(pages) if moved} == in_calendar
    told = (row for page in pages.values() for row in rows_of_json_ld(page) if row.new_date)
    assert {(row.code, row.session): row.new_date for row in told} == {
        (row.code, row.session): row.start for row in in_calendar
    }


# JSON-LD


def many(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [] if value is None else [value]


def last_word(address: str) -> str:
    return address.rsplit("/", 1)[-1]


def rows_of_json_ld(page: HtmlPage) -> Iterator[Row]:
    for thing in page.structured_data:
        run = thing.get("hasCourseInstance")
        if thing["@type"] != "Course" or not run:
            continue
        offers = {last_word(offer["availability"]) for offer in many(run.get("offers"))}
        assert len(offers) <= 1
        for event in many(run.get("subEvent")) or [run]:
            number = re.search(r" \(session (\d+) of \d+\)$", event["name"])
            happens = last_word(event["eventStatus"])
            moved = happens == "EventRescheduled"
            if happens == "EventPostponed":
                assert event["previousStartDate"] == event["startDate"]
            off = {"EventCancelled": "cancelled", "EventPostponed": "postponed", "EventRescheduled": "postponed"}
            assert happens == "EventScheduled" or (happens in off and (event is not run or not offers))
            venues = "|".join(place["name"] for place in many(event["location"]))
            start = event["previousStartDate"] if moved else event["startDate"]
            yield Row(
                thing["courseCode"],
                int(number[1]) if number else 1,
                start,
                "" if moved else event.get("endDate", ""),
                "" if moved else venues.replace("Venue to be confirmed", ""),
                off.get(happens) or "".join(offers) or "on",
                event["startDate"] if moved else "",
            )


def test_json_ld_says_the_same_as_the_json(site: Site, pages: dict[str, HtmlPage]) -> None:
    found = [row for page in pages.values() for row in rows_of_json_ld(page)]
    rows = (row for row in dated(rows_of_json(site)) if row.session == 1 or not site.courses[row.code]["new_date"])
    assert sorted(found) == sorted(as_json_ld(row, site) for row in rows)


def test_json_ld_and_json_agree_on_what_is_online(site: Site, pages: dict[str, HtmlPage]) -> None:
    for record in site.courses.values():
        page = pages[record["url"].split("/", 3)[3]]
        for thing in page.structured_data:
            places = many(thing.get("hasCourseInstance", {}).get("location"))
            told = {place["name"] for place in places if place["@type"] == "VirtualLocation"}
            held = [s for s in record["sessions"] if s["date"] and (record["status"] in OFF or s["status"] not in OFF)]
            assert thing["@type"] != "Course" or told == {s["venue"] for s in held if s["online"]}


# CSV


def rows_of_csv(site: Site) -> Iterator[Row]:
    text = (site.path / "courses.csv").read_bytes().decode("utf-8-sig")
    for line in csv.DictReader(io.StringIO(text, newline=""), strict=True):
        first, last = line["Date"], line["End date"] or line["Date"]
        start = first
        if first and line["Start"]:
            start = moment(first, line["Start"])
        elif first and line["No time"] == "to be confirmed":
            start += "?"
        end = end_moment(last, line["End"]) if first and line["End"] else "" if "T" in start and last == first else last
        venue = re.sub(r"^'(?=[=+@-])", "", line["Venue"])
        yield Row(line["Code"], int(line["Session"]), start, end, venue, line["Status"], line["New date"])


def test_the_csv_says_the_same_as_the_json(site: Site) -> None:
    assert sorted(rows_of_csv(site)) == sorted(rows_of_json(site))


# That there is something to compare


def test_the_sites_hold_what_the_media_could_disagree_on(site: Site) -> None:
    """The frozen site has a venue for each session that has a day; the awkward one has all."""
    rows = list(rows_of_json(site))
    assert {row.status for row in rows} == set(STATUSES)
    assert any(row.session > 1 for row in rows)
    assert any(not row.start for row in rows)
    assert site.path.name == "site" or any(not row.venue for row in rows)
    assert any(row.start[:10] != row.end[:10] and row.end for row in rows)
    assert any(is_over(row, site) for row in rows)
    assert any(row.new_date for row in rows)
