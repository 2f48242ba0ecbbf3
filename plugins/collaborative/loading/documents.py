"""One Markdown file as text: its front matter, with the line of every key, and its body.

This is the only module that uses python-frontmatter and PyYAML. Every scalar stays as typed; repeated keys, anchors,
aliases and tags are refused.
"""

import re
from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple, NoReturn

import frontmatter
import yaml
from frontmatter.default_handlers import YAMLHandler
from yaml import MappingNode, ScalarNode

from collaborative.loading.fences import HOW_TO_START, Fences, find_fences, take_apart
from collaborative.loading.hint_errors import typed_into_hints
from collaborative.loading.invisible import without_hidden
from collaborative.loading.line_errors import Lines, code_at_start, in_quotes, split_detail, with_hash, without_tab
from collaborative.loading.nodes import Document, Node
from collaborative.loading.normalising import normalise
from collaborative.loading.sources import SourceFile
from collaborative.loading.yaml_errors import explain, known_keys
from collaborative.problems import Message, Problem, Severity
from collaborative.reading.marks import without_marks
from collaborative.reading.words import fold

__all__ = ["Document", "Node", "read_document"]

DEEPEST = 8
MOST_UNREAD = 20  # lines of one file to leave out before giving up on the rest
LONG, MOST_OPENINGS = (
    20_000,
    200,
)  # characters and openings of front matter from which its depth is checked before composing
_CODE = re.compile(r"(?:^|[\s\[{,:\ufeff-])(?:[&*]\S|!)")
_PROPERTIES = re.compile(r"(?:(?:&[A-Za-z0-9_-]+|![^\s,\[\]{}]*)\s*)+")  # an anchor, a tag or both
_SIGN_BEFORE_KEY = re.compile(r"[&*](?=[A-Za-z0-9_-]+:(?:\s|$))")  # whose name is meant without it
_HASHES = re.compile(r"^\s*([\w -]+):\s*(#{3,})\s*$")
_NOTHING_BUT_HASH = re.compile(r"^([\w -]+):\s+(#[^\s#\"].*?)\s*$")
_COMMENT = re.compile(r"\s+#.*")
_HIDDEN_LINE_ENDS = {0x85: " ", 0x2028: " ", 0x2029: " "}  # line ends for YAML that editors do not show


def read_document(source: SourceFile) -> tuple[Document | None, list[Problem]]:
    """Split a file into front matter and body.

    Returns:
        The document, or None if it cannot be split, and its problems.
    """
    text, problems = _decode(source)
    if text is None:
        return None, problems
    halves = _halves_of(source, text, problems)
    if not isinstance(halves, _Halves):
        return halves, problems
    first, header, body = halves
    typed = "\n".join(header)
    reader = _DetailsReader(source.path, first, header)
    details, written = frontmatter.parse(body, handler=reader)
    problems += reader.problems
    cut: list[Problem] = []
    if "#" in typed:
        cut += _hashes(source.path, header, first)
        cut += typed_into_hints(source.path, header, first)
    problems += cut
    if not typed.isascii() or "\\" in typed:
        details = without_hidden(details, source.path, problems)
    unread = reader.unread | {problem.field for problem in cut if problem.severity is Severity.ERROR}
    body_line = first + len(header) + 1 + (body.count("\n", 0, body.find(written)) if written else 0)
    return Document(source.path, source.uri, details, written, body_line, frozenset(unread), typed), problems


class _Halves(NamedTuple):
    """The lines of the front matter, the first of them line ``first`` of the file, and the body."""

    first: int
    header: list[str]
    body: str


def _halves_of(source: SourceFile, text: str, problems: list[Problem]) -> _Halves | Document | None:
    """Split the text at its fences. Returns a whole document without front matter, or None after an error."""
    if apart := take_apart(text):
        return _Halves(2, *apart)
    lines = text.split("\n")
    opening = next((number for number, line in enumerate(lines) if line.strip()), None)
    if opening is None:
        problems.append(
            Problem(
                source.path,
                1,
                "",
                Message("The file is empty.", f"Write the details, or delete the file. {HOW_TO_START}"),
            )
        )
        return None
    fences = find_fences(lines, opening)
    if fences is None:
        return Document(source.path, source.uri, {}, text.strip("\n"), opening + 1)
    odd_line = fences.odd_line if isinstance(fences, Fences) else fences
    if odd_line:
        number, message = odd_line
        problems.append(Problem(source.path, number + 1, "", message))
    if not isinstance(fences, Fences):
        return None
    return _Halves(fences.first + 1, lines[fences.first : fences.last], "\n".join(lines[fences.last + 1 :]))


