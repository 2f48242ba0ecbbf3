"""The names and folders of new files."""

import datetime as dt
import re
from collections.abc import Collection, Iterable

from collaborative.catalogue import Month
from collaborative.reading.calendar_words import MONTHS
from collaborative.reading.files import KEPT_BY_WINDOWS
from collaborative.reading.words import slugify
from collaborative.sections.owners import is_reserved

LONGEST = 60
_YEAR_FOLDER = re.compile(r"courses/\d{4}-\d\d/")


def course_uri(title: str, code: str, day: dt.date | None, uris: Collection[str]) -> str:
    """Return ``courses/2026-27/first-aid-march-2027.md``, or ``courses/first-aid.md`` without a day.

    The folder is the school year, unless this site keeps its courses without such folders.
    """
    name = short(slugify(title)) or slugify(code) or "course"
    others = [uri for uri in uris if uri.startswith("courses/")]
    by_year = not others or any(_YEAR_FOLDER.match(uri) for uri in others)
    if day is None:
        return _free("courses/", name, uris)
    return _free(f"courses/{school_year(day)}/" if by_year else "courses/", f"{name}-{month_name(day)}", uris)


def news_uri(title: str, day: dt.date, uris: Collection[str]) -> str:
    """Return ``news/2026-11-20-last-places.md``."""
    return _free("news/", f"{day:%Y-%m-%d}-{short(slugify(title)) or 'news'}", uris)


def listing_uri(month: str) -> str:
    """Return ``listings/2027-03.md``, the only possible name of a month's listing."""
    return f"listings/{month}.md"


def named_uri(folder: str, title: str, uris: Collection[str]) -> str:
    """Return ``schools/larkhill.md`` for Larkhill Primary School, without the words that all such names share."""
    whole = slugify(title)
    name = re.sub(r"(?:-primary)?-school$|-cluster$", "", whole)
    return _free(f"{folder}/", short(name) or folder.removesuffix("s"), uris)


def school_year(day: dt.date) -> str:
    """Return ``2026-27``, from September to August."""
    first = Month.of(day).school_year
    return f"{first}-{(first + 1) % 100:02}"


def month_name(day: dt.date) -> str:
    """Return ``march-2027``."""
    return f"{MONTHS[day.month - 1].lower()}-{day.year}"


def short(slug: str) -> str:
    """Shorten a slug at the end of a word."""
    return slug if len(slug) <= LONGEST else slug[: LONGEST + 1].rpartition("-")[0] or slug[:LONGEST]


def _free(folder: str, name: str, uris: Iterable[str]) -> str:
    """Return a name that no file has; equal names in different folders would claim one address."""
    kind = folder.partition("/")[0].rstrip("s")
    top = folder.partition("/")[0] + "/"
    if is_reserved(f"{top}{name}/") or re.fullmatch(KEPT_BY_WINDOWS, name):
        name = f"{name}-{kind}"
    taken = {slugify(uri.rsplit("/", 1)[-1].removesuffix(".md")) for uri in uris if uri.startswith(top)}
    number, free = 1, name
    while free in taken:
        number += 1
        free = f"{name}-{number}"
    return f"{folder}{free}.md"
