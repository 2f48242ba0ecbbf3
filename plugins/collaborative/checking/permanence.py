"""The guard of permanent addresses: what the public has seen stays where it was, or leads on.

What was public is told by the history of the files, and by the manifest of the published site where one is at hand: the
history knows what each page was, the manifest what was published for certain.
"""

import datetime as dt
from collections.abc import Iterator
from dataclasses import replace
from functools import cached_property
from typing import Any

from collaborative import addresses
from collaborative.catalogue import Catalogue
from collaborative.checking.subject import Subject
from collaborative.loading.shaping import Shaped
from collaborative.past.record_history import RecordHistory, State
from collaborative.problems import Message, Problem, Severity
from collaborative.reading.files import address_within
from collaborative.records.base import Record
from collaborative.records.course import Course
from collaborative.records.news import NewsItem
from collaborative.records.page import PlainPage
from collaborative.schema.kinds import nouns
from collaborative.sections.places import permanent_addresses_of
from collaborative.views import wording
from collaborative.views.following.feeds import guid_of
from collaborative.views.permanent_addresses import PermanentAddress


def check_permanence(subject: Subject) -> Iterator[Problem]:
    if subject.published is not None or subject.content.catalogue.public_history.known:
        yield from _Guard(subject).problems()


class _Guard:
    def __init__(self, subject: Subject) -> None:
        self._subject = subject
        self._today = subject.today
        self._withdrawn = subject.settings.withdrawn
        self._public: Catalogue = subject.site.public.catalogue
        self._items = {item.document.path: item for item in subject.content.items}
        records: tuple[Record | PlainPage, ...] = (*self._public.records, *subject.site.public.plain)
        self._at = {record.address: record for record in records if record.address is not None}
        self._leading = {old: record for record in records for old in record.old_addresses}
        self._published = None if subject.published is None else {entry.address for entry in subject.published}
        self._told: set[str] = set()  # pages and guids of which something has been said
        self._known: set[str] = set()  # every address that was ever public, as far as is known

    def problems(self) -> Iterator[Problem]:
        """The history knows what each page was, the manifest what was published for certain: both are asked."""
        yield from self._by_history()
        yield from self._by_manifest(self._subject.published or ())
        yield from self._withdrawn_in_vain()

    # By the history

    def _by_history(self) -> Iterator[Problem]:
        public_history = self._public.public_history
        for path, record_history in public_history.current.items():
            permanent = self._addresses(record_history)
            if permanent and not any(self._is_withdrawn(address) for address in permanent):
                yield from self._kept(path, record_history, permanent)
        for record_history in public_history.gone:
            permanent = self._addresses(record_history)
            lost = [address for address in permanent if address not in self._leading]
            if lost and not any(self._is_withdrawn(address) for address in permanent):
                self._tell(record_history, *permanent)
                yield self._lost(lost[0], record_history)  # putting the file back mends them all
        yield from self._codes_of_others()

    def _addresses(self, record_history: RecordHistory[Any]) -> list[str]:
        """Each at which the public has seen it, the latest first."""
        found = (state.record.address for state in record_history.states[::-1])
        permanent = dict.fromkeys(
            address
            for address in found
            if address is not None and (self._published is None or address in self._published)
        )
        self._known |= permanent.keys()
        return list(permanent)

    def _tell(self, record_history: RecordHistory[Any], *pages: str) -> None:
        """Nothing more is to be said of these pages, of what stands beside them, and of the record's guid."""
        self._told |= {*pages}
        for state in record_history.states:
            if state.record.in_feeds:
                self._told.add(guid_of(state.record, self._subject.settings))

    def _kept(self, path: str, record_history: RecordHistory[Any], permanent: list[str]) -> Iterator[Problem]:
        """Of a record whose file is there."""
        whole = self._record(path)
        if whole is None:
            return
        if not whole.is_public(self._today):
            self._tell(record_history, *permanent)
            yield self._hidden(path, whole, record_history.states)
            return
        for address in permanent:
            if address not in self._at and address not in self._leading:
                self._tell(record_history, address)
                yield self._moved(path, whole, address)

    def _codes_of_others(self) -> Iterator[Problem]:
        """A course that bears a code which was another's: what leads there by its code must lead there for good."""
        bearers = {course.code_key: course for course in self._public.courses}
        for course in self._public.courses:
            for state in self._public.public_history.of(course):
                bearer = bearers.get(state.record.code_key)
                if bearer is None or bearer is course:
                    continue
                self._told.add(guid_of(course, self._subject.settings))
                code, address = state.record.code, addresses.course_code(state.record)
                wrong = f'The code {code} was that of "{course.title}" ({course.code}): /{address} must lead there for good.'
                yield self._problem(bearer.origin.path, "code", wrong, "Give this course a code that none has had.")
                break

    def _is_withdrawn(self, address: str) -> bool:
        """Itself, or the page that it stands beside."""
        return any(address == given or (given.endswith("/") and address.startswith(given)) for given in self._withdrawn)

    def _record(self, path: str) -> Any:
        if path in self._items:
            return self._items[path].record
        return next((page for page in self._subject.content.pages if page.path == path), None)

    def _moved(self, path: str, record: Any, address: str) -> Problem:
        alias = record.alias_for(address)
        wrong = (
            f"The page could be found at /{address}, and links, bookmarks and feeds that lead there would find nothing."
        )
        remedy = f"Add a line  aliases: {alias}  (or give the file its old name back)."
        if record.aliases:
            remedy = f"Add {alias} to aliases (or give the file its old name back)."
        return self._problem(path, "aliases" if record.aliases else "slug", wrong, remedy)

    def _hidden(self, path: str, record: Any, states: tuple[State[Any], ...]) -> Problem:
        what = _what(record)
        since = f" since {_day(states[0].moment)}" if states and states[0].moment else ""
        known = f"has known this {what}{since}" if since else f"knows this {what}"
        wrong = f"The public {known}, and now it would be gone from its address, the feeds and calendars."
        if record.draft:
            return self._problem(path, "draft", wrong, f"Take the line away. {_instead(record)}")
        return self._problem(path, "published", wrong, f"Write the day that stood there, or none. {_instead(record)}")

    def _lost(self, address: str, record_history: RecordHistory[Any]) -> Problem:
        """Of a record whose file is gone, or holds another one now."""
        last = record_history.states[-1].record
        path, name = last.origin.path, _name(last)
        successor = self._at.get(address)
        if successor is not None:
            wrong = f"Until now /{address} was {name}; written over, that one is gone from feeds and calendars."
            remedy = "Give the new one a file of its own, and put the old text back into this one."
            return self._problem(successor.origin.path, successor.known_by, wrong, remedy)
        wrong = f"The file is gone, and with it {name}, which the public knows at /{address}"
        return Problem(path, 1, "", Message(f"{wrong}.", self._how_to_keep(last, address)))

    def _problem(self, path: str, field: str, wrong: str, remedy: str) -> Problem:
        item: Shaped[Any] | None = self._items.get(path)
        return item.problem((field,), wrong, remedy) if item else Problem(path, 1, field, Message(wrong, remedy))

    # By the manifest

    def _by_manifest(self, published: tuple[PermanentAddress, ...]) -> Iterator[Problem]:
        """Once for each record, and for each other page with the files beside it: what the history has not told."""
        self._known |= {entry.address for entry in published}
        groups: dict[str, list[PermanentAddress]] = {}
        for entry in published:
            groups.setdefault(entry.guid or f"{entry.address.rpartition('/')[0]}/", []).append(entry)
        a_record_is_gone = False
        for name, entries in sorted(groups.items(), key=lambda group: not group[1][0].guid):  # records first
            broken = [entry for entry in entries if not self._is_kept(entry)]
            given_up = any(self._is_withdrawn(entry.address) for entry in entries)
            if not broken or given_up or name in self._told or self._is_told(broken):
                continue
            if broken[0].guid:
                a_record_is_gone = True
            elif a_record_is_gone and name.startswith(addresses.MADE_OF_RECORDS):
                continue  # it comes back with the record
            yield self._broken(broken)

    def _is_told(self, entries: list[PermanentAddress]) -> bool:
        return any(entry.address.startswith(page) for entry in entries for page in self._told if page.endswith("/"))

    def _is_kept(self, entry: PermanentAddress) -> bool:
        """Whether subscribers find there what they knew by its guid; what leads on elsewhere by an alias is no matter."""
        if entry.address not in self._served:
            without_dates = entry.address.endswith(addresses.COURSE_FILE) and entry.guid in self._by_guid
            return entry.address in self._leading or without_dates
        now = self._served[entry.address]
        same = not entry.guid or entry.guid == now or entry.address in self._leading
        return same or entry.guid in self._by_guid  # it is elsewhere, where the history has looked after it

    def _broken(self, entries: list[PermanentAddress]) -> Problem:
        page = next((it for it in entries if it.address in self._at), None) or min(entries, key=_is_no_page)
        if page.guid in self._hidden_by_guid:
            path, hidden = self._hidden_by_guid[page.guid]
            return self._hidden(path, hidden, ())
        record = self._by_guid.get(page.guid) if page.guid else None
        if record is not None and not _is_no_page(page):
            return self._moved(record.origin.path, record, f"{page.address.rpartition('/')[0]}/")
        if record is None and page.guid and page.address in self._at:
            return self._renamed(page)
        wrong = f'"{page.title}" was published at /{page.address}, and nothing is there any more.'
        remedy = self._how_to_keep(None, page.address)
        return self._subject.configuration.problem((), wrong, remedy)

    def _renamed(self, entry: PermanentAddress) -> Problem:
        record = self._at[entry.address]
        known = entry.guid.rpartition("/")[2]
        wrong = f'Subscribers know "{entry.title}" as "{known}", and would be shown it once more as something new.'
        remedy = "Put the old code back." if record.known_by == "code" else "Give the file its old name back."
        remedy += " If this is another one, give it a file of its own, and put the old one back into this."
        return self._problem(record.origin.path, record.known_by, wrong, remedy)

    # What is given up

    def _how_to_keep(self, record: Any, address: str) -> str:
        instead = "" if record is None else f" {_instead(record)}"
        back = f"Put it back (on GitHub: open the commit that took it away, and revert it).{instead}"
        heir = ""
        if record is not None:
            heir = f" If another page takes its place, write aliases: {record.alias_for(address)} there."
        return f"{back}{heir} If nobody may see it any more, {self._how_to_withdraw(address.rstrip('/'))}"

    def _how_to_withdraw(self, address: str) -> str:
        """What to type into mkdocs.yml as it is."""
        typed = self._subject.configuration
        own = typed.plugins.get("collaborative", ())
        if any(where[len(own) : len(own) + 1] == ("withdrawn",) for where, _ in typed.below(own)):
            return f"add the line  - {address}  below withdrawn in mkdocs.yml."
        if any(where != own for where, _ in typed.below(own)):
            return f"add the line  withdrawn: [{address}]  below collaborative in mkdocs.yml, like the lines there."
        return f"write  - collaborative: {{withdrawn: [{address}]}}  in mkdocs.yml, in place of  - collaborative"

    def _withdrawn_in_vain(self) -> Iterator[Problem]:
        """Lines that give up what is there, or never was: slips, which would be found out too late."""
        typed = self._subject.configuration
        self._known |= {*self._archives()}
        lines = {address_within(text): where for where, text in typed.texts.items() if "withdrawn" in where}
        for address in sorted(self._withdrawn & lines.keys()):
            if address in self._at:
                wrong, remedy = (
                    f"The page /{address} is there, and is not given up.",
                    "Take the line out, or the page away.",
                )
            elif not any(known.startswith(address) for known in self._known):
                wrong = f"Nothing was ever published at /{address}"
                remedy = "Write the address as the browser shows it, for example  - courses/first-aid"
            else:
                continue
            yield replace(typed.problem(lines[address], f"{wrong.rstrip('.')}.", remedy), severity=Severity.WARNING)

    def _archives(self) -> Iterator[str]:
        """Of words that somebody typed once."""
        for item in self._public.public_history.ever(NewsItem):
            yield from map(addresses.news_category, item.categories)
            yield from map(addresses.news_author, item.author)

    @cached_property
    def _served(self) -> dict[str, str]:
        """Every address of the site as it would be now, with its guid."""
        return {entry.address: entry.guid for entry in permanent_addresses_of(self._subject.site.public)}

    @cached_property
    def _by_guid(self) -> dict[str, Any]:
        records = (record for record in self._public.records if record.in_feeds)
        return {guid_of(record, self._subject.settings): record for record in records}

    @cached_property
    def _hidden_by_guid(self) -> dict[str, tuple[str, Any]]:
        """What is not to be seen yet, with its file."""
        return {
            guid_of(item.record, self._subject.settings): (path, item.record)
            for path, item in self._items.items()
            if item.record and item.record.in_feeds and not item.record.is_public(self._today)
        }


def _is_no_page(entry: PermanentAddress) -> bool:
    """Whether it is what leads to a course by its code, or a file beside a page."""
    return entry.address.startswith(addresses.CODES) or not entry.address.endswith("/")


def _what(record: Any) -> str:
    return nouns()[record.kind].singular


def _name(record: Any) -> str:
    code = f" ({record.code})" if record.known_by == "code" else ""
    return f'the {_what(record)} "{record.name}"{code}'


# What takes a record out of people's way without taking it away, by the name of its kind.
_INSTEAD = {
    Course.kind: "If it does not take place, write status: cancelled and a reason.",
    NewsItem.kind: "To take it off the front page, write expires: and the last day on which it should stand there.",
}


def _instead(record: Any) -> str:
    return _INSTEAD.get(record.kind, "If it is out of date, say so in its text.")


def _day(moment: dt.datetime | None) -> str:
    return wording.day_without_weekday(moment.date()) if moment else ""
