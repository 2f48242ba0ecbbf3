"""``mkdocs.yml``: what is wrong with it, each at its line; what MkDocs says of it, in our words."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path
from posixpath import basename

from mkdocs.config.base import Config
from mkdocs.config.defaults import MkDocsConfig

from collaborative.loading.configuration import Configuration, Where, read_configuration
from collaborative.mkdocs_plugin.options import CollaborativeOptions
from collaborative.palette import parse_colour
from collaborative.problems import InputError, Problem, Severity
from collaborative.reading.days import parse_day
from collaborative.reading.files import is_elsewhere, same_name
from collaborative.reading.words import fold, in_words, nearest

PLUGIN = "collaborative"
_ISO_DAY = re.compile(r"\b\d{4}-\d{1,2}-\d{1,2}\b")
_OF_A_LINE = re.compile(r"Config value '(\w+)': (?:Plugin '([\w/-]+)' option '(\w+)': )?(.*)", re.DOTALL)
_OTHER_TYPE = re.compile(r"Expected type: (<class 'str'>)?.* but received: <class '(\w+)'>")
_IN_OUR_WORDS = tuple(
    (re.compile(said), wrong, remedy)
    for said, wrong, remedy in (
        ("The URL isn't valid", "This is no whole web address.", "Write it with https://, for example https://www.example.org/"),
        ("Required configuration not provided", "This line is missing.", "Add it, for example site_name: Northshire Primary Partnership"),
        ("Expected nav to be a list", "The menu is a list: each line of it begins with a hyphen.", "Write the lines like this:  - About: about.md"),
        (r"Unrecognised theme name: '(.*?)'", "There is no theme \\1 here.", "Write theme: material"),
        ("'(?:docs|site)_dir' should not be within", "The site would be built among or over the content.", "Choose a folder of its own for the site."),
        (r"The path '(.*?)' isn't an existing directory", "There is no folder \\1.", "Correct the name, or make the folder."),
        (r"The \"(.*?)\" plugin is not installed", "There is no plugin \\1 here.", "Correct its name, or take the line out."),
        (r"Failed to load extension '(.*?)'", "There is no Markdown extension \\1 here.", "Correct its name, or take the line out."),
    )
)  # fmt: skip
_ALSO_CALLED = dict.fromkeys(("colours", "colors", "colour", "color"), "palette")
_WITHIN = re.compile(r"(\w+): ")  # the part of an option that is at fault
SAID_ALREADY = "Unrecognised configuration name"  # of which MkDocs warns, without the line


def read_config_file(file: Path) -> Configuration:
    """The file with all that can be said of it without MkDocs."""
    known = frozenset(fold(name) for name in (*_names(MkDocsConfig()), *_names(CollaborativeOptions())))
    return read_configuration(file.name, file.read_bytes(), known)


def problems_of(typed: Configuration) -> Iterator[Problem]:
    """Lines that cannot be read or stand twice, and names that nobody knows."""
    yield from typed.problems
    known = [*_names(MkDocsConfig()), "INHERIT"]
    for name in typed.names():
        if name not in known and not name.startswith(("x-", "<<")):  # x- is how people mark parts for use elsewhere
            meant = nearest(name, known)
            remedy = f"Did you mean {meant}?" if meant else "Delete the line and what belongs to it."
            yield typed.problem((name,), f"There is no setting {name}.", remedy)
    if own := typed.plugins.get(PLUGIN):
        options = list(_names(CollaborativeOptions()))
        for name in typed.names(own):
            if name not in options:
                meant = _ALSO_CALLED.get(fold(name)) or nearest(name, options)
                remedy = f"Did you mean {meant}?" if meant else f"Its settings are {in_words(options)}."
                yield typed.problem((*own, name), f"The plugin {PLUGIN} has no setting {name}.", remedy)


def missing_files(typed: Configuration, docs: Path, theme: Iterable[str]) -> Iterator[Problem]:
    """Style sheets, scripts and pictures of the theme that are neither in the docs folder nor of the theme."""
    folders = [docs, *map(Path, theme)]
    for where, text in _files_named(typed):
        uri = text.partition("?")[0]
        if uri and not is_elsewhere(uri) and not any((folder / uri.lstrip("/")).is_file() for folder in folders):
            yield typed.problem(where, f"There is no file {uri} in {docs.name}.", _file_meant(uri, docs))


def _file_meant(uri: str, docs: Path) -> str:
    inside = uri.removeprefix(f"{docs.name}/")
    if inside != uri and (docs / inside).is_file():
        return f"Write {inside}: paths begin inside {docs.name}."
    known = sorted(file.relative_to(docs).as_posix() for file in docs.rglob("*") if file.is_file())
    same = [file for file in known if same_name(basename(file)) == same_name(basename(uri))]
    alike = nearest(uri, (file for file in known if file.endswith(Path(uri).suffix)), 0.8)
    meant = same[0] if len(same) == 1 else alike
    return f"Did you mean {meant}?" if meant else f"Upload it into {docs.name}, or take the line out."


def files_elsewhere(typed: Configuration, docs: Path, own: str | None) -> Iterator[Problem]:
    """The same on another host than the site's own, which the pages' policy keeps from being loaded."""
    for where, text in _files_named(typed):
        if not text.lower().startswith(("https://", "http://", "//")) or (own and text.startswith(own)):
            continue
        wrong = f"{text} is on another host, and the pages ask no other host."
        remedy = f"Download the file into {docs.name}/ and name it there, or take the line out."
        problem = typed.problem(where, wrong, remedy)
        yield problem if where[0] == "theme" else replace(problem, severity=Severity.WARNING)


def _files_named(typed: Configuration) -> Iterator[tuple[Where, str]]:
    for where, text in (*typed.below(("extra_css",)), *typed.below(("extra_javascript",))):
        if len(where) == 2 or where[2:] == ("path",):  # a script may have a type and other options beside its path
            yield where, text
    for where in (("theme", "logo"), ("theme", "favicon")):
        yield from typed.below(where)


def colours_of_theme(typed: Configuration, config: MkDocsConfig) -> Iterator[Problem]:
    """Of ``theme.palette``, what is no colour and would pass for ours in silence."""
    chosen = config.theme.get("palette") or ()
    several = not isinstance(chosen, dict)
    for number, palette in enumerate(chosen if several else [chosen]):
        for name in ("primary", "accent"):
            value = palette.get(name, "custom") if isinstance(palette, dict) else "custom"
            if value == "custom":  # the site's own style sheet has the colours
                continue
            try:
                parse_colour(value)
            except InputError as error:
                where = ("theme", "palette", *([number] if several else []), name)
                yield typed.problem_at(where, error.message, Severity.WARNING)


def problems_of_mkdocs(typed: Configuration, said: Iterable[str], root: Path) -> tuple[Problem, ...]:
    """Return what MkDocs says of values, at their lines."""
    return tuple(
        _in_our_words(typed, text.replace(f"{root}/", "").replace(f"{root}\\", "")) for text in dict.fromkeys(said)
    )


def impossible_days(typed: Configuration) -> tuple[Problem, ...]:
    """Return problems of days that do not exist, such as 2026-02-31; YAML would name no line."""
    found = []
    for where, text in typed.texts.items():
        for day in _ISO_DAY.findall(text):
            try:
                parse_day(day)
            except InputError as error:
                found.append(typed.problem_at(where, error.message))
    return tuple(found)


def _in_our_words(typed: Configuration, said: str) -> Problem:
    match = _OF_A_LINE.fullmatch(said)
    if not match:
        return typed.problem((), said, f"Correct {typed.path}.")
    name, plugin, option, text = match.groups()
    where: Where = (*typed.plugins.get(plugin, ("plugins",)), option) if plugin else (name,)
    if kind := _OTHER_TYPE.search(text):
        return _of_another_kind(typed, where, wants_text=bool(kind[1]))
    for known, wrong, remedy in _IN_OUR_WORDS:
        if found := known.search(text):
            return typed.problem(_deepest(typed, where, found), found.expand(wrong), remedy)
    if (within := _WITHIN.match(text)) and (*where, within[1]) in typed.lines:
        where, text = (*where, within[1]), text[within.end() :]
    wrong, _, remedy = text.partition(". ")
    return typed.problem(where, f"{wrong.rstrip('.')}.", remedy or "Correct the line, or take it out.")


def _deepest(typed: Configuration, where: Where, found: re.Match[str]) -> Where:
    """The line of the word that MkDocs complains of, where the part has several lines."""
    named = found[1] if found.groups() else ""
    return next((at for at, text in typed.below(where) if text == named), where)


def _of_another_kind(typed: Configuration, where: Where, *, wants_text: bool) -> Problem:
    """A number, a list or yes where text is wanted, or the other way round."""
    name, text = where[-1], typed.texts.get(where)
    if wants_text and text is not None:
        wrong = f"{text} without quotes is taken for a number, a day or yes and no, and text is wanted."
        return typed.problem(where, wrong, f'Put it in quotes: {name}: "{text}"')
    wanted = "one piece of text" if wants_text else "something else"
    return typed.problem(
        where, f"This cannot stand here: {wanted} is wanted.", f"Write {name}: and the value, on one line."
    )


def _names(options: Config) -> Iterator[str]:
    return (name for name, _ in options._schema)  # noqa: SLF001  # MkDocs has no other way to ask
