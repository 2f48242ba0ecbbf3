"""The parts of a row put together: a place from several columns, a status from a yes, a day and a time from one cell."""

import datetime as dt
import re
from collections.abc import Callable, Iterator
from dataclasses import replace

from collaborative.problems import InputError, Message
from collaborative.reading.days import parse_day, split_day
from collaborative.reading.times import parse_time
from collaborative.reading.venues import is_online
from collaborative.reading.words import fold, in_words, one_line, parse_yes_no
from collaborative.records.columns import (
    ALL_DAY,
    CANCELLED,
    CATEGORY,
    CURRENCY,
    FULL,
    NOT_FOR_COURSES,
    ONLINE,
    POSTPONED,
    PRIVATE,
    TEXT,
    VENUE_PARTS,
    ZONE,
)
from collaborative.records.fields import is_tbc
from collaborative.sheets.columns import Header
from collaborative.sheets.habits import day_typed, start_and_end, time_typed
from collaborative.sheets.table import Cell, letters

_MIDNIGHT = re.compile(r"0?0[:.]00(?:[:.]00(?:\.0+)?)?|12[:.]00(?:[:.]00)? ?am|0", re.IGNORECASE)
_STATUS_OF = {CANCELLED: "cancelled", POSTPONED: "postponed", FULL: "full"}
_LONGEST_SUMMARY = 250
_TICKS = {"x", "\u2713", "\u2714"}
_OPEN = frozenset({"normal", "public", ""})
_POUNDS = frozenset({"£", "gbp", "pounds", "pound sterling"})
_STATES_OF_EVENTS = frozenset({"live", "started", "ended", "completed", "published", "onsale", "active"})

Report = Callable[[int, Message], None]


