"""Files of a site changed at random, as accidents, pasting and other programs change them; then read, checked and rendered.

The same seed makes the same mutations.
"""

import datetime as dt
import random
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from markupsafe import Markup

from collaborative.checking.site import Failure, check_site
from collaborative.checking.subject import Subject
from collaborative.loading.content import load_content
from collaborative.loading.history import History
from collaborative.loading.sources import OtherFile, SourceFile
from collaborative.problems import Problem, errors_in
from collaborative.rendering.html import Html, root_from
from collaborative.rendering.outputs import render_outputs, render_redirects
from collaborative.rendering.text import MarkdownText
from collaborative.sections.plan import plan
from tests.builders import SETTINGS

TODAY = dt.date(2026, 11, 30)
SIGNS = [
    *"\uf0b7\uf0a7\uf0fc\uf04a\ue000•§–—“”‘’«»…\u00a0\u00ad\u200b\u200d\u202e\u2028\ufeff\ufffd\x00\x07\x0b\x0c\x1b\x85",
    *"\t\r\n :;,.-_#*`~<>[](){}|&!?%@\"'\\/=+^$£€0123456789éŵ日🎓\u0301",
    "\r\n", "\n\n", "---\n", "...\n", "```\n", "~~~\n", "<!--", "-->", "<b>", "</", "<![CDATA[", "]]>", "{{", "{%", "![", "](", "[[", "&a ",
    "*a ", "!!", "? ", "|\n", ">\n", "> ", "- ", "1)\t", "(a) ", "a)\t", "i.\t", "o\t", "\uf0b7\t", "    ", "\t\t", "# ", "##", "|---|---|\n",
    "a\tb\tc\n", "| a | b |\n", "[1]: x\n", "[^1]: x\n", "<<<<<<< HEAD\n", "=======\n", ">>>>>>> x\n", 'HYPERLINK "x"', "mso-list:l0",
    "31 February 2026", "27-03-18", "24:00", "9.30am", "£0.00", "-1", "1e9", "99999999999999999999", "0001-01-01", "9999-12-31", "TBC", "null",
    "[]", "{}", '""', "yes", "[" * 60, "(" * 60, "*" * 60, "`" * 60, "<a " * 30, "- " * 30, "> " * 30, "x" * 300, " " * 300, "9" * 300,
]  # fmt: skip
ENCODINGS = ["cp1252", "utf-16", "utf-16-le", "utf-8-sig", "mac-roman", "utf-32", "cp437", "latin-1"]
Change = Callable[[random.Random, str, Sequence[str]], str]


def files_of(root: Path) -> tuple[list[SourceFile], tuple[OtherFile, ...]]:
    """Return the Markdown files of a site, and its other files."""
    sources, others = [], []
    for base, prefix in ((root / "content", ""), (root / "courses", "courses/")):
        for file in sorted(base.rglob("*")):
            if file.is_file():
                uri = prefix + file.relative_to(base).as_posix()
                path = file.relative_to(root).as_posix()
                if file.suffix == ".md":
                    sources.append(SourceFile(path, uri, file.read_bytes()))
                else:
                    others.append(OtherFile(path, uri, file.stat().st_size))
    return sources, tuple(others)


def mutate(chance: random.Random, source: SourceFile, texts: Sequence[str]) -> SourceFile:
    """Return the file after one to four changes; ``texts`` are others, of which pieces may come in."""
    text = source.data.decode("utf-8")
    for _ in range(chance.choice((1, 1, 1, 1, 2, 4))):
        change: Change = chance.choice(_CHANGES)
        text = change(chance, text, texts)
    data = text.encode("utf-8", "surrogatepass")
    if chance.random() < 0.1:
        data = _broken(chance, data, text)
    return source._replace(data=data)


def _broken(chance: random.Random, data: bytes, text: str) -> bytes:
    """Return the bytes damaged, or the text in another encoding."""
    if chance.random() < 0.5 or not data:
        return text.encode(chance.choice(ENCODINGS), "replace")
    at = chance.randrange(len(data))
    piece = bytes(chance.randrange(256) for _ in range(chance.choice((1, 1, 2, 8))))
    return data[:at] + piece + data[at + chance.choice((0, len(piece))) :]


def _insert(chance: random.Random, text: str, _: Sequence[str]) -> str:
    at = chance.randint(0, len(text))
    piece: str = chance.choice(SIGNS) * chance.choice((1, 1, 1, 2, 5, 50))
    return text[:at] + piece + text[at:]


def _at_line(chance: random.Random, text: str, _: Sequence[str]) -> str:
    lines = text.split("\n")
    at = chance.randrange(len(lines))
    for number in range(at, min(len(lines), at + chance.choice((1, 1, 3, 8)))):
        lines[number] = (
            chance.choice(("    ", "\t", "\uf0b7\t", "• ", "o\t", f"{number})\t", "> ", "# ", "- ")) + lines[number]
        )
    return "\n".join(lines)


def _delete(chance: random.Random, text: str, _: Sequence[str]) -> str:
    at = chance.randint(0, len(text))
    return text[:at] + text[at + chance.choice((1, 1, 2, 5, 30, 300)) :]


def _replace_value(chance: random.Random, text: str, texts: Sequence[str]) -> str:
    """Give a key the value of another key, of any file, or a sign."""
    lines, others = text.split("\n"), chance.choice(texts).split("\n")
    own = [number for number, line in enumerate(lines[:40]) if ": " in line]
    values = [line.partition(": ")[2] for line in others[:40] if ": " in line]
    if own and values:
        at = chance.choice(own)
        value = chance.choice(
            (chance.choice(values), chance.choice(SIGNS), chance.choice(values) + chance.choice(SIGNS))
        )
        lines[at] = f"{lines[at].partition(': ')[0]}: {value}"
    return "\n".join(lines)


