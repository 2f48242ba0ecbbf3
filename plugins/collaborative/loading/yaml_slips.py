"""Why YAML cannot read a line, in words for people who have never heard of YAML."""

import re

import yaml
from yaml.reader import ReaderError

_KEY = re.compile(r"^\s*(?:- )?([A-Za-z_][\w -]*?)\s*:(.*)$")
_SPECIAL = {
    "&": "& at the start",
    "*": "* at the start",
    "!": "! at the start",
    "%": "% at the start",
    "@": "@ at the start",
    "`": "` at the start",
    "[": "a bracket [ at the start",
    "{": "a bracket { at the start",
    "|": "| at the start",
    ">": "> at the start",
    "-": "a hyphen (dash, -) at the start",
    "?": "? at the start",
    ",": "a comma at the start",
}
QUOTE_IT = 'Put the whole text in quotes: {key}: "{text}".'


def explain(error: yaml.YAMLError, lines: list[str]) -> tuple[int, str, str, str]:
    """Where and why: the line's offset from 0, what is wrong, what to do, and the key concerned or ""."""
    if isinstance(error, ReaderError):
        return _control_character(error, lines)
    mark = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
    at = min(mark.line if mark else 0, max(len(lines) - 1, 0))
    context = getattr(error, "context_mark", None)
    for offset in _suspects(at, context.line if context else at, len(lines)):
        if found := _slip_in(lines[offset], lines[offset + 1] if offset + 1 < len(lines) else ""):
            return offset, *found
    for offset in _suspects(at, context.line if context else at, len(lines)):
        if (words := lines[offset].strip()) and ":" not in words and words[0] not in "#-":
            remedy = "Write it as name: value; if it continues the line above, write both as one line."
            return offset, f'The line "{words}" has no name and colon.', remedy, ""
    key, _ = _split(lines[at]) if lines else ("", "")
    return (
        at,
        "This line cannot be read.",
        'Write it as name: value, and put text with : # or quotes in it between quotes: "…".',
        key,
    )


def _control_character(error: ReaderError, lines: list[str]) -> tuple[int, str, str, str]:
    at = "\n".join(lines)[: error.position].count("\n")
    wrong = f"There is an invisible control character in this line (number {error.character})."
    return at, wrong, "Delete the text after the colon and type it again.", _split(lines[at])[0]


def _suspects(at: int, context: int, count: int) -> list[int]:
    near = [at, context, at - 1, context - 1]
    return [offset for offset in dict.fromkeys(near) if 0 <= offset < count]


def _slip_in(line: str, following: str) -> tuple[str, str, str] | None:
    """(what is wrong, what to do, key) where this line has one of the usual slips."""
    key, text = _split(line)
    if found := _spacing_slip(line, key) or (_text_slip(key, text) if key and text else None):
        return found
    continued = bool(text) and re.match(r"^\s+[\w ]+:", following)
    if key and line[:1].isspace() and not continued:
        return "The line is indented: it begins with spaces.", "Begin it at the left margin, without a space.", key
    return None


def _spacing_slip(line: str, key: str) -> tuple[str, str, str] | None:
    if re.match(r" *\t", line):
        return "The line begins with a tab.", "Use spaces instead of the tab.", key
    if re.match(r"^\s*[\w ]+:\u00a0", line):
        wrong = "There is a non-breaking space after the colon (pasted from Word or Outlook)."
        return wrong, "Delete it and type an ordinary space.", key
    if not key and (match := re.match(r"^([A-Za-z_]+):(\S.*)$", line)):
        return (
            "There is no space after the colon.",
            f"Write {match[1]}: {match[2]} with a space after the colon.",
            match[1],
        )
    return None


def _text_slip(key: str, text: str) -> tuple[str, str, str] | None:
    quotable = text.replace('"', "'")
    if text[0] in "“”‘’":
        return "The text is in curly quotes.", 'Use straight quotes: "…".', key
    if text[0] in "\"'":
        return _quote_slip(key, text)
    if text[0] in _SPECIAL:
        wrong = f"Text with {_SPECIAL[text[0]]} is read as a code, not as text."
        return wrong, QUOTE_IT.format(key=key, text=quotable), key
    if re.search(r":(\s|$)", text):
        return "There is a second colon in the line.", QUOTE_IT.format(key=key, text=quotable), key
    return None


def _quote_slip(key: str, text: str) -> tuple[str, str, str] | None:
    quote = text[0]
    inner = text[1:]
    end = inner.find(quote)
    if end < 0:
        return f"The quote {quote} that opens here is not closed.", f"Type {quote} at the end of the text.", key
    if rest := inner[end + 1 :].strip():
        if rest.startswith("#"):
            return None
        shown = text.replace('"', "'")
        return (
            "There is text after the closing quote.",
            f'Put the whole text in quotes of the other kind: {key}: "{shown}".',
            key,
        )
    return None


def _split(line: str) -> tuple[str, str]:
    match = _KEY.match(line)
    if not match or (match[2] and not match[2][:1].isspace()):
        return "", ""
    return match[1], match[2].strip()
