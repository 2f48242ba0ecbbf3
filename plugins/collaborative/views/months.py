"""A month: its calendar grid, and its listing in the order of dates."""

import calendar
import datetime as dt
from dataclasses import dataclass

from collaborative.catalogue import Catalogue, Month, Sitting
from collaborative.reading.calendar_words import WEEKDAYS
from collaborative.settings import Settings
from collaborative.views import addresses, wording
from collaborative.views.courses import Badge, Cards, SittingRow, badge_of, note_of, row_of
from collaborative.views.discounts import Notice, in_short, notices_from
from collaborative.views.following.ways import Follow
from collaborative.views.links import Link
from collaborative.views.marks import Mark, mark_of
from collaborative.views.stays import Stay, by_turns, day_after, without

MONTHS_IN_FULL, MONTHS_AHEAD = 2, 12


@dataclass(frozen=True, slots=True)
class Entry:
    """A session in a day of the grid."""

    code: str
    title: str
    address: str
    time: str
    note: str
    badges: tuple[Stay[Badge | None], ...]
    mark: Mark | None


@dataclass(frozen=True, slots=True)
class Day:
    """One cell; ``number`` is 0 outside the month."""

    number: int
    iso: str
    name: str
    entries: tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class Grid:
    """Weeks from Monday to Sunday."""

    caption: str
    weekdays: tuple[str, ...]
    weeks: tuple[tuple[Day, ...], ...]


@dataclass(frozen=True, slots=True)
class Sheet:
    """What is added on paper, for the board in the staffroom.

    Attributes:
        url: Of the page itself, for the QR code; ``typed`` is what a reader types.
        example: What a reader types for a course whose code is known, or "".
        discounts: One line each.
    """

    url: str
    typed: str
    example: str
    discounts: tuple[str, ...]
    email: str
    phone: str
    made_on: str


@dataclass(frozen=True, slots=True)
class ThisMonth:
    """The month that it is: where there is room the grid, on narrow screens the agenda.

    Attributes:
        grid: None for months that are far off when the page is made: the month's own page has it.
        agenda: From today on.
        no_more: When nothing is left of the agenda.
    """

    month: Link
    grid: Grid | None
    agenda: tuple[Stay[Day], ...]
    no_more: tuple[Stay[None], ...]
    previous: Link | None
    next: Link | None


@dataclass(frozen=True, slots=True)
class MonthPage:
    name: str
    school_year: str
    summary: str
    grid: Grid
    rows: tuple[SittingRow, ...]
    notices: tuple[Stay[Notice], ...]
    previous: Link | None
    next: Link | None
    follow: Follow
    sheet: Sheet


def grid_of(month: Month, catalogue: Catalogue, today: dt.date) -> Grid:
    sittings = catalogue.in_month(month)
    weeks = calendar.Calendar().monthdatescalendar(month.year, month.number)
    return Grid(
        caption=f"Training in {wording.month_name(month)}",
        weekdays=WEEKDAYS,
        weeks=tuple(tuple(_day(day, month, sittings, today) for day in week) for week in weeks),
    )


def months_from(month: Month, catalogue: Catalogue, today: dt.date) -> tuple[Stay[ThisMonth], ...]:
    """The month that it is, by turns: this one and the next in full, those of a year after them as links."""
    found = []
    at = month
    for number in range(MONTHS_AHEAD):
        this = _this_month(at, catalogue, today, with_grid=number < MONTHS_IN_FULL)
        found.append(Stay(this, at.first_day if number else None, at.last_day))
        at = at.next
    return tuple(found)


def _this_month(month: Month, catalogue: Catalogue, today: dt.date, *, with_grid: bool) -> ThisMonth:
    grid = grid_of(month, catalogue, today) if with_grid else None
    busy = [day for week in grid.weeks for day in week if day.entries] if grid else []
    agenda = [Stay(day, until=dt.date.fromisoformat(day.iso)) for day in busy if day.iso >= today.isoformat()]
    return ThisMonth(
        month=Link(wording.month_name(month), addresses.month(month) if month in catalogue.months else ""),
        grid=grid,
        agenda=tuple(agenda),
        no_more=without(agenda) if grid else (),
        previous=_neighbour(catalogue, month, -1),
        next=_neighbour(catalogue, month, 1),
    )


def month_page(month: Month, catalogue: Catalogue, settings: Settings, cards: Cards, follow: Follow) -> MonthPage:
    today = cards.today
    listing = catalogue.listing_of(month)
    return MonthPage(
        name=wording.month_name(month),
        school_year=wording.school_year(month.school_year),
        summary=listing.summary if listing else "",
        grid=grid_of(month, catalogue, today),
        rows=tuple(row_of(sitting, cards) for sitting in catalogue.in_month(month)),
        notices=notices_from(catalogue, today, month.last_day),
        previous=_neighbour(catalogue, month, -1),
        next=_neighbour(catalogue, month, 1),
        follow=follow,
        sheet=_sheet(month, catalogue, settings, today),
    )


def link_to(month: Month, catalogue: Catalogue) -> Link:
    return Link(wording.month_name(month), addresses.month(month), len(catalogue.in_month(month)))


def _sheet(month: Month, catalogue: Catalogue, settings: Settings, today: dt.date) -> Sheet:
    schemes = catalogue.discounts_on(today) if month.last_day >= today else ()
    url, rows = settings.absolute(addresses.month(month)), catalogue.in_month(month)
    return Sheet(
        url=url,
        typed=_as_typed(url),
        example=_as_typed(settings.absolute(addresses.course_code_as_typed(rows[0].course))) if rows else "",
        discounts=tuple(in_short(scheme) for scheme in schemes if mark_of(scheme, today) is None),
        email=settings.email,
        phone=settings.phone,
        made_on=wording.long_day(today),
    )


def _as_typed(url: str) -> str:
    """Without what a browser adds by itself."""
    return url.partition("://")[2]


def _neighbour(catalogue: Catalogue, month: Month, step: int) -> Link | None:
    """The next month before or after that has a page."""
    beyond = [other for other in catalogue.months if (other > month if step > 0 else other < month)]
    if not beyond:
        return None
    return link_to(beyond[0] if step > 0 else beyond[-1], catalogue)


def _day(day: dt.date, month: Month, sittings: tuple[Sitting, ...], today: dt.date) -> Day:
    if Month.of(day) != month:
        return Day(0, "", "", ())
    entries = tuple(_entry(sitting, today) for sitting in sittings if sitting.session.is_on(day))
    return Day(day.day, day.isoformat(), wording.long_day(day), entries)


def _entry(sitting: Sitting, today: dt.date) -> Entry:
    session, course = sitting.session, sitting.course
    return Entry(
        code=course.code,
        title=course.title,
        address=addresses.course(course),
        time=wording.session_time(session),
        note=note_of(sitting),
        badges=by_turns(
            lambda day: badge_of(course, day) if _needs_badge(sitting, day) else None,
            today,
            [day_after(session.last_day)] if session.last_day else [],
        ),
        mark=mark_of(course, today),
    )


def _needs_badge(sitting: Sitting, today: dt.date) -> bool:
    """A session that is over says nothing of places; one that was moved here takes place."""
    over = sitting.session.last_day is not None and sitting.session.last_day < today
    return sitting.moved_from is None and (sitting.course.is_off or not over)
