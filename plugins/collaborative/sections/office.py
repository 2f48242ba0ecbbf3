"""The office page of the preview: what needs attention, and what will happen without further action."""

import datetime as dt
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from collaborative import addresses
from collaborative.catalogue import Month
from collaborative.problems import Problem
from collaborative.reading.words import in_words
from collaborative.records.base import Record
from collaborative.records.course import Course, Status
from collaborative.records.page import PlainPage
from collaborative.schema.kinds import KINDS
from collaborative.sections.missing import has_no_price, missing_details, sessions_without_venue
from collaborative.sections.page import Page
from collaborative.sections.place import Place
from collaborative.sections.section import Section
from collaborative.sections.site import Site
from collaborative.views import wording
from collaborative.views.course_wording import when_of
from collaborative.views.courses import booking_view, can_be_booked
from collaborative.views.meetings import meeting_anchor, meeting_name

SOON = dt.timedelta(days=14)
_FULL = (Status.FULL, Status.WAITING_LIST)


@dataclass(frozen=True, slots=True)
class OfficeItem:
    """One thing to look at: its page ("" if it has none), a note, and its file.

    Attributes:
        path: In the repository; if ``is_new``, the path that the file would have.
        edit: The address of the file's editor, or "".
    """

    title: str
    address: str
    note: str
    path: str = ""
    edit: str = ""
    is_new: bool = False


@dataclass(frozen=True, slots=True)
class OfficeGroup:
    """Things of one kind, and advice, which quotes what to type `like this`.

    ``is_long`` if the notes are whole sentences.
    """

    heading: str
    advice: str
    items: tuple[OfficeItem, ...]
    is_long: bool = False


@dataclass(frozen=True, slots=True)
class OfficePage:
    """The office page.

    Attributes:
        attention: What needs something done.
        upcoming: What is good to know.
        fine: The headings of the checks that found nothing.
    """

    day: str
    attention: tuple[OfficeGroup, ...]
    upcoming: tuple[OfficeGroup, ...]
    fine: tuple[str, ...]

    @property
    def total(self) -> int:
        """The number of things that need something done."""
        return sum(len(group.items) for group in self.attention)


class Office(Section):
    """The office page, which only the preview has."""

    def places(self, site: Site) -> Iterator[Place]:
        if site.is_preview:
            yield Place(addresses.OFFICE, "Office page", make=lambda: _office(site), permanent=False)


def _office(site: Site) -> Page:
    return Page(
        kind="office",
        address=addresses.OFFICE,
        uri=f"{addresses.OFFICE}index.md",
        title="Office page",
        description="What needs attention.",
        view=office_page(site),
        indexed=False,
    )


def office_page(site: Site) -> OfficePage:
    """Return the office page of a site with all records, including drafts and news that is published later."""
    office = _Office(site)
    wanted = tuple(OfficeGroup(heading, advice, tuple(find(office))) for heading, advice, find, _ in _ATTENTION)
    said = {
        (item.path, field)
        for group, (_, _, _, fields) in zip(wanted, _ATTENTION, strict=True)
        for item in group.items
        for field in fields
    }
    left = (problem for problem in site.warnings if (problem.path, problem.field) not in said)
    slips = tuple(office.warning(problem) for problem in left)
    attention = (OfficeGroup("Warnings", "Probably slips; each says what to do.", slips, is_long=True), *wanted)
    upcoming = tuple(OfficeGroup(heading, advice, tuple(find(office))) for heading, advice, find in _UPCOMING)
    return OfficePage(
        day=wording.long_day(site.today),
        attention=tuple(office.with_editors(group) for group in attention if group.items),
        upcoming=tuple(office.with_editors(group) for group in upcoming if group.items),
        fine=tuple(group.heading for group in attention if not group.items),
    )


class _Office:
    """The records that the office can still act on: not over, not off, not a draft."""

    def __init__(self, site: Site) -> None:
        self.site = site
        self.catalogue = catalogue = site.catalogue
        self.plain = site.plain
        self.settings = site.settings
        self.today = today = site.today
        self.upcoming = catalogue.upcoming(today)
        self.courses = tuple(course for course in self.upcoming if not course.is_off and not course.draft)
        self.meetings = tuple(
            entry
            for entry in catalogue.meetings_and_new_dates
            if entry.meeting.is_upcoming(today) and not entry.meeting.is_off and not entry.cluster.draft
        )

    def warning(self, problem: Problem) -> OfficeItem:
        """Return a warning under the name of its record, if it has one."""
        place = f"Line {problem.line}, {problem.field}" if problem.field else f"Line {problem.line}"
        note = f"{place}: {problem.wrong} {problem.remedy}"
        for record in self.catalogue.records:
            if record.origin.path == problem.path:
                return _record(self, record, note)
        page = next((page for page in self.plain if page.path == problem.path), None)
        return _page(page, note) if page else OfficeItem(problem.path, "", note, problem.path)

    def with_editors(self, group: OfficeGroup) -> OfficeGroup:
        """Return the group with links to the editors of the files."""
        edit = self.site.repository.edit
        items = (item if item.is_new or not item.path else replace(item, edit=edit(item.path)) for item in group.items)
        return replace(group, items=tuple(items))

    def is_soon(self, day: dt.date | None) -> bool:
        return day is not None and self.today <= day <= self.today + SOON

    def public(self, courses: Iterable[Course]) -> Iterator[Course]:
        return (course for course in courses if course.is_public(self.today))


