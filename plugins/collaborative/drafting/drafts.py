"""Drafts: new files, and files with something added."""

import datetime as dt
import re
from collections.abc import Mapping
from dataclasses import dataclass

from collaborative.catalogue import Month
from collaborative.drafting.answers import Site
from collaborative.drafting.forms import Form
from collaborative.loading.sources import SourceFile
from collaborative.problems import InputError
from collaborative.reading.calendar_words import parse_month_name
from collaborative.reading.words import fold, in_words, nearest, one_line
from collaborative.records.cluster import Cluster
from collaborative.schema.fields import fields_of
from collaborative.writing import file_names
from collaborative.writing.edits import appended
from collaborative.writing.front_matter import Value, front_matter


@dataclass(frozen=True, slots=True)
class Draft:
    """A file to be written.

    Attributes:
        uri: As MkDocs sees it: ``courses/2026-27/first-aid-march-2027.md``.
        text: The whole file.
        replaces: The file that it replaces, or None.
    """

    uri: str
    text: str
    replaces: SourceFile | None = None


def new_file(form: Form, values: Mapping[str, Value], text: str, site: Site, month: Month | None = None) -> Draft:
    """Draft a new file; ``month`` is a listing's month, which names its file."""
    body = f"\n{text.strip()}\n" if text.strip() else ""
    return Draft(_uri(form, values, site, month), front_matter(values or {"title": ""}) + body)


def _uri(form: Form, values: Mapping[str, Value], site: Site, month: Month | None) -> str:
    title, day = str(values.get("title", "")), _day(values)
    match form.name:
        case "course":
            return file_names.course_uri(title, str(values.get("code", "")), day, site.uris)
        case "news" if day:
            return file_names.news_uri(title, day, site.uris)
        case "listing" if month:
            return file_names.listing_uri(str(month))
        case _:
            return file_names.named_uri(form.kind.folder, title, site.uris)


def _day(values: Mapping[str, Value]) -> dt.date | None:
    """Return the first day in the front matter, if it is a day."""
    found = values.get("date") or values.get("published") or values.get("dates")
    first = found[0] if isinstance(found, list) and found else found
    return first if isinstance(first, dt.date) else None


def with_meeting(cluster: Cluster, meeting: Mapping[str, Value], site: Site) -> Draft:
    """Return the cluster's file with one more meeting; every other byte stays.

    Raises:
        InputError: The file cannot be changed as it is.
    """
    source = next(source for source in site.sources if source.uri == cluster.origin.uri)
    order = tuple(field.key for field in fields_of(Cluster))
    try:
        text = source.data.decode("utf-8")
    except UnicodeDecodeError as error:
        raise InputError(f"{source.path} is not saved as UTF-8.", "Run check, and mend the file first.") from error
    return Draft(source.uri, appended(text, "meetings", meeting, order=order), replaces=source)


def cluster_named(name: str, clusters: tuple[Cluster, ...]) -> Cluster:
    """Find a cluster by title or file name, with or without the word cluster.

    Raises:
        InputError: There is no such cluster.
    """
    for cluster in clusters:
        whole = fold(cluster.title)
        if fold(name) in (whole, whole.removesuffix("cluster"), fold(cluster.origin.stem), fold(cluster.slug)):
            return cluster
    titles = [cluster.title for cluster in clusters]
    if not titles:
        raise InputError("There is no cluster yet.", "Make one first: python3 build.py new cluster.")
    guess = nearest(name, titles)
    hint = f"Did you mean {guess}?" if guess else f"Write one of: {in_words(titles, 'or')}."
    raise InputError(f'"{one_line(name)}" is not a cluster of this site.', hint)


def month_named(text: str) -> Month:
    """Return the month of ``March 2027``, ``2027-03`` or ``03/2027``.

    Raises:
        InputError: The text is not a month, or has no year.
    """
    typed = one_line(text)
    if match := re.fullmatch(r"(\d{4})[-/](\d{1,2})", typed):
        year, number = int(match[1]), int(match[2])
    elif match := re.fullmatch(r"(\d{1,2})[-/](\d{4})", typed):
        year, number = int(match[2]), int(match[1])
    elif match := re.fullmatch(r"([^\W\d_]+)\.?,? (\d{4})", typed):
        year, number = int(match[2]), parse_month_name(match[1])
    else:
        raise InputError(f'"{typed}" is not a month that I can read.', "Write it like March 2027, or 2027-03.")
    if not 1 <= number <= 12 or not 2000 <= year <= 2099:
        raise InputError(f'"{typed}" is not a month of these years.', "Write it like March 2027, or 2027-03.")
    return Month(year, number)
