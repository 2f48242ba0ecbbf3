"""Months: a calendar grid, which becomes an agenda on narrow screens and on paper, and a listing in date order."""

import calendar
import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial

from collaborative import addresses
from collaborative.catalogue import Catalogue, ClusterMeeting, CourseSession, Month
from collaborative.reading.calendar_words import WEEKDAYS
from collaborative.records.cluster import Meeting, MeetingStatus
from collaborative.records.listing import Listing
from collaborative.sections.page import Page
from collaborative.sections.place import GENERATOR, Owner, Place
from collaborative.sections.section import Section
from collaborative.sections.site import Site
from collaborative.settings import Settings
from collaborative.views import wording
from collaborative.views.courses import Badge, ListingRow, badge_of_session, changes_of, note_of, row_of
from collaborative.views.dated import Dated, dated_list, dated_values, day_after, empty_periods
from collaborative.views.descriptions import NAMED_AT_MOST, described
from collaborative.views.discounts import Notice, discount_changes, in_short, notices_from
from collaborative.views.emails.email import Email
from collaborative.views.emails.month import month_email
from collaborative.views.links import Link
from collaborative.views.marks import Mark, mark_of
from collaborative.views.meetings import badge_of_meeting, meeting_anchor, meeting_kind, meeting_name
from collaborative.views.school_days import Closure, Period, closures_on, periods_in, term_changes
from collaborative.views.search import SearchEntry
from collaborative.views.subscriptions.links import SubscribeLinks

MONTHS_IN_FULL, MONTHS_AHEAD = 2, 12


@dataclass(frozen=True, slots=True)
class Entry:
    """A session or meeting on a day of the grid; a meeting has no ``code``, and its cluster's name in ``note``."""

    code: str
    title: str
    address: str
    time: str
    note: str
    badges: tuple[Dated[Badge | None], ...]
    mark: Mark | None
    is_meeting: bool = False


@dataclass(frozen=True, slots=True)
class Day:
    """One cell of the grid; ``number`` is 0 outside the month.

    Attributes:
        weekday, month: The words around the number: "Thursday", "March".
        term_changes: The terms that begin or end on the day.
    """

    number: int
    iso: str = ""
    weekday: str = ""
    month: str = ""
    entries: tuple[Entry, ...] = ()
    closures: tuple[Closure, ...] = ()
    term_changes: tuple[str, ...] = ()

    @property
    def in_agenda(self) -> bool:
        return bool(self.entries or self.term_changes or any(it.in_agenda for it in self.closures))


@dataclass(frozen=True, slots=True)
class Grid:
    """The weeks of a month, from Monday to Sunday."""

    caption: str
    weekdays: tuple[str, ...]
    weeks: tuple[tuple[Day, ...], ...]


@dataclass(frozen=True, slots=True)
class Sheet:
    """Additions on paper, for the staffroom noticeboard.

    Attributes:
        url: The page's URL, for the QR code; ``typed`` is the form to type.
        example: What to type for a course whose code is known, or "".
        discounts: One line for each discount.
    """

    url: str
    typed: str
    example: str
    discounts: tuple[Dated[str], ...]
    email: str
    phone: str
    changed: str


@dataclass(frozen=True, slots=True)
class ThisMonth:
    """The current month, now or in future.

    Attributes:
        grid: None for later months, whose own page has the grid.
        no_more: The periods in which no training is left in the month.
    """

    month: Link
    periods: tuple[Period, ...]
    grid: Grid | None
    no_more: tuple[Dated[None], ...]
    previous: Link | None
    next: Link | None


@dataclass(frozen=True, slots=True)
class MonthLink:
    """A month with a page; ``holds`` is its content in words: "9 dates, 2 meetings"."""

    link: Link
    holds: str


@dataclass(frozen=True, slots=True)
class MeetingLine:
    """A cluster meeting, below the listing of courses.

    Attributes:
        struck: "Was" or "Cancelled" before a day that is struck out because the meeting is off; otherwise "".
    """

    iso: str
    day: str
    time: str
    struck: str
    name: str
    cluster: str
    address: str
    badge: Badge | None
    mark: Mark | None


@dataclass(frozen=True, slots=True)
class MonthPage:
    name: str
    school_year: str
    periods: tuple[Period, ...]
    summary: str
    grid: Grid
    rows: tuple[ListingRow, ...]
    meetings: tuple[MeetingLine, ...]
    notices: tuple[Dated[Notice], ...]
    previous: Link | None
    next: Link | None
    subscribe: SubscribeLinks
    sheet: Sheet


class Months(Section):
    """A page and an email for each month that has or once had a session or a listing."""

    record = Listing
    page_kind = "month"
    noun = "listing"
    reserved = (r"courses/\d{4}-\d\d/",)

    def places(self, site: Site) -> Iterator[Place]:
        for month in site.catalogue.months_with_pages:
            listing = site.catalogue.listing_of(month)
            owner = Owner(listing.origin.path, "", listing) if listing else GENERATOR
            uri = listing.origin.uri if listing else f"listings/{month}.md"
            yield Place(
                addresses.month(month), _title(month, listing), owner, partial(_page, month, site), uri, introduced=True
            )
            for address in (addresses.month_email(month), addresses.month_text(month)):
                yield Place(address, "A month as an email", permanent=False)

    def emails(self, site: Site) -> Iterator[Email]:
        for month in site.catalogue.months_with_pages:
            yield month_email(month, site.public.catalogue, site.settings, site.cards)


