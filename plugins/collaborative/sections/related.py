"""Courses that belong to a piece of news: those that it names, or else those on its subject."""

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
from collaborative.views.coming import Coming, coming_among
from collaborative.views.courses import Cards, CourseCard
from collaborative.views.dated import Dated, dated_groups, dated_list

MOST_RELATED = 4
FEWEST_WORDS = 3
"""Of a title that is looked for in a text: "First aid" is said of much."""

_TARGET = re.compile(r"\]\(\s*<?([^\s()<>]+)|^\s{0,3}\[[^\]]+\]:\s*<?([^\s<>]+)", re.MULTILINE)
_WORD = re.compile(r"[^\W_]+")


@dataclass(frozen=True, slots=True)
class Related:
    heading: str
    courses: tuple[Dated[CourseCard], ...]


class RelatedCourses:
    """Finds the courses of each piece of news; what the courses are called is looked up once for all of them."""

    def __init__(self, catalogue: Catalogue, cards: Cards) -> None:
        self._catalogue = catalogue
        self._cards = cards
        self._by_place: dict[str, Course] = {}
        self._by_name = defaultdict[str, list[tuple[int, Course]]](list)  # with their places in the order of courses
        self._lengths = defaultdict[str, set[int]](set)  # of names in words, by their first words
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
        """Courses to come, :data:`MOST_RELATED` at most, those that come next first.

        They are those to which the text links or which it names by code or title; when all of these are over, other runs
        of them; and only while there is none of all these, courses whose subject or topic is a category of the news.
        """
        named = self.named_in(item)
        known = set(map(id, named))
        runs = (run for course in named for run in self._catalogue.runs_of_series(course) if not run.is_off)
        by_name = coming_among(_once([*named, *runs]), self._cards)
        by_subject = coming_among(self._on_its_subjects(item), self._cards)

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
        """To which the text links, or whose code (as typed) or title (in any case) stands in it."""
        body = without_comments(item.body)
        targets = (_target(match[1] or match[2], item) for match in _TARGET.finditer(body))
        linked = [self._by_place[target] for target in targets if target in self._by_place]
        words = _WORD.findall(f"{item.title} {item.summary} {body}")
        called = {*self._names_among(words), *self._names_among([word.casefold() for word in words])}
        courses = [(name.partition(" ")[0], place, course) for name in called for place, course in self._by_name[name]]
        return tuple(_once([*linked, *(course for *_, course in sorted(courses, key=itemgetter(0, 1)))]))

    def _names_among(self, words: Sequence[str]) -> Iterator[str]:
        """Look for names at each word, not for each name in the text: a site has more courses than a text has words."""
        for place, word in enumerate(words):
            for length in self._lengths.get(word, ()):
                if (name := " ".join(words[place : place + length])) in self._by_name:
                    yield name

    def _on_its_subjects(self, item: NewsItem) -> list[Course]:
        found = (course for category in item.categories for course in self._by_subject.get(fold(category), ()))
        return [course for course in _once(found) if not course.is_off]


def _names_of(course: Course) -> Iterator[str]:
    """Its code as typed and its title in lower case, as words; not what might be said without the course being meant."""
    code, title = _WORD.findall(course.code), _WORD.findall(course.title.casefold())
    if any(character.isdigit() for character in course.code):
        yield " ".join(code)
    if len(title) >= FEWEST_WORDS:
        yield " ".join(title)


def _under(heading: str, courses: Sequence[Dated[CourseCard]]) -> tuple[Dated[Related], ...]:
    return tuple(Dated(Related(heading, period.value), period.since, period.until) for period in dated_groups(courses))


def _changes(coming: Sequence[Coming]) -> list[dt.date]:
    days = {day for entry in coming for day in (entry.card.since, entry.card.until) if day}
    return sorted(days | {day + dt.timedelta(days=1) for day in days if day < dt.date.max})


def _target(link: str, item: NewsItem) -> str:
    """Where a link leads within the site: a file by its uri, or a page by its address."""
    path = unquote(re.split(r"[?#]", link, maxsplit=1)[0])
    if path.startswith("/"):
        return path.lstrip("/")
    return posixpath.normpath(posixpath.join(posixpath.dirname(item.origin.uri), path))


def _once(courses: Iterable[Course]) -> list[Course]:
    return list({id(course): course for course in courses}.values())
