"""The lives of files as the stories of records: which record each version held, and which of them the public could read."""

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import count
from typing import Any

from collaborative.loading.documents import read_document
from collaborative.loading.history import History, Life, Version
from collaborative.loading.kinds import kind_of
from collaborative.loading.pages import plain_page
from collaborative.loading.places import derived_from
from collaborative.loading.rules import check_record
from collaborative.loading.shaping import Shaped, shape
from collaborative.loading.sources import SourceFile
from collaborative.past.story import Chronicle, State, Story
from collaborative.problems import errors_in
from collaborative.records.page import PlainPage
from collaborative.settings import Settings

# What was wrong in a file kept the whole site from being published. Not so the words of closed vocabularies: what is no
# word of the site today may have been one then.
_OF_VOCABULARIES = frozenset({"audience", "subject", "year_groups"})
_NOT_COMMITTED = dt.datetime.max.replace(tzinfo=dt.UTC)  # when what the folder holds beside the last commit begins


@dataclass
class _Chapter:
    """A stretch of one life in which its file held one record; ``path`` is None once it does so no more."""

    states: list[State[Any]]
    path: str | None
    ended: dt.datetime | None = None


def read_past(
    items: Iterable[Shaped[Any]],
    pages: Iterable[PlainPage],
    sources: Iterable[SourceFile],
    history: History,
    settings: Settings,
) -> Chronicle:
    """Every record's story, told from the versions of its file and from those of files that are no more."""
    if not history.lives:
        return Chronicle()
    now: dict[str, Any] = {item.document.path: item.record for item in items if item.record is not None}
    now |= {page.path: page for page in pages}
    reader = _Reader(history, settings, now, {source.path: source.data for source in sources})
    chapters = [chapter for life in history.lives for chapter in reader.chapters(life)]
    stories = _joined([*chapters, *reader.uncommitted()])
    seen = [(chapter.path, Story(_seen(chapter, reader.broken, settings), chapter.ended)) for chapter in stories]
    return Chronicle(
        stories={path: story for path, story in seen if path is not None and story.states},
        gone=tuple(story for path, story in seen if path is None and story.states),
        known=True,
    )


class _Reader:
    def __init__(
        self, history: History, settings: Settings, now: Mapping[str, Any], texts: Mapping[str, bytes]
    ) -> None:
        self._history = history
        self._settings = settings
        self._now = now
        self._texts = texts
        # When a file could not be read, so that nothing was published; without an end where that is still so.
        self.broken: list[tuple[dt.datetime, dt.datetime | None]] = []

    def chapters(self, life: Life) -> Iterator[_Chapter]:
        """A new one where the file began to hold another record."""
        chapter: _Chapter | None = None
        for number, version in enumerate(life.versions):
            record = self._record(version, life)
            if record is None:
                end = life.versions[number + 1].moment if number + 1 < len(life.versions) else life.ended
                self.broken.append((version.moment, end))
                continue
            if chapter and not _goes_on(chapter.states[-1].record, record):
                chapter.ended = version.moment
                yield chapter
                chapter = None
            chapter = chapter or _Chapter([], None)
            chapter.states.append(State(version.moment, record, version.blob))
        if chapter:
            path = life.versions[-1].path
            is_there = life.ended is None and path in self._texts
            chapter.path = path if is_there else None
            chapter.ended = None if is_there else life.ended or _NOT_COMMITTED
            yield chapter

    def uncommitted(self) -> Iterator[_Chapter]:
        """Of files that git does not know yet: new ones, or old ones under another name."""
        for path, record in self._now.items():
            if path not in self._history.alive:
                yield _Chapter([State(None, record)], path)

    def _record(self, version: Version, life: Life) -> Any:
        """What the version held; None where it could not be read."""
        path = None if life.ended else life.versions[-1].path
        today = self._texts.get(path) if path else None
        text = self._history.texts.get(version.blob, today)
        if text is None or (text == today and version.path == path):
            return self._now.get(path) if path else None
        document, _ = read_document(SourceFile(version.path, version.uri, text))
        if document is None:
            return None
        model = kind_of(version.uri)
        if model is None:
            return plain_page(document)[0]
        item, found = shape(document, model, self._settings, derived_from(document, model, life, self._settings))
        wrong = [problem for problem in errors_in(found) if not _OF_VOCABULARIES & {*problem.field.split(".")}]
        return None if item.record is None or wrong or errors_in(check_record(item)) else item.record