class Joining:
    """Puts the parts of one row together.

    Attributes:
        parts: The cell of each field.
        days: The cells with dates.
        problems: What is wrong, with its column.
    """

    def __init__(self, header: Header, parts: dict[str, Cell], days: list[Cell], zone: str) -> None:
        self._header = header
        self._zone = zone
        self.parts = parts
        self.days = days
        self.problems: list[tuple[int, Message]] = []

    def join(self) -> None:
        """Put everything together that a row may say in several cells, or several things in one."""
        self.parts.pop(NOT_FOR_COURSES, None)
        self._refuse_private()
        self._check_zone_and_currency()
        self._day_with_time()
        self._end_with_day()
        self._whole_days()
        self._status()
        self._venue()
        text = self.parts.get(TEXT)
        if text and self._header.is_calendar and "summary" not in self._header.fields and _is_short(text.text):
            self.parts["summary"] = self.parts.pop(TEXT)
        if category := self.parts.pop(CATEGORY, None):
            tags = self.parts.get("tags")
            self.parts["tags"] = replace(tags, text=f"{tags.text}, {category.text}") if tags else category

    def _report(self, cell: Cell, wrong: str, remedy: str) -> None:
        self.problems.append((cell.column, Message(wrong, remedy)))

    def _is_yes(self, field: str) -> tuple[Cell | None, bool]:
        """Take a cell that says yes or no; anything else is reported."""
        cell = self.parts.pop(field, None)
        if cell is None or cell.error:
            return cell, False
        typed = one_line(cell.text)
        name = self._header.names.get(cell.column, "")
        if typed.casefold() in _TICKS or fold(typed) == fold(name) or fold(typed) in (fold(field[3:]), "canceled"):
            return cell, True
        try:
            return cell, parse_yes_no(typed)
        except InputError:
            self._report(cell, f'"{typed[:40]}" is neither yes nor no.', f'Write yes or no below "{name}".')
            return cell, False

    def _refuse_private(self) -> None:
        cell = self.parts.get(PRIVATE)
        if not cell:
            return
        if fold(cell.text) in _OPEN:
            del self.parts[PRIVATE]
        elif fold(cell.text) in ("private", "personal", "confidential") or self._is_yes(PRIVATE)[1]:
            self.parts.pop(PRIVATE, None)
            remedy = "Delete the row in a copy of the file, or write False if everyone may see it."
            self._report(
                cell, f'"{one_line(cell.text)}" below "{self._name(cell)}": it is not meant for the public.', remedy
            )

    def _name(self, cell: Cell) -> str:
        return self._header.names.get(cell.column, "")

    def _check_zone_and_currency(self) -> None:
        zone = self.parts.pop(ZONE, None)
        if zone and fold(zone.text) not in (fold(self._zone), ""):
            wrong = f"The times are in the zone {one_line(zone.text)}, and this site's zone is {self._zone}."
            self._report(zone, wrong, f"Change the times to those of {self._zone}, and write {self._zone} here.")
        currency = self.parts.pop(CURRENCY, None)
        if currency and one_line(currency.text).lower() not in _POUNDS:
            wrong = f'The price is in "{one_line(currency.text)}", and prices on this site are in pounds.'
            self._report(currency, wrong, "Change the price to pounds, and write GBP here.")

    def _day_with_time(self) -> None:
        """Take the time out of a cell with a day and a time."""
        start = self.parts.get("start")
        if not self.days and start and not start.error and (both := _day_and_time(start)):
            self.days, self.parts["start"] = [replace(start, text=both[0])], replace(start, text=both[1], holds="")
        if len(self.days) != 1 or self.days[0].error or not (both := _day_and_time(self.days[0])):
            return
        cell, (day, clock) = self.days[0], both
        times = start_and_end(clock)
        found = dict(zip(("start", "end"), times or (clock,), strict=False))
        for field, text in found.items():
            other = self.parts.get(field)
            if other and not other.error and not _same_time(other.text, text):
                wrong = f'The date says "{clock}", and {letters(other.column)}{other.row} "{one_line(other.text)}".'
                self._report(cell, wrong, "Write the day alone, and the right time in its own column.")
        self.days = [replace(cell, text=day)]
        for field, text in found.items():
            self.parts.setdefault(field, replace(cell, text=text, holds=""))

    def _end_with_day(self) -> None:
        """Take the day out of an end with a day and a time, and the time out of an end date."""
        for field in ("end", "end_date"):
            cell = self.parts.get(field)
            if not cell or cell.error or not (both := _day_and_time(cell)):
                continue
            other = self.parts.get("end_date" if field == "end" else "end")
            if field == "end":
                self.parts["end"] = replace(cell, text=both[1], holds="")
                self.parts.setdefault("end_date", replace(cell, text=both[0]))
            else:
                self.parts["end_date"] = replace(cell, text=both[0])
                self.parts.setdefault("end", replace(cell, text=both[1], holds=""))
            part = both[0] if field == "end" else both[1]
            if other and not other.error and not (_same_day(other.text, part) or _same_time(other.text, part)):
                wrong = f'This says "{part}", and {letters(other.column)}{other.row} "{one_line(other.text)}".'
                self._report(cell, wrong, "Write the day and the time each in its own column.")

    def _whole_days(self) -> None:
        """Read events of whole days, whose end a calendar writes as the midnight after."""
        flag, whole = self._is_yes(ALL_DAY)
        day = _day(self.days[0]) if len(self.days) == 1 and not self.days[0].error else None
        end_cell = self.parts.get("end_date")
        last = _day(end_cell) if end_cell and not end_cell.error else None
        if whole and flag:
            ends_at_midnight = "end" in self.parts and _is_midnight(self.parts["end"])
            for field in ("start", "end"):
                cell = self.parts.get(field)
                if cell and not cell.error and _is_midnight(cell):
                    del self.parts[field]
            if kept := self.parts.get("start") or self.parts.get("end"):
                wrong = f'It is for the whole day, and {letters(kept.column)}{kept.row} says "{one_line(kept.text)}".'
                self._report(flag, wrong, f'Write no below "{self._name(flag)}", or empty the times.')
            if end_cell and day and last and last > day and (ends_at_midnight or self._ends_exclusively):
                last -= dt.timedelta(days=1)
                self.parts["end_date"] = replace(end_cell, text=last.isoformat(), holds="date")
        if day and last == day:
            self.parts.pop("end_date", None)

    @property
    def _ends_exclusively(self) -> bool:
        """Whether the end date of whole days is the day after, as Outlook and Google Calendar write it."""
        return fold(self._header.names.get(self._header.column_of("title"), "")) == "subject"

    def _status(self) -> None:
        status = self.parts.get("status")
        if status and fold(status.text) in _STATES_OF_EVENTS:
            status = self.parts.pop("status") and None
        elif status and fold(status.text) == "draft":
            self.parts["draft"] = replace(self.parts.pop("status"), text="yes")
            status = None
        said: dict[str, Cell] = {}
        for field, meant in _STATUS_OF.items():
            cell, yes = self._is_yes(field)
            if cell and yes:
                said[meant] = cell
            elif cell and status and not cell.error and _is_status(status.text, meant):
                wrong = (
                    f'"{one_line(cell.text)}" below "{self._name(cell)}", and the status is "{one_line(status.text)}".'
                )
                self._report(cell, wrong, "Correct one of the two cells.")
        stronger = [meant for meant in said if not (meant == "full" and len(said) > 1)]
        for meant in stronger[:1]:
            cell = said[meant]
            if len(stronger) > 1:
                self._report(cell, f"The row says {in_words(stronger)}.", "Write yes below one of them only.")
            if (
                status
                and not _is_status(status.text, meant)
                and not (meant == "cancelled" and fold(status.text) in _ON)
            ):
                wrong = f'The row says {meant}, and the status is "{one_line(status.text)}".'
                self._report(cell, wrong, "Correct one of the two cells.")
            elif status and not _is_status(status.text, meant):
                wrong = f'The row says {meant}, and the status is "{one_line(status.text)}".'
                self._report(cell, wrong, f"Write {meant.capitalize()} as the status, or no here.")
            else:
                self.parts["status"] = replace(cell, text=meant, holds="")

    def _venue(self) -> None:
        flag, online = self._is_yes(ONLINE)
        cells = [cell for field in ("venue", *VENUE_PARTS) if (cell := self.parts.get(field)) and one_line(cell.text)]
        for field in VENUE_PARTS:
            self.parts.pop(field, None)
        if flag and online:
            if not cells:
                self.parts["venue"] = replace(flag, text="Online", holds="")
            elif not is_online(one_line(cells[0].text)):
                wrong = f'It is online, and {letters(cells[0].column)}{cells[0].row} says "{one_line(cells[0].text)}".'
                remedy = f"If people can take part either way, write {one_line(cells[0].text)} and online there, and empty this cell; otherwise empty one of the two."
                self._report(flag, wrong, remedy)
            return
        if not cells:
            return
        first = cells[0]
        if unclear := next((cell for cell in cells if cell.error or cell.holds), None):
            self.parts["venue"] = unclear  # reported with its cell
            return
        if (is_online(one_line(first.text)) or is_tbc(first.text)) and len(cells) > 1:
            other = cells[1]
            wrong = f'The venue is "{one_line(first.text)}", and {letters(other.column)}{other.row} says "{one_line(other.text)}".'
            self._report(first, wrong, "Write the place, or empty the other cell.")
            return
        if len(cells) == 1:
            self.parts["venue"] = cells[0]
            return
        text = ", ".join(_without_repeats([one_line(cell.text).strip(" ,") for cell in cells]))
        self.parts["venue"] = replace(first, text=text)


