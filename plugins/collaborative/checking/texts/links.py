"""Links in bodies: where they lead, and whether visitors can get there."""

import posixpath
import re
from collections.abc import Iterator
from urllib.parse import unquote

from collaborative.checking.files.file_index import FileIndex
from collaborative.checking.findings import Finding, error, quoted, warning
from collaborative.checking.markdown import Image, Link
from collaborative.checking.subject import Subject
from collaborative.checking.texts.anchors import anchors_in
from collaborative.checking.texts.places import Places, link_to
from collaborative.checking.texts.web_addresses import check_address, check_missing_scheme, is_outside
from collaborative.loading.documents import Document
from collaborative.problems import Problem
from collaborative.reading.files import is_on_a_computer
from collaborative.reading.words import fold, nearest

_SAYS_NOTHING = frozenset(
    fold(text)
    for text in (
        "here",
        "click",
        "click here",
        "click on this link",
        "click this link",
        "press here",
        "tap here",
        "this link",
    )
)
_HOW_TO_LINK = (
    "Write the way to the file as seen from the folder of this one, for example ../courses/first-aid.md ;"
    " a file that is not there yet must be uploaded first."
)
_ENDINGS_OF_PAGES = ("", ".html", ".htm", ".php", ".aspx")
_LOOKS_LIKE_ADDRESS = re.compile(r"(?:https?://)?(?:www\.)?([\w-]+(?:\.[\w-]+)+)(?:[/?#]\S*)?", re.IGNORECASE)


def check_links(subject: Subject) -> Iterator[Problem]:
    """Check every link and every address of a picture, in the order of files."""
    check = _Links(subject)
    for document in subject.content.documents:
        body = subject.body_of(document)
        for link in body.links:
            for finding in check.findings(link, document):
                yield finding.at(document.path, link.line)
        for image in body.images:
            if (found := _check_picture(image)) is not None:
                yield found.at(document.path, image.line)


def _check_picture(image: Image) -> Finding | None:
    """Report a picture that browsers would load from another site."""
    if not is_outside(image.target) or is_on_a_computer(image.target):  # reported by the check of pictures
        return None
    if image.target.lstrip().lower().startswith(("http:", "https:", "//")):
        return error(
            f"The picture {quoted(image.target)} lies on another site, which would learn of everybody who looks at this page.",
            "Download it, upload it here into content/images, and write its name there: ![What it shows](../images/name.jpg)"
            " (if you may use it).",
        )
    return check_address(image.target) or error(
        f"{quoted(image.target)} is no picture.", "Upload the picture into content/images, and write its name here."
    )