def _without_venue(office: _Office) -> Iterator[OfficeItem]:
    for course in office.courses:
        missing = sessions_without_venue(course, office.today)
        if missing:
            several = f"{wording.count(len(missing), 'session')} of {len(course.sessions)}: " if course.dates else ""
            yield _course(course, f"{several}{when_of(course)}")


def _without_price(office: _Office) -> Iterator[OfficeItem]:
    for course in office.courses:
        if has_no_price(course):
            yield _course(course, when_of(course))


def _without_date(office: _Office) -> Iterator[OfficeItem]:
    for course in office.upcoming:
        if course.draft:
            continue
        if course.status is Status.POSTPONED and course.new_date is None:
            yield _course(course, "Postponed, and a new date is not known yet")
        elif not course.is_off and any(session.is_to_be_confirmed for session in course.sessions):
            yield _course(course, when_of(course))
    for entry in office.meetings:
        if entry.meeting.date is None:
            note = f"Meeting of {entry.cluster.title}"
            yield _of(entry.cluster, meeting_name(entry), f"{entry.cluster.address}#{meeting_anchor(entry)}", note)


def _without_booking(office: _Office) -> Iterator[OfficeItem]:
    for course in office.public(office.courses):
        soon = any(office.is_soon(session.day) for session in course.expected_sessions)
        if (
            soon
            and can_be_booked(course, office.today)
            and not booking_view(course, office.settings, office.today).link
        ):
            yield _course(course, when_of(course))


def _booking_closes(office: _Office) -> Iterator[OfficeItem]:
    for course in office.public(office.courses):
        closes = course.closes
        if closes and office.is_soon(closes) and can_be_booked(course, office.today):
            yield _course(course, f"Booking closes on {wording.long_day(closes)}")


def _contradictory_places(office: _Office) -> Iterator[OfficeItem]:
    for course in office.courses:
        left = course.places_left
        if left == 0 and course.status in (Status.SCHEDULED, Status.PROVISIONAL, Status.FEW_PLACES):
            yield _course(course, f"No place is left, and its status is {course.status.value}")
        elif left is not None and course.places is not None and left > course.places:
            yield _course(course, f"{left} places are left, of {course.places}")
        elif left and course.status in _FULL:
            yield _course(
                course, f"{wording.count(left, 'place is', 'places are')} left, and its status is {course.status.value}"
            )


def _news_ends(office: _Office) -> Iterator[OfficeItem]:
    for item in office.catalogue.latest_news:
        if not item.expires or not item.is_public(office.today):
            continue
        if office.is_soon(item.expires):
            yield _of(item, item.title, item.address, f"Expires on {wording.long_day(item.expires)}")
        elif office.today - SOON <= item.expires < office.today:
            yield _of(item, item.title, item.address, f"Expired on {wording.long_day(item.expires)}")


def _discounts_end(office: _Office) -> Iterator[OfficeItem]:
    for scheme in office.catalogue.discounts:
        if scheme.until and office.is_soon(scheme.until) and not scheme.draft:
            yield _of(scheme, scheme.title, addresses.DISCOUNTS, f"Ends on {wording.long_day(scheme.until)}")


def _without_introduction(office: _Office) -> Iterator[OfficeItem]:
    public = office.catalogue.public_on(office.today)
    for month in public.months:
        if month < Month.of(office.today) or not public.in_month(month):
            continue
        listing, number = public.listing_of(month), wording.count(len(public.in_month(month)), "session")
        name = wording.month_name(month)
        if listing is None:
            path = f"{office.site.docs}/listings/{month}.md"
            add = next((link.address for link in office.site.repository.add_listing(month)), "")
            yield OfficeItem(name, addresses.month(month), number, path, add, is_new=True)
        elif not listing.body.strip() and not listing.summary:
            yield _of(listing, name, addresses.month(month), number)


