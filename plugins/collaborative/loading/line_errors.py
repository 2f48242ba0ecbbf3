"""Common mistakes in one line of front matter, each with what to type instead."""

import re
from collections.abc import Set
from typing import NamedTuple

from collaborative.problems import Message, Replace
from collaborative.reading.marks import without_marks
from collaborative.reading.words import fold
from collaborative.schema.examples import as_typed
from collaborative.schema.known import field_called
from collaborative.schema.shapes import FREE_TEXT, WITH_COMMAS, Shape

_KEY = re.compile(r"^\s*(?:- )?([A-Za-z_][\w -]*?)\s*:(.*)$")
_MARKED = re.compile(
    r"^(\*{1,2} ?|__|[-\u2022\u00b7\u2013\u2014+] ?)([A-Za-z][\w -]*?)(?:\*\*|__|\*)? *:(?:\*\*|__|\*)? *(.*)$"
)
_OTHER_SIGN = re.compile(r"^\s*([A-Za-z][\w -]*?)(?: *([=\uff1a;]|->|=>) *| ([-\u2013\u2014]) )(\S.*)$")
_SPECIAL = "&*!%@`[{|>-?,"
_CALLED = {"[": "a bracket [", "{": "a bracket {", "-": "a hyphen (dash, -)", ",": "a comma"}
CONFLICT_MARKS = ("<<<<<<<", ">>>>>>>", "=======")
# Words that begin with an apostrophe, and years: 'Tis the season, '26 to '27.
_SHORTENED = re.compile(r"'(?:tis|twas|twill|til|till|em|n|cause|cos|bout|ello|ave|ome|appy|\d\ds?)\b", re.IGNORECASE)
_CLOSING = {"{": "}", "[": "]"}

LineMessage = tuple[Message, str]
"""A message and the key of its line, or ""."""


class Lines(NamedTuple):
    """The lines of the front matter, and all keys that records know, folded."""

    lines: list[str]
    known: Set[str]

    def above(self, offset: int) -> str:
        """Return the nearest line above that is not empty."""
        return next((line for line in reversed(self.lines[:offset]) if line.strip()), "")

    def below(self, offset: int) -> str:
        return self.lines[offset + 1] if offset + 1 < len(self.lines) else ""


def explain_line(typed: Lines, offset: int) -> LineMessage | None:
    """Explain the mistake in a line; return None if it is not a common one."""
    line = typed.lines[offset]
    key, text = split_detail(line)
    if line.startswith(CONFLICT_MARKS):
        wrong = "Two versions of the file stand here, marked with <<<<<<< and >>>>>>>."
        return Message(wrong, "Keep the lines of one version, and delete the others and the marks."), ""
    if found := explain_start(typed, offset):
        return found
    if key and text and (found := explain_value(key, text)):
        return found
    return _item(typed, offset) or _indented(typed, offset, key, text)


def explain_start(typed: Lines, offset: int) -> LineMessage | None:
    """Explain a mistake at the beginning of a line, up to its colon, or return None."""
    key, _ = split_detail(typed.lines[offset])
    return next((found for why in (_spacing, _sign, _mark) if (found := why(typed, offset, key))), None)


def begins_with_key(typed: Lines, offset: int) -> bool:
    """Return whether the line is a key with a mistake, not text that happens to begin with such a word."""
    line = typed.lines[offset]
    sign = _OTHER_SIGN.match(line)
    own = line[:1].islower() or ":" in line or bool(sign and fold(sign[1]) in typed.known) or not line[:1].isalpha()
    return own and explain_start(typed, offset) is not None


def split_detail(line: str) -> tuple[str, str]:
    """Return key and text of ``key: text``, or two empty texts."""
    match = _KEY.match(line)
    if not match or (match[2] and not match[2][:1].isspace()):
        return "", ""
    return match[1], match[2].strip()


def quoted(text: str) -> str:
    """Put the text in quotes of a kind that it does not contain."""
    if '"' not in text and "\\" not in text:
        return f'"{text}"'
    if "'" not in text:
        return f"'{text}'"
    return '"' + text.replace("\\", "/").replace('"', "'") + '"'