def _hashes(path: str, header: list[str], first_line: int) -> Iterator[Problem]:
    """Report values that begin with #, of which YAML reads nothing."""
    for number, line in enumerate(header, first_line):
        if "###" in line and (match := _HASHES.match(line)):
            wrong = f"A spreadsheet shows {match[2]} where its column is too narrow for what is in it."
            remedy = "Widen the column, and type here what it then shows."
            yield Problem(path, number, match[1].strip(), Message(wrong, remedy))
        elif ": #" in line and (match := _NOTHING_BUT_HASH.match(line)):
            wrong = f"Nothing of {match[2]} is read, because it begins with #."
            key = match[1].strip()
            yield Problem(
                path, number, key, Message(wrong, in_quotes("If it is the text, put it in quotes", key, match[2]))
            )


def _decode(source: SourceFile) -> tuple[str | None, list[Problem]]:
    """Decode the file, with LF line ends; the text is None for UTF-16 and for damaged files.

    A Windows-1252 file is an error as well, but is decoded so that its other problems are found too.
    """
    data, problems = source.data, []
    if data.startswith((b"\xff\xfe", b"\xfe\xff")) or _is_utf_16(data):
        wrong = "The file is saved as UTF-16 (Notepad calls it Unicode)."
        return None, [Problem(source.path, 1, "", Message(wrong, "Save it again with the encoding UTF-8."))]
    try:
        text = data.decode("utf-8").lstrip("\ufeff")
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
                Message(wrong, "Save the file again with the encoding UTF-8 (in Notepad: Save as, Encoding)."),
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
                Message(wrong, "Take the text from an earlier version, or type it again."),
            )
        )
        return None, problems
    return text, problems


def _is_utf_16(data: bytes) -> bool:
    """Return whether every second byte at the start is 0, as in English text in UTF-16 without a byte order mark."""
    start = data[:64]
    return b"\0" in start and len(start) > 8 and (not any(start[::2]) or not any(start[1::2]))


class NestingError(Exception):
    """Raised when the front matter is nested deeper than ``DEEPEST``; the problem has been collected."""