def _title(month: Month, listing: Listing | None) -> str:
    return (listing.title if listing else "") or f"Courses in {wording.month_name(month)}"


def _page(month: Month, site: Site) -> Page:
    listing = site.catalogue.listing_of(month)
    title = _title(month, listing)
    courses = list({entry.course.code: entry.course for entry in site.catalogue.in_month(month)}.values())
    titles = [course.title for course in courses]
    name = wording.month_name(month)
    clusters = [entry.cluster for entry in site.catalogue.meetings_in(month)]
    discounts = site.catalogue.discounts if month.last_day >= site.today else ()
    changed = site.changes.newest([*courses, *clusters, *discounts, *([listing] if listing else [])])
    return Page(
        kind="month",
        address=addresses.month(month),
        uri=listing.origin.uri if listing else f"listings/{month}.md",
        title=title,
        description=month_description(name, listing.summary if listing else "", titles),
        view=month_page(month, site, changed),
        body=listing.body if listing else "",
        path=listing.origin.path if listing else "",
        crumbs=(Link("Courses", addresses.COURSES),),
        search=SearchEntry(words=f"{name} courses training listing calendar", ends=month.last_day),
        mark=mark_of(listing, site.today) if listing else None,
        changed=changed,
        thing=site.listed(courses),
        edit=site.repository.edit(listing.origin.path) if listing else "",
        actions=(
            *site.repository.add_course(month),
            *(() if listing else site.repository.add_listing(month)),
            Link("This month as an email", addresses.month_email(month)),
            Link("The same as plain text", addresses.month_text(month)),
        ),
    )


def month_description(name: str, summary: str, titles: Sequence[str]) -> str:
    """Return how many courses there are, and which."""
    once = list(dict.fromkeys(titles))
    number = wording.count(len(once), "course") if once else "no courses yet"
    which = f": {'; '.join(once[:NAMED_AT_MOST])}" if once else ""
    return described((summary, f"{number[:1].upper()}{number[1:]} in {name}{which}"), "Dates, times, venues and prices")


def grid_of(month: Month, catalogue: Catalogue, settings: Settings, today: dt.date) -> Grid:
    weeks = calendar.Calendar().monthdatescalendar(month.year, month.number)
    return Grid(
        caption=f"Calendar of {wording.month_name(month)}",
        weekdays=WEEKDAYS,
        weeks=tuple(
            tuple(_day(day, catalogue, settings, today) if Month.of(day) == month else Day(0) for day in week)
            for week in weeks
        ),
    )


def months_from(month: Month, catalogue: Catalogue, settings: Settings, today: dt.date) -> tuple[Dated[ThisMonth], ...]:
    """Return the current month over time: two months in full, then a year of months as links."""
    found = []
    at = month
    for number in range(MONTHS_AHEAD):
        this = _this_month(at, catalogue, settings, today, with_grid=number < MONTHS_IN_FULL)
        found.append(Dated(this, at.first_day if number else None, at.last_day))
        at = at.next
    return tuple(found)


def _this_month(
    month: Month, catalogue: Catalogue, settings: Settings, today: dt.date, *, with_grid: bool
) -> ThisMonth:
    last_days = [
        Dated(None, until=entry.session.last_day)
        for entry in catalogue.in_month(month)
        if entry.session.last_day
        and entry.session.last_day >= today
        and (entry.course.is_off or not entry.session.is_off)
    ]
    return ThisMonth(
        month=Link(wording.month_name(month), addresses.month(month) if month in catalogue.months else ""),
        periods=periods_in(month, settings),
        grid=grid_of(month, catalogue, settings, today) if with_grid else None,
        no_more=empty_periods(last_days) if with_grid else (),
        previous=_neighbour(catalogue, month, -1),
        next=_neighbour(catalogue, month, 1),
    )


def month_page(month: Month, site: Site, changed: dt.date | None = None) -> MonthPage:
    """Return the page of a month; ``changed`` is the day on which it last changed, or None if unknown."""
    catalogue, settings, cards, today = site.catalogue, site.settings, site.cards, site.today
    listing = catalogue.listing_of(month)
    return MonthPage(
        name=wording.month_name(month),
        school_year=wording.school_year(month.school_year),
        periods=periods_in(month, settings),
        summary=listing.summary if listing else "",
        grid=grid_of(month, catalogue, settings, today),
        rows=tuple(row_of(entry, cards) for entry in catalogue.in_month(month)),
        meetings=tuple(_meeting_line(entry, today) for entry in catalogue.meetings_in(month)),
        notices=notices_from(catalogue, today, month.last_day),
        previous=_neighbour(catalogue, month, -1),
        next=_neighbour(catalogue, month, 1),
        subscribe=site.subscriptions.with_all_dates(addresses.COURSES),
        sheet=_sheet(month, site, changed),
    )