_ON = frozenset({"scheduled", "confirmed", "open", "on", "runningasplanned"})


def _without_repeats(texts: list[str]) -> Iterator[str]:
    """Yield each part of a place that those before it do not say already."""
    said = ""
    for text in texts:
        if not re.search(rf"\b{re.escape(text.casefold())}(?!\w)", said):
            yield text
            said += f", {text.casefold()}"


def _is_short(text: str) -> bool:
    """Return whether an event's description is a sentence or two, which fit in lists and feeds."""
    return "\n" not in text.strip() and "<" not in text and len(text) <= _LONGEST_SUMMARY


def _day_and_time(cell: Cell) -> tuple[str, str] | None:
    """Split a day with a time beside it; a clock time alone is none."""
    day, clock = split_day(day_typed(cell.text))
    if not clock or not re.search(r"[\d]", day):
        return None
    try:
        parse_day(day)
    except InputError:
        return None
    return day, clock


def _day(cell: Cell) -> dt.date | None:
    try:
        return parse_day(day_typed(cell.text))
    except InputError:
        return None


def _same_day(text: str, day: str) -> bool:
    try:
        return parse_day(day_typed(text)) == parse_day(day)
    except InputError:
        return False


def _same_time(text: str, clock: str) -> bool:
    try:
        return parse_time(time_typed(text)) == parse_time(time_typed(clock))
    except InputError:
        return one_line(text) == one_line(clock)


def _is_midnight(cell: Cell) -> bool:
    return _MIDNIGHT.fullmatch(one_line(cell.text)) is not None


def _is_status(typed: str, meant: str) -> bool:
    return fold(typed).replace("canceled", "cancelled") == fold(meant) or (meant == "full" and "full" in fold(typed))