def safe(text: str) -> str:
    """Return the text as it may stand after a colon, quoted if needed."""
    return quoted(text) if text[:1] in f"{_SPECIAL}#" or re.search(r":\s|\s#|:$", text) else text


def in_quotes(how: str, key: str, text: str) -> str:
    """Return the remedy to put a text in quotes, or an example for a key whose value no quotes can mend."""
    if _holds_any_text(key):
        return f"{how}: {key}: {quoted(text)}."
    field = field_called(key)
    return f"Write it like {key}: {as_typed(field.examples[0])}." if field else ""


def with_hash(key: str, begin: str, text: str, comment: str) -> str:
    """Return the remedy for a text that YAML ends where a comment begins; its line begins with key or hyphen."""
    if not _holds_any_text(key):
        return f"Take it away: {begin}{text}"
    whole = f"{begin}{quoted(f'{text}{comment}')}"
    return f"Put the text in quotes: {whole}; or, if it is no part of the text, take it away: {begin}{text}"


def _holds_any_text(key: str) -> bool:
    field = field_called(key)
    return field is None or field.shape in FREE_TEXT


def code_at_start(key: str, text: str) -> Message:
    """Explain text that begins with a character that YAML reserves."""
    wrong = f"Text that begins with {_CALLED.get(text[:1], text[:1])} is not allowed here: it cannot be read."
    if not any(map(str.isalnum, text)):
        return Message(wrong, "Write what is meant after the colon, or take the line away.")
    if (words := without_marks(text)) != text and words:
        return Message(
            "Marks for bold, italic or code belong in the text below the details.", f"Write {key}: {safe(words)}"
        )
    if sign := re.match(r"(- |\*+)(?=\w)", text):
        called = "hyphen" if text[0] == "-" else "*"
        remedy = f"Write {key}: {safe(text[sign.end() :])}"
        if _holds_any_text(key):
            remedy += f"; or, if the {called} belongs to the text, put it in quotes: {key}: {quoted(text)}."
        return Message(wrong, remedy)
    if tag := re.match(r"(!\S+) +(\S.*)", text):
        remedy = f"Delete {tag[1]}"
        if _holds_any_text(key):
            remedy += f"; or, if it belongs to the text, put it all in quotes: {key}: {quoted(text)}"
        return Message(wrong, f"{remedy}.")
    return Message(wrong, in_quotes("Put the whole text in quotes", key, text))


def without_tab(typed: Lines, offset: int) -> str:
    """Return a line without the tab at its start: with spaces if it belongs to the line above."""
    above = typed.above(offset)
    inside = re.search(r":\s*$", above) or above[:1].isspace()
    return ("  " if inside else "") + typed.lines[offset].lstrip()


def _spacing(typed: Lines, offset: int, key: str) -> LineMessage | None:
    """Explain a tab at the start, or a missing or odd space after the colon."""
    line = typed.lines[offset]
    if re.match(r" *\t", line):
        remedy = (
            "Delete the tab and type two spaces instead."
            if without_tab(typed, offset).startswith(" ")
            else "Delete it, so that the line begins at the left margin, without a tab or a space."
        )
        return Message("The line begins with a tab.", remedy), key
    if re.match(r"^\s*[\w ]+:\u00a0", line):
        wrong = "There is a non-breaking space after the colon (pasted from Word or Outlook)."
        return Message(wrong, "Delete it and type an ordinary space."), key
    if not key and (match := re.match(r"^([A-Za-z_]+):(?!//)(\S.*)$", line)):
        right = f"{match[1]}: {match[2]}"
        message = Message("There is no space after the colon.", f"Type a space there: {right}", Replace(line, right))
        return message, match[1]
    return None


