"""Types of front matter fields: each reads typed text as a value, or raises InputError.

The site's settings (zone, vocabularies) are pydantic's validation context.
"""

import datetime as dt
import re
from collections.abc import Callable, Iterable
from typing import Annotated, Any, TypeVar

from pydantic import BeforeValidator, ValidationInfo

from collaborative.problems import InputError
from collaborative.reading.calendar_words import EXAMPLE
from collaborative.reading.contact import parse_email, parse_phone, parse_web_address, tidy_postcode
from collaborative.reading.day_errors import off_in_keys
from collaborative.reading.days import parse_day, read_day, split_day
from collaborative.reading.files import is_elsewhere, parse_file, parse_page_address, refuse_own_computer
from collaborative.reading.numbers import parse_count
from collaborative.reading.times import parse_end, parse_time
from collaborative.reading.words import fold, in_words, nearest, one_line, parse_list, parse_yes_no, slugify
from collaborative.records import input_warnings
from collaborative.records.input_warnings import RefuseIf, WarnIf
from collaborative.settings import Settings
from collaborative.vocabulary import Vocabulary

LONGEST_LINE = 200

V = TypeVar("V")

# Folded: "TBC", "Venue to be confirmed", "Time: T.B.A.", "Awaiting confirmation", "Not yet known", and no other words.
_TO_BE_CONFIRMED = re.compile(
    r"(?:the)?(?:dates?|times?|venue|place|location|room|host(?:school)?|price|cost)?(?:is|are)?(?:still)?"
    r"(?:tb[acd]|tobe(?:confirmed|announced|arranged|advised|agreed|decided)|awaitingconfirmation|not(?:yet)?known(?:yet)?)"
)


def is_tbc(value: object) -> bool:
    if not isinstance(value, str) or value[:1].isdigit():  # most values are days and times, for which this is fast
        return False
    return _TO_BE_CONFIRMED.fullmatch(fold(value)) is not None


def as_text(value: Any) -> str:
    """Return text as typed; a list or dict is refused."""
    if isinstance(value, str):
        return value.strip()
    if isinstance(value, list):
        remedy = (
            f"Write it without brackets or dashes; if they belong to the text, put it in quotes: {_as_typed(value)}."
        )
        raise InputError("This is a list, and one piece of text is wanted.", remedy)
    remedy = f"Write the text alone; if the braces belong to it, put it in quotes: {_as_typed(value)}."
    raise InputError("This has keys of its own, and one piece of text is wanted.", remedy)


def _as_typed(value: Any) -> str:
    """Return a list or dict as quoted text, if it is short enough to show."""
    if isinstance(value, list) and value and all(isinstance(item, str) for item in value):
        inner = one_line(", ".join(value).replace('"', "'"))
        return f'"[{inner}]"' if len(inner) <= 60 else '"[…]"'
    return '"[…]"' if isinstance(value, list) else '"{…}"'


def as_line(value: Any) -> str:
    """Return text on one line, of at most ``LONGEST_LINE`` characters."""
    line = one_line(value if isinstance(value, str) else as_text(value))
    if len(line) > LONGEST_LINE:
        raise InputError(
            f"This is too long: {len(line)} characters.", f"Shorten it to {LONGEST_LINE} characters or fewer."
        )
    return line


def as_place(value: Any) -> str:
    """Return a place, "" while it is to be confirmed."""
    line = as_line(value)
    return "" if is_tbc(line) else line


def as_items(value: Any) -> tuple[str, ...]:
    """Return the items of a list, or of text with commas."""
    return tuple(parse_list(value)) if isinstance(value, str) else _list_items(value)


def as_lines(value: Any) -> tuple[str, ...]:
    """Return the items of a list, or of text with one item a line, for items that contain commas."""
    if isinstance(value, str):
        return tuple(line for line in (one_line(part.lstrip("-*• ")) for part in value.splitlines()) if line)
    return _list_items(value)


def _list_items(value: Any) -> tuple[str, ...]:
    if not isinstance(value, (list, tuple)):
        raise InputError("This has keys of its own, and a list is wanted.", "Write the items with commas: one, two.")
    return each(value, _list_item)


def _list_item(value: Any) -> str:
    if item := one_line(as_text(value)):
        return item
    raise InputError("An item of this list is empty.", "Write the item, or take its line with the dash away.")


