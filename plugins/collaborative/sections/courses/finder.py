"""The course finder: filters, and the choices that match each upcoming course.

A choice is one piece of text, ``audience=sendcos``. A card holds the choices that match it, the form offers the choices
that some card holds, and the page's address says which are selected. The script (theme/assets/finder.js) only compares
texts; their meaning is decided here.
"""

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from collaborative.catalogue import Catalogue, Month
from collaborative.problems import InputError
from collaborative.reading.venues import attendance_at
from collaborative.records.course import Course, Status
from collaborative.records.price import ChargeKind
from collaborative.records.session import Session
from collaborative.settings import Settings
from collaborative.views import wording
from collaborative.views.course_lists import CourseGroup, UpcomingCard
from collaborative.views.courses import Cards, CourseCard, can_be_booked, changes_of
from collaborative.views.dated import Dated, dated_groups, dated_values
from collaborative.vocabulary import Term, Vocabulary

TWILIGHT = dt.time(15)  # schools close at about 3pm: a later start needs no supply teacher
PRICE_LIMITS = (50, 100)  # pounds
NO_DAY = "tbc"
SESSIONS_SEARCHED = 30  # of one course: each of its cards names them


@dataclass(frozen=True, slots=True)
class Choice:
    """One value of a filter; ``words`` are synonyms that people may type, separated by commas."""

    value: str
    text: str
    words: str


@dataclass(frozen=True, slots=True)
class Filter:
    """The choices for one key of the address; ``every`` is the text for no choice."""

    key: str
    label: str
    every: str
    choices: tuple[Dated[Choice], ...]


@dataclass(frozen=True, slots=True)
class FinderCard:
    """A course in the finder's list.

    Attributes:
        facts: The choices that match it, each ``key=value``, separated by spaces.
        words: Further words that match it, besides the words on the card and of its choices.
        places: The periods in which it can be booked.
    """

    card: CourseCard
    facts: str
    words: str
    places: tuple[Dated[None], ...]


@dataclass(frozen=True, slots=True)
class FinderGroup:
    """Cards under one heading, as in :class:`CourseGroup`."""

    heading: str
    address: str
    cards: tuple[Dated[FinderCard], ...]


@dataclass(frozen=True, slots=True)
class Finder:
    """The finder's form and list.

    Attributes:
        filters: The filters with at least one choice, over time.
        everyone: The choice for all staff, which the courses for one audience leave out; "" if there is none.
        email, phone: The office's, for visitors who find nothing.
    """

    filters: tuple[Dated[Filter], ...]
    groups: tuple[Dated[FinderGroup], ...]
    everyone: str
    email: str
    phone: str


def finder(
    upcoming: Sequence[UpcomingCard],
    groups: Iterable[Dated[CourseGroup]],
    catalogue: Catalogue,
    settings: Settings,
    cards: Cards,
) -> Finder:
    """Return the finder of upcoming courses and the groups in which they are listed."""
    facts = _Facts(catalogue, settings, cards.today)
    found: dict[CourseCard, FinderCard] = {}
    holders: dict[str, list[Dated[CourseCard]]] = {}
    for entry in upcoming:
        answers = facts.of(entry)
        for answer in answers:
            holders.setdefault(answer, []).append(entry.card)
        found[entry.card.value] = FinderCard(
            entry.card.value, " ".join(answers), facts.words(entry), facts.places(entry.course)
        )
    return Finder(
        filters=tuple(_offered(facts.filters(upcoming), holders)),
        groups=tuple(
            Dated(
                FinderGroup(
                    group.value.heading,
                    group.value.address,
                    tuple(Dated(found[card.value], card.since, card.until) for card in group.value.courses),
                ),
                group.since,
                group.until,
            )
            for group in groups
        ),
        everyone=_everyone(settings.audiences),
        email=settings.email,
        phone=settings.phone,
    )