def link_to(month: Month, catalogue: Catalogue) -> MonthLink:
    entries, meetings = len(catalogue.in_month(month)), len(catalogue.meetings_in(month))
    holds = [wording.count(entries, "date")] if entries else []
    holds += [wording.count(meetings, "meeting")] if meetings else []
    return MonthLink(Link(wording.month_name(month), addresses.month(month)), ", ".join(holds) or "no dates yet")


def _sheet(month: Month, site: Site, changed: dt.date | None) -> Sheet:
    catalogue, settings, today = site.catalogue, site.settings, site.today

    def discounts(day: dt.date) -> tuple[str, ...]:
        schemes = catalogue.discounts_on(day) if day <= month.last_day else ()
        return tuple(in_short(scheme, schemes) for scheme in schemes if mark_of(scheme, today) is None)

    url, rows = settings.absolute(addresses.month(month)), catalogue.in_month(month)
    return Sheet(
        url=url,
        typed=_as_typed(url),
        example=_as_typed(settings.absolute(addresses.course_code_as_typed(rows[0].course))) if rows else "",
        discounts=dated_list(discounts, today, [*discount_changes(catalogue), day_after(month.last_day)]),
        email=settings.email,
        phone=settings.phone,
        changed=wording.long_day(changed) if changed else "",
    )


def _as_typed(url: str) -> str:
    """Return a URL without what browsers add."""
    return url.partition("://")[2]


def _neighbour(catalogue: Catalogue, month: Month, step: int) -> Link | None:
    """Return the nearest month with a page: the next one for ``step`` 1, the previous one for -1."""
    beyond = [other for other in catalogue.months if (other > month if step > 0 else other < month)]
    if not beyond:
        return None
    return link_to(beyond[0] if step > 0 else beyond[-1], catalogue).link


def _day(day: dt.date, catalogue: Catalogue, settings: Settings, today: dt.date) -> Day:
    month = Month.of(day)
    timed = [
        (entry.session.start if entry.session.day == day else None, _entry(entry, day, today))
        for entry in catalogue.in_month(month)
        if entry.session.is_on(day)
    ]
    timed += [
        (entry.meeting.start, _meeting(entry, today))
        for entry in catalogue.meetings_in(month)
        if entry.meeting.date == day
    ]
    return Day(
        day.day,
        day.isoformat(),
        f"{day:%A}",
        f"{day:%B}",
        tuple(entry for _, entry in sorted(timed, key=lambda one: one[0] or dt.time.min)),
        closures_on(day, settings),
        term_changes(day, settings),
    )


def _meeting(entry: ClusterMeeting, today: dt.date) -> Entry:
    line = _meeting_line(entry, today)
    return Entry(
        code="",
        title=meeting_kind(entry),
        address=line.address,
        time=line.time[:1].upper() + line.time[1:],
        note=line.cluster,
        badges=(Dated(line.badge),),
        mark=line.mark,
        is_meeting=True,
    )


def _meeting_line(entry: ClusterMeeting, today: dt.date) -> MeetingLine:
    meeting = entry.meeting
    return MeetingLine(
        iso=meeting.date.isoformat() if meeting.date else "",
        day=wording.short_day(meeting.date) if meeting.date else "",
        time=wording.then(wording.clock_span(meeting.start, meeting.end)) if meeting.start else "",
        struck=_struck(meeting),
        name=meeting_name(entry),
        cluster=f"{entry.cluster.title}, moved here from {wording.day_and_month(entry.moved_from)}"
        if entry.moved_from
        else entry.cluster.title,
        address=f"{entry.cluster.address}#{meeting_anchor(entry)}",
        badge=badge_of_meeting(entry) if meeting.is_off else None,
        mark=mark_of(entry.cluster, today),
    )


def _struck(meeting: Meeting) -> str:
    if not meeting.is_off:
        return ""
    return "Cancelled" if meeting.status is MeetingStatus.CANCELLED else "Was"


def _entry(entry: CourseSession, on: dt.date, today: dt.date) -> Entry:
    """Return a session in the cell of one of its days."""
    session, course = entry.session, entry.course
    return Entry(
        code=course.code,
        title=course.title,
        address=course.address,
        time=wording.time_on(session, on),
        note=note_of(entry),
        badges=dated_values(
            lambda day: badge_of_session(course, session, day) if _needs_badge(entry, day) else None,
            today,
            [*changes_of(course), *([day_after(session.last_day)] if session.last_day else [])],
        ),
        mark=mark_of(course, today),
    )


def _needs_badge(entry: CourseSession, today: dt.date) -> bool:
    """Whether a session shows the course's badge: not once it is over, nor if it was moved here, as it takes place."""
    over = entry.session.last_day is not None and entry.session.last_day < today
    return entry.moved_from is None and (entry.session.is_off or not over)