def _sign(typed: Lines, offset: int, _: str) -> LineMessage | None:
    """Explain another sign in place of the colon, or a missing colon."""
    line = typed.lines[offset]
    words = line.split()
    if re.match(r"\s*:", line):
        return Message(
            "There is no name before the colon.", "Write it as name: value, for example title: First aid."
        ), ""
    if match := re.match(r"""\s*["'](\w[\w ]*): *([^"']+)["']\s*$""", line):
        remedy = f"Put them round the text only: {match[1]}: {quoted(match[2])}."
        return Message("The quotes stand round the name too.", remedy), match[1]
    match = _OTHER_SIGN.match(line)
    if match and fold(match[1]) in typed.known:
        wrong = f"There is {match[2] or match[3]} where the colon belongs."
        right = f"{match[1]}: {safe(match[4])}"
        return Message(wrong, f"Write {right}", Replace(line.strip(), right)), match[1]
    if ":" not in line and len(words) > 1 and not _is_sentence(line):
        for count in (2, 1):
            name = " ".join(words[:count])
            if name[0].isalpha() and fold(name) in typed.known and words[count:]:
                value = " ".join(words[count:])
                right = f"{name}: {safe(value)}"
                wrong = f"The colon after {name} is missing."
                return Message(wrong, f"Write {right}", Replace(line.strip(), right)), name
    return None


def _is_sentence(line: str) -> bool:
    """Return whether the line begins and ends like a sentence: ``Who leads the course is not known yet.``"""
    return line[:1].isupper() and line.rstrip().endswith((".", "!", "?"))


def _item(typed: Lines, offset: int) -> LineMessage | None:
    """Explain a list item without its hyphen."""
    words, above = typed.lines[offset].strip(), typed.above(offset)
    if not words or ":" in words or words[0] == "-":
        return None
    if re.match(r"\s*- ", above):
        return Message("This item of a list has no hyphen.", f"Begin it with a hyphen and a space: - {words}"), ""
    return None


def _mark(typed: Lines, offset: int, _: str) -> LineMessage | None:
    """Explain a bullet, or bold marks, around the key."""
    match = _MARKED.match(typed.lines[offset])
    if not match or (match[1].strip() == "-" and re.search(r"^\s*-|:\s*$", typed.above(offset))):
        return None
    what = "bold or italic" if "*" in match[1] or "_" in match[1] else f"a bullet ({match[1].strip()})"
    wrong = f"The line is written with {what}, which belongs in the text below the details."
    return Message(wrong, f"Write {match[2]}: {safe(match[3])}"), match[2]


def explain_value(key: str, text: str) -> LineMessage | None:
    """Explain a mistake in the text after the colon, or return None."""
    if text[0] in "\u201c\u201d\u2018\u2019":
        straight = re.sub("[\u201c\u201d\u201e]", "", text) if text[0] in "\u201c\u201d" else text.strip("\u2018\u2019")
        return Message("The text is in curly quotes.", f"Use straight quotes: {key}: {quoted(straight)}."), key
    if text[0] == '"' and "\\" in text[1:]:
        inner = text.strip('"').replace("'", "\u2019")
        return Message("There is a backslash (\\) between double quotes.", f"Use single quotes: {key}: '{inner}'."), key
    if text[0] in "\"'":
        return _quote(key, text)
    if text[0] in _CLOSING and (found := _bracket(key, text)):
        return found
    if text in ("|", ">"):
        wrong = f"The {text} announces text of several lines, and the line below is not part of it."
        return Message(wrong, "Begin each line of the text with two spaces."), key
    if text.startswith("- ") and (field := field_called(key)) and field.shape in WITH_COMMAS:
        items = [item.strip() for item in re.split(r"(?:^|\s)- ", text) if item.strip()]
        wrong = "An item of a list stands beside the name."
        return Message(wrong, f"Write the items with commas between them: {key}: {safe(', '.join(items))}"), key
    if text[0] in _SPECIAL:
        return code_at_start(key, text), key
    if re.search(r":(\s|$)", text):
        if (text.endswith("}") and "{" not in text) or (text[0] == "(" and text[-1] == ")"):
            inner = text.strip("()} ")
            return Message("The bracket { is missing.", f"Write {key}: {{{inner}}}"), key
        return Message(
            "There is a second colon in the line.", in_quotes("Put the whole text in quotes", key, text)
        ), key
    return None


