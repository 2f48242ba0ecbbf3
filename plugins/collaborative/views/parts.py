"""The parts of a site that have a page, a feed and a calendar of their own: clusters, audiences and subjects."""

from collections.abc import Iterator
from dataclasses import dataclass

from collaborative.catalogue import Catalogue
from collaborative.records.cluster import Cluster
from collaborative.records.course import Course
from collaborative.settings import Settings
from collaborative.views import addresses
from collaborative.views.links import Link


@dataclass(frozen=True, slots=True)
class Part:
    """A cluster, audience or subject with its courses."""

    link: Link
    courses: tuple[Course, ...]
    cluster: Cluster | None = None


def parts_of(catalogue: Catalogue, settings: Settings) -> Iterator[Part]:
    """Every cluster, and each audience and subject that has a course, or had one once: its address stays."""
    for cluster in sorted(catalogue.clusters, key=lambda c: c.title):
        courses = catalogue.of_cluster(cluster)
        link = Link(cluster.title, addresses.cluster(cluster))
        yield Part(link, courses, cluster)
    ever = (*catalogue.courses, *catalogue.chronicle.ever(Course))
    used = {name for course in ever for name in course.all_audiences}
    for term in settings.audiences.terms:
        if settings.audiences.covering(term.name) & used:
            courses = catalogue.for_audience(term.name, settings.audiences)
            yield Part(Link(term.name, addresses.audience(term.name)), courses)
    subjects = {course.subject for course in ever}
    for term in settings.subjects.terms:
        if term.name in subjects:
            courses = catalogue.on_subject(term.name)
            yield Part(Link(term.name, addresses.subject(term.name)), courses)
