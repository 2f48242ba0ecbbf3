"""The lives of files as the stories of records: which record each version held, and which of them the public could read."""

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import count
from typing import Any

from collaborative.loading.documents import read_document
from collaborative.loading.history import FileHistory, History, Version
from collaborative.loading.kinds import kind_of
from collaborative.loading.pages import plain_page
from collaborative.loading.places import derived_from
from collaborative.loading.rules import check_record
from collaborative.loading.shaping import Shaped, shape
from collaborative.loading.sources import SourceFile
from collaborative.past.record_history import PublicHistory, RecordHistory, State
from collaborative.problems import errors_in
from collaborative.records.page import PlainPage
from collaborative.settings import Settings

# What was wrong in a file kept the whole site from being published. Not so the words of closed vocabularies: what is no
# word of the site today may have been one then.
_OF_VOCABULARIES = frozenset({"audience", "subject", "year_groups"})
_NOT_COMMITTED = dt.datetime.max.replace(tzinfo=dt.UTC)  # when what the folder holds beside the last commit begins


@dataclass
class _Stretch:
    """A time in which a file held one record; ``path`` is None if it no longer does."""

    states: list[State[Any]]
    path: str | None
    ended: dt.datetime | None = None


def read_past(
    items: Iterable[Shaped[Any]],
    pages: Iterable[PlainPage],
    sources: Iterable[SourceFile],
    history: History,
    settings: Settings,
) -> PublicHistory:
    """Return every record's history, from the versions of its file and from those of deleted files."""
    if not history.files:
        return PublicHistory()
    now: dict[str, Any] = {item.document.path: item.record for item in items if item.record is not None}
    now |= {page.path: page for page in pages}
    reader = _Reader(history, settings, now, {source.path: source.data for source in sources})
    stretches = [stretch for file in history.files for stretch in reader.stretches(file)]
    record_histories = _joined([*stretches, *reader.uncommitted()])
    seen = [
        (stretch.path, RecordHistory(_seen(stretch, reader.broken, settings), stretch.ended))
        for stretch in record_histories
    ]
    return PublicHistory(
        current={path: record_history for path, record_history in seen if path is not None and record_history.states},
        gone=tuple(record_history for path, record_history in seen if path is None and record_history.states),
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

    def stretches(self, file: FileHistory) -> Iterator[_Stretch]:
        """A new one where the file began to hold another record."""
        stretch: _Stretch | None = None
        for number, version in enumerate(file.versions):
            record = self._record(version, file)
            if record is None:
                end = file.versions[number + 1].moment if number + 1 < len(file.versions) else file.deleted
                self.broken.append((version.moment, end))
                continue
            if stretch and not _goes_on(stretch.states[-1].record, record):
                stretch.ended = version.moment
                yield stretch
                stretch = None
            stretch = stretch or _Stretch([], None)
            stretch.states.append(State(version.moment, record, version.blob))
        if stretch:
            path = file.versions[-1].path
            is_there = file.deleted is None and path in self._texts
            stretch.path = path if is_there else None
            stretch.ended = None if is_there else file.deleted or _NOT_COMMITTED
            yield stretch

    def uncommitted(self) -> Iterator[_Stretch]:
        """Of files that git does not know yet: new ones, or old ones under another name."""
        for path, record in self._now.items():
            if path not in self._history.current:
                yield _Stretch([State(None, record)], path)

    def _record(self, version: Version, file: FileHistory) -> Any:
        """What the version held; None where it could not be read."""
        path = None if file.deleted else file.versions[-1].path
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
        item, found = shape(document, model, self._settings, derived_from(document, model, file, self._settings))
        wrong = [
            problem
            for problem in errors_in(found)
            if not (item.is_readable(problem.field) or _OF_VOCABULARIES & {*problem.field.split(".")})
        ]
        return None if item.record is None or wrong or errors_in(check_record(item)) else item.record


def _goes_on(before: Any, after: Any) -> bool:
    """Whether a file still holds the same record after a change: it may have been used anew for another one."""
    return type(before) is type(after) and bool(before.is_same_as(after))


def _joined(stretches: list[_Stretch]) -> list[_Stretch]:
    """Those that go on in another file, or after a while: deleted and written again, or renamed and rewritten at once."""
    joined: list[_Stretch] = []
    for stretch in sorted(stretches, key=_beginning):
        earlier = next((other for other in joined[::-1] if _is_sequel(other, stretch)), None)
        if earlier is None:
            joined.append(stretch)
        else:
            earlier.states += stretch.states
            earlier.path, earlier.ended = stretch.path, stretch.ended
    return joined


def _beginning(stretch: _Stretch) -> dt.datetime:
    return stretch.states[0].moment or _NOT_COMMITTED


def _is_sequel(earlier: _Stretch, later: _Stretch) -> bool:
    last, first = earlier.states[-1].record, later.states[0].record
    if earlier.ended is None or _beginning(later) < earlier.ended or type(last) is not type(first):
        return False
    return bool(last.is_replaced_by(first))


def _seen(
    stretch: _Stretch, broken: list[tuple[dt.datetime, dt.datetime | None]], settings: Settings
) -> tuple[State[Any], ...]:
    """Neither drafts, nor what was replaced before it could be published: at once, while a file was broken, too early."""
    ends = [*(state.moment for state in stretch.states[1:]), stretch.ended]
    seen = []
    for state, end in zip(stretch.states, ends, strict=True):
        published = state.record.published
        too_early = published and end and end.astimezone(settings.zone).date() < published.date()
        at_once = end is not None and end == state.moment  # two commits that came together, as a rebased branch does
        kept_back = end is not None and any(_covers(red, state.moment, end) for red in broken)
        if not (state.record.draft or too_early or at_once or kept_back):
            seen.append(state)
    return tuple(seen)


def _covers(red: tuple[dt.datetime, dt.datetime | None], since: dt.datetime | None, end: dt.datetime) -> bool:
    return since is not None and red[0] <= since and (red[1] is None or end <= red[1])


def with_past(items: list[Shaped[Any]], public_history: PublicHistory, settings: Settings) -> list[Shaped[Any]]:
    """Return the items, each record with its first name and code, published when it was first public.

    A name by which subscribers knew a record stays that record's, even if another has it now, or it was deleted.
    """
    if not public_history.known:
        return items
    items = [_with_first_name(item, public_history, settings) for item in items]
    taken: set[tuple[type[Any], str]] = set()
    names: dict[str, str] = {}  # by the path of the file
    known = [(record_history.states, None) for record_history in public_history.gone]
    known += [(public_history.of(item.record), item.record) for item in items if item.record is not None]
    for states, record in sorted(known, key=lambda entry: _begun(*entry)):
        bearer = record or states[0].record
        kind, name = type(bearer), bearer.public_name
        if name:
            unique = next(it for it in _names(name, states) if (kind, it) not in taken)
            taken.add((kind, unique))
            if record is not None and unique != name:
                names[record.origin.path] = unique
    return [_renamed(item, names) for item in items]


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


def _with_first_name(item: Shaped[Any], public_history: PublicHistory, settings: Settings) -> Shaped[Any]:
    record = item.record
    states = public_history.of(record) if record is not None else ()
    if record is None or not states:
        return item
    first = states[0]
    record = record.known_since(first.record)
    if record.in_feeds and first.moment and not (item.raw("published") or "published" in item.wrong):
        record = record.model_copy(update={"published": first.moment.astimezone(settings.zone)})
    return item._replace(record=record)


def _begun(states: tuple[State[Any], ...], record: Any) -> tuple[dt.datetime, str]:
    """Return a sort key: what was public first, then by file."""
    moment = states[0].moment if states else None
    return moment or _NOT_COMMITTED, record.origin.path if record is not None else ""
