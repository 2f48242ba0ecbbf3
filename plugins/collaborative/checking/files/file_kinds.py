"""Files other than pages: which of them are published, and which should not be there."""

import re
from collections.abc import Iterator
from posixpath import basename, splitext
from typing import Any
from urllib.parse import unquote

from collaborative.checking.files.pictures import SHOWN, Look
from collaborative.checking.subject import Subject
from collaborative.loading.kinds import KINDS
from collaborative.loading.sources import OtherFile
from collaborative.problems import Message, Problem, Severity
from collaborative.reading.files import same_name

LARGE_MB = 10
NOT_SHOWN = "picture that browsers cannot show"
LEFT_COPY = "copy left behind by a program"

# Working files of staff, by ending. They may hold more than visitors should see, so they need a link to be published.
WORKING_FILES: dict[str, str] = {
    **dict.fromkeys((".doc", ".docx", ".docm", ".dotx", ".odt", ".rtf", ".pages", ".wpd"), "Word document"),
    **dict.fromkeys((".xls", ".xlsx", ".xlsm", ".ods", ".numbers", ".csv", ".tsv"), "spreadsheet"),
    **dict.fromkeys((".ppt", ".pptx", ".pptm", ".ppsx", ".odp", ".key", ".pub"), "presentation"),
    **dict.fromkeys((".zip", ".rar", ".7z", ".gz", ".tar"), "archive"),
    **dict.fromkeys((".msg", ".eml", ".pst", ".ics", ".vcf"), "message from an email program"),
    **dict.fromkeys((".mdb", ".accdb", ".db", ".sqlite"), "database"),
    **dict.fromkeys((".txt", ".log", ".url", ".webloc"), "text file"),
    **dict.fromkeys((".heic", ".heif", ".tif", ".tiff", ".bmp", ".psd", ".ai"), NOT_SHOWN),
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
# A file's name at the end of a link or value; it may contain spaces.
_NAME = re.compile(r"""[^/\\()<>"'\[\],;\n]+\.[A-Za-z0-9]{1,8}(?=[\s()<>"'\[\],;#?]|$)""")
# Files that crawlers and search engines ask for.
_FOR_MACHINES = frozenset({"robots.txt", "humans.txt", "security.txt", "ads.txt", "llms.txt"})
_PROOF_OF_OWNER = re.compile(r"google[0-9a-f]+\.html", re.IGNORECASE)
_COPY = re.compile(
    r"(?P<sure>(?P<a>.+?) ?- ?Copy(?: ?\(\d+\))?)|Copy (?:\(\d+\) )?of (?P<b>.+)|(?P<c>.+?)[ _-]?\(\d{1,2}\)|(?P<d>.+?)[ _-]copy(?:[ _-]?\d{1,2})?",
    re.IGNORECASE,
)


def published_files(subject: Subject) -> frozenset[str]:
    """Return the uris of the files that are published beside the pages.

    Working files, and all files among the courses, are published if a page refers to them. Left-over copies never are.
    """
    kept = [file.uri for file in subject.files if not _is_left_copy(file.uri)]
    doubtful = {uri for uri in kept if _is_working_file(uri) or uri.startswith("courses/")} - subject.configured
    named = _names_referred_to(subject) if doubtful else frozenset()
    return frozenset(uri for uri in kept if uri not in doubtful or same_name(basename(uri)) in named)


def _is_left_copy(uri: str) -> bool:
    return uri.endswith("~") or WORKING_FILES.get(_ending(uri)) == LEFT_COPY


def _is_working_file(uri: str) -> bool:
    return _ending(uri) in WORKING_FILES and uri.lower() not in _FOR_MACHINES


def _names_referred_to(subject: Subject) -> frozenset[str]:
    """Return the names of all files that links and front matter mention."""
    texts = (text for document in subject.content.documents for text in [document.body, *_texts(document.front)])
    return frozenset(same_name(unquote(name.strip(" :"))) for text in texts for name in _NAME.findall(text))


def _texts(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    for node in value.values() if isinstance(value, dict) else value if isinstance(value, list) else ():
        yield from _texts(node.value)


def check_strays(subject: Subject) -> Iterator[Problem]:
    """Report files that would be missing from the site, or should not be on it."""
    published = published_files(subject)
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
    elif ending in (".html", ".htm", ".xhtml", ".mht", ".mhtml") and not _PROOF_OF_OWNER.fullmatch(name):
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
    elif not published:
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
    if kind == NOT_SHOWN:
        return "Save it as a JPEG or PNG picture and upload that."
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
