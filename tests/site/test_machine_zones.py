"""A site is the same from whatever zone its machine is in, and its times are London's, also when the clocks change."""

import json
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from typing import Any, NamedTuple
from zoneinfo import ZoneInfo

import pytest
from icalendar import Calendar
from tests.conftest import CONFIG
from tests.site.tools import build, clock_span, course, digest, make, news, read_pages

pytestmark = pytest.mark.slow

LONDON = ZoneInfo("Europe/London")
MACHINES = ("UTC", "America/Los_Angeles", "Pacific/Kiritimati", "Europe/London")

SPRING = ("2027-03-27", "2027-03-28", "2027-03-29")  # forward on the 28th
AUTUMN = ("2026-10-24", "2026-10-25", "2026-10-26")  # back on the 25th
SCHOOL_YEAR = ("2026-08-31", "2026-09-01", "2027-07-21", "2027-07-22")  # before and after its first and its last day
CHANGES = (*AUTUMN, *SPRING)
DAYS = (*CHANGES, *SCHOOL_YEAR)
CLOCKS = ("00:30", "03:00", "09:30", "23:30")
# Half an hour before midnight at UTC, when in summer London has the next day.
EPOCHS = {"1816212600": "2027-07-22", "1792884600": "2026-10-25"}

TERMS = """\
      email: office@example.org.uk
      terms:
        - {name: Autumn 1, from: 2026-09-01, to: 2026-10-23}
        - {name: Summer 2, from: 2027-06-07, to: 2027-07-21}
"""


def next_clock(clock: str) -> tuple[str, int]:
    """The one after it, and how many days later."""
    place = CLOCKS.index(clock) + 1
    return CLOCKS[place % len(CLOCKS)], place // len(CLOCKS)


def plus(day: str, days: int) -> str:
    return f"{date.fromisoformat(day) + timedelta(days)}"


def _courses() -> Iterator[tuple[str, str]]:
    """A course a clock time, with a session on each day around the changes."""
    for number, start in enumerate(CLOCKS):
        end, later = next_clock(start)
        rows = "".join(f"  - {{date: {day}, end_date: {plus(day, later)}}}\n" for day in CHANGES)
        text = (
            f"---\ntitle: At {start.replace(':', '.')}\ncode: AT{number}\nstart: '{start}'\nend: '{end}'\nprice: 95\n"
            f"subject: Maths\nvenue: Hall\npublished: 2026-06-01 23:30\nbooking: {{closes: {CHANGES[number]}}}\n"
            f"dates:\n{rows}---\nText.\n"
        )
        yield f"courses/at-{number}.md", text


FILES = {
    "content/index.md": "# Welcome\n",
    **dict(_courses()),
    **{f"courses/on-{day}.md": course(f"On {day}", f"ON{day}", day) for day in DAYS},
    **{f"content/news/{day}-early.md": news(f"Early {day}", f"{day} 00:15") for day in DAYS},
    **{f"content/news/{day}-late.md": news(f"Late {day}", f"{day} 23:45", expires=plus(day, 1)) for day in DAYS},
    "content/clusters/north.md": "---\ntitle: North\nmeetings: [{date: 2027-03-28, start: 3am}, {date: 2026-10-25}]\n---\n",
    "content/discounts/d.md": (
        "---\ntitle: Discount\ntiers: [{participants: 2-5, percent: 15}]\nfrom: 2026-10-25\nuntil: 2027-03-28\n---\n"
    ),
}


class Sites(NamedTuple):
    """For each machine the folder of its sites, one a clock."""

    source: Path
    by_machine: dict[str, Path]

    @property
    def folder(self) -> Path:
        return self.by_machine["Pacific/Kiritimati"]


