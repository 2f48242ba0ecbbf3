"""Lines that begin with words that are no key: often text of the line above, or a line the wrong way round."""

from collections.abc import Sequence

from collaborative.loading.line_errors import quoted, safe
from collaborative.loading.loose_lines import HINT_WITHOUT_SIGN
from collaborative.loading.nodes import Node
from collaborative.problems import Message
from collaborative.reading.words import fold
from collaborative.schema.hints import is_hint

LONG = 3  # words, too many for a key


def explain_words(typed: Sequence[Node], number: int, known: Sequence[str], within: str = "") -> Message | None:
    """Explain the key of ``typed[number]``; return None if it may be meant as a key.

    Args:
        typed: Neighbours in the front matter, in the order of the file.
        number: The index of the line to explain.
        known: The keys that are allowed there.
        within: The key of the braces in which they stand, or "".
    """
    node = typed[number]
    if not isinstance(node.value, str):
        return None
    whole = f"{node.key}: {node.value}".removesuffix(": ").strip()
    wrong = f'"{node.key}" is not a known key.'
    if is_hint(whole):
        return HINT_WITHOUT_SIGN
    if not node.value and (found := _with_key(node.key, known)):
        key, text = found
        return Message(f"The text stands before the colon of {key}.", f"Write it after the colon: {key}: {safe(text)}")
    if not node.value and len(typed) == 1 and within:
        return Message("There are braces { } round the value.", f"Write it without them: {within}: {safe(node.key)}")
    above = typed[number - 1] if number else None
    if above and isinstance(above.value, str) and above.line == node.line - 1:
        if not above.value:
            wrong = f'{wrong} The line stands below "{above.key}:", not after it.'
            return Message(
                wrong, f"If it is what you want to say there, write it after that colon: {above.key}: {safe(whole)}"
            )
        if len(node.key.split()) >= LONG:
            both = quoted(f"{above.value} {whole}")
            return Message(
                wrong, f"If the line continues the one above, write both as one line in quotes: {above.key}: {both}"
            )
    if len(node.key.split()) >= LONG or not node.value:
        return Message(wrong, f"Write the name of the line first, for example {known[0]}: {safe(whole)}")
    return None


def is_below(typed: Sequence[Node], number: int, outer: Sequence[str], inner: Sequence[str]) -> str:
    """Return the key of ``outer`` with no value under which this line and its like stand unindented, or ""."""
    for node in reversed(typed[:number]):
        if node.value == "" and fold(node.key) in map(fold, outer):
            return str(node.key)
        if fold(node.key) not in map(fold, inner):
            break
    return ""


def _with_key(words: str, known: Sequence[str]) -> tuple[str, str] | None:
    """Split ``A day of first aid summary`` into the key and the text beside it."""
    parts = words.split()
    keys = {fold(key): key for key in known}
    for key, text in ((parts[-1], parts[:-1]), (parts[0], parts[1:])):
        if text and fold(key) in keys and key.islower():
            return keys[fold(key)], " ".join(text)
    return None
