"""One Markdown file as text: its front matter with the line of every key, and its body.

The only module that knows python-frontmatter and PyYAML. Every scalar stays the text that was typed; duplicate
keys, anchors, aliases and tags are refused.
"""

import re
from collections.abc import Iterator
from typing import Any

import frontmatter
import yaml
from frontmatter.default_handlers import YAMLHandler
from yaml import MappingEndEvent, ScalarEvent

from collaborative.loading.fences import HOW_TO_START, Fences, find_fences
from collaborative.loading.hint_slips import typed_into_hints
from collaborative.loading.invisible import without_hidden
from collaborative.loading.line_slips import Lines, code_at_start, split_detail, without_tab
from collaborative.loading.mending import mend
from collaborative.loading.nodes import Document, Node
from collaborative.loading.sources import SourceFile
from collaborative.loading.yaml_slips import explain, known_keys
from collaborative.problems import Problem, Severity
from collaborative.reading.marks import without_marks
from collaborative.reading.words import fold

__all__ = ["Document", "Node", "read_document"]

DEEPEST = 8
MOST_SLIPS = 20  # lines of one file that are left out before the rest is given up
_HASHES = re.compile(r"^\s*([\w -]+):\s*(#{3,})\s*$")
_NOTHING_BUT_HASH = re.compile(r"^([\w -]+):\s+(#[^\s#\"].*?)\s*$")
_CUT_TEXT = re.compile(r"""^([\w -]+):\s+([^\s"'\u201c\u2018#\[{|>].*?)\s+(#.*)$""")
_HIDDEN_LINE_ENDS = {0x85: " ", 0x2028: " ", 0x2029: " "}  # which YAML sees and no editor shows


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
    fences = find_fences(lines, opening)
    if fences is None:
        return Document(source.path, source.uri, {}, text.strip("\n"), opening + 1), problems
    slip = fences.slip if isinstance(fences, Fences) else fences
    if slip:
        problems.append(Problem(source.path, slip[0] + 1, "", slip[1], slip[2]))
    if not isinstance(fences, Fences):
        return None, problems
    header, body = lines[fences.first : fences.last], "\n".join(lines[fences.last + 1 :])
    typed = "\n".join(header)
    reader = _DetailsReader(source.path, fences.first + 1, header)
    details, written = frontmatter.parse(body, handler=reader)
    problems += reader.problems
    cut: list[Problem] = []
    if "#" in typed:
        cut += _cut_texts(source.path, header, fences.first + 1)
        cut += typed_into_hints(source.path, header, fences.first + 1)
    problems += cut
    if not typed.isascii() or "\\" in typed:
        details = without_hidden(details, source.path, problems)
    unread = frozenset(reader.unread | {problem.field for problem in cut if problem.severity is Severity.ERROR})
    body_line = fences.last + 2 + (body.count("\n", 0, body.find(written)) if written else 0)
    return Document(source.path, source.uri, details, written, body_line, unread), problems


def _cut_texts(path: str, header: list[str], first_line: int) -> Iterator[Problem]:
    """Text without quotes ends at " #", where YAML begins a comment: most people meant the # as text."""
    for number, line in enumerate(header, first_line):
        if "###" in line and (match := _HASHES.match(line)):
            wrong = f"A spreadsheet shows {match[2]} where its column is too narrow for what is in it."
            remedy = "Widen the column, and type here what it then shows."
            yield Problem(path, number, match[1].strip(), wrong, remedy)
        elif ": #" in line and (match := _NOTHING_BUT_HASH.match(line)):
            wrong = f"Nothing of {match[2]} is read, because it begins with #."
            remedy = f'If it is the text, put it in quotes: {match[1].strip()}: "{match[2]}".'
            yield Problem(path, number, match[1].strip(), wrong, remedy)
        elif " #" in line and (match := _CUT_TEXT.match(line)):
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
        text = data.decode("utf-8").removeprefix("\ufeff")
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


