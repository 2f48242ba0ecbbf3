"""The parts of a site that have a page, a feed and a calendar of their own: clusters, audiences and subjects."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from collaborative.catalogue import Catalogue
from collaborative.records.cluster import Cluster
from collaborative.records.course import Course
from collaborative.settings import Settings
from collaborative.views import addresses
from collaborative.views.links import Link


@dataclass(frozen=True, slots=True)
class Part:
    """A cluster, audience or subject with its courses.

    Attributes:
        has_calendar: It has a date, or had one once: its calendar may be in somebody's program. Before the first there
            is none, for a calendar without an entry is refused by some programs.
    """

    link: Link
    courses: tuple[Course, ...]
    has_calendar: bool
    cluster: Cluster | None = None


def parts_of(catalogue: Catalogue, settings: Settings) -> Iterator[Part]:
    """Every cluster, and each audience and subject that has a course, or had one once: its address stays."""
    ever = (*catalogue.courses, *catalogue.public_history.ever(Course))
    dated = [course for course in ever if course.dated_sessions]
    by_name = {course.cluster for course in dated if course.cluster}
    with_courses = [cluster for name in by_name if (cluster := catalogue.cluster_named(name))]
    for cluster in sorted(catalogue.clusters, key=lambda c: c.title):
        has_calendar = cluster in with_courses or catalogue.has_ever_met(cluster)
        link = Link(cluster.title, addresses.cluster(cluster))
        yield Part(link, catalogue.of_cluster(cluster), has_calendar, cluster)
    used, used_with_dates = _audiences(ever), _audiences(dated)
    for term in settings.audiences.terms:
        covering = settings.audiences.covering(term.name)
        if covering & used:
            courses = catalogue.for_audience(term.name, settings.audiences)
            yield Part(Link(term.name, addresses.audience(term.name)), courses, bool(covering & used_with_dates))
    subjects, subjects_with_dates = ({course.subject for course in courses} for courses in (ever, dated))
    for term in settings.subjects.terms:
        if term.name in subjects:
            courses = catalogue.on_subject(term.name)
            yield Part(Link(term.name, addresses.subject(term.name)), courses, term.name in subjects_with_dates)


def _audiences(courses: Iterable[Course]) -> set[str]:
    return {name for course in courses for name in course.all_audiences}
