"""Rules beyond a single field: within a record, and between records.

Each rule takes shaped records and yields problems. Problems about a field that is wrong already are dropped.
"""

import datetime as dt
from collections.abc import Callable, Container, Iterable, Iterator, Sequence
from typing import Any

from collaborative.catalogue import Catalogue
from collaborative.loading.keys import Location
from collaborative.loading.shaping import Shaped, of_kind
from collaborative.problems import Problem
from collaborative.reading.day_lists import each_day_in_words
from collaborative.reading.files import same_name
from collaborative.reading.times import MIDNIGHT, ends_later
from collaborative.reading.venues import attendance_at, is_no_place
from collaborative.reading.words import fold, in_words, nearest, slugify
from collaborative.records.base import Record
from collaborative.records.cluster import Cluster, Meeting
from collaborative.records.course import Course, Status
from collaborative.records.discount import DiscountScheme
from collaborative.records.listing import MONTH_NAME, Listing
from collaborative.records.news import NewsItem
from collaborative.records.school import School
from collaborative.records.session import Session

# When courses and meetings are held: what is proposed in place of a slip must be believable.
EARLIEST_START = 6  # o'clock
LATEST_END, LATEST_EVENING_END = dt.time(18, 30), dt.time(22)
EARLIEST_EVENING_START = dt.time(15)
LONGEST_EVENING = dt.timedelta(hours=5)
LONGEST_DAY, SHORTEST_SWAPPED = dt.timedelta(hours=10), dt.timedelta(hours=1)

Item = Shaped[Any]


def check_record(item: Item) -> Iterator[Problem]:
    """Apply every rule for one record."""
    if item.record is None:
        return
    for rule in _RULES.get(type(item.record), ()):
        for problem in rule(item, item.record):
            if _credible(problem, item):
                yield problem


def check_all(items: Sequence[Item], unread: Container[type[Record] | None] = ()) -> Iterator[Problem]:
    """Apply every rule between records.

    If a file of a kind is ``unread``, as a whole or without its title, names of that kind are not checked: any of them
    could be the missing title.
    """
    yield from _same_code(items)
    yield from _same_title(items)
    yield from _rival_discounts(items)
    whole = Catalogue(tuple(item.record for item in items if item.record is not None))
    found: list[tuple[Item, Iterator[Problem]]] = []
    if Cluster not in unread:
        found += ((item, _cluster(item, record.cluster, whole)) for item, record in of_kind(items, Course))
        found += ((item, _cluster(item, record.cluster, whole)) for item, record in of_kind(items, School))
    if School not in unread:
        found += ((item, _hosts(item, record, whole)) for item, record in of_kind(items, Cluster))
    for item, problems in found:
        yield from (problem for problem in problems if _credible(problem, item))


def _credible(problem: Problem, item: Item) -> bool:
    return problem.field.split(".")[0] not in item.wrong


# A course


def _has_a_date(item: Item, course: Course) -> Iterator[Problem]:
    if item.raw("end_date") and item.raw("dates"):
        remedy = (
            "Write end_date in the line of its session: - {date: 2026-03-19, end_date: 2026-03-20, overnight: yes}."
        )
        first = course.dates[0].date if len(course.dates) == 1 else None
        if first and course.end_date and course.end_date > first:
            remedy = (
                f"For a session on each day write dates: {each_day_in_words(first, course.end_date)} and take end_date "
                f"away. If it goes on overnight, write date: {first.isoformat()} in place of dates, and overnight: yes."
            )
        yield item.problem(
            ("end_date",), "There is an end_date beside dates, so it is not clear which one it ends.", remedy
        )
    if item.raw("date") and item.raw("dates"):
        yield item.problem(
            ("dates",),
            "The course has both date and dates.",
            "Keep dates with every day in it, for example dates: 19 and 26 March 2026, or date where there is one day.",
        )
    elif not (item.raw("date") or course.dates or {"date", "dates"} & item.wrong):
        yield item.problem(
            ("dates",) if ("dates",) in item.lines else ("date",),
            "The date is missing.",
            "Add a line such as date: 2026-03-19, or date: TBC while it is not known.",
        )


