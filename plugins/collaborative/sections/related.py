"""Courses related to a news item: those that it names, or else those on its subject."""

import datetime as dt
import posixpath
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from operator import itemgetter
from urllib.parse import unquote

from collaborative.catalogue import Catalogue
from collaborative.reading.comments import without_comments
from collaborative.reading.words import fold
from collaborative.records.course import Course
from collaborative.records.news import NewsItem
from collaborative.views.course_lists import UpcomingCard, upcoming_cards
from collaborative.views.courses import Cards, CourseCard
from collaborative.views.dated import Dated, dated_groups, dated_list

MOST_RELATED = 4
FEWEST_WORDS = 3
"""Titles with fewer words are not searched for: "First aid" would match too much."""

_TARGET = re.compile(r"\]\(\s*<?([^\s()<>]+)|^\s{0,3}\[[^\]]+\]:\s*<?([^\s<>]+)", re.MULTILINE)
_WORD = re.compile(r"[^\W_]+")


@dataclass(frozen=True, slots=True)
class Related:
    heading: str
    courses: tuple[Dated[CourseCard], ...]


class RelatedCourses:
    """Finds each news item's related courses. The names of all courses are indexed once."""

    def __init__(self, catalogue: Catalogue, cards: Cards) -> None:
        self._catalogue = catalogue
        self._cards = cards
        self._by_place: dict[str, Course] = {}
        self._by_name = defaultdict[str, list[tuple[int, Course]]](list)  # each with its index among the courses
        self._lengths = defaultdict[str, set[int]](set)  # the lengths of names in words, by first word
        self._by_subject = defaultdict[str, list[Course]](list)
        for place, course in enumerate(catalogue.courses):
            self._by_place[course.origin.uri] = self._by_place[course.address] = course
            for name in _names_of(course):
                words = name.split(" ")
                self._by_name[name].append((place, course))
                self._lengths[words[0]].add(len(words))
            for subject in {fold(subject) for subject in (course.subject or "", *course.tags)}:
                self._by_subject[subject].append(course)

    def of(self, item: NewsItem) -> tuple[Dated[Related], ...]:
        """Return up to :data:`MOST_RELATED` upcoming courses over time, the next first.

        They are the courses that the text links to, or names by code or title; once these are all over, other runs of
        them; and if there are none of either, courses whose subject or topic is a category of the item.
        """
        named = self.named_in(item)
        known = set(map(id, named))
        runs = (run for course in named for run in self._catalogue.runs_of_series(course) if not run.is_off)
        by_name = upcoming_cards(_once([*named, *runs]), self._cards)
        by_subject = upcoming_cards(self._on_its_subjects(item), self._cards)

        def shown(day: dt.date) -> list[CourseCard]:
            on_day = [entry for entry in by_name if entry.card.is_on(day)]
            named_on_day = [entry for entry in on_day if id(entry.course) in known]
            return [entry.card.value for entry in (named_on_day or on_day)[:MOST_RELATED]]

        def shown_by_subject(day: dt.date) -> list[CourseCard]:
            if shown(day):
                return []
            return [entry.card.value for entry in by_subject if entry.card.is_on(day)][:MOST_RELATED]

        changes = _changes([*by_name, *by_subject])
        return (
            *_under("Courses in this news", dated_list(shown, self._cards.today, changes)),
            *_under("Courses on this subject", dated_list(shown_by_subject, self._cards.today, changes)),
        )

    def named_in(self, item: NewsItem) -> tuple[Course, ...]:
        """Return the courses that the text links to, or names by code (as typed) or title (in any case)."""
        body = without_comments(item.body)
        targets = (_target(match[1] or match[2], item) for match in _TARGET.finditer(body))
        linked = [self._by_place[target] for target in targets if target in self._by_place]
        words = _WORD.findall(f"{item.title} {item.summary} {body}")
        called = {*self._names_among(words), *self._names_among([word.casefold() for word in words])}
        courses = [(name.partition(" ")[0], place, course) for name in called for place, course in self._by_name[name]]
        return tuple(_once([*linked, *(course for *_, course in sorted(courses, key=itemgetter(0, 1)))]))

    def _names_among(self, words: Sequence[str]) -> Iterator[str]:
        """Yield the names of courses among the words.

        It looks up each word instead of searching for each name, as a site has more courses than a text has words.
        """
        for place, word in enumerate(words):
            for length in self._lengths.get(word, ()):
                if (name := " ".join(words[place : place + length])) in self._by_name:
                    yield name

    def _on_its_subjects(self, item: NewsItem) -> list[Course]:
        found = (course for category in item.categories for course in self._by_subject.get(fold(category), ()))
        return [course for course in _once(found) if not course.is_off]


def _names_of(course: Course) -> Iterator[str]:
    """Yield the names that surely mean the course: the code as typed if it has a digit, a long title in lower case."""
    code, title = _WORD.findall(course.code), _WORD.findall(course.title.casefold())
    if any(character.isdigit() for character in course.code):
        yield " ".join(code)
    if len(title) >= FEWEST_WORDS:
        yield " ".join(title)


def _under(heading: str, courses: Sequence[Dated[CourseCard]]) -> tuple[Dated[Related], ...]:
    return tuple(Dated(Related(heading, period.value), period.since, period.until) for period in dated_groups(courses))


def _changes(upcoming: Sequence[UpcomingCard]) -> list[dt.date]:
    days = {day for entry in upcoming for day in (entry.card.since, entry.card.until) if day}
    return sorted(days | {day + dt.timedelta(days=1) for day in days if day < dt.date.max})


def _target(link: str, item: NewsItem) -> str:
    """Return the uri of a file or the address of a page that a link leads to."""
    path = unquote(re.split(r"[?#]", link, maxsplit=1)[0])
    if path.startswith("/"):
        return path.lstrip("/")
    return posixpath.normpath(posixpath.join(posixpath.dirname(item.origin.uri), path))


def _once(courses: Iterable[Course]) -> list[Course]:
    return list({id(course): course for course in courses}.values())