class _Facts:
    def __init__(self, catalogue: Catalogue, settings: Settings, today: dt.date) -> None:
        self.catalogue = catalogue
        self.settings = settings
        self.today = today
        stages = _stages(settings.audiences)
        self._asking: dict[str, list[str]] = {}  # the choices of its courses, by the name of an audience
        for term in settings.audiences.terms:
            for name in settings.audiences.covering(term.name):
                self._asking.setdefault(name, []).append(f"{'stage' if term in stages else 'audience'}={term.slug}")

    def of(self, entry: UpcomingCard) -> tuple[str, ...]:
        """The answers of a course by the sessions that are still to come; each once, sorted."""
        course = entry.course
        sessions = _sessions_from(course, entry.card.since or self.today)
        answers = {f"month={entry.month or NO_DAY}"}
        answers.update(answer for name in course.all_audiences for answer in self._asking.get(name, ()))
        answers.update(f"time={time}" for session in sessions if (time := _time_of_day(session)))
        answers.update(f"where={where}" for session in sessions for where in _where(session.venue))
        answers.update(f"price={limit}" for limit in _prices(course))
        if course.subject:
            answers.add(f"subject={Term(course.subject).slug}")
        if course.cluster and (cluster := self.catalogue.cluster_named(course.cluster)):
            answers.add(f"cluster={cluster.slug}")
        return tuple(sorted(answers))

    def words(self, entry: UpcomingCard) -> str:
        course = entry.course
        coming = [session for session in course.sessions if course.is_off or session.status is not Status.CANCELLED][
            :SESSIONS_SEARCHED
        ]
        venues = (session.venue for session in coming)
        titles = (session.title for session in coming)
        sessions = _sessions_from(course, entry.card.since or self.today)[:SESSIONS_SEARCHED]
        days = (day for session in sessions for day in (session.day, session.last_day) if day)
        found = [*course.trainer, *course.tags, course.series or "", *venues, *titles, *map(wording.long_day, days)]
        return ", ".join(dict.fromkeys(word for word in found if word))

    def places(self, course: Course) -> tuple[Dated[None], ...]:
        periods = dated_values(lambda day: can_be_booked(course, day), self.today, changes_of(course))
        return tuple(Dated(None, period.since, period.until) for period in periods if period.value)

    def filters(self, upcoming: Iterable[UpcomingCard]) -> Iterator[tuple[str, str, str, Sequence[Choice]]]:
        """Key, label, the words for no choice, and all choices in order, whether a course has them or not."""
        audiences = self.settings.audiences
        stages = _stages(audiences)
        months = dict.fromkeys(entry.month for entry in upcoming)
        clusters = sorted(self.catalogue.clusters, key=lambda cluster: cluster.title)
        subjects = sorted(self.settings.subjects.terms, key=lambda term: term.name)
        yield "month", "Month", "Any month", [_month(month) for month in months]
        yield "audience", "Who it is for", "Anyone", [_term(term) for term in audiences.terms if term not in stages]
        yield "stage", "Key stage or year group", "Any year", [_term(term) for term in stages]
        yield "subject", "Subject", "Any subject", [_term(term) for term in subjects]
        yield "cluster", "Cluster", "Any cluster", [Choice(it.slug, it.title, it.title) for it in clusters]
        yield "time", "Time of day", "Any time", _TIMES
        yield "where", "Where", "Anywhere", _PLACES
        yield "price", "Price for member schools", "Any price", _PRICES


_TIMES = (
    Choice("day", f"Daytime: before {wording.clock(TWILIGHT)}", ""),
    Choice("twilight", f"Twilight: from {wording.clock(TWILIGHT)}", "twilight, after school, evening"),
)
_PLACES = (
    Choice("in-person", "In person", ""),
    Choice("online", "Online", "online, virtual, webinar, remote, Zoom, Teams"),
)
_PRICES = (
    Choice("free", "Free", "free, no charge, funded"),
    *(Choice(str(limit), f"Up to £{limit}", "") for limit in PRICE_LIMITS),
)


def _offered(
    filters: Iterable[tuple[str, str, str, Sequence[Choice]]], holders: Mapping[str, Sequence[Dated[CourseCard]]]
) -> Iterator[Dated[Filter]]:
    """Yield the filters and their choices, for the time in which a course matches each."""
    for key, label, every, choices in filters:
        offered = [
            Dated(choice, period.since, period.until)
            for choice in choices
            for period in dated_groups(holders.get(f"{key}={choice.value}", ()))
        ]
        for period in dated_groups(offered):
            yield Dated(Filter(key, label, every, period.value), period.since, period.until)


def _sessions_from(course: Course, day: dt.date) -> list[Session]:
    upcoming = [session for session in course.expected_sessions if session.last_day and session.last_day >= day]
    return upcoming or [session for session in course.sessions if session.is_to_be_confirmed]


def _time_of_day(session: Session) -> str:
    """Return "day" or "twilight" by the start; whole days are "day", and "" means unknown."""
    if session.start is None:
        return "" if session.time_tbc or session.day is None else "day"
    return "twilight" if session.start >= TWILIGHT else "day"


def _where(venue: str) -> Iterator[str]:
    attendance = attendance_at(venue)
    if attendance.online:
        yield "online"
    if attendance.in_person:
        yield "in-person"


def _prices(course: Course) -> Iterator[str]:
    """Yield the price limits that a member school's price is within, per person or group; nothing if unknown."""
    charge = course.price.for_members if course.price else None
    if charge is None or charge.kind not in (ChargeKind.FREE, ChargeKind.AMOUNT):
        return
    if charge.kind is ChargeKind.FREE:
        yield "free"
    yield from (str(limit) for limit in PRICE_LIMITS if charge.amount <= limit)


def _month(month: Month | None) -> Choice:
    if month is None:
        return Choice(NO_DAY, "Date to be confirmed", "")
    name = f"{month.first_day:%B}"
    return Choice(str(month), wording.month_name(month), f"{wording.month_name(month)}, {name}, {name[:3]}")


def _term(term: Term) -> Choice:
    return Choice(term.slug, term.name, ", ".join((term.name, *term.synonyms)))


def _stages(audiences: Vocabulary) -> tuple[Term, ...]:
    """Return key stages and year groups: terms that cover others, and those that are covered."""
    covered = {name for term in audiences.terms for name in term.covers}
    return tuple(term for term in audiences.terms if term.covers or term.name in covered)


def _everyone(audiences: Vocabulary) -> str:
    try:
        return audiences.find("everyone").slug
    except InputError:
        return ""
