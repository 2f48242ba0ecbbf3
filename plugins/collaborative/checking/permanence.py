"""The guard of permanent addresses: what the public has seen stays where it was, or leads on.

What was public is told by the manifest of the published site where one is at hand, which knows it for certain; else by
the history of the files.
"""

import datetime as dt
from collections.abc import Iterator
from functools import cached_property
from typing import Any

from collaborative.catalogue import Catalogue, is_public
from collaborative.checking.subject import Subject
from collaborative.loading.shaping import Shaped
from collaborative.past.story import State, Story
from collaborative.problems import Problem
from collaborative.records.course import Course
from collaborative.records.news import NewsItem
from collaborative.records.page import PlainPage
from collaborative.views import addresses, wording
from collaborative.views.following.feeds import guid_of
from collaborative.views.plan import plan_site
from collaborative.views.promises import Promise


def check_permanence(subject: Subject) -> Iterator[Problem]:
    if subject.published is not None:
        yield from _Guard(subject).by_manifest(subject.published)
    elif subject.content.catalogue.chronicle.known:
        yield from _Guard(subject).by_history()


class _Guard:
    def __init__(self, subject: Subject) -> None:
        self._subject = subject
        self._today = subject.today
        self._withdrawn = subject.settings.withdrawn
        self._public: Catalogue = subject.content.catalogue.public_on(subject.today)
        self._pages = [page for page in subject.content.pages if not page.draft]
        self._items = {item.document.path: item for item in subject.content.items}
        records: tuple[Any, ...] = (
            *self._public.courses, *self._public.news, *self._public.clusters, *self._public.schools, *self._pages,
        )  # fmt: skip
        self._at = {addresses.address_of(record): record for record in records}
        self._leading = {old: record for record in records for old in addresses.old_addresses(record)}

    # By the history

    def by_history(self) -> Iterator[Problem]:
        chronicle = self._public.chronicle
        for path, story in chronicle.stories.items():
            promised = _addresses(story)
            if promised:
                yield from self._kept(path, story, promised)
        for story in chronicle.gone:
            for address in _addresses(story):
                if not self._is_given_up(address):
                    yield self._lost(address, story)
                    break  # putting the file back mends them all

    def _kept(self, path: str, story: Story[Any], promised: list[str]) -> Iterator[Problem]:
        """Of a record whose file is there."""
        whole = self._record(path)
        if whole is None or all(address in self._withdrawn for address in promised):
            return
        if not is_public(whole, self._today):
            yield self._hidden(path, whole, story.states)
            return
        for address in promised:
            if address not in self._at and not self._is_given_up(address):
                yield self._moved(path, whole, address)

    def _is_given_up(self, address: str) -> bool:
        return address in self._leading or address in self._withdrawn

    def _record(self, path: str) -> Any:
        if path in self._items:
            return self._items[path].record
        return next((page for page in self._subject.content.pages if page.path == path), None)

    def _moved(self, path: str, record: Any, address: str) -> Problem:
        alias = address.rstrip("/") if isinstance(record, PlainPage) else address.rstrip("/").rpartition("/")[2]
        wrong = (
            f"The page stood at /{address} before, and links, bookmarks and feeds that lead there would find nothing."
        )
        remedy = f"Add a line  aliases: {alias}  (or give the file its old name back)."
        if record.aliases:
            remedy = f"Add {alias} to aliases (or give the file its old name back)."
        return self._problem(path, "aliases" if record.aliases else "slug", wrong, remedy)

    def _hidden(self, path: str, record: Any, states: tuple[State[Any], ...]) -> Problem:
        what = _what(record)
        since = f" since {_day(states[0].moment)}" if states[0].moment else ""
        wrong = f"The public has known this {what}{since}, and now it would be gone from its address, the feeds and calendars."
        if record.draft:
            return self._problem(path, "draft", wrong, f"Take the line away. {_instead(record)}")
        before = states[-1].record.published
        day = wording.day_without_weekday(before.date()) if before else "the day on which it first appeared"
        return self._problem(path, "published", wrong, f"Write {day} again. {_instead(record)}")

    def _lost(self, address: str, story: Story[Any]) -> Problem:
        """Of a record whose file is gone, or holds another one now."""
        last = story.states[-1].record
        path = last.path if isinstance(last, PlainPage) else last.origin.path
        name = _name(last)
        successor = self._at.get(address)
        if successor is not None:
            own = successor.path if isinstance(successor, PlainPage) else successor.origin.path
            wrong = f"Until now /{address} was {name}; written over, that one is gone from feeds and calendars."
            remedy = "Give the new one a file of its own, and put the old text back into this one."
            return self._problem(own, "code" if isinstance(successor, Course) else "title", wrong, remedy)
        wrong = f"The file is gone, and with it {name}, which the public knows at /{address}"
        return Problem(path, 1, "", f"{wrong}.", _how_to_keep(last, address))

    def _problem(self, path: str, field: str, wrong: str, remedy: str) -> Problem:
        item: Shaped[Any] | None = self._items.get(path)
        return item.problem((field,), wrong, remedy) if item else Problem(path, 1, field, wrong, remedy)

    # By the manifest

    def by_manifest(self, published: tuple[Promise, ...]) -> Iterator[Problem]:
        """Once for each record, and for each other page with the files beside it."""
        broken: dict[str, list[Promise]] = {}
        for promise in published:
            if not self._is_kept(promise) and not self._is_given_up(promise.address):
                broken.setdefault(promise.guid or promise.address.rpartition("/")[0], []).append(promise)
        for promises in broken.values():
            yield self._broken(promises)

    def _is_kept(self, promise: Promise) -> bool:
        """Whether subscribers find there what they knew by its guid; what leads on elsewhere by an alias is no matter."""
        if promise.address not in self._served:
            return False
        now = self._served[promise.address]
        return not promise.guid or promise.guid == now or promise.address in self._leading

    def _broken(self, promises: list[Promise]) -> Problem:
        page = next((it for it in promises if it.address in self._at), None) or min(promises, key=_is_no_page)
        record = self._by_guid.get(page.guid) if page.guid else None
        if record is not None:
            pages = [it for it in promises if not _is_no_page(it)]
            if pages:
                return self._moved(record.origin.path, record, f"{pages[0].address.rpartition('/')[0]}/")
        elif page.guid and page.address in self._at:
            return self._renamed(page)
        wrong = f'"{page.title}" was published at /{page.address}, and nothing is there any more.'
        return self._subject.configuration.problem((), wrong, _how_to_keep(None, page.address))

    def _renamed(self, promise: Promise) -> Problem:
        record = self._at[promise.address]
        known = promise.guid.rpartition("/")[2]
        field = "code" if isinstance(record, Course) else "title"
        wrong = f'Subscribers know "{promise.title}" as "{known}", and would be shown it once more as something new.'
        remedy = "Put the old code back." if isinstance(record, Course) else "Give the file its old name back."
        return self._problem(record.origin.path, field, wrong, remedy)

    @cached_property
    def _served(self) -> dict[str, str]:
        """Every address of the site as it would be now, with its guid."""
        content, settings = self._subject.content, self._subject.settings
        plan = plan_site(content.catalogue, content.pages, settings, self._today)
        return {promise.address: promise.guid for promise in plan.promises}

    @cached_property
    def _by_guid(self) -> dict[str, Any]:
        records: tuple[Any, ...] = (*self._public.courses, *self._public.news)
        return {guid_of(record, self._subject.settings): record for record in records}