def _bracket(key: str, text: str) -> LineMessage | None:
    """Explain a bracket that is not closed, closed by another kind, or closed twice."""
    opening, closing = text[0], _CLOSING[text[0]]
    inner = text[1:].rstrip("]})> ")
    meant = ":" in inner if opening == "{" else "," in inner
    if not meant or "[" in inner or "{" in inner or "}" in inner or "]" in inner:
        return None
    whole = f"{opening}{inner}{closing}"
    if text == whole:
        return None
    if opening == "[" and (field := field_called(key)) and field.shape in (Shape.LINE, Shape.TEXT):
        whole = safe(inner)
    wrong = f"The bracket {opening} that opens here is not closed by one {closing}."
    return Message(wrong, f"Write {key}: {whole}"), key


def _quote(key: str, text: str) -> LineMessage | None:
    """Explain a quote that is not closed, or that ends too early."""
    quote = text[0]
    inner = text[1:]
    end = inner.find(quote)
    if end < 0 and quote == "'" and _SHORTENED.match(text):
        wrong = "The ' at the start counts as a quote that opens here and is not closed."
        return Message(wrong, in_quotes("Put the text with its apostrophe in double quotes", key, text)), key
    if end < 0 and quote == "'":
        remedy = "Type ' at the end of the text"
        if _holds_any_text(key):
            remedy += f"; or, if it is an apostrophe, write {key}: {quoted(text)}"
        return Message("The quote ' that opens here is not closed.", f"{remedy}."), key
    if end < 0:
        return Message(
            f"The quote {quote} that opens here is not closed.", f"Type {quote} at the end of the text."
        ), key
    rest = inner[end + 1 :].strip()
    if not rest or rest.startswith("#"):
        return None
    nested = inner[:end][-1:].isspace() or inner[end + 1 : end + 2].isalnum()  # 'Children's aid', "Say "hi" to them"
    if text[-1] == quote and nested:
        wrong = f"There is another {quote} inside the quotes, which ends the text too soon."
        return Message(wrong, in_quotes("Use quotes of the other kind", key, text[1:-1])), key
    wrong = "There is text after the closing quote."
    return Message(wrong, in_quotes("Put the whole text in quotes of the other kind", key, text)), key


def _indented(typed: Lines, offset: int, key: str, text: str) -> LineMessage | None:
    """Explain a line with odd indentation."""
    line, above = typed.lines[offset], typed.above(offset)
    if not key or not line[:1].isspace() or (text and re.match(r"^\s+[\w ]+:", typed.below(offset)) and not above):
        return None
    indent, indent_above = _indent(line), _indent(above)
    sibling = split_detail(above)[0] and indent_above and indent != indent_above
    if sibling:
        wrong = f"The line begins with {indent} spaces, and the one above with {indent_above}."
        return Message(wrong, f"Begin both with {indent_above} spaces."), key
    if item := re.match(r"(\s*-\s+)[\w ]+:", above):
        wrong = "The line is indented, and does not stand below the first letter of the item above."
        inside = f"If it belongs to that item, begin it with {len(item[1])} spaces"
        return Message(wrong, f"{inside}; if it belongs to all of them, at the left margin."), key
    if text and re.match(r"^\s+[\w ]+:", typed.below(offset)) and fold(key) in typed.known:
        return None
    if fold(key) in typed.known:
        return Message(
            "The line is indented: it begins with spaces.", "Begin it at the left margin, without a space."
        ), key
    upper_key, upper_text = split_detail(above)
    if upper_text:
        whole = quoted(f"{upper_text} {line.strip()}")
        return (
            Message(
                f'"{line.strip()}" looks like a detail of its own, because of its colon.',
                f"If it continues the line above, write both as one line in quotes: {upper_key}: {whole}.",
            ),
            upper_key,
        )
    return Message("The line is indented: it begins with spaces.", "Begin it at the left margin, without a space."), key


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip(" "))
