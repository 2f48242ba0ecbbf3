"""Broken ``mkdocs.yml`` files: the line with the mistake, the reason, and what to type."""

import pytest

from collaborative.loading.configuration import read_configuration

KNOWN = frozenset({"sitename", "siteurl", "docsdir", "theme", "plugins", "nav", "shortname", "email", "terms"})
GOOD = """\
# Our site
site_name: Northshire Primary Partnership
site_url: https://training.example.org.uk/

theme:
  name: material
plugins:
  - search
  - collaborative:
      short_name: NPP
      email: office@example.org
      terms:
        - {name: Autumn, from: 2026-09-02, to: 2026-12-18}
nav:
  - Courses: courses/index.md
  - About: about.md
"""
BROKEN = {
    "a tab before a setting": ("      short_name", "\tshort_name", 10, "tab", "Delete the tab and type 6 spaces instead."),
    "a tab in the menu": ("  - About", "\t- About", 16, "tab", "Delete the tab and type 2 spaces instead."),
    "a quote that is not closed": ("Northshire Primary", '"Northshire Primary', 2, "not closed", 'Type " at the end'),
    "a quote in the menu": ("about.md", "'about.md", 16, "not closed", "Type ' at the end"),
    "a missing colon": ("site_name:", "site_name", 2, "The colon after site_name is missing", "Write site_name: Northshire"),
    "a missing colon of a group": ("nav:", "nav", 14, "The colon after nav is missing", "Write nav:"),
    "no space after the colon": ("site_name: ", "site_name:", 2, "no space after the colon", "Write site_name: Northshire"),
    "no space in a group": ("email: ", "email:", 11, "no space after the colon", "Write email: office@example.org"),
    "a second colon": ("Northshire", "Northshire: the", 2, "second colon", 'site_name: "Northshire: the Primary Partnership"'),
    "a space too many": ("site_url", " site_url", 3, "begins with 1 space", "no space"),
    "a space too few": ("      email", "     email", 11, "begins with 5 spaces", "Begin it with 6 spaces"),
    "an item that is not level": ("  - About", " - About", 16, "begins with 1 space", "Begin it with 2 spaces"),
    "a missing hyphen": ("  - About", "  About", 16, "begin with a hyphen", "Write - About: about.md"),
    "no space after the hyphen": ("  - About", "  -About", 16, "no space after the hyphen", "Write - About: about.md"),
    "a bracket that is not closed": ("2026-12-18}", "2026-12-18", 13, "{ that opens here is not closed", "Type }"),
    "a bracket too many": ("2026-12-18}", "2026-12-18}}", 13, "too many", "Delete it"),
    "a word without a colon": ("theme:\n", "theme:\n\n\nmaterial\n", 8, "has no name and colon", "Write it as name: value"),
    "a conflict": ("theme:", "<<<<<<< HEAD\ntheme:", 5, "Two versions", "Keep the lines of one version"),
    "a line twice": ("nav:", "site_name: Other\nnav:", 14, "stands twice, here and on line 2", "Keep one"),
    "a setting twice": ("      email", "      short_name: X\n      email", 11, "stands twice, here and on line 10", "Keep one"),
    "text that begins with a sign": ("Northshire", "@Northshire", 2, "begins with @", 'site_name: "@Northshire'),
}  # fmt: skip


@pytest.mark.parametrize("what", BROKEN)
def test_a_mistake_is_reported_at_its_line_with_what_to_type(what: str) -> None:
    old, new, line, wrong, remedy = BROKEN[what]
    assert old in GOOD
    problems = read_configuration("mkdocs.yml", GOOD.replace(old, new, 1).encode(), KNOWN).problems
    assert [problem.line for problem in problems] == [line], problems
    assert wrong in problems[0].wrong
    assert remedy in problems[0].remedy


@pytest.mark.parametrize(
    ("content", "line", "wrong"),
    [
        (b"", 1, "Nothing is set"),
        (b"# only a remark\n", 1, "Nothing is set"),
        (b"- a\n- b\n", 1, "no list of names"),
        (b"site_name: X\nsite_description: Caf\xe9\n", 2, "UTF-8"),
        (b"site_name: X\nsite_description: a\x07b\n", 2, "control character"),
        (b"a: " + b"[" * 50_000, 1, "bracket"),
    ],
)
def test_a_file_that_is_not_a_configuration_is_explained(content: bytes, line: int, wrong: str) -> None:
    (problem,) = read_configuration("mkdocs.yml", content, KNOWN).problems
    assert (problem.line, problem.path) == (line, "mkdocs.yml")
    assert wrong in f"{problem.wrong} {problem.remedy}"


def test_each_part_has_its_line_and_its_text() -> None:
    typed = read_configuration("mkdocs.yml", GOOD.encode(), KNOWN)
    assert not typed.problems
    assert typed.plugins == {"search": ("plugins", 0), "collaborative": ("plugins", 1, "collaborative")}
    assert list(typed.names(typed.plugins["collaborative"])) == ["short_name", "email", "terms"]
    assert typed.line((*typed.plugins["collaborative"], "email")) == 11
    assert typed.line((*typed.plugins["collaborative"], "phone")) == 9, "what is missing would stand there"
    assert dict(typed.below(("nav",))) == {("nav", 0, "Courses"): "courses/index.md", ("nav", 1, "About"): "about.md"}


@pytest.mark.parametrize(
    "plugins", ["[collaborative: {email: x}]", "{collaborative: {email: x}}", "\n  - collaborative:\n      email: x"]
)
def test_a_plugin_is_found_however_plugins_are_written(plugins: str) -> None:
    typed = read_configuration("mkdocs.yml", f"plugins: {plugins}\n".encode(), KNOWN)
    assert list(typed.plugins) == ["collaborative"]
    assert list(typed.names(typed.plugins["collaborative"])) == ["email"]


def test_aliases_to_themselves_and_tagged_values_are_harmless() -> None:
    typed = read_configuration("mkdocs.yml", b"extra: &all\n  again: *all\nsite_name: !ENV NAME\n", KNOWN)
    assert not typed.problems
    assert not dict(typed.below(("site_name",)))