class _DetailsReader(YAMLHandler):  # type: ignore[misc]  # python-frontmatter is not typed
    """Reads front matter as nodes of typed text, from the C parser's nodes, and collects problems.

    Attributes:
        unread: The keys of lines that could not be read.
    """

    def __init__(self, path: str, first_line: int, lines: list[str]) -> None:
        self._path, self._first_line = path, first_line
        self._lines = list(lines)  # a copy, in which unreadable lines are blanked
        self.problems: list[Problem] = []
        self.unread: set[str] = set()

    def split(self, body: str) -> tuple[str, str]:
        """Return the lines between the fences, which are known already, and the body."""
        return "\n".join(self._lines), body

    def load(self, _details: str, **_: object) -> dict[str, Node]:
        """Return the top-level keys.

        Problems are collected, not raised: a line that cannot be read is left out, so that the same run checks the
        others.
        """
        # YAML stops at the first error. That line is blanked and the rest read again, until everything is read.
        reported = len(self.problems)
        for _attempt in range(MOST_UNREAD):
            text = "\n".join(self._lines)
            text = normalise(text if text.isascii() else text.translate(_HIDDEN_LINE_ENDS))
            try:
                root = _composed(self._without_code(text))
                if " #" in text:
                    self._report_cuts(root, text.split("\n"))
                return self._root(root)
            except NestingError:
                return {}
            except yaml.YAMLError as error:
                del self.problems[reported:]  # problems of this attempt, whose lines the next one reads again
                unread = explain(error, self._lines)
                if not unread.certain and reported:  # probably a consequence of the lines left out before
                    return {}
                self._complain(unread.offset, unread.key, unread.message)
                if not unread.certain:
                    return {}
                reported = len(self.problems)
                self._leave_out(unread.offset, unread.length, unread.key)
        return {}

    def _leave_out(self, offset: int, length: int, key: str) -> None:
        """Blank a line and the lines that belong to it; a line with a tab is repaired and kept."""
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
        """Note all keys that a line could be meant for, so that no rule reports them as missing."""
        for line in reversed(self._lines[: offset + 1]):
            if key := re.match(r"[^\w\s]*([A-Za-z][\w ]*)", line):
                words = key[1].split()
                self.unread |= {" ".join(words[: count + 1]) for count in range(len(words))}
                return

    def _without_code(self, text: str) -> str:
        """Blank anchors, aliases and tags, and report each of them.

        Composed nodes no longer show anchors, and deeply nested brackets overflow the C stack when composed. So the
        parser's events are examined first if the text contains signs of code or very many openings.
        """
        if not (_could_be_coded(text) or _could_be_deep(text)):
            return text
        depth, lines = 0, text.split("\n")
        coded: list[tuple[int, int, int, str]] = []  # line, from column, to column, replacement
        for event in _events(text):
            depth += isinstance(event, yaml.CollectionStartEvent) - isinstance(event, yaml.CollectionEndEvent)
            if depth > DEEPEST + 1:
                self._refuse_depth(event.start_mark.line)
            if seen := _code_of(event):
                line, column = event.start_mark.line, event.start_mark.column
                self._code(line, seen)
                if sign := _SIGN_BEFORE_KEY.match(lines[line], column):
                    coded.append((line, *sign.span(), ""))
                elif isinstance(event, yaml.AliasEvent):
                    coded.append((line, column, column + len(seen), '""'))
                elif properties := _PROPERTIES.match(lines[line], column):
                    coded.append((line, *properties.span(), ""))
        for line, start, end, instead in reversed(coded):
            lines[line] = lines[line][:start] + instead + lines[line][end:]
        return "\n".join(lines)

    def _root(self, node: Any) -> dict[str, Node]:
        """Return the entries of the top-level mapping; report a list or a plain text in its place."""
        if node is None:
            return {}
        if type(node) is MappingNode:
            return self._entries(node.value, 0)
        kind = "a list" if isinstance(node, yaml.SequenceNode) else "a piece of text"
        example = next((item for item in map(_without_dash, self._lines) if ": " in item), "title: First aid")
        self._complain(
            node.start_mark.line,
            "",
            Message(
                f"The details are {kind}, not lines of the form name: value.",
                f"Write each detail as name: value at the left margin, without a dash, for example {example}",
            ),
        )
        return {}

    def _report_cuts(self, node: Any, lines: Sequence[str], key: str = "", begin: str = "") -> None:
        """Report texts without quotes that end at " #", where YAML begins a comment: most people mean it as text."""
        if isinstance(node, yaml.SequenceNode):
            for item in node.value:
                self._report_cuts(item, lines, key, "- ")
        elif isinstance(node, MappingNode):
            for name, value in node.value:
                self._report_cuts(value, lines, str(name.value), f"{name.value}: ")
        elif isinstance(node, ScalarNode) and not node.style and node.value:
            end = node.end_mark
            if comment := _COMMENT.fullmatch(lines[end.line], end.column):
                wrong = f'Everything from the # on is left out: only "{node.value}" is read.'
                self._complain(end.line, key, Message(wrong, with_hash(key, begin, node.value, comment[0])))

    def _entries(self, pairs: Sequence[tuple[Any, Any]], depth: int) -> dict[str, Node]:
        """Return the entries of a mapping by key, without repeated keys and keys that are not text."""
        entries: dict[str, Node] = {}
        seen: dict[str, int] = {}
        for name, value in pairs:
            key, line = name.value, name.start_mark.line
            if type(name) is not ScalarNode or not key:
                wrong = "This line has no name before its colon."
                self._complain(line, "", Message(wrong, "Write it as name: value, for example title: First aid."))
                continue
            if (folded := fold(key)) in seen:
                wrong = f"{key} stands twice, here and on line {seen[folded]}."
                self._complain(line, key, Message(wrong, "Keep one of the two lines."))
                continue
            line += self._first_line
            seen[folded] = line
            if type(value) is ScalarNode:  # nearly always: kept first for speed
                entries[key] = Node(key, line, value.value, not value.style)
            else:
                entries[key] = Node(key, line, self._parts(value, depth + 1))
        return entries

    def _parts(self, node: Any, depth: int) -> Any:
        """Return the content of a list or a mapping inside a value."""
        if depth > DEEPEST:
            self._refuse_depth(node.start_mark.line)
        if type(node) is MappingNode:
            return self._entries(node.value, depth)
        first = self._first_line
        return [
            Node("", first + item.start_mark.line, item.value, not item.style)
            if type(item) is ScalarNode
            else Node("", first + item.start_mark.line, self._parts(item, depth + 1))
            for item in node.value
        ]

    def _refuse_depth(self, offset: int) -> NoReturn:
        """Report nesting that is too deep.

        Raises:
            NestingError: Always.
        """
        wrong = "The details are nested too deeply."
        self._complain(offset, "", Message(wrong, "Write them as simple lines of the form name: value."))
        raise NestingError

    def _complain(self, offset: int, key: str, message: Message) -> None:
        self.problems.append(Problem(self._path, offset + self._first_line, key, message))

    def _code(self, offset: int, seen: str) -> None:
        """Report text that begins with & * or !, which would vanish or stand for something else."""
        key, text = split_detail(self._lines[offset])
        message = code_at_start(key, text)
        if not text.startswith(seen[0]):
            at = self._lines[offset].find(seen[0])
            text = re.split(r"[,\]}]", self._lines[offset][at:])[0].strip() if at >= 0 else seen
            remedy = f'Put the text in quotes: "{text}".'
            if (words := without_marks(text)) != text:
                remedy = f"Write {words} without the marks."
            elif _SIGN_BEFORE_KEY.match(text):
                remedy = f"Delete the sign, so that the line is {text[1:]}"
            message = Message(code_at_start(key, text).wrong, remedy)
        self._complain(offset, key, message)
        self._unread_at(offset)