def _sessions_make_sense(item: Item, course: Course) -> Iterator[Problem]:
    seen: dict[tuple[Any, ...], int] = {}
    for session in course.sessions:
        at: Location = ("dates", session.item) if course.dates else ()
        yield from _times_make_sense(item, session, at)
        if session.day is None:
            continue
        key = (session.day, session.start, session.venue, session.title)
        if key in seen:
            wrong = f"{_day(session.day)} stands twice, here and on line {seen[key]}."
            yield item.problem(at, wrong, "Take one of the two lines away.")
        seen.setdefault(key, item.line(at))
        if session.last_day and session.last_day < session.day:
            yield item.problem(
                (*at, "end_date"),
                f"It would end on {_day(session.last_day)}, before it begins.",
                "Write the day on which it ends.",
            )


def _times_make_sense(item: Item, session: Session, at: Location) -> Iterator[Problem]:
    start, end, on_one_day = session.start, session.end, session.day == session.last_day
    place = (*at, "end") if item.raw(*at, "end") else ("end",)
    if end and not start and not session.time_tbc and "start" not in item.wrong:
        wrong = f"There is an end ({end:%H:%M}) but no start."
        example = dt.time(end.hour - 1 if dt.time(1) < end <= dt.time(9, 30) else 9, 30 if end > dt.time(9, 30) else 0)
        example = dt.time(19) if end == MIDNIGHT else example
        yield item.problem((*at, "start"), wrong, f"Add a line above the end, for example start: {example:%H:%M}")
    if not (start and end) or not on_one_day or ends_later(start, end):
        return
    if end == MIDNIGHT != start:  # later than a start after noon only
        midday = "If you mean midday, write end: 12:00. " if start < dt.time(12) else ""
        wrong = f"It would end at midnight, and start as early as {start:%H:%M}."
        yield item.problem(place, wrong, f"{midday}If it goes on until midnight, write end: 23:59.")
        return
    if start == end:
        yield item.problem(place, f"It would start and end at {end:%H:%M}.", "Correct one of the two times.")
        return
    if (later := _in_the_afternoon(start, end)) is not None:
        remedy = f"If you mean the afternoon, write end: {later:%H:%M}."
        yield item.problem(place, f"It would end at {end:%H:%M}, before it starts at {start:%H:%M}.", remedy)
    else:
        remedy = "Correct the times; if it ends on the next day (after midnight), add end_date."
        at_start = end.hour < EARLIEST_START or _apart(end, start) >= SHORTEST_SWAPPED
        if end.hour >= EARLIEST_START:
            remedy = f"Correct one of the two times, start: {start:%H:%M} or end: {end:%H:%M}"
            if at_start:
                remedy = f"If the two stand the wrong way round, write start: {end:%H:%M} and end: {start:%H:%M}"
            remedy += "; if it ends on the next day, add end_date."
        if at_start:
            place = (*at, "start") if item.raw(*at, "start") else ("start",)
        yield item.problem(place, f"It would end at {end:%H:%M}, before it starts at {start:%H:%M}.", remedy)


def _in_the_afternoon(start: dt.time, end: dt.time) -> dt.time | None:
    """Return the end that was probably meant by one before noon: 12 hours later, if that is plausible."""
    if end.hour >= 12:
        return None
    later = end.replace(hour=end.hour + 12)
    in_the_evening = start >= EARLIEST_EVENING_START
    latest, longest = (LATEST_EVENING_END, LONGEST_EVENING) if in_the_evening else (LATEST_END, LONGEST_DAY)
    return later if start < later <= latest and _apart(start, later) <= longest else None


