"""One Markdown file as text: its front matter with the line of every key, and its body.

The only module that knows python-frontmatter and PyYAML. Every scalar stays the text that was typed; duplicate
keys, anchors, aliases and tags are refused.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, NamedTuple

import frontmatter
import yaml
from frontmatter.default_handlers import YAMLHandler

from collaborative.loading.sources import SourceFile
from collaborative.loading.yaml_slips import explain
from collaborative.problems import Problem, Severity
from collaborative.reading.words import fold

DEEPEST = 8
_CUT_TEXT = re.compile(r"""^([\w -]+):\s+([^\s"'#\[{|>].*?)\s+(#.*)$""")
_HIDDEN_LINE_ENDS = {0x85: " ", 0x2028: " ", 0x2029: " "}  # which YAML sees and no editor shows
HOW_TO_START = "Start the file with a line --- , then the details (title: …), then another line --- ."


class Node(NamedTuple):
    """A value of the front matter and where it stands.

    Attributes:
        key: As typed, or "" for an item of a list.
        line: Of the key (or of the item), counted from 1 in the file.
        plain: A scalar typed without quotes.
    """

    key: str
    line: int
    value: Any
    plain: bool = False


@dataclass(frozen=True, slots=True)
class Document:
    """A file, taken apart.

    Attributes:
        front: The front matter, by key as typed; a value is text, a list of nodes or a dict of nodes.
        body: Markdown.
        body_line: The line of the file on which the body begins.
        unread: Keys of the front matter whose lines could not be read.
    """

    path: str
    uri: str
    front: dict[str, Node]
    body: str
    body_line: int
    unread: frozenset[str] = frozenset()


def read_document(source: SourceFile) -> tuple[Document | None, list[Problem]]:
    """Take a file apart; None where not even that is possible."""
    text, problems = _decode(source)
    if text is None:
        return None, problems
    lines = text.split("\n")
    opening = next((number for number, line in enumerate(lines) if line.strip()), None)
    if opening is None:
        problems.append(
            Problem(source.path, 1, "", "The file is empty.", f"Write the details, or delete the file. {HOW_TO_START}")
        )
        return None, problems
    if lines[opening].strip() != "---":
        dash_like = lines[opening].strip() and not lines[opening].strip().strip("-–—−")
        if dash_like:
            wrong = "The first line should be three hyphens, --- , and holds other dashes."
            problems.append(
                Problem(source.path, opening + 1, "", wrong, "Type three hyphens (---) above and below the details.")
            )
            return None, problems
        return Document(source.path, source.uri, {}, text.strip("\n"), opening + 1), problems
    closing = next(
        (
            n
            for n in range(opening + 1, len(lines))
            if lines[n].strip() in ("---", "...") and not lines[n].startswith(" ")
        ),
        None,
    )
    if closing is None:
        wrong = "The details at the top have no end: the closing line --- is missing."
        problems.append(
            Problem(source.path, opening + 1, "", wrong, "Type a line with three hyphens (---) below the last detail.")
        )
        return None, problems
    header, body = lines[opening + 1 : closing], lines[closing + 1 :]
    handler = StrictYAMLHandler(source.path, first_line=opening + 2)
    front, content = frontmatter.parse("\n".join(["---", *header, "---", *body]), handler=handler)
    problems += handler.problems
    problems += _cut_texts(source.path, header, opening + 2)
    skipped = next((n for n, line in enumerate(body) if line.strip()), 0)
    return Document(source.path, source.uri, dict(front), str(content), closing + 2 + skipped), problems


def _cut_texts(path: str, header: list[str], first_line: int) -> Iterator[Problem]:
    """Text without quotes ends at " #", where YAML begins a comment: most people meant the # as text."""
    for number, line in enumerate(header, first_line):
        if " #" in line and (match := _CUT_TEXT.match(line)):
            wrong = f'Everything from the # on is left out: only "{match[2]}" is read.'
            remedy = (
                f'If the # belongs to the text, put the text in quotes: {match[1].strip()}: "{match[2]} {match[3]}".'
            )
            yield Problem(path, number, match[1].strip(), wrong, remedy, Severity.WARNING)


def _decode(source: SourceFile) -> tuple[str | None, list[Problem]]:
    """The text with LF line ends, or why it is none; a Windows-1252 file is read on, to find its other problems too."""
    data, problems = source.data, []
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        wrong = "The file is saved as UTF-16 (Notepad calls it Unicode)."
        return None, [Problem(source.path, 1, "", wrong, "Save it again with the encoding UTF-8.")]
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = len(re.findall(rb"\r\n|\r|\n", data[: error.start])) + 1
        byte = data[error.start : error.start + 1]
        seen = byte.decode("cp1252", "replace")
        wrong = f'The file is not saved as UTF-8: the character "{seen}" (byte {byte.hex().upper()}) cannot be read.'
        problems.append(
            Problem(
                source.path,
                line,
                "",
                wrong,
                "Save the file again with the encoding UTF-8 (in Notepad: Save as, Encoding).",
            )
        )
        text = data.decode("cp1252", "replace")
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    if (at := text.find("\0")) >= 0:
        wrong = "The file holds a NUL character, so it is damaged or no text file."
        problems.append(
            Problem(
                source.path,
                text.count("\n", 0, at) + 1,
                "",
                wrong,
                "Take the text from an earlier version, or type it again.",
            )
        )
        return None, problems
    return text, problems


class TooDeep(Exception):
    """The front matter is nested beyond ``DEEPEST``; the problem has been collected."""


@dataclass
class StrictYAMLHandler(YAMLHandler):  # type: ignore[misc]  # python-frontmatter is not typed
    """Front matter as nodes of typed text, from the C parser's events; collects the problems it meets."""

    path: str
    first_line: int
    problems: list[Problem] = field(default_factory=list)

    def split(self, text: str) -> tuple[str, str]:
        """At the first closing fence; the reader has made sure that the first line is the opening one."""
        lines = text.split("\n")
        closing = lines.index("---", 1)
        return "\n".join(lines[1:closing]), "\n".join(lines[closing + 1 :])

    def load(self, fm: str, **_: object) -> dict[str, Node]:
        """The top-level keys.

        Problems are collected, not raised: what can be read is still checked in the same run.
        """
        lines = fm.split("\n")
        text = fm.translate(_HIDDEN_LINE_ENDS)
        if "\t" in text:
            text = "\n".join(_spaced(line) for line in text.split("\n"))
        try:
            root = self._root(_events(text))
        except TooDeep:
            return {}
        except yaml.YAMLError as error:
            offset, wrong, remedy, key = explain(error, lines)
            self._complain(offset, key, wrong, remedy)
            return {}
        return root

    def _root(self, events: Iterator[Any]) -> dict[str, Node]:
        first: Any = next(events)
        while not isinstance(first, (yaml.NodeEvent, yaml.StreamEndEvent)):
            first = next(events)
        if isinstance(first, yaml.StreamEndEvent):
            return {}
        value = self._value(first, events, depth=0)
        for _ in events:  # to the end, so that a syntax error further down is found
            pass
        if isinstance(value, dict):
            return value
        line = first.start_mark.line if first.start_mark else 0
        kind = "a list" if isinstance(value, list) else "a piece of text"
        self._complain(
            line,
            "",
            f"The details are {kind}, not lines of the form name: value.",
            "Write each detail as name: value, for example title: First aid.",
        )
        return {}

    def _value(self, event: Any, events: Iterator[Any], depth: int) -> Any:
        if type(event) is yaml.ScalarEvent and event.anchor is None and event.tag is None and depth <= DEEPEST:
            return event.value  # as nearly all are
        line = event.start_mark.line
        if isinstance(event, yaml.AliasEvent):
            self._complain(
                line,
                "",
                f"*{event.anchor} refers to another place, which is not allowed.",
                'Write the text itself; if it begins with *, put it in quotes: "…".',
            )
            return ""
        if event.anchor is not None:
            self._complain(
                line,
                "",
                f"&{event.anchor} is read as an anchor, not as text, which is not allowed.",
                'If the text begins with &, put it in quotes: "&…".',
            )
        if event.tag not in (None, "!", "tag:yaml.org,2002:str") or (
            event.tag is not None and not isinstance(event, yaml.ScalarEvent)
        ):
            shown = event.tag.replace("tag:yaml.org,2002:", "!!")
            self._complain(
                line,
                "",
                f"{shown} is a tag, which is not allowed.",
                'Write plain text or a list; if the text begins with !, put it in quotes: "!…".',
            )
        if depth > DEEPEST:
            self._complain(
                line, "", "The details are nested too deeply.", "Write them as simple lines of the form name: value."
            )
            raise TooDeep
        if isinstance(event, yaml.ScalarEvent):
            return event.value
        if isinstance(event, yaml.SequenceStartEvent):
            return self._items(events, depth)
        return self._entries(events, depth)

    def _items(self, events: Iterator[Any], depth: int) -> list[Node]:
        items = []
        while not isinstance(event := next(events), yaml.SequenceEndEvent):
            items.append(self._node("", event.start_mark.line, event, events, depth))
        return items

    def _entries(self, events: Iterator[Any], depth: int) -> dict[str, Node]:
        entries: dict[str, Node] = {}
        seen: dict[str, int] = {}
        while not isinstance(event := next(events), yaml.MappingEndEvent):
            line = event.start_mark.line
            key = self._value(event, events, depth + 1)
            node = self._node(key if isinstance(key, str) else "", line, next(events), events, depth)
            if not isinstance(key, str) or not key:
                self._complain(
                    line,
                    "",
                    "This line has no name before its colon.",
                    "Write it as name: value, for example title: First aid.",
                )
            elif (folded := fold(key)) in seen:
                self._complain(
                    line, key, f"{key} stands twice, here and on line {seen[folded]}.", "Keep one of the two lines."
                )
            else:
                seen[folded] = line + self.first_line
                entries[key] = node
        return entries

    def _node(self, key: str, line: int, event: Any, events: Iterator[Any], depth: int) -> Node:
        value = self._value(event, events, depth + 1)
        plain = isinstance(event, yaml.ScalarEvent) and not event.style  # "" from the C parser
        return Node(key, line + self.first_line, value, plain)

    def _complain(self, offset: int, key: str, wrong: str, remedy: str) -> None:
        self.problems.append(Problem(self.path, offset + self.first_line, key, wrong, remedy))


def _events(text: str) -> Iterator[Any]:
    """The events of the C parser; not its nodes, for which it calls itself and a bomb of brackets overflows the stack."""
    parser = yaml.CBaseLoader(text)
    return iter(parser.get_event, None)


def _spaced(line: str) -> str:
    """A tab after the colon of a key as a space, which YAML wants there."""
    head, colon, rest = line.partition(":\t")
    return f"{head}: {rest.lstrip()}" if colon and head.strip().replace("_", "").replace(" ", "").isalnum() else line