def _is_no_page(promise: Promise) -> bool:
    """Whether it is what leads to a course by its code."""
    return promise.address.startswith(addresses.CODES)


def _addresses(story: Story[Any]) -> list[str]:
    """Each at which the public has seen it, the latest first."""
    found = (addresses.address_of(state.record) for state in story.states[::-1])
    return list(dict.fromkeys(address for address in found if address is not None))


def _what(record: Any) -> str:
    match record:
        case Course():
            return "course"
        case NewsItem():
            return "news item"
        case PlainPage():
            return "page"
        case _:
            return type(record).__name__.lower()


def _name(record: Any) -> str:
    if isinstance(record, Course):
        return f'the course "{record.title}" ({record.code})'
    if isinstance(record, PlainPage):
        return f'the page "{record.title or record.heading or record.uri}"'
    return f'the {_what(record)} "{record.title}"'


def _instead(record: Any) -> str:
    """What takes a record out of people's way without taking it away."""
    match record:
        case Course():
            return "If it does not take place, write status: cancelled and a reason."
        case NewsItem():
            return "To take it off the front page, write expires: and the last day on which it should stand there."
        case _:
            return "If it is out of date, say so in its text."


def _how_to_keep(record: Any, address: str) -> str:
    field = "" if record is None else f" {_instead(record)}"
    alias = address.rstrip("/") if isinstance(record, PlainPage) else address.rstrip("/").rpartition("/")[2]
    return (
        f"Put it back (on GitHub: open the commit that took it away, and revert it).{field} "
        f"If another page takes its place, write aliases: {alias} there. "
        f"If nobody may see it any more, add the line  - {address.rstrip('/')}  below withdrawn in mkdocs.yml."
    )


def _day(moment: dt.datetime | None) -> str:
    return wording.day_without_weekday(moment.date()) if moment else ""
