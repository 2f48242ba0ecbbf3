"""Headings and titles: their order and spelling, and lines that are headings by mistake."""

import re
from collections.abc import Iterator

from collaborative.checking.findings import Finding, quoted, warning
from collaborative.checking.markdown import Heading
from collaborative.checking.subject import Subject
from collaborative.checking.texts.wording import texts_in
from collaborative.loading.content import kind_of
from collaborative.problems import Problem
from collaborative.reading.words import fold

_WORD = re.compile(r"[^\W\d_]+")
_SHOWN_OF_RECORDS, _SHOWN_OF_PAGES = frozenset({"topic"}), frozenset({"title", "topic"})
_LONGEST = 100  # characters; a longer text was not meant as a heading


def check_headings(subject: Subject) -> Iterator[Problem]:
    """Check the headings of every body, and titles in capitals."""
    for document in subject.content.documents:
        # Titles of records are checked in checking/records/names.py.
        is_record = kind_of(document.uri) is not None
        shown = _SHOWN_OF_RECORDS if is_record else _SHOWN_OF_PAGES
        for field in texts_in(document.front, shown) if any(map(document.typed.lower().__contains__, shown)) else ():
            if field.text.isupper() and (finding := _check_capitals(field.text)):
                yield finding.at(document.path, field.line, field.field)
        if headings := subject.body_of(document).headings:
            title = document.detail("title")
            for heading, finding in _findings(headings, str(title.value) if title else "", page_has_title=is_record):
                yield finding.at(document.path, heading.line)


def _findings(headings: tuple[Heading, ...], title: str, *, page_has_title: bool) -> Iterator[tuple[Heading, Finding]]:
    """Yield what is wrong with the headings, in their order.

    Args:
        headings: The headings of one body.
        title: The title in the front matter, or "".
        page_has_title: Whether the title is always shown above the text; otherwise a first heading of level 1 is it.
    """
    before = 1
    for place, heading in enumerate(headings):
        if finding := _check_form(heading):
            yield heading, finding
            before = heading.level
            continue
        if heading.text.isupper() and (finding := _check_capitals(heading.text)):
            yield heading, finding
        if place == 0 and title and fold(heading.text) == fold(title) and (page_has_title or heading.level > 1):
            yield (
                heading,
                warning(
                    f"The heading {quoted(heading.text)} repeats the title, which already stands above the text.",
                    "Delete the heading.",
                ),
            )
        elif heading.level == 1 and (page_has_title or place):
            yield (
                heading,
                warning(
                    f"{quoted(heading.text)} is a second heading of the first level; the title of the page is the only one.",
                    f"Write it with two signs: ## {heading.text}",
                ),
            )
        elif heading.level > before + 1:
            yield (
                heading,
                warning(
                    f"The heading {quoted(heading.text)} skips a level: it has {heading.level} signs #, the one above it {before}."
                    if place
                    else f"The first heading, {quoted(heading.text)}, has {heading.level} signs #, and the title of the page counts as one.",
                    f"Write it with {before + 1}: {'#' * (before + 1)} {heading.text}",
                ),
            )
        before = heading.level


def _check_form(heading: Heading) -> Finding | None:
    """Check one heading's text and signs."""
    marks = "#" * heading.level
    if not heading.text:
        return warning("This heading has no text.", f"Write it after {marks} and a space, or delete the line.")
    if heading.underlined and (len(heading.text) > _LONGEST or heading.text.endswith((".", ":", ";", ","))):
        return warning(
            f"{quoted(heading.text)} is shown as a heading, because of the line of signs right below it.",
            "Leave an empty line between the two.",
        )
    if not heading.spaced:
        return warning(
            f"{marks}{heading.text} is shown as a heading here, but not everywhere: there is no space after {marks} .",
            f"Write {marks} {heading.text} ; if it is no heading, put a backslash before it: \\{marks}{heading.text}",
        )
    return None


def _check_capitals(text: str) -> Finding | None:
    """Warn about capitals in long words; short titles, codes and abbreviations may have them."""
    words = _WORD.findall(text)
    if sum(map(len, words)) < 15 or sum(len(word) >= 5 for word in words) < 2:
        return None
    return warning(
        f"{quoted(text)} is in capitals, which are hard to read and which some programs spell out letter by letter.",
        f'Write "{text.strip().capitalize()}", with capitals for names and abbreviations only.',
    )