def _apart(start: dt.time, end: dt.time) -> dt.timedelta:
    return dt.datetime.combine(dt.date.min, end) - dt.datetime.combine(dt.date.min, start)


def _places_fit(item: Item, course: Course) -> Iterator[Problem]:
    if course.places is not None and course.places_left is not None and course.places_left > course.places:
        yield item.problem(
            ("places_left",),
            f"{course.places_left} places left is more than there are ({course.places}).",
            "Correct one of the two numbers.",
        )


def _reason_has_a_status(item: Item, course: Course) -> Iterator[Problem]:
    if course.reason and course.status is Status.SCHEDULED:
        wrong = "There is a reason, but no status, so the course looks as if it takes place."
        yield item.problem(("reason",), wrong, "Add status: cancelled or status: postponed, or take the reason away.")


def _new_date_is_for_postponed(item: Item, course: Course) -> Iterator[Problem]:
    if course.new_date and course.status is not Status.POSTPONED:
        yield item.problem(
            ("new_date",),
            f"There is a new_date, but the status is {course.status}.",
            "Write status: postponed, or change date and take new_date away.",
        )


def _names_have_addresses(item: Item, news: NewsItem) -> Iterator[Problem]:
    for field, names in (("categories", news.categories), ("author", news.author)):
        for name in names:
            if not slugify(name):
                yield item.problem(
                    (field,), f'"{name}" has no letter or digit for the address of its page.', "Write a name."
                )


def _title_is_text(item: Item, record: Any) -> Iterator[Problem]:
    node = item.document.detail("title")
    if (
        node
        and node.plain
        and isinstance(node.value, str)
        and node.value.lower() in {"on", "off", "yes", "no", "true", "false", "null", "~"}
    ):
        yield item.problem(
            ("title",),
            f"{node.value} looks like a switch, not like a title.",
            f'If it is the title, put the text in quotes: title: "{node.value}".',
        )


# Other records


def _listing_is_a_month(item: Item, listing: Listing) -> Iterator[Problem]:
    if not MONTH_NAME.fullmatch(listing.slug):
        wrong = f'The file name "{listing.origin.stem}.md" is not a month.'
        yield item.problem((), wrong, "Name the file after its month, for example 2026-03.md.")


def _tiers_do_not_overlap(item: Item, scheme: DiscountScheme) -> Iterator[Problem]:
    for index, tier in enumerate(scheme.tiers):
        for earlier in scheme.tiers[:index]:
            if tier.participants.overlaps(earlier.participants):
                wrong = f"{tier.participants.people} overlaps {earlier.participants.people}, so that two discounts would apply."
                yield item.problem(
                    ("tiers", index, "participants"),
                    wrong,
                    "Change the numbers so that each number of people stands once.",
                )


def _discount_dates_in_order(item: Item, scheme: DiscountScheme) -> Iterator[Problem]:
    if scheme.from_ and scheme.until and scheme.until < scheme.from_:
        yield item.problem(
            ("until",), f"The discount would end on {_day(scheme.until)}, before it begins.", "Correct from or until."
        )


def _meetings_make_sense(item: Item, cluster: Cluster) -> Iterator[Problem]:
    for index, meeting in enumerate(cluster.meetings):
        if meeting.end and not meeting.start:
            yield item.problem(
                ("meetings", index, "end"),
                "There is an end but no start.",
                "Add the start before it, for example start: 15:45",
            )
        at: Location = ("meetings", index)
        if meeting.start and meeting.end and not ends_later(meeting.start, meeting.end):
            wrong = f"The meeting would end at {meeting.end:%H:%M}, before it starts at {meeting.start:%H:%M}."
            yield item.problem((*at, "end"), wrong, "Correct the times, for example start: 15:45 and end: 17:15.")


# Between records


