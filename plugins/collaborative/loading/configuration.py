"""``mkdocs.yml`` as typed: the line of each part, and what cannot be read.

MkDocs reads the file itself, but its messages name no line.
"""

from collections.abc import Iterator, Set
from dataclasses import dataclass, field

import yaml

from collaborative.loading.configuration_errors import explain_configuration
from collaborative.problems import Message, Problem, Severity

Where = tuple[str | int, ...]
"""The path to a part: names, and indexes of list items from 0, ``("nav", 2, "News")``."""


@dataclass(frozen=True, slots=True)
class Configuration:
    """The parts of the file.

    Attributes:
        path: The path as messages name it.
        problems: Why the file cannot be read, and lines that are repeated.
        lines: The line of each part, from 1; of its name if the part has one.
        texts: Each part that is a single text, as typed.
    """

    path: str
    problems: tuple[Problem, ...] = ()
    lines: dict[Where, int] = field(default_factory=dict)
    texts: dict[Where, str] = field(default_factory=dict)

    def line(self, where: Where) -> int:
        """Return the line of a part, or of the nearest part around it."""
        while where and where not in self.lines:
            where = where[:-1]
        return self.lines.get(where, 1)

    def names(self, where: Where = ()) -> Iterator[str]:
        """Yield the names directly inside a part."""
        depth = len(where)
        for at in self.lines:
            if len(at) == depth + 1 and at[:depth] == where and isinstance(at[-1], str):
                yield at[-1]

    def below(self, where: Where) -> Iterator[tuple[Where, str]]:
        """Yield every text inside a part, at any depth."""
        return ((at, text) for at, text in self.texts.items() if at[: len(where)] == where)

    @property
    def plugins(self) -> dict[str, Where]:
        """Map each plugin's name to its place, whether listed (``- search``, ``- search: {…}``) or in a group."""
        listed = {text: at for at, text in self.below(("plugins",)) if len(at) == 2 and isinstance(at[1], int)}
        named = {str(at[-1]): at for at in self.lines if at[:1] == ("plugins",) and len(at) in (2, 3)}
        own = {name: at for name, at in named.items() if len(at) == 2 or isinstance(at[1], int)}
        return {name: at for name, at in {**own, **listed}.items() if isinstance(at[-1], str) or name in listed}

    def problem(self, where: Where, wrong: str, remedy: str) -> Problem:
        """Report an error at the line of a part."""
        return self.problem_at(where, Message(wrong, remedy))

    def problem_at(self, where: Where, message: Message, severity: Severity = Severity.ERROR) -> Problem:
        """Report a message at the line of a part."""
        name = next((str(part) for part in reversed(where) if isinstance(part, str)), "")
        return Problem(self.path, self.line(where), name, message, severity)


def read_configuration(path: str, content: bytes, known: Set[str]) -> Configuration:
    """Read the file; ``known`` holds its possible names, folded, so that a missing colon is recognised."""
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        wrong = "This line holds a sign that is not saved as UTF-8, which every program can read."
        return Configuration(
            path, (Problem(path, line, "", Message(wrong, "Save the file again, with the encoding UTF-8.")),)
        )
    try:
        root = yaml.compose(text, Loader=yaml.SafeLoader)  # the C loader overflows its stack on very many brackets
    except yaml.YAMLError as error:
        unread = explain_configuration(error, text.splitlines(), known)
        return Configuration(path, (Problem(path, unread.offset + 1, unread.key, unread.message),))
    except RecursionError:
        wrong = "There are too many brackets inside each other."
        return Configuration(path, (Problem(path, 1, "", Message(wrong, "Take out brackets until it can be read.")),))
    if not isinstance(root, yaml.MappingNode):
        wrong = "Nothing is set in this file." if root is None else "The file is no list of names and values."
        remedy = "Begin it with a line such as site_name: Northshire Primary Partnership."
        return Configuration(path, (Problem(path, 1, "", Message(wrong, remedy)),))
    reader = _Reader(path)
    reader.take(root, (), ())
    return Configuration(path, tuple(reader.problems), reader.lines, reader.texts)


class _Reader:
    """Walks through the nodes of the file and notes their lines."""

    def __init__(self, path: str) -> None:
        self.path = path
        self.problems: list[Problem] = []
        self.lines: dict[Where, int] = {}
        self.texts: dict[Where, str] = {}

    def take(self, node: yaml.Node, where: Where, above: tuple[yaml.Node, ...]) -> None:
        """Note a node and all inside it.

        Args:
            node: The node.
            where: Its place.
            above: The nodes around it; an alias may lead back to one of them.
        """
        self.lines.setdefault(where, node.start_mark.line + 1)
        if any(node is upper for upper in above):
            return
        if isinstance(node, yaml.ScalarNode) and node.tag.startswith("tag:yaml.org"):
            self.texts[where] = node.value
        elif isinstance(node, yaml.SequenceNode):
            for number, item in enumerate(node.value):
                self.take(item, (*where, number), (*above, node))
        elif isinstance(node, yaml.MappingNode):
            self._take_names(node, where, above)

    def _take_names(self, node: yaml.MappingNode, where: Where, above: tuple[yaml.Node, ...]) -> None:
        seen: dict[str, int] = {}
        for key, value in node.value:
            name, line = str(key.value), key.start_mark.line + 1
            if name in seen and isinstance(key, yaml.ScalarNode) and name != "<<":
                wrong = f"{name} stands twice, here and on line {seen[name]}."
                self.problems.append(
                    Problem(self.path, line, name, Message(wrong, "Keep one of the two, and delete the other."))
                )
            seen[name] = line
            self.lines[*where, name] = line
            self.take(value, (*where, name), (*above, node))
