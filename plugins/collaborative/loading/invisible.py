"""Characters in the front matter that editors do not show: removed with a warning, or refused."""

from collections.abc import Mapping
from typing import Any

from collaborative.loading.nodes import Node
from collaborative.problems import Message, Problem, Replace, Severity
from collaborative.reading.hidden import CONTROL, INVISIBLE, name_of, repaired
from collaborative.reading.pasted import without_symbol

LOST = "\ufffd"


def without_hidden(front: Mapping[str, Node], path: str, problems: list[Problem]) -> dict[str, Node]:
    """Return the front matter without hidden characters in its values, and report each at its line."""
    return {key: _cleaned(node, path, key, problems) for key, node in front.items()}


def _cleaned(node: Node, path: str, field: str, problems: list[Problem]) -> Node:
    value: Any = node.value
    if isinstance(value, str):
        if value.isascii() and value.isprintable():
            return node
        value = without_symbol(value)
        problems += _problems_in(value, path, node.line, field)
        return node._replace(value=CONTROL.sub("", INVISIBLE.sub("", value)))
    if isinstance(value, list):
        items = [_cleaned(item, path, f"{field}.{number}", problems) for number, item in enumerate(value, 1)]
        return node._replace(value=items)
    if isinstance(value, dict):
        return node._replace(
            value={key: _cleaned(inner, path, f"{field}.{key}", problems) for key, inner in value.items()}
        )
    return node


def _problems_in(text: str, path: str, line: int, field: str) -> list[Problem]:
    found = []
    if control := CONTROL.search(text):
        wrong = f"There is an invisible control character in this text (number {ord(control[0])})."
        found.append(Problem(path, line, field, Message(wrong, "Delete the text after the colon and type it again.")))
    if hidden := INVISIBLE.search(text):
        before = text[: hidden.start()].strip()[-20:]
        place = f' after "{before}"' if before else " at the start of the text"
        wrong = f"There is an invisible character{place}: {name_of(hidden[0])}."
        remedy = "It is left out. Delete the text after the colon and type it again, so that it is gone for good."
        found.append(Problem(path, line, field, Message(wrong, remedy), Severity.WARNING))
    if LOST in text:
        wrong = f'A letter has been lost here and shows as {LOST}: "{_shown(text)}".'
        found.append(Problem(path, line, field, Message(wrong, "Type the text again.")))
    elif right := repaired(text):
        wrong = f'The letters of "{_shown(text)}" have been spoilt in copying.'
        message = Message(wrong, f'Did you mean "{_shown(right)}"?', Replace(text, right))
        found.append(Problem(path, line, field, message, Severity.WARNING))
    return found


def _shown(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= 80 else f"{line[:79]}…"