def each(items: Iterable[Any], read: Callable[[Any], V]) -> tuple[V, ...]:
    """Read every item; an error notes the index of its item."""
    values = []
    for index, item in enumerate(items):
        try:
            values.append(read(item))
        except InputError as error:
            error.item = index
            raise
    return tuple(values)


def as_day(value: Any) -> dt.date:
    """Read one day, also in brackets as the only item of a list."""
    if isinstance(value, dt.date):
        return value
    if isinstance(value, list) and all(isinstance(item, str) for item in value):
        if len(value) != 1:
            raise InputError("This is a list, and one day is wanted.", f"Write one day alone, {EXAMPLE}")
        (value,) = value
    return parse_day(as_text(value))


def as_day_or_tbc(value: Any) -> dt.date | None:
    return None if value is None or is_tbc(value) else as_day(value)


def as_time(value: Any) -> dt.time | None:
    return (
        value if value is None or isinstance(value, dt.time) else None if is_tbc(value) else parse_time(as_text(value))
    )


def as_end(value: Any) -> dt.time | None:
    """Read the time at which something ends, which may be midnight: 00:00."""
    return (
        value if value is None or isinstance(value, dt.time) else None if is_tbc(value) else parse_end(as_text(value))
    )


def as_moment(value: Any, info: ValidationInfo) -> dt.datetime:
    """Read a day, or a day and a time, in the site's zone; a day means its start."""
    if isinstance(value, dt.datetime):
        return value
    typed = one_line(as_text(value))
    settings = settings_of(info)
    day, clock = split_day(typed)
    if clock:
        return dt.datetime.combine(parse_day(day), parse_time(clock), settings.zone)
    return settings.midnight(parse_day(typed))


def as_yes_no(value: Any) -> bool:
    return value if isinstance(value, bool) else parse_yes_no(as_text(value))


def as_count(value: Any) -> int:
    return value if isinstance(value, int) else parse_count(as_text(value))


def as_slug(value: Any) -> str:
    typed = as_line(value)
    if "/" in typed.strip("/"):
        last = slugify(typed.rstrip("/").rsplit("/", 1)[-1]) or "first-aid"
        raise InputError(f'"{typed}" is more than the last part of an address.', f"Write that part alone: slug: {last}")
    if slug := slugify(typed):
        return slug
    raise InputError(
        f'"{typed}" has no letter from a to z and no digit, so no address can be made of it.',
        "Add a line with a name for the address, for example slug: first-aid",
    )


def as_slugs(value: Any) -> tuple[str, ...]:
    """Read old addresses: the last part, the whole address from a browser, or the old file's name."""
    return each(as_items(value), _as_alias)


def _as_alias(typed: str) -> str:
    last = parse_page_address(typed).rsplit("/", 1)[-1]
    if not slugify(last):
        raise InputError(f'"{typed}" is not the address of a page.', "Copy it from the browser, or take it away.")
    return as_slug(last)


def as_email(value: Any) -> str:
    return parse_email(as_text(value))


def as_web_address(value: Any) -> str:
    return parse_web_address(as_text(value))


def as_phone(value: Any) -> str:
    return parse_phone(as_line(value))


def as_postcode(value: Any) -> str:
    return tidy_postcode(as_line(value))


def as_file_or_web_address(value: Any) -> str:
    """Read a file's path from the content folder, or a web address."""
    typed = one_line(as_text(value))
    refuse_own_computer(typed)
    return as_web_address(typed) if is_elsewhere(typed) else parse_file(typed)


def as_files(value: Any) -> tuple[str, ...]:
    return each(as_items(value), as_file_or_web_address)


def one_of(what: str, choices: dict[str, Any]) -> Callable[[Any], Any]:
    """Return a validator for a closed choice from folded typed words to values."""
    by_fold = {fold(word): value for word, value in choices.items()}
    words = sorted((word for word in choices if len(word) > 4), key=len, reverse=True)  # longest first

    def choose(value: Any) -> Any:
        if value in by_fold.values() and not isinstance(value, (list, dict)):
            return value
        value = as_text(value)
        if (folded := fold(value)) in by_fold:
            return by_fold[folded]
        guess = nearest(value, choices)
        if by_beginning := next((word for word in words if folded.startswith(fold(word))), None):
            choice, rest = by_fold[fold(by_beginning)], one_line(value)
            hint = f"Write {choice} alone" + (_rest_of_status(rest) if what.startswith("a status") else ".")
            raise InputError(f'"{rest}" says more than {what} can hold.', hint)
        known = in_words(dict.fromkeys(str(choice) for choice in choices.values()), "or")
        hint = f"Did you mean {by_fold[fold(guess)]}? Write one of: {known}." if guess else f"Write one of: {known}."
        raise InputError(f'"{one_line(value)}" is not {what}.', hint)

    return choose