def _rename_key(chance: random.Random, text: str, texts: Sequence[str]) -> str:
    lines, others = text.split("\n"), chance.choice(texts).split("\n")
    own = [number for number, line in enumerate(lines[:40]) if ":" in line]
    keys = [line.partition(":")[0] for line in others[:40] if ":" in line]
    if own and keys:
        at = chance.choice(own)
        lines[at] = f"{chance.choice(keys)}:{lines[at].partition(':')[2]}"
    return "\n".join(lines)


def _move_lines(chance: random.Random, text: str, texts: Sequence[str]) -> str:
    """Delete, repeat or swap lines, or insert a block of another file."""
    lines, other = text.split("\n"), chance.choice(texts).split("\n")
    at, to = chance.randrange(len(lines)), chance.randrange(len(lines))
    match chance.randrange(4):
        case 0:
            del lines[at : at + chance.choice((1, 1, 2, 5))]
        case 1:
            lines[to:to] = lines[at : at + chance.choice((1, 1, 3, 10))] * chance.choice((1, 1, 2, 30))
        case 2:
            lines[at], lines[to] = lines[to], lines[at]
        case _:
            start = chance.randrange(len(other))
            lines[at:at] = other[start : start + chance.choice((1, 3, 10, 40))]
    return "\n".join(lines)


def _truncate(chance: random.Random, text: str, _: Sequence[str]) -> str:
    return text[: chance.randint(0, len(text))]


def _line_ends(chance: random.Random, text: str, _: Sequence[str]) -> str:
    return text.replace("\n", chance.choice(("\r\n", "\r", "\n\n", "\x0b", "\u2028", " ")), chance.choice((-1, 1, 5)))


def _case(chance: random.Random, text: str, _: Sequence[str]) -> str:
    return [text.upper(), text.lower(), text.title(), text.swapcase()][chance.randrange(4)]


def _spaces(chance: random.Random, text: str, _: Sequence[str]) -> str:
    return text.replace(
        chance.choice((" ", ": ", "- ", "\n\n", ", ")), chance.choice(("", "\t", "\u00a0", "  ", "\n", ","))
    )


_CHANGES: list[Change] = [
    _insert, _insert, _insert, _at_line, _delete, _replace_value, _replace_value, _rename_key, _move_lines, _move_lines, _truncate,
    _line_ends, _case, _spaces,
]  # fmt: skip


def run(sources: Sequence[SourceFile], others: tuple[OtherFile, ...]) -> tuple[float, int]:
    """Read and check the files, then render a site of those without errors.

    Returns the CPU seconds of the slowest of the three steps' sum, and the number of files without errors.

    Raises:
        Exception: Whatever the program raises; a check that failed raises its own exception.
    """
    began = time.process_time()
    refused = {problem.path for problem in _problems(sources, others)}
    sound = [source for source in sources if source.path not in refused]
    while sound and (refused := {problem.path for problem in _problems(sound, others)}):
        kept = [source for source in sound if source.path not in refused]
        sound = kept if len(kept) < len(sound) else []
    _render(sound, others)
    return time.process_time() - began, len(sound)


def _subject(sources: Sequence[SourceFile], others: tuple[OtherFile, ...]) -> Subject:
    return Subject(load_content(sources, SETTINGS, History()), others, SETTINGS, TODAY, sources=tuple(sources))


def _problems(sources: Sequence[SourceFile], others: tuple[OtherFile, ...]) -> tuple[Problem, ...]:
    subject = _subject(sources, others)
    found = [*subject.content.problems, *check_site(subject)]
    for problem in found:
        if isinstance(problem, Failure) and problem.error:
            raise problem.error
        assert problem.line >= 1, problem
        assert problem.wrong, problem
        assert problem.remedy, problem
    return errors_in(found)


def _render(sources: Sequence[SourceFile], others: tuple[OtherFile, ...]) -> None:
    subject = _subject(sources, others)
    text = MarkdownText(["toc", "tables", "fenced_code", "sane_lists"], {})
    html = Html(text)
    bodies: dict[str, str] = {}
    for site in (subject.site.public, replace(subject.site, warnings=subject.content.problems)):
        planned = plan(site)
        for page in planned.pages:
            bodies[page.uri] = text.to_html(page.body, page.uri, str, dict(page.links))
            html.render(
                page.template, root_from(page.address), page.links, title=Markup("A"), body=Markup(bodies[page.uri]), view=page.view
            )  # fmt: skip
        for own in subject.content.pages:
            bodies.setdefault(own.uri, text.to_html(own.body, own.uri, str, {}))
        list(render_outputs(planned, SETTINGS, html, lambda item: bodies.get(item.uri or "", "")))
        list(render_redirects(planned, SETTINGS, html))


def batch(seed: int, root: Path, size: int) -> list[SourceFile]:
    """Return so many different files of the site, each mutated."""
    chance = random.Random(seed)
    sources, _ = files_of(root)
    texts = [source.data.decode() for source in sources]
    chosen = chance.sample(sources, min(size, len(sources)))
    return [mutate(chance, source, texts) for source in chosen]


def blamed(sources: Sequence[SourceFile], others: tuple[OtherFile, ...], seconds: float) -> Mapping[str, str]:
    """Return which single files fail alone, or take longer, and how."""
    found = {}
    for source in sources:
        try:
            took, _ = run([source], others)
            if took > seconds:
                found[source.path] = f"{took:.1f} s"
        except Exception as error:  # whatever it raises is the result
            found[source.path] = repr(error)
    return found