def _built(source: Path, machines: dict[str, Path], *clocks: str) -> None:
    """All sites of all machines, the machines side by side."""
    script = Path(__file__).parent / "many_builds.py"
    running = [
        subprocess.Popen(
            [sys.executable, str(script), "mkdocs.yml", str(target), *clocks],
            cwd=source,
            env={**os.environ, "TZ": zone},
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            encoding="utf-8",
        )
        for zone, target in machines.items()
    ]
    for process in running:
        output, _ = process.communicate()
        assert process.returncode == 0, output


@pytest.fixture(scope="module")
def sites(tmp_path_factory: pytest.TempPathFactory) -> Sites:
    source = make(tmp_path_factory.mktemp("zones"), FILES, f"{CONFIG.rstrip()}:\n{TERMS}").path
    machines = {zone: tmp_path_factory.mktemp("machine") for zone in MACHINES}
    _built(source, machines, *DAYS, *EPOCHS)
    return Sites(source, machines)


def test_every_machine_gives_the_same_bytes_on_every_day(sites: Sites) -> None:
    first, *others = (digest(folder) for folder in sites.by_machine.values())
    assert len({name.partition("/")[0] for name in first}) == len(DAYS) + len(EPOCHS)
    for other in others:
        assert other == first


def test_many_builds_in_one_process_are_as_good_as_one_in_each(sites: Sites, tmp_path: Path) -> None:
    alone = build(make(tmp_path, FILES, f"{CONFIG.rstrip()}:\n{TERMS}"), today=DAYS[-1]).site
    assert digest(alone) == digest(sites.folder / DAYS[-1])


@pytest.mark.parametrize("epoch", EPOCHS)
def test_the_day_of_source_date_epoch_is_londons(epoch: str, sites: Sites) -> None:
    assert f"{datetime.fromtimestamp(int(epoch), UTC):%H:%M}" == "23:30"
    for folder in sites.by_machine.values():
        assert digest(folder / epoch) == digest(folder / EPOCHS[epoch])


def test_without_a_day_it_is_the_day_in_london_on_every_machine(sites: Sites, tmp_path: Path) -> None:
    before = after = None
    while before is None or before != after:  # again, where a midnight comes between
        before = f"{datetime.now(LONDON):%Y-%m-%d}"
        machines = {zone: tmp_path / before / zone.replace("/", "-") for zone in MACHINES}
        _built(sites.source, machines, "now")
        after = f"{datetime.now(LONDON):%Y-%m-%d}"
    _built(sites.source, {"UTC": tmp_path / "by-option"}, before)
    expected = digest(tmp_path / "by-option" / before)
    for folder in machines.values():
        assert digest(folder / "now") == expected


# The right offsets, by the zone database


Moments = set[tuple[str, datetime, datetime]]


def expected_moments() -> Moments:
    """Code, start and end in UTC of each session that has a time."""
    found = set()
    for number, start in enumerate(CLOCKS):
        end, later = next_clock(start)
        for day in CHANGES:
            start_at, end_at = (
                datetime.combine(date.fromisoformat(on), time.fromisoformat(clock), LONDON).astimezone(UTC)
                for on, clock in ((day, start), (plus(day, later), end))
            )
            found.add((f"AT{number}", start_at, end_at))
    return found


def test_the_zone_database_has_the_changes_of_these_days() -> None:
    lasting = {(start.date(), end - start) for code, start, end in expected_moments() if code == "AT0"}
    assert (date(2027, 3, 28), timedelta(hours=1.5)) in lasting
    assert (date(2026, 10, 24), timedelta(hours=3.5)) in lasting  # 00:30 on the 25th is 23:30 on the 24th at UTC


