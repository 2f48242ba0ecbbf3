"""A failure of the program itself: one sentence for the office, everything that is known for a developer."""

import errno
from collections.abc import Iterator
from traceback import format_exception, walk_tb
from types import FrameType
from typing import NamedTuple

import collaborative
from collaborative.loading.sources import SourceFile
from collaborative.records.base import Record
from collaborative.records.page import PlainPage
from collaborative.sections.page import Page
from collaborative.views.emails.email import Email
from collaborative.views.subscriptions.calendars import CalendarFile
from collaborative.views.subscriptions.feeds import Feed

PACKAGE = collaborative.__path__[0]
REMEDY = (
    "Undo your last change and try again, or ask whoever looks after the website to run the same command with --debug."
)
_FULL = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)
_FORBIDDEN = (errno.EACCES, errno.EPERM, errno.EROFS)


class _Place(NamedTuple):
    """A line of a module or template, by its path in the package: ``sections/courses/course.py``."""

    module: str
    line: int


def explain_failure(error: BaseException) -> str:
    """Return what went wrong and what the office can do about it."""
    value = _value_of(error)
    during = f" while it was working on {value}" if value else ""
    return f"The program failed{during}, and nothing was published: {str(error) or type(error).__name__}\n{REMEDY}"


def explain_refusal(error: OSError) -> str:
    """Return what the system would not do, and what would help."""
    if error.errno in _FULL:  # copying names the file that is read, on whatever disk that is
        return "The disk is full. Make room, then run the command again."
    where = f" ({error.filename})" if error.filename else ""
    if error.errno in _FORBIDDEN:
        return f"You may not read or write this file or folder{where}. Ask whoever looks after this computer."
    return f"A file or folder could not be read or written{where}: {error.strerror or error}."


def trace_failure(error: BaseException) -> str:
    """Return the traceback, and in its last line the module that failed and the value that it was working on."""
    place = _place_of(error)
    module = f"{place.module}, line {place.line}" if place else "outside the program"
    return (
        f"{''.join(format_exception(error))}Failed in {module}, working on {_value_of(error) or 'no page or record'}."
    )


def is_our_own(error: BaseException) -> bool:
    """Return whether the error was raised by the program, not by MkDocs or Python-Markdown at work for it."""
    names = [str(frame.f_globals.get("__name__", "")).partition(".")[0] for frame in _frames(error)]
    own = [_path_in_package(frame) is not None for frame in _frames(error)]
    return any(own) and not any(name in ("mkdocs", "markdown") for name in names[_last(own) :])


def _last(marks: list[bool]) -> int:
    return len(marks) - 1 - marks[::-1].index(True)


def _frames(error: BaseException) -> Iterator[FrameType]:
    """From the outermost call to where the error was raised."""
    return (frame for frame, _ in walk_tb(error.__traceback__))


def _place_of(error: BaseException) -> _Place | None:
    places = [_Place(path, line) for frame, line in walk_tb(error.__traceback__) if (path := _path_in_package(frame))]
    return places[-1] if places else None


def _path_in_package(frame: FrameType) -> str | None:
    """Jinja's frames have the names of templates, so that these are found as modules are."""
    name = frame.f_code.co_filename
    return name.removeprefix(PACKAGE)[1:].replace("\\", "/") if name.startswith(PACKAGE) else None


def _value_of(error: BaseException) -> str:
    """Return the file or address of the page or record that the innermost calls had in hand, "" if there is none."""
    for frame in reversed(list(_frames(error))):
        for value in reversed(list(frame.f_locals.values())):
            if described := _describe(value):
                return described
    return ""


def _describe(value: object) -> str:
    match value:
        case Record():
            return value.origin.path
        case PlainPage() | SourceFile():
            return value.path
        case Page():
            return value.path or f"the page {value.address or '/'}"
        case Feed() | CalendarFile():
            return value.address
        case Email():
            return value.html
    return ""