def _rest_of_status(typed: str) -> str:
    """Return where the rest of a status belongs: ``postponed to 29 April 2027`` has a new date, others a reason."""
    keys = off_in_keys(typed, read_day)
    if keys.get("new_date") == "TBC" and any(c.isdigit() for c in typed):
        return ", and on a line of its own the new day with its year, for example new_date: 29 April 2027"
    if "new_date" in keys:
        return f", and on a line of its own new_date: {keys['new_date']}"
    return ", and why in reason."


def as_audiences(value: Any, info: ValidationInfo) -> tuple[str, ...]:
    vocabulary = settings_of(info).audiences
    found = each(as_items(value), vocabulary.find_all) if not isinstance(value, str) else (vocabulary.find_all(value),)
    return vocabulary.in_order(term.name for terms in found for term in terms)


def as_subject(value: Any, info: ValidationInfo) -> str:
    subjects, typed = settings_of(info).subjects, as_line(value)
    try:
        return subjects.find(typed).name
    except InputError:
        several = _several(subjects, typed)
        if not several:
            raise
    known = in_words(several[1:])
    raise InputError(
        f'"{typed}" is more than one subject.', f"Write one, for example {several[0]}, and {known} in tags."
    )


def _several(vocabulary: Vocabulary, typed: str) -> tuple[str, ...]:
    """Return all terms in a text with more than one term, otherwise none."""
    try:
        names = tuple(dict.fromkeys(term.name for term in vocabulary.find_all(typed)))
    except InputError:
        return ()
    return names if len(names) > 1 else ()


def settings_of(info: ValidationInfo) -> Settings:
    if not isinstance(info.context, Settings):
        raise TypeError("records are shaped with context=Settings")
    return info.context


Line = Annotated[str, BeforeValidator(as_line)]
Text = Annotated[str, BeforeValidator(as_text)]
Place = Annotated[str, BeforeValidator(as_place)]
Items = Annotated[tuple[str, ...], BeforeValidator(as_items)]
Lines = Annotated[tuple[str, ...], BeforeValidator(as_lines)]
UnclearDay = RefuseIf(input_warnings.day_is_unclear)
Day = Annotated[dt.date, BeforeValidator(as_day), WarnIf(input_warnings.time_is_lost), UnclearDay]
DayOrTBC = Annotated[
    dt.date | None, BeforeValidator(as_day_or_tbc), WarnIf(input_warnings.time_belongs_in_start), UnclearDay
]
Clock = Annotated[dt.time | None, BeforeValidator(as_time)]
EndClock = Annotated[dt.time | None, BeforeValidator(as_end)]
Moment = Annotated[dt.datetime, BeforeValidator(as_moment), UnclearDay]
YesNo = Annotated[bool, BeforeValidator(as_yes_no)]
Count = Annotated[int, BeforeValidator(as_count)]
Slug = Annotated[str, BeforeValidator(as_slug)]
Slugs = Annotated[tuple[str, ...], BeforeValidator(as_slugs)]
Email = Annotated[str, BeforeValidator(as_email)]
WebAddress = Annotated[str, BeforeValidator(as_web_address), WarnIf(input_warnings.link_is_unencrypted)]
Phone = Annotated[str, BeforeValidator(as_phone), WarnIf(input_warnings.phone_is_odd)]
Postcode = Annotated[str, BeforeValidator(as_postcode), WarnIf(input_warnings.postcode_is_odd)]
FileOrWebAddress = Annotated[str, BeforeValidator(as_file_or_web_address), WarnIf(input_warnings.link_is_unencrypted)]
Files = Annotated[tuple[str, ...], BeforeValidator(as_files), WarnIf(input_warnings.link_is_unencrypted)]
Audiences = Annotated[tuple[str, ...], BeforeValidator(as_audiences)]
Subject = Annotated[str, BeforeValidator(as_subject)]
