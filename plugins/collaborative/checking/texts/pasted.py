"""What Word, Excel and a CMS leave in a text that was copied from them: signs of their own fonts, tabs, hidden code."""

import re
import unicodedata
from collections.abc import Iterator, Sequence

from collaborative.checking.findings import Finding, error, quoted, warning
from collaborative.checking.subject import Subject
from collaborative.checking.texts.wording import FieldText, texts_in
from collaborative.loading.documents import Document
from collaborative.problems import Problem, Replace
from collaborative.reading.pasted import in_place

# Signs that only one font has (Unicode's private use), signs of no meaning at all, and Word's own for objects.
_NO_SIGN = re.compile("[\ue000-\uf8ff\ufff9-\ufffc\U000f0000-\U0010ffff]")
_MEANT = {"\uf04a": "☺", "\uf0e0": "→", "\uf0df": "←", "\uf028": "☎", "\uf02a": "✉", "\uf0fc": "✓", "\uf0fe": "☑", "\uf0fb": "✗", "\uf0a3": "≤", "\uf0b3": "≥", "\uf0b0": "°", "\uf0b4": "×", "\uf0d7": "·", "\uf0bb": "≈", "\uf0b1": "±", "\uf0ae": "→", "\uf0de": "⇒"}  # fmt: skip
_NEAR = 200  # characters of a word that an edit names
_DIRECTION = re.compile("[\u202a-\u202e\u2066-\u2069]")
_FIELD_CODE = re.compile(
    r"""\{ ?(?:HYPERLINK|MERGEFIELD|PAGEREF|REF|TOC|SEQ|INCLUDEPICTURE|FORMTEXT|PAGE|DATE|SYMBOL)\b[^{}\n]*\}"""
    r"""|\bHYPERLINK[ ]"[^"\n]*"|\bHYPERLINK[ ]\\l\b|\bPAGEREF[ ]_\w+|\bTOC[ ]\\o\b|\bMERGEFIELD[ ]\w+|\bINCLUDEPICTURE[ ]"[^"\n]*"|\bFORMTEXT\b"""
    r"""|Error! (?:Bookmark|Hyperlink|Reference|Not a valid|No text|Filename|Unknown)[^.\n]{0,80}\."""
    r"""|«\w{1,40}_\w{0,40}»|\bmso-[a-z][\w-]*:|\bMsoNormal\w*|\[if [^\]\n]{0,40}mso[^\]\n]{0,40}\]|<!\[endif\]"""
    r"""|\[/?(?:caption|gallery|vc_\w+|et_pb_\w+|embed|audio|video|playlist|contact-form-7|fusion_\w+)(?:[ ][^\]\n]{0,200})?\](?![(\[:])"""
)
_TAG = re.compile("<[^<>]*>")  # which the check of HTML judges
_COULD_HOLD_CODE = ("HYPERLINK", "FIELD", "PAGE", "TOC", "REF", "SEQ", "FORMTEXT", "INCLUDE", "DATE", "SYMBOL", "Error!", "«", "mso", "Mso", "endif", "[")  # fmt: skip
_INDENTED = re.compile(r"(?: {4}| {0,3}\t)[ \t]*(?=\S)")
_KEEPS_INDENTED = re.compile(r"[ ]{0,3}(?:[-*+]|\d+[.)])[ \t]|\[\^|!!!|\?\?\?|===|: {1,3}\S|\[")  # lists, notes …


def check_pasted(subject: Subject) -> Iterator[Problem]:
    """Report what would be lost, or be shown as a box or as code."""
    for document in subject.content.documents:
        path = document.path
        body = subject.body_of(document)
        for text in (*texts_in(document.front), FieldText("", document.body_line, "")):
            # The signs of code are checked in all of the body, the code of Word only outside fenced code.
            whole = text.text or (in_place(document.body) if not text.field else "")
            outside = text.text or (body.source if not text.field else "")
            for place, finding in (*_signs(whole), *_codes(outside)):
                line = text.line if text.field else document.body_line + whole.count("\n", 0, place)
                edit = finding.message.edit
                if text.field and isinstance(edit, Replace) and edit.before not in _typed_at(document, line):
                    finding = error(finding.message.wrong, finding.message.remedy)  # noqa: PLW2901  # it is further down
                yield finding.at(path, line, text.field)
        lines = body.source.split("\n")
        yield from _tables(document, lines)
        yield from _indented(document, lines)


