"""Pictures at the places where pages show them."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from collaborative.checking.files.file_index import link_to, resolve
from collaborative.checking.subject import Subject
from collaborative.loading.documents import Node
from collaborative.problems import Edit, Message, Problem, Severity
from collaborative.reading.files import is_elsewhere, is_on_a_computer
from collaborative.reading.words import fold, holds, one_line


@dataclass(frozen=True, slots=True)
class Shown:
    """A picture at one place on a page.

    Attributes:
        path: The Markdown file's path.
        uri: The Markdown file's uri.
        line: The line of the picture, from 1.
        field: The key, or "" for a picture in the text.
        typed: The picture's address as typed.
        target: The picture's uri; "" if it is on another site.
        alt: The description.
        caption: The text below it.
    """

    path: str
    uri: str
    line: int
    field: str
    typed: str
    target: str
    alt: str
    caption: str = ""

    def problem(self, wrong: str, remedy: str, edit: Edit | None = None) -> Problem:
        """Report an error at the picture's line."""
        return self.problem_at(Message(wrong, remedy, edit))

    def warning(self, wrong: str, remedy: str) -> Problem:
        """Report a warning at the picture's line."""
        return self.problem_at(Message(wrong, remedy), Severity.WARNING)

    def problem_at(self, message: Message, severity: Severity = Severity.ERROR) -> Problem:
        """Report a message at the picture's line."""
        return Problem(self.path, self.line, self.field, message, severity)

    def spelled(self, uri: str) -> str:
        """Return how a file is written here: from the content folder in front matter, from the page in links."""
        return uri if self.field else link_to(uri, self.uri)


def all_shown(subject: Subject) -> Iterator[Shown]:
    """Yield the pictures in the texts and front matter of all pages."""
    for document in subject.content.documents:
        if holds(document.body, "!["):
            for image in subject.body_of(document).images:
                elsewhere = is_elsewhere(image.target) and not is_on_a_computer(image.target)
                target = "" if elsewhere else resolve(image.target, document.uri)
                below = _caption(document.body, image.line - document.body_line)
                yield Shown(document.path, document.uri, image.line, "", image.target, target, image.alt, below)
    for item in subject.content.items:
        record, document = item.record, item.document
        if record is not None and record.image and "image" not in item.wrong:
            yield Shown(
                document.path,
                document.uri,
                item.line(("image",)),
                "image",
                _typed(document.front, "image") or record.image,
                "" if is_elsewhere(record.image) else record.image,
                record.image_alt,
            )


def _typed(front: Mapping[str, Node], key: str) -> str:
    return next((one_line(str(node.value)) for node in front.values() if fold(node.key) == key), "")


def _caption(body: str, line: int) -> str:
    """Return the line below a picture, or a line in italics after an empty line."""
    below = body.split("\n")[line + 1 : line + 3]
    if below and below[0].strip():
        return below[0]
    return below[1] if len(below) > 1 and below[1].lstrip().startswith(("*", "_", ">")) else ""