@pytest.mark.parametrize("today", CHANGES)
def test_calendars_have_the_right_moments_by_the_zone_that_they_bring_along(today: str, sites: Sites) -> None:
    expected = expected_moments()
    courses = {
        f"courses/at-{n}/course.ics": {moments for moments in expected if moments[0] == f"AT{n}"} for n in range(4)
    }
    for name, own_moments in {"calendar.ics": expected, "subject/maths/calendar.ics": expected, **courses}.items():
        calendar = Calendar.from_ical((sites.folder / today / name).read_bytes())
        zone: Any
        [zone] = calendar.walk("VTIMEZONE")
        own = zone.to_tz(lookup_tzid=False)
        found: Moments = set()
        event: Any
        for event in calendar.walk("VEVENT"):
            code = str(event["description"]).partition("Code: ")[2].partition("\n")[0]
            if not code.startswith("AT"):
                continue
            start, end = (
                event[key].dt.replace(tzinfo=None).replace(tzinfo=own).astimezone(UTC) for key in ("dtstart", "dtend")
            )
            found.add((code, start, end))
            assert event["dtstart"].params["TZID"] == "Europe/London"
            assert event["dtstart"].dt.astimezone(UTC) == start
        assert found == own_moments, name


@pytest.mark.parametrize("today", CHANGES)
def test_json_and_json_ld_have_the_right_moments(today: str, sites: Sites) -> None:
    site = sites.folder / today
    told: set[tuple[str, str, str]] = set()
    for record in json.loads((site / "courses.json").read_bytes())["courses"]:
        told |= {(record["code"], s["start_at"], s["end_at"]) for s in record["sessions"] if s["start_at"]}
    in_pages: set[tuple[str, str, str]] = set()
    pages = read_pages(site)
    for number in range(4):
        [thing] = [t for t in pages[f"courses/at-{number}/"].structured_data if t["@type"] == "Course"]
        sessions = thing["hasCourseInstance"]["subEvent"]
        in_pages |= {(thing["courseCode"], s["startDate"], s["endDate"]) for s in sessions}
    assert in_pages == told
    found: Moments = set()
    for code, *texts in told:
        start, end = (datetime.fromisoformat(text) for text in texts)
        for moment in (start, end):
            assert moment.utcoffset() == moment.astimezone(LONDON).utcoffset()
        found.add((code, start.astimezone(UTC), end.astimezone(UTC)))
    assert found == expected_moments()


@pytest.mark.parametrize("today", CHANGES)
def test_pages_have_the_right_days_and_clock_times(today: str, sites: Sites) -> None:
    pages = read_pages(sites.folder / today)
    for number, start in enumerate(CLOCKS):
        items = pages[f"courses/at-{number}/"].find("//ol[@class='c-sessions']/li")
        shown = [(i.xpath(".//time/@datetime")[0], *clock_span(_clock_of(i))) for i in items]
        assert shown == [(day, start, next_clock(start)[0]) for day in CHANGES]
    assert pages["courses/at-0/"].find("//ol[@class='c-sessions']/li[6]//time")[0].text == "Monday 29 March 2027"


def _clock_of(item: Any) -> str:
    """Behind the day, whether or not it is struck out; of a stay without the day on which it ends."""
    [strong] = item.xpath(".//strong")
    return re.sub(r", to [A-Z]\w+ \d+ \w+ \d{4}, ", " to ", (strong.tail or "").strip(" ,\n"))


@pytest.mark.parametrize("today", DAYS)
def test_what_is_over_closed_published_and_in_force_is_so_by_londons_day(today: str, sites: Sites) -> None:
    pages = read_pages(sites.folder / today)
    for day in DAYS:
        over = "Finished" in pages[f"courses/on-{day}/"].texts("//article/p/strong")
        assert over == (day < today), day
        for name in ("early", "late"):
            assert (f"news/{day}-{name}/" in pages) == (day <= today), day
    for number, closes in enumerate(CHANGES[: len(CLOCKS)]):
        bookable = bool(pages[f"courses/at-{number}/"].find("//div[@class='c-booking']//a[@class='c-button']"))
        assert bookable == (today <= closes), closes
    in_force = "Discount" in " ".join(pages["discounts/"].texts("//main//h2"))
    assert in_force == ("2026-10-25" <= today <= "2027-03-28")