def _without_meeting(office: _Office) -> Iterator[OfficeItem]:
    meeting = {entry.cluster.slug for entry in office.meetings}
    for cluster in office.catalogue.clusters:
        if cluster.slug in meeting or cluster.draft:
            continue
        past = [m.date for m in cluster.meetings if m.date and not m.is_off]
        note = f"The last one was on {wording.long_day(max(past))}" if past else "There has been none"
        yield _of(cluster, cluster.title, cluster.address, note)


def _without_host(office: _Office) -> Iterator[OfficeItem]:
    for entry in office.meetings:
        if not entry.meeting.host:
            day = wording.long_day(entry.meeting.date) if entry.meeting.date else "Date to be confirmed"
            address = f"{entry.cluster.address}#{meeting_anchor(entry)}"
            yield _of(entry.cluster, meeting_name(entry), address, f"{entry.cluster.title}, {day}")


def _full(office: _Office) -> Iterator[OfficeItem]:
    for course in office.public(office.courses):
        if course.status in _FULL:
            yield _course(course, when_of(course))


def _scheduled(office: _Office) -> Iterator[OfficeItem]:
    waiting = [
        (record.published, record)
        for record in office.catalogue.records
        if record.published and not record.draft and not record.is_public(office.today)
    ]
    for published, record in sorted(waiting, key=lambda pair: (pair[0], pair[1].origin.path)):
        yield _record(office, record, f"Goes public on {wording.long_day(published.date())}")


def _drafts(office: _Office) -> Iterator[OfficeItem]:
    for kind in KINDS:
        noun = kind.noun.singular.capitalize()
        for record in office.catalogue.of(kind.model):
            if record.draft:
                yield _record(office, record, _still_without(noun, missing_details(record)))
    for page in office.plain:
        if page.draft:
            yield _page(page, _still_without("Page", () if page.text.strip() else ("text",)))


def _still_without(kind: str, missing: Sequence[str]) -> str:
    return f"{kind}; still without {in_words(missing)}" if missing else kind


_Find = Callable[[_Office], Iterator[OfficeItem]]

# The heading, what to do, what to look for, and the lines of which nothing else needs to be said: in the order in which
# they matter to visitors.
_ATTENTION: tuple[tuple[str, str, _Find, tuple[str, ...]], ...] = (
    ("No way to book", "These begin within 14 days. Add `booking:` with a web address or an email address.", _without_booking, ()),
    ("Places and status", "Make the two agree, for example `status: full`, or another number in `places_left`.", _contradictory_places, ("places_left",)),
    ("Dates to be confirmed", "Write the date as soon as it is known.", _without_date, ()),
    ("No venue", "Visitors read “Venue to be confirmed”. Add `venue:` with a place, or `venue: Online`.", _without_venue, ()),
    ("No price", "Visitors read “Price to be confirmed”. Add `price:` with an amount, or `price: Free`.", _without_price, ("price",)),
    ("Clusters without a next meeting", "Add the next one below `meetings:`.", _without_meeting, ()),
    ("Meetings without a host", "Add `host:` with the name of a school.", _without_host, ()),
    ("Months without an introduction", "The listing is there without it; a few words help visitors to choose.", _without_introduction, ()),
    ("News about to expire", "Gone from the front page after that day, or since. Write a later day in `expires:` to keep it.", _news_ends, ()),
    ("Discounts about to end", "Write a later day in `until:`, or prepare the next notice.", _discounts_end, ()),
)  # fmt: skip
_UPCOMING: tuple[tuple[str, str, _Find], ...] = (
    ("Booking closes soon", "Within 14 days. A last reminder in the news?", _booking_closes),
    ("Full", "Is there demand for another date?", _full),
    ("Goes public by itself", "On its day, shortly after midnight. Only this preview shows it now.", _scheduled),
    ("Drafts", "Only this preview shows them. To publish one, take its line `draft: yes` out.", _drafts),
)


def _page(page: PlainPage, note: str) -> OfficeItem:
    return OfficeItem(page.name, page.address or "./", note, page.path)


def _record(office: _Office, record: Record, note: str) -> OfficeItem:
    """Return a record by its name, and its code if it has one, on the page that shows it."""
    code = f" ({record.code})" if isinstance(record, Course) else ""
    address = office.site.addresses.get(record.origin.uri, addresses.DISCOUNTS)  # notices share a page
    return _of(record, f"{record.name}{code}", address, note)


def _course(course: Course, note: str) -> OfficeItem:
    return _of(course, f"{course.title} ({course.code})", course.address, note)


def _of(record: Record, title: str, address: str, note: str) -> OfficeItem:
    return OfficeItem(title, address, note, record.origin.path)
