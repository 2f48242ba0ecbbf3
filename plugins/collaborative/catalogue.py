"""All records of a site, and the queries that pages make."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import TypeVar

from collaborative.past.record_history import PublicHistory
from collaborative.past.revisions import Revision, revisions_of_meetings, revisions_of_sessions
from collaborative.reading.venues import attendance_at
from collaborative.reading.words import fold, name_in_order
from collaborative.records.base import Record
from collaborative.records.cluster import Cluster, Meeting
from collaborative.records.course import Course
from collaborative.records.discount import DiscountScheme
from collaborative.records.listing import Listing
from collaborative.records.news import NewsItem
from collaborative.records.school import School
from collaborative.records.session import Session
from collaborative.vocabulary import Vocabulary

R = TypeVar("R", bound=Record)


@dataclass(frozen=True, slots=True, order=True)
class Month:
    """A month of the calendar."""

    year: int
    number: int

    @classmethod
    def of(cls, day: dt.date) -> "Month":
        return cls(day.year, day.month)

    @property
    def first_day(self) -> dt.date:
        return dt.date(self.year, self.number, 1)

    @property
    def last_day(self) -> dt.date:
        return self.next.first_day - dt.timedelta(days=1)

    @property
    def next(self) -> "Month":
        return Month(self.year + self.number // 12, self.number % 12 + 1)

    @property
    def school_year(self) -> int:
        """The year in which its school year began, in September."""
        return self.year if self.number >= 9 else self.year - 1

    def __str__(self) -> str:
        return f"{self.year:04}-{self.number:02}"


@dataclass(frozen=True, slots=True)
class CourseSession:
    """A dated session with its course.

    Attributes:
        place, of: Its number among the course's dated sessions, from 1, and the number of all sessions.
        revision: The permanent number and the revision count for calendars.
        moved_from: The original first day if this is the new date of a postponed session or course, or None.
    """

    course: Course
    session: Session
    place: int
    of: int
    revision: Revision
    moved_from: dt.date | None = None


@dataclass(frozen=True, slots=True)
class ClusterMeeting:
    """A meeting with its cluster, and with the permanent number that calendars and links use.

    Attributes:
        moved_from: The original day if this is the new date of a postponed meeting, or None.
    """

    cluster: Cluster
    meeting: Meeting
    revision: Revision
    moved_from: dt.date | None = None

    @property
    def number(self) -> int:
        return self.revision.number


@dataclass(frozen=True)
class Catalogue:
    """The records of a site, each kind in the order of its files, with their public histories."""

    records: tuple[Record, ...] = ()
    public_history: PublicHistory = field(default_factory=PublicHistory)

    def of(self, kind: type[R]) -> tuple[R, ...]:
        """Return the records of a kind."""
        return tuple(record for record in self.records if isinstance(record, kind))

    @cached_property
    def courses(self) -> tuple[Course, ...]:
        return self.of(Course)

    @cached_property
    def listings(self) -> tuple[Listing, ...]:
        return self.of(Listing)

    @cached_property
    def news(self) -> tuple[NewsItem, ...]:
        return self.of(NewsItem)

    @cached_property
    def clusters(self) -> tuple[Cluster, ...]:
        return self.of(Cluster)

    @cached_property
    def schools(self) -> tuple[School, ...]:
        return self.of(School)

    @cached_property
    def discounts(self) -> tuple[DiscountScheme, ...]:
        return self.of(DiscountScheme)

    def public_on(self, day: dt.date) -> "Catalogue":
        """Return the catalogue without drafts and without records that are published after the day."""
        return Catalogue(
            tuple(record for record in self.records if record.is_public(day)), self.public_history.public_on(day)
        )

    # Courses

    @cached_property
    def sessions(self) -> tuple[CourseSession, ...]:
        """Every dated session of every course, in time order."""
        found: list[CourseSession] = []
        for course in self.courses:
            revisions = revisions_of_sessions(self.public_history.of(course), course)
            found += (
                CourseSession(course, session, place, len(course.sessions), revisions[session.number - 1])
                for place, session in enumerate(course.dated_sessions, 1)
            )
        return tuple(sorted(found, key=_when))

    @cached_property
    def _listed(self) -> tuple[CourseSession, ...]:
        return tuple(sorted([*self.sessions, *self.new_dates], key=_when))

    @cached_property
    def new_dates(self) -> tuple[CourseSession, ...]:
        """The sessions that are postponed, on their new dates, if these are known."""
        return tuple(
            replace(
                entry, session=moved, of=1 if entry.course.moved_session else entry.of, moved_from=entry.session.day
            )
            for entry in self.sessions
            if (moved := entry.session.moved)
        )

    @cached_property
    def months(self) -> tuple[Month, ...]:
        """The months with a session or a listing, in order."""
        with_sessions = {month for entry in self._listed for month in _months_of(entry.session)}
        return tuple(sorted(with_sessions | {Month(listing.year, listing.month) for listing in self.listings}))

    @cached_property
    def months_with_pages(self) -> tuple[Month, ...]:
        """The months that have or once had a session or a listing: their addresses are permanent."""
        once = {
            month
            for course in self.public_history.ever(Course)
            for session in course.sessions
            for month in _months_of(session)
        }
        once |= {Month.of(course.new_date) for course in self.public_history.ever(Course) if course.new_date}
        once |= {
            month
            for course in self.public_history.ever(Course)
            for session in course.sessions
            if session.moved
            for month in _months_of(session.moved)
        }
        listings = (listing for listing in self.public_history.ever(Listing) if listing.is_placed)
        once |= {Month(listing.year, listing.month) for listing in listings}
        return tuple(sorted(once | set(self.months)))

    def in_month(self, month: Month) -> tuple[CourseSession, ...]:
        """Return the sessions with a day in the month, including new dates of postponed courses."""
        return self._sessions_by_month.get(month, ())

    @cached_property
    def _sessions_by_month(self) -> dict[Month, tuple[CourseSession, ...]]:
        by_month: dict[Month, list[CourseSession]] = {}
        for entry in self._listed:
            for month in _months_of(entry.session):
                by_month.setdefault(month, []).append(entry)
        return {month: tuple(entries) for month, entries in by_month.items()}

    def listing_of(self, month: Month) -> Listing | None:
        return next((listing for listing in self.listings if listing.slug == str(month)), None)

    def upcoming(self, today: dt.date) -> tuple[Course, ...]:
        """Return the courses with a session today or later, or still to be confirmed; the next first."""
        return upcoming_among(self.courses, today)

    def has_ever_had_a_date(self, course: Course) -> bool:
        """Whether the course has or had a date.

        Its calendar file must then stay: people may have subscribed to it, even if the date is to be confirmed again.
        """
        return any(state.dated_sessions for state in (course, *(it.record for it in self.public_history.of(course))))

    def has_ever_met(self, cluster: Cluster) -> bool:
        """Whether a meeting of the cluster has or had a day."""
        states = (cluster, *(it.record for it in self.public_history.of(cluster)))
        return any(meeting.date for state in states for meeting in state.meetings)

    def runs_of_series(self, course: Course) -> tuple[Course, ...]:
        """Return the other courses of the same series, by first day."""
        if course.series_key is None:
            return ()
        others = (other for other in self._by_series.get(course.series_key, ()) if other is not course)
        return tuple(sorted(others, key=lambda other: (other.first_day or dt.date.max, other.code)))

    @cached_property
    def _by_series(self) -> dict[str, list[Course]]:
        by_series: dict[str, list[Course]] = {}
        for course in self.courses:
            if course.series_key:
                by_series.setdefault(course.series_key, []).append(course)
        return by_series

    def for_audience(self, name: str, vocabulary: Vocabulary) -> tuple[Course, ...]:
        """Return the courses for an audience, including those for what covers it and what it covers (KS1, Year 1)."""
        covering = vocabulary.covering(name)
        return tuple(course for course in self.courses if not covering.isdisjoint(course.all_audiences))

    def on_subject(self, name: str) -> tuple[Course, ...]:
        return tuple(course for course in self.courses if course.subject == name)

    def of_cluster(self, cluster: Cluster) -> tuple[Course, ...]:
        return self._courses_by_cluster.get(cluster.slug, ())

    @cached_property
    def _courses_by_cluster(self) -> dict[str, tuple[Course, ...]]:
        by_cluster: dict[str, list[Course]] = {}
        for course in self.courses:
            if course.cluster and (cluster := self.cluster_named(course.cluster)):
                by_cluster.setdefault(cluster.slug, []).append(course)
        return {slug: tuple(courses) for slug, courses in by_cluster.items()}

    def discounts_on(self, day: dt.date) -> tuple[DiscountScheme, ...]:
        return tuple(scheme for scheme in self.discounts if scheme.in_force(day))

    # News

    @cached_property
    def latest_news(self) -> tuple[NewsItem, ...]:
        """All news, newest first."""
        return tuple(sorted(self.news, key=lambda item: (item.published, item.slug), reverse=True))

    def current_news(self, today: dt.date) -> tuple[NewsItem, ...]:
        """Return the news that has not expired, pinned items first, then the newest."""
        current = [item for item in self.latest_news if item.expires is None or today <= item.expires]
        return tuple(sorted(current, key=lambda item: not item.pinned))

    # Clusters and schools

    def cluster_named(self, typed: str) -> Cluster | None:
        """Return the cluster with this title (with or without "cluster"), address or file name, or None."""
        return self._clusters_by_name.get(_name_key(typed))

    def school_named(self, typed: str) -> School | None:
        """Return the school with this title, address or file name, or None."""
        return self._schools_by_name.get(_name_key(typed))

    def school_at(self, venue: str) -> School | None:
        """Return the school whose title is the venue, or a part of it between commas, or None.

        "Riverside Primary School and online" is at that school.
        """
        place = attendance_at(venue).place
        found = (self._schools_by_title.get(fold(part)) for part in (venue, place, *place.split(",")))
        return next((school for school in found if school), None)

    def host_of(self, meeting: Meeting) -> School | None:
        """Return the school where a meeting is held, also if people can take part online; None if it is none."""
        place = attendance_at(meeting.host).place
        return self.school_named(place) if place else None

    def held_at(self, school: School) -> tuple[CourseSession, ...]:
        """Return the sessions at a school in time order, including new dates of postponed courses."""
        return self._sessions_by_school.get(school.slug, ())

    @cached_property
    def _sessions_by_school(self) -> dict[str, tuple[CourseSession, ...]]:
        by_school: dict[str, list[CourseSession]] = {}
        for entry in self._listed:
            if school := self.school_at(entry.session.venue):
                by_school.setdefault(school.slug, []).append(entry)
        return {slug: tuple(entries) for slug, entries in by_school.items()}

    @cached_property
    def _schools_by_title(self) -> dict[str, School]:
        return {fold(school.title): school for school in self.schools[::-1]}

    @cached_property
    def _clusters_by_name(self) -> dict[str, Cluster]:
        return {_name_key(name): cluster for cluster in self.clusters[::-1] for name in _names_of(cluster)}

    @cached_property
    def _schools_by_name(self) -> dict[str, School]:
        return {_name_key(name): school for school in self.schools[::-1] for name in _names_of(school)}

    def schools_of(self, cluster: Cluster) -> tuple[School, ...]:
        members = (
            school for school in self.schools if school.cluster and self.cluster_named(school.cluster) is cluster
        )
        return tuple(sorted(members, key=lambda school: name_in_order(school.title)))

    @cached_property
    def meetings(self) -> tuple[ClusterMeeting, ...]:
        """Every meeting of every cluster, by day, with those without a day last."""
        found = [
            ClusterMeeting(cluster, meeting, revision)
            for cluster in self.clusters
            for meeting, revision in zip(
                cluster.meetings, revisions_of_meetings(self.public_history.of(cluster), cluster), strict=True
            )
        ]
        return tuple(sorted(found, key=_when_of_meeting))

    @cached_property
    def new_meeting_dates(self) -> tuple[ClusterMeeting, ...]:
        """The meetings that are postponed, on their new dates, if these are known."""
        return tuple(
            replace(entry, meeting=moved, moved_from=entry.meeting.date)
            for entry in self.meetings
            if entry.meeting.date and (moved := entry.meeting.moved)
        )

    @cached_property
    def meetings_and_new_dates(self) -> tuple[ClusterMeeting, ...]:
        return tuple(sorted([*self.meetings, *self.new_meeting_dates], key=_when_of_meeting))

    def meetings_in(self, month: Month) -> tuple[ClusterMeeting, ...]:
        return self._meetings_by_month.get(month, ())

    @cached_property
    def _meetings_by_month(self) -> dict[Month, tuple[ClusterMeeting, ...]]:
        by_month: dict[Month, list[ClusterMeeting]] = {}
        for entry in self.meetings_and_new_dates:
            if entry.meeting.date:
                by_month.setdefault(Month.of(entry.meeting.date), []).append(entry)
        return {month: tuple(entries) for month, entries in by_month.items()}

    def planned_meetings_of(self, cluster: Cluster) -> tuple[ClusterMeeting, ...]:
        """Return the meetings that have a day and take place, moved ones on their new days."""
        return tuple(
            entry
            for entry in self.meetings_and_new_dates
            if entry.cluster is cluster and entry.meeting.date and not entry.meeting.is_off
        )

    def meetings_of(self, cluster: Cluster) -> tuple[ClusterMeeting, ...]:
        return tuple(meeting for meeting in self.meetings if meeting.cluster is cluster)


def _when_of_meeting(entry: ClusterMeeting) -> tuple[dt.date, dt.time, str, int]:
    meeting = entry.meeting
    return meeting.date or dt.date.max, meeting.start or dt.time.min, entry.cluster.slug, entry.number


def is_upcoming(course: Course, today: dt.date) -> bool:
    """Whether the course is not over: its last session has not passed, or a session is to be confirmed.

    A postponed course with a new date counts by the new one.
    """
    return not course.is_archived(today)


def last_expected_day(course: Course) -> dt.date | None:
    """Return the last day on which the course is upcoming, or None while a session is to be confirmed."""
    return course.last_expected_day


def upcoming_among(courses: Iterable[Course], today: dt.date) -> tuple[Course, ...]:
    return tuple(
        sorted((course for course in courses if is_upcoming(course, today)), key=lambda c: next_day_key(c, today))
    )


def next_day_key(course: Course, today: dt.date) -> tuple[dt.date, dt.time, str]:
    """Return a sort key by the next session; courses without one come last."""
    for session in course.expected_sessions:
        if session.day and session.last_day and session.last_day >= today:
            return session.day, session.start or dt.time.min, course.code
    return dt.date.max, dt.time.min, course.code


def _names_of(record: Cluster | School) -> tuple[str, ...]:
    return record.title, record.slug, record.origin.stem


def _name_key(typed: str) -> str:
    return fold(typed).removesuffix("cluster") or fold(typed)


def _when(entry: CourseSession) -> tuple[dt.date, dt.time, str, int]:
    session = entry.session
    return session.day or dt.date.max, session.start or dt.time.min, entry.course.code, session.number


def _months_of(session: Session) -> list[Month]:
    if session.day is None or session.last_day is None:
        return []
    months = [Month.of(session.day)]
    while months[-1] < Month.of(session.last_day):
        months.append(months[-1].next)
    return months
