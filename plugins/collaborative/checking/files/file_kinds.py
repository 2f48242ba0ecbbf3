"""Files other than pages: which of them are published, and which should not be there."""

import re
from collections.abc import Iterator
from posixpath import basename, splitext

from collaborative.checking.files.pictures import SHOWN, Look
from collaborative.checking.files.public_files import is_allowed, is_for_hosts, published_files
from collaborative.checking.subject import Subject
from collaborative.loading.kinds import KINDS
from collaborative.loading.sources import OtherFile
from collaborative.problems import Message, Problem, Severity

LARGE_MB = 10
LEFT_COPY = "copy left behind by a program"

# Working files of staff, by ending.
WORKING_FILES: dict[str, str] = {
    **dict.fromkeys((".doc", ".docx", ".docm", ".dotx", ".odt", ".rtf", ".pages", ".wpd"), "Word document"),
    **dict.fromkeys((".xls", ".xlsx", ".xlsm", ".ods", ".numbers", ".csv", ".tsv"), "spreadsheet"),
    **dict.fromkeys((".ppt", ".pptx", ".pptm", ".ppsx", ".odp", ".pub"), "presentation"),
    **dict.fromkeys((".zip",), "archive"),
    **dict.fromkeys((".ics", ".vcf"), "file of a calendar or an address book"),
    **dict.fromkeys((".txt",), "text file"),
    **dict.fromkeys((".bak", ".old", ".orig", ".save", ".rej"), LEFT_COPY),
}
_PROGRAMS = re.compile(
    r"\.(?:exe|msi|bat|cmd|com|scr|pif|vbs|vbe|wsf|ps1|hta|jar|lnk|reg|cpl|dll|app|dmg|pkg|apk|deb|rpm|sh|py|php|iso|cab)",
    re.IGNORECASE,
)
_MARKDOWN = re.compile(
    r"\.(?:markdown|mdown|mkdn?|mdwn|mdx|mdtxt|mdtext|qmd|rmd)|\.md[ _.-]*(?:txt|text|docx?|html?|rtf|odt|pdf)|\.md\.+",
    re.IGNORECASE,
)
_COPY = re.compile(
    r"(?P<sure>(?P<a>.+?) ?- ?Copy(?: ?\(\d+\))?)|Copy (?:\(\d+\) )?of (?P<b>.+)|(?P<c>.+?)[ _-]?\(\d{1,2}\)|(?P<d>.+?)[ _-]copy(?:[ _-]?\d{1,2})?",
    re.IGNORECASE,
)


def _is_left_copy(uri: str) -> bool:
    return uri.endswith("~") or WORKING_FILES.get(_ending(uri)) == LEFT_COPY


def check_strays(subject: Subject) -> Iterator[Problem]:
    """Report files that would be missing from the site, or should not be on it."""
    published = published_files(subject, preview=True)  # what a draft refers to is kept back with it, and needs no word
    for file in subject.files:
        if file.uri not in subject.configured:
            yield from _stray(file, file.uri in published, subject.look)