class _DetailsReader(YAMLHandler):  # type: ignore[misc]  # python-frontmatter is not typed
    """Front matter as nodes of typed text, from the C parser's events; collects the problems it meets.

    Attributes:
        unread: The keys of lines that could not be read.
    """

    def __init__(self, path: str, first_line: int, lines: list[str]) -> None:
        self._path, self._first_line = path, first_line
        self._lines = list(lines)  # of which those that cannot be read are left out
        self.problems: list[Problem] = []
        self.unread: set[str] = set()

    def split(self, body: str) -> tuple[str, str]:
        """The lines that stand between the fences, which have been found already, and the body."""
        return "\n".join(self._lines), body

    def load(self, _details: str, **_: object) -> dict[str, Node]:
        """The top-level keys.

        Problems are collected, not raised: a line that cannot be read is left out, so that the others are still
        checked in the same run.
        """
        said = len(self.problems)
        for _attempt in range(MOST_SLIPS):
            text = "\n".join(self._lines)
            text = mend(text if text.isascii() else text.translate(_HIDDEN_LINE_ENDS))
            try:
                return self._root(_events(text))
            except TooDeep:
                return {}
            except yaml.YAMLError as error:
                del self.problems[said:]  # of lines that are read once more
                slip = explain(error, self._lines)
                if not slip.certain and said:
                    return {}
                self._complain(slip.offset, slip.key, slip.wrong, slip.remedy)
                if not slip.certain:
                    return {}
                said = len(self.problems)
                self._leave_out(slip.offset, slip.length, slip.key)
        return {}

    def _leave_out(self, offset: int, length: int, key: str) -> None:
        """Lines, and those below it that are part of it; one with a tab is read on as if it were mended."""
        if re.match(r" *\t", self._lines[offset]):
            self._lines[offset] = without_tab(Lines(self._lines, known_keys()), offset)
            return
        self._unread_at(offset)
        self.unread.add(key)
        last = offset + length
        if self._lines[offset].rstrip().endswith((" |", " >")):
            while last < len(self._lines) and fold(split_detail(self._lines[last])[0]) not in known_keys():
                last += 1
        if not self._lines[offset][:1].isspace():
            while last < len(self._lines) and re.match(r"\s+\S|- ", self._lines[last]):
                last += 1
        self._lines[offset:last] = ["#"] * (last - offset)

    def _unread_at(self, offset: int) -> None:
        for line in reversed(self._lines[: offset + 1]):
            if key := re.match(r"[^\w\s]*([A-Za-z][\w ]*)", line):
                words = key[1].split()
                self.unread |= {" ".join(words[: count + 1]) for count in range(len(words))}
                return

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
        example = next((item for item in map(_without_dash, self._lines) if ": " in item), "title: First aid")
        self._complain(
            line,
            "",
            f"The details are {kind}, not lines of the form name: value.",
            f"Write each detail as name: value at the left margin, without a dash, for example {example}",
        )
        return {}

    def _value(self, event: Any, events: Iterator[Any], depth: int) -> Any:
        if type(event) is ScalarEvent and event.tag is None and event.anchor is None and depth <= DEEPEST:
            return event.value  # as nearly all are
        line = event.start_mark.line
        if isinstance(event, yaml.AliasEvent):
            self._code(line, f"*{event.anchor}")
            return ""
        tagged = event.tag not in (None, "!", "tag:yaml.org,2002:str")
        if event.anchor is not None:
            self._code(line, f"&{event.anchor}")
        elif tagged or (event.tag is not None and not isinstance(event, yaml.ScalarEvent)):
            self._code(line, event.tag.replace("tag:yaml.org,2002:", "!!"))
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
        for event in events:
            if type(event) is MappingEndEvent:
                break
            line = event.start_mark.line
            key = self._value(event, events, depth + 1)
            if not isinstance(key, str):
                key = ""
            node = self._node(key, line, next(events), events, depth)
            if not key:
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
                seen[folded] = line + self._first_line
                entries[key] = node
        return entries

    def _node(self, key: str, line: int, event: Any, events: Iterator[Any], depth: int) -> Node:
        value = self._value(event, events, depth + 1)
        plain = type(event) is ScalarEvent and not event.style  # "" from the C parser
        return Node(key, line + self._first_line, value, plain)

    def _complain(self, offset: int, key: str, wrong: str, remedy: str) -> None:
        self.problems.append(Problem(self._path, offset + self._first_line, key, wrong, remedy))

    def _code(self, offset: int, seen: str) -> None:
        """Text that begins with & * or !, which would vanish or stand for something else."""
        key, text = split_detail(self._lines[offset])
        if not text.startswith(seen[0]):
            at = self._lines[offset].find(seen[0])
            text = re.split(r"[,\]}]", self._lines[offset][at:])[0].strip() if at >= 0 else seen
            wrong, remedy = code_at_start(key, text)
            remedy = f'Put the text in quotes: "{text}".'
            if (words := without_marks(text)) != text:
                remedy = f"Write {words} without the marks."
        else:
            wrong, remedy = code_at_start(key, text)
        self._complain(offset, key, wrong, remedy)
        self._unread_at(offset)


def _events(text: str) -> Iterator[Any]:
    """The events of the C parser; not its nodes, for which it calls itself and a bomb of brackets overflows the stack."""
    parser = yaml.CBaseLoader(text + "\n")  # else a block of lines at the end loses its last line end
    return iter(parser.get_event, None)


def _without_dash(line: str) -> str:
    return line.strip().removeprefix("-").strip()