def _typed_at(document: Document, line: int) -> str:
    """Return a line of the front matter as typed, which begins on line 2, or "" for any other line."""
    lines = document.typed.split("\n")
    return lines[line - 2] if 0 <= line - 2 < len(lines) else ""


def _signs(text: str) -> Iterator[tuple[int, Finding]]:
    """Yield each sign that most devices cannot show, once a line."""
    if text.isascii():
        return
    last = -1
    for match in _NO_SIGN.finditer(text):
        if (line := text.count("\n", 0, match.start())) == last:
            continue
        last = line
        sign, code = match[0], f"U+{ord(match[0]):04X}"
        before = text[max(match.start() - 30, 0) : match.start()].rpartition("\n")[2].strip()
        place = f'after "{before}"' if before else "at the beginning of the line"
        wrong = f"The character {place} ({code}) is a symbol of one font only, and most devices show an empty box."
        meant = _MEANT.get(sign, "")
        remedy = f"Type {meant} instead, or delete it." if meant else "Delete it, or type what it stood for."
        word = _word_around(text, match.start())
        yield match.start(), error(wrong, remedy, Replace(word, word.replace(sign, meant)))
    for match in _DIRECTION.finditer(text):
        name = unicodedata.name(match[0]).lower()
        wrong = f"An invisible character reverses the direction of the text ({name}, U+{ord(match[0]):04X})."
        yield match.start(), warning(wrong, "Delete the word that it stands in and type it again.")
        return


def _word_around(text: str, place: int) -> str:
    """Return the run of signs without a space at a place, for an edit to find it."""
    before, after = text[max(place - _NEAR, 0) : place], text[place : place + _NEAR]
    head = "" if not before or before[-1].isspace() else before.split()[-1]
    return head + after.split()[0]


def _codes(text: str) -> Iterator[tuple[int, Finding]]:
    if not any(sign in text for sign in _COULD_HOLD_CODE):
        return
    last = -1
    if "<" in text:
        text = _TAG.sub(lambda tag: re.sub(r"[^\n]", " ", tag[0]), text)
    for match in _FIELD_CODE.finditer(text):
        if (line := text.count("\n", 0, match.start())) != last:
            last = line
            wrong = f"{quoted(match[0])} is hidden code of the program that this was copied from."
            yield match.start(), error(wrong, "Delete it, and type what people should read there.")


def _tables(document: Document, lines: Sequence[str]) -> Iterator[Problem]:
    """Report each table whose cells are parted by tabs, as Word and Excel copy it."""
    rows: list[int] = []
    for number, line in enumerate([*lines, "end"]):
        tabs = line.count("\t") if "\t" in line and "\t" in line.strip() else 0
        if tabs and (not rows or number - rows[-1] == 1 or tabs == lines[rows[-1]].count("\t")):
            rows.append(number)
        elif line.strip():
            if len(rows) > 1:
                yield _table([lines[row] for row in rows]).at(document.path, document.body_line + rows[0])
            rows = []


def _table(rows: Sequence[str]) -> Finding:
    columns = max(row.count("\t") for row in rows) + 1
    cells = [cell.strip().replace("|", r"\|") for cell in rows[0].split("\t")]
    head = " | ".join([*cells, *[""] * (columns - len(cells))])
    return error(
        f"This is a table copied from Word or Excel, with tabs between its {columns} columns: its rows run together.",
        f"Write | between the cells of each row, the first like this: | {head} | "
        f"Then write below the first row {'|---' * columns}| and leave an empty line above the table.",
    )


def _indented(document: Document, lines: Sequence[str]) -> Iterator[Problem]:
    """Warn about paragraphs that would be shown as code, once for those that follow each other."""
    keeps = was_reported = False
    empty_above = True
    for number, line in enumerate(lines):
        if not line.strip():
            empty_above = True
            continue
        if not line[0].isspace() or (line[0] == " " and not _INDENTED.match(line)):
            keeps = bool(_KEEPS_INDENTED.match(line)) or (keeps and not empty_above)
            was_reported = False
        elif empty_above and not keeps and not was_reported and (match := _INDENTED.match(line)):
            if "\t" in line[match.end() :]:
                continue  # a row of a table
            was_reported = True
            text = line[match.end() :]
            spaces = "a tab" if "\t" in match[0] else f"{len(match[0])} spaces"
            yield warning(
                f"This paragraph begins with {spaces}, so it is shown as program code, in one long line.",
                f"Begin at the left margin: {quoted(text)}. If it is code, write ``` on the lines above and below.",
                Replace(line, text),
            ).at(document.path, document.body_line + number)
        empty_above = False
