"""Problems with a picture file itself."""

from collections.abc import Iterator
from posixpath import basename, splitext

from collaborative.checking.files.pictures import SHOWN, Picture
from collaborative.checking.files.shown import Shown
from collaborative.loading.sources import OtherFile
from collaborative.problems import Message, Problem, Severity

LARGE_MB = 2
LARGE_PIXELS = 4000
TOO_MANY_PIXELS = 100_000_000  # 400 MB in a browser's memory

_SMALLER = "Resize it to about 1600 pixels wide (in Windows: open it in Photos, …, Resize image), and upload it again."


def picture_problems(shown: Shown, file: OtherFile, picture: Picture) -> Iterator[Problem]:
    """Report what is wrong with a file that a page shows."""
    name, ending = basename(file.uri), splitext(file.uri)[1].lower()
    if file.size == 0:
        yield shown.problem(f'"{name}" is empty, so no picture would be seen.', "Upload the picture again.")
        return
    if picture.kind not in SHOWN:
        what = picture.kind or "something else"
        wrong = f'"{name}" is not a picture that browsers can show: it is {what}.'
        yield shown.problem(wrong, _instead(picture.kind, shown))
        return
    if picture.scripted:
        wrong = f'"{name}" has a program (script) in it, which would run for visitors.'
        yield shown.problem(wrong, "Save the drawing as a PNG picture, and upload that.")
    if picture.width * picture.height > TOO_MANY_PIXELS:
        wrong = f'"{name}" has {picture.width} × {picture.height} pixels, too many for a telephone or tablet to show.'
        yield shown.problem(wrong, _SMALLER)
    elif file.size > LARGE_MB * 1_000_000 or max(picture.width, picture.height) > LARGE_PIXELS:
        wrong = f'"{name}" is very large ({_extent(file, picture)}). The site shows a smaller copy, which every build has to make again.'
        yield shown.warning(wrong, _SMALLER)
    if ending not in SHOWN[picture.kind]:
        wrong = f'"{name}" is a {picture.kind} picture by its content, but not by its name.'
        right = f"{splitext(name)[0]}{SHOWN[picture.kind][0]}"
        yield shown.warning(wrong, f'Rename the file to "{right}", here as well.')
    if not picture.whole:
        wrong = f'"{name}" is damaged or cut off: a part of the picture may be missing.'
        yield shown.warning(wrong, "Open it to see whether it is whole, and upload it again.")
    if picture.located:
        yield shown.problem_at(_says_where(name), Severity.WARNING)


def unused_picture_problems(file: OtherFile, picture: Picture) -> Iterator[Problem]:
    """Report what is wrong with a picture that no page shows but that is published."""
    if picture.located:
        yield Problem(file.path, 1, "", _says_where(basename(file.uri)), Severity.WARNING)


def _says_where(name: str) -> Message:
    """Write the message about a photograph that reveals where it was taken."""
    wrong = f'"{name}" says where it was taken (its location, in the EXIF details). The site shows a copy without it.'
    return Message(
        wrong,
        "Whoever can see the site's own files can still read it: take the location out (in Windows: right-click, Properties, Details, Remove Properties), and upload it again.",
    )


def _instead(kind: str, shown: Shown) -> str:
    """Return the remedy for a file that browsers cannot show."""
    if kind in ("a PDF", "a video") or "Word" in kind:
        if shown.field:
            return "Choose a picture, or take the line away."
        link = "without the exclamation mark: [Minutes]"
        if kind == "a PDF" and not shown.typed.lower().endswith(".pdf"):
            renamed = f"{splitext(shown.typed)[0]}.pdf"
            return f'Rename it to "{basename(renamed)}", and link to it {link}({renamed}).'
        return f"Link to it instead, {link}({shown.typed})."
    if kind in ("", "a saved web page"):
        return f"Save the picture itself (right-click on it where you found it, Save image as), and upload it as {shown.typed}."
    return "Save it as JPEG or PNG (open it, Save as or Export), and upload that."


def _extent(file: OtherFile, picture: Picture) -> str:
    weight = f"{file.size / 1_000_000:.1f} MB" if file.size > 100_000 else f"{file.size / 1000:.0f} KB"
    return f"{weight}, {picture.width} × {picture.height} pixels" if picture.width else weight