class _Links:
    """Checks links, and remembers the anchors of each page."""

    def __init__(self, subject: Subject) -> None:
        self._subject = subject
        self._places = Places(subject)
        self._files = FileIndex(subject.files)
        self._anchors: dict[str, frozenset[str]] = {}

    def findings(self, link: Link, document: Document) -> Iterator[Finding]:
        """Yield what is wrong with the text and the target of a link."""
        target, text = link.target.strip(), " ".join(link.text.split())
        if not target or target == "#":
            yield error(
                f"The link {quoted(text)} leads nowhere: there is no address in its round brackets.",
                "Write the address there, for example [Contact us](contact.md), or delete both kinds of brackets.",
            )
            return
        if finding := self._check_target(target, document):
            yield finding
        if not text:
            yield error(
                f"The link to {quoted(target)} has no text, so nobody can see it.",
                f"Write the text in the square brackets: [What it leads to]({target})",
            )
        elif fold(text) in _SAYS_NOTHING and not link.definition:
            yield warning(
                f'The text of the link is only "{text}": people who hear the links of a page read out learn nothing.',
                "Put the name of what it leads to into the square brackets, for example [booking form].",
            )
        if finding := _says_another_address(text, target):
            yield finding

    def _check_target(self, target: str, document: Document) -> Finding | None:
        if target.startswith("#"):
            return self._check_anchor(target[1:], document.uri, "this page", target)
        if target.startswith("?"):
            return None
        if is_outside(target):
            return check_address(target) or self._check_own_address(target, document)
        if (
            not target.startswith("/")
            and not target.partition("#")[0].lower().endswith(".md")
            and self._files.linked(target, document.uri)
        ):
            return None
        path, _, anchor = target.partition("#")
        path = unquote(path.partition("?")[0])
        if path.startswith("/"):
            return self._check_absolute(path, target, document)
        uri = posixpath.normpath(posixpath.join(posixpath.dirname(document.uri), path))
        if posixpath.normpath(path) == "." and not path.endswith(".md"):
            uri = document.uri
        if self._places.holds(uri):
            if why := self._places.why_unreachable(uri):
                return error(
                    f"The link leads to {quoted(path)}, which {why}.", "Link to another file, or delete the link."
                )
            return self._check_anchor(unquote(anchor), uri, path, target) if anchor else None
        return self._check_missing(uri, path, target, document)

    def _check_missing(self, uri: str, path: str, target: str, document: Document) -> Finding:
        """Report a target that does not exist, with what was probably meant."""
        if finding := check_missing_scheme(target):
            return finding
        meant = self._places.nearest_to(uri)
        if posixpath.splitext(path.rstrip("/"))[1].lower() in _ENDINGS_OF_PAGES:
            address = posixpath.normpath(posixpath.join(self._places.address_of(document.uri), path)).removeprefix(".")
            if works := self._places.serves(address):
                meant = self._places.uri_at(address) or meant
            return self._to_built_address(target, meant, document, works=works)
        if meant and meant.casefold() == uri.casefold():
            return error(
                f"The link leads to {quoted(path)}, and the file is called {posixpath.basename(meant)}: capitals count.",
                f"Write {link_to(meant, document.uri)}",
            )
        where = f' (that is, "{uri}")' if uri != path else ""
        remedy = f"Did you mean {link_to(meant, document.uri)} ?" if meant else _HOW_TO_LINK
        if path.endswith(".md") and not meant:
            remedy = f"The page may have been renamed or deleted. {_HOW_TO_LINK}"
            if alike := self._places.most_like(uri):
                remedy = (
                    f"The page may have been renamed or deleted: did you mean {link_to(alike, document.uri)} ? "
                    "If there is no such page any more, delete the link."
                )
        return error(f"The link leads to a file that does not exist: {quoted(path)}{where}.", remedy)

    def _to_built_address(self, target: str, meant: str | None, document: Document, *, works: bool) -> Finding:
        """Report a link to an address of the built site instead of to a file."""
        remedy = _remedy(meant, document)
        if works:
            wrong = f"The link {quoted(target)} is an address of the finished site, so nobody is told when it breaks."
            return warning(wrong, remedy)
        return error(f"The link {quoted(target)} leads nowhere: there is no page at that address.", remedy)

    def _check_absolute(self, path: str, target: str, document: Document) -> Finding | None:
        address = self._places.within(path)
        typed = path.lstrip("/")
        if address is not None and self._places.serves(address) and not path.endswith(".md"):
            meant = self._places.uri_at(address) or (typed if self._places.holds(typed) else None)
            return self._to_built_address(target, meant, document, works=True) if meant else None
        meant = typed if self._places.holds(typed) else self._places.nearest_to(typed)
        return error(
            f"The link {quoted(target)} begins with / and leads to nothing on this site.", _remedy(meant, document)
        )

    def _check_own_address(self, target: str, document: Document) -> Finding | None:
        """Check a link to this site by its full URL."""
        url = self._subject.settings.url
        if not target.lower().startswith(url.lower()):
            return None
        address = unquote(re.split(r"[?#]", target[len(url) :], maxsplit=1)[0])
        if self._places.serves(address):
            return None
        meant = self._places.nearest_to(address)
        return warning(f"The link {quoted(target)} leads to nothing on this site.", _remedy(meant, document))

    def _check_anchor(self, anchor: str, uri: str, page: str, target: str) -> Finding | None:
        document = self._places.documents.get(uri)
        if document is None or not self._subject.settings.usual_anchors:
            return None
        if uri not in self._anchors:
            attributes = "attr_list" in self._subject.settings.markdown_extensions
            found = anchors_in(self._subject.body_of(document), attributes=attributes)
            self._anchors[uri] = found | set(self._places.anchors_made_for(uri))
        known = self._anchors[uri]
        if anchor in known or anchor.startswith(("fn:", "fnref:", ":~:")):
            return None
        meant = nearest(anchor, sorted(known - {"c.content", "top"}))
        remedy = f"Did you mean #{meant} ?" if meant else "Link to the page without the # and what follows it."
        if not meant and (headings := sorted(known - {"c.content", "top"})):
            remedy = f"Its headings are #{' #'.join(headings[:8])} ."
        return error(f"The link {quoted(target)} leads to #{anchor}, and no heading of {page} has that name.", remedy)


def _remedy(meant: str | None, document: Document) -> str:
    if meant:
        return f"Link to the file instead: write {link_to(meant, document.uri)}"
    return _HOW_TO_LINK


def _says_another_address(text: str, target: str) -> Finding | None:
    """Report link text that looks like an address but differs from the target."""
    said = _LOOKS_LIKE_ADDRESS.fullmatch(text)
    if "@" in text and target.lower().startswith("mailto:"):
        address = target[7:].partition("?")[0]
        if re.fullmatch(r"\S+@\S+\.\w+", text) and text.lower() != unquote(address).lower():
            return warning(f"The link says {text} and writes to {address}.", "Make the two the same.")
    elif said and (led := re.match(r"https?://(?:www\.)?([\w.-]+)", target, re.IGNORECASE)):
        one, other = said[1].lower(), led[1].lower()
        if not (one == other or one.endswith(f".{other}") or other.endswith(f".{one}")) and not text.lower().endswith(
            (".md", ".pdf", ".docx", ".xlsx")
        ):
            return warning(
                f"The link says {quoted(text)} and leads to {quoted(target)}.",
                "Make the two the same, or write in words what it leads to.",
            )
    return None