class _Composer(yaml.CBaseLoader):
    """The C parser's nodes with every scalar as typed: nothing becomes a number or a date."""

    def resolve(self, _kind: object, _value: object, _implicit: object) -> None:
        pass

    def descend_resolver(self, _parent: object, _index: object) -> None:
        pass

    def ascend_resolver(self) -> None:
        pass


def _composed(text: str) -> Any:
    """Return the first document's node, or None; the text is read to its end, to find every syntax error."""
    parser = _Composer(f"{text}\n")  # without it a block scalar at the end loses its last line end
    node = parser.get_node() if parser.check_node() else None
    while parser.check_node():
        parser.get_node()
    return node


def _events(text: str) -> Iterator[Any]:
    return iter(_Composer(f"{text}\n").get_event, None)


def _could_be_coded(text: str) -> bool:
    return ("&" in text or "*" in text or "!" in text) and _CODE.search(text) is not None


def _could_be_deep(text: str) -> bool:
    """Return whether the text opens so many brackets that its depth must be checked before composing it."""
    return len(text) > LONG or text.count("[") + text.count("{") + text.count("- ") + text.count("? ") > MOST_OPENINGS


def _code_of(event: Any) -> str:
    """Return an anchor, alias or tag as typed, or ""; tags that only say "text" do not count."""
    if isinstance(event, yaml.AliasEvent):
        return f"*{event.anchor}"
    if not isinstance(event, (yaml.ScalarEvent, yaml.CollectionStartEvent)):
        return ""
    if event.anchor is not None:
        return f"&{event.anchor}"
    is_text = isinstance(event, yaml.ScalarEvent) and event.tag in ("!", "tag:yaml.org,2002:str")
    return "" if event.tag is None or is_text else str(event.tag).replace("tag:yaml.org,2002:", "!!")


def _without_dash(line: str) -> str:
    return line.strip().removeprefix("-").strip()