def _stray(file: OtherFile, published: bool, look: Look) -> Iterator[Problem]:
    """Report what is wrong with one file."""
    name, ending = basename(file.path), _ending(file.uri)
    if _is_left_copy(file.uri):
        wrong = "This is a copy that a program has left behind; it is not published."
        yield _warning(file.path, wrong, "Delete it.")
    elif match := re.search(rf"(?:{_MARKDOWN.pattern})$", name, re.IGNORECASE):
        wrong = f'The name ends in "{match[0]}", so the file is not read as a page and would be missing from the site.'
        yield Problem(file.path, 1, "", Message(wrong, f'Rename it to "{name[: match.start()]}.md".'))
    elif _PROGRAMS.fullmatch(ending):
        wrong = f'This is a program ("{ending}"), which visitors could start on their own computers.'
        yield Problem(
            file.path, 1, "", Message(wrong, "Delete it; to offer a program, link to the page of those who make it.")
        )
    elif ending in (".html", ".htm", ".xhtml", ".mht", ".mhtml") and not is_for_hosts(file.uri):
        wrong = "This is a saved web page: it would be published as it is, without the site's menu and checks."
        yield Problem(
            file.path, 1, "", Message(wrong, 'Copy its text into a page of its own, a file that ends in ".md".')
        )
    elif ending == ".svg" and look(file.path).scripted:
        wrong = "This drawing has a program (script) in it, which would run for visitors."
        yield Problem(file.path, 1, "", Message(wrong, "Save it as a PNG picture and upload that."))
    elif not ending and file.uri.partition("/")[0] in KINDS:
        wrong = "The name has no ending, so the file is not read as a page and would be missing from the site."
        yield Problem(file.path, 1, "", Message(wrong, f'Rename it to "{name}.md"; if it is no page, delete it.'))
    elif not is_allowed(file.uri):
        wrong = f'Files of this kind ("{ending or name}") are never published, and may hold what nobody should see.'
        remedy = "Delete it here. To offer a document, save it as a PDF; to show a picture, save it as JPEG or PNG."
        yield Problem(file.path, 1, "", Message(wrong, remedy))
    elif not published and (ending in WORKING_FILES or file.uri.startswith("courses/")):
        kind = "picture" if ending in _SHOWN else WORKING_FILES.get(ending, "file")
        wrong = f"No page refers to this {kind} ({name}), so it is not published."
        yield _warning(file.path, wrong, _what_to_do(kind, file))
    elif file.size > LARGE_MB * 1_000_000 and ending not in _SHOWN:
        wrong = (
            f"The file is large ({file.size / 1_000_000:.0f} MB): on a telephone it takes long, and it may cost money."
        )
        yield _warning(
            file.path, wrong, "Save it smaller (a PDF: File, Save as, Minimum size), or link to where it is kept."
        )


def _what_to_do(kind: str, file: OtherFile) -> str:
    """Return the remedy for a file that no page refers to."""
    if kind == "Word document":
        return (
            'Copy the text into a file that ends in ".md", or save it as a PDF and link to that; then delete it here.'
        )
    if kind == "text file":
        return f'If it is a page, rename it to "{splitext(basename(file.path))[0]}.md"; if not, delete it.'
    if kind == "spreadsheet" and file.uri.startswith("courses/"):
        return "Delete it here; courses in a spreadsheet are taken in with the import command."
    return "Delete it, or show it on a page." if kind == "picture" else "Delete it, or link to it from a page."


def check_left_copies(subject: Subject) -> Iterator[Problem]:
    """Report Markdown files named as Windows, macOS or Google Drive name a copy."""
    paths = {source.path for source in subject.sources}
    clashes = [problem for problem in subject.content.problems if problem.field in ("code", "slug")]
    for path in sorted(paths):
        folder, _, name = path.rpartition("/")
        if "opy" not in name and ").md" not in name:
            continue
        match = _COPY.fullmatch(splitext(name)[0])
        original = next((stem for stem in match.group("a", "b", "c", "d") if stem), "") if match else ""
        known = f"{folder}/{original}.md" in paths
        said_already = any(path == problem.path or path in problem.wrong for problem in clashes)
        if match and (known or match["sure"]) and not said_already:
            of = f' of "{original}.md"' if known else ""
            wrong = f"The file looks like a copy{of} that was left behind."
            remedy = "Delete it if it is one; if it is a page of its own, rename it after what it is about."
            yield _warning(path, wrong, remedy)


def _ending(name: str) -> str:
    return splitext(name)[1].lower()


def _warning(path: str, wrong: str, remedy: str) -> Problem:
    return Problem(path, 1, "", Message(wrong, remedy), Severity.WARNING)


_SHOWN = frozenset(ending for endings in SHOWN.values() for ending in endings)