def _same_code(items: Iterable[Item]) -> Iterator[Problem]:
    first: dict[str, Item] = {}
    by_address: dict[str, Item] = {}
    for item, course in of_kind(items, Course):
        if "code" in item.wrong:
            continue
        for known, key in ((first, course.code_key), (by_address, course.code_slug)):
            other = known.setdefault(key, item)
            if other is not item:
                wrong = f'The code "{course.code}" is also in {other.document.path} (line {other.line(("code",))}).'
                yield item.problem(
                    ("code",), wrong, "Each course needs a code of its own: give the newer one (is it a copy?) another."
                )
                break


def _same_title(items: Iterable[Item]) -> Iterator[Problem]:
    """Report clusters and schools with equal titles, because references name them by title."""
    first: dict[tuple[type[Record], str], Item] = {}
    for item in items:
        record = item.record
        if record is None or not record.has_title_alone or "title" in item.wrong:
            continue
        other = first.setdefault((type(record), fold(record.title)), item)
        if other is not item and same_name(other.document.path) != same_name(item.document.path):
            wrong = f'"{record.title}" is also the title of {other.document.path}, so nobody can say which is meant.'
            yield item.problem(("title",), wrong, "Give one of the two another title, or delete the copy.")


def _rival_discounts(items: Iterable[Item]) -> Iterator[Problem]:
    """Report two notices for the same people, time and courses, which would show two prices."""
    schemes = [(item, scheme) for item, scheme in of_kind(items, DiscountScheme) if not scheme.draft]
    for number, (item, scheme) in enumerate(schemes):
        for other, rival in schemes[:number]:
            if scheme.may_meet(rival) and not {"tiers", "from", "until"} & (item.wrong | other.wrong):
                wrong = f"This discount and {other.document.path} hold for the same people at the same time."
                remedy = "Give them different numbers of people, dates (from, until) or courses (applies_to)."
                yield item.problem(("tiers",), wrong, remedy)


def _cluster(item: Item, named: str | None, whole: Catalogue) -> Iterator[Problem]:
    if named and not whole.cluster_named(named):
        yield item.problem(
            ("cluster",),
            f'"{named}" is not a cluster of this site.',
            _guess(named, whole.clusters, whole.cluster_named),
        )


def _hosts(item: Item, cluster: Cluster, whole: Catalogue) -> Iterator[Problem]:
    for index, meeting in enumerate(cluster.meetings):
        yield from _host(item, cluster, meeting, index, whole)


def _host(item: Item, cluster: Cluster, meeting: Meeting, index: int, whole: Catalogue) -> Iterator[Problem]:
    place = attendance_at(meeting.host).place
    if not place or not whole.schools or is_no_place(place):
        return
    if not whole.school_named(place):
        yield item.problem(
            ("meetings", index, "host"),
            f'"{place}" is not a school of this site.',
            _guess(place, whole.schools, whole.school_named),
        )


def _guess(typed: str, records: Sequence[Cluster | School], named: Callable[[str], Cluster | School | None]) -> str:
    guess = nearest(typed, (name for record in records for name in (record.title, record.origin.stem)))
    found = named(guess) if guess else None
    if found:
        return f"Did you mean {found.title}?"
    titles = in_words((record.title for record in records), "or")
    return f"Write one of: {titles}." if records else "Add a file for it first."


def _day(day: dt.date) -> str:
    return f"{day.day} {day:%B %Y}"


Rule = Callable[[Item, Any], Iterator[Problem]]

_RULES: dict[type[Record], tuple[Rule, ...]] = {
    Course: (
        _title_is_text,
        _has_a_date,
        _sessions_make_sense,
        _places_fit,
        _reason_has_a_status,
        _new_date_is_for_postponed,
    ),
    Listing: (_listing_is_a_month,),
    NewsItem: (_title_is_text, _names_have_addresses),
    Cluster: (_title_is_text, _meetings_make_sense),
    School: (_title_is_text,),
    DiscountScheme: (_title_is_text, _tiers_do_not_overlap, _discount_dates_in_order),
}