def _goes_on(before: Any, after: Any) -> bool:
    """Whether a file still holds the same record after a change: it may have been used anew for another one."""
    return type(before) is type(after) and bool(before.is_same_as(after))


def _joined(chapters: list[_Chapter]) -> list[_Chapter]:
    """Those that go on in another file, or after a while: deleted and written again, or renamed and rewritten at once."""
    joined: list[_Chapter] = []
    for chapter in sorted(chapters, key=_beginning):
        earlier = next((other for other in joined[::-1] if _is_sequel(other, chapter)), None)
        if earlier is None:
            joined.append(chapter)
        else:
            earlier.states += chapter.states
            earlier.path, earlier.ended = chapter.path, chapter.ended
    return joined


def _beginning(chapter: _Chapter) -> dt.datetime:
    return chapter.states[0].moment or _NOT_COMMITTED


def _is_sequel(earlier: _Chapter, later: _Chapter) -> bool:
    last, first = earlier.states[-1].record, later.states[0].record
    if earlier.ended is None or _beginning(later) < earlier.ended or type(last) is not type(first):
        return False
    return bool(last.is_replaced_by(first))


def _seen(
    chapter: _Chapter, broken: list[tuple[dt.datetime, dt.datetime | None]], settings: Settings
) -> tuple[State[Any], ...]:
    """Neither drafts, nor what was replaced before it could be published: at once, while a file was broken, too early."""
    ends = [*(state.moment for state in chapter.states[1:]), chapter.ended]
    seen = []
    for state, end in zip(chapter.states, ends, strict=True):
        published = state.record.published
        too_early = published and end and end.astimezone(settings.zone).date() < published.date()
        at_once = end is not None and end == state.moment  # two commits that came together, as a rebased branch does
        kept_back = end is not None and any(_covers(red, state.moment, end) for red in broken)
        if not (state.record.draft or too_early or at_once or kept_back):
            seen.append(state)
    return tuple(seen)


def _covers(red: tuple[dt.datetime, dt.datetime | None], since: dt.datetime | None, end: dt.datetime) -> bool:
    return since is not None and red[0] <= since and (red[1] is None or end <= red[1])


def with_past(items: list[Shaped[Any]], chronicle: Chronicle, settings: Settings) -> list[Shaped[Any]]:
    """The items, each record as its story knows it: by its first name and code, published when it was first seen.

    A name by which subscribers knew a record stays that record's, whoever bears it now, and when it is gone, too.
    """
    if not chronicle.known:
        return items
    told = [_told(item, chronicle, settings) for item in items]
    taken: set[tuple[type[Any], str]] = set()
    names: dict[str, str] = {}  # by the path of the file
    known = [(story.states, None) for story in chronicle.gone]
    known += [(chronicle.of(item.record), item.record) for item in told if item.record is not None]
    for states, record in sorted(known, key=lambda entry: _begun(*entry)):
        bearer = record or states[0].record
        kind, name = type(bearer), bearer.public_name
        if name:
            unique = next(it for it in _names(name, states) if (kind, it) not in taken)
            taken.add((kind, unique))
            if record is not None and unique != name:
                names[record.origin.path] = unique
    return [_renamed(item, names) for item in told]


def _names(name: str, states: tuple[State[Any], ...]) -> Iterator[str]:
    """The name itself, or else with the day on which the record was first seen, or a number behind that."""
    yield name
    moment = states[0].moment if states else None
    day = f"{name}-{moment:%Y%m%d}" if moment else f"{name}-new"
    yield day
    yield from (f"{day}-{number}" for number in count(2))


def _renamed(item: Shaped[Any], names: Mapping[str, str]) -> Shaped[Any]:
    record = item.record
    if record is None or record.origin.path not in names:
        return item
    return item._replace(record=record.with_public_name(names[record.origin.path]))


def _told(item: Shaped[Any], chronicle: Chronicle, settings: Settings) -> Shaped[Any]:
    record = item.record
    states = chronicle.of(record) if record is not None else ()
    if record is None or not states:
        return item
    first = states[0]
    record = record.known_since(first.record)
    if record.in_feeds and first.moment and not (item.raw("published") or "published" in item.wrong):
        record = record.model_copy(update={"published": first.moment.astimezone(settings.zone)})
    return item._replace(record=record)


def _begun(states: tuple[State[Any], ...], record: Any) -> tuple[dt.datetime, str]:
    """Sorts by what was seen first; of two of one moment by their files."""
    moment = states[0].moment if states else None
    return moment or _NOT_COMMITTED, record.origin.path if record is not None else ""
