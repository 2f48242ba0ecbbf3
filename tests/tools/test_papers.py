"""What developers read is short, and names only what exists."""

import re

import pytest
from tests.conftest import ROOT

PACKAGE = ROOT / "plugins" / "collaborative"
ASSETS = PACKAGE / "mkdocs_plugin" / "theme" / "assets"
PAPERS = ["CONTRIBUTING.md", "README.md", "docs/architecture.md", "docs/editor.md"]
PAPERS += sorted(file.relative_to(ROOT).as_posix() for file in (ROOT / "docs" / "decisions").glob("*.md"))
# Files of a site, of an editor, and of the built site, which README and the decisions name.
ELSEWHERE = re.compile(
    r"^/|\.(csv|xlsx|webp)$|^(\.vscode|\.venv|site|courses|content)\b|^(accessibility|privacy|contact|main|robots)\.\w+$"
)
NAMES = re.compile(r"`([\w./-]+/|[\w./-]+\.(?:py|md|html|js|css|yml|toml|txt|json))`")


def names_in(text: str) -> set[str]:
    """Return the files and folders that a text names between backticks or in its diagrams."""
    diagrams = " ".join(re.findall(r"^```\n(.*?)^```", text, re.MULTILINE | re.DOTALL))
    drawn = re.findall(r"(?<![\w*/])(\w+/(?:\w+\.py)?|\w+\.py)(?=[ ,)\n])", diagrams)
    return {name for name in (*NAMES.findall(text), *drawn) if not ELSEWHERE.search(name)}


def exists(name: str) -> bool:
    return any((folder / name).exists() for folder in (ROOT, PACKAGE, ASSETS, PACKAGE / "rendering" / "templates"))


@pytest.mark.parametrize("paper", PAPERS)
def test_every_file_that_it_names_exists(paper: str) -> None:
    assert [name for name in sorted(names_in((ROOT / paper).read_text(encoding="utf-8"))) if not exists(name)] == []


def test_every_module_that_code_names_exists() -> None:
    """Comments and scripts name modules by their path in the package."""
    packages = "|".join(file.parent.name for file in PACKAGE.glob("*/__init__.py"))
    files = [file for kind in ("py", "js", "css") for file in PACKAGE.rglob(f"*.{kind}")]
    named = {
        (file.name, name)
        for file in files
        for name in re.findall(rf"\b(?:{packages})/[a-z_/]+\.py\b", file.read_text(encoding="utf-8"))
    }
    assert named
    assert {(file, name) for file, name in named if not exists(name)} == set()


@pytest.mark.parametrize("paper", PAPERS)
def test_every_link_within_the_project_leads_to_a_file(paper: str) -> None:
    text = (ROOT / paper).read_text(encoding="utf-8")
    targets = [link for link in re.findall(r"\]\(([^)#]+)", text) if "://" not in link]
    assert [link for link in targets if not (ROOT / paper).parent.joinpath(link).exists()] == []


@pytest.mark.parametrize(("paper", "most"), [("CONTRIBUTING.md", 90), ("docs/architecture.md", 120)])
def test_it_stays_short(paper: str, most: int) -> None:
    assert len((ROOT / paper).read_text(encoding="utf-8").splitlines()) <= most


def test_the_names_are_found() -> None:
    text = (
        "`sections/schools.py` and `disk/`\n```\n loading/ reads\n catalogue.py, past/ then\n```\n`/published.json` `x`"
    )
    assert names_in(text) == {"sections/schools.py", "disk/", "loading/", "catalogue.py", "past/"}
    assert not exists("views/promises.py")
    assert exists("sections/schools.py")


def test_every_decision_is_on_the_list() -> None:
    folder = ROOT / "docs" / "decisions"
    listed = set(re.findall(r"\]\((\d{4}-[\w-]+\.md)\)", (folder / "README.md").read_text(encoding="utf-8")))
    assert listed == {file.name for file in folder.glob("[0-9]*.md")}


def test_every_package_is_on_the_map() -> None:
    page = (ROOT / "docs" / "architecture.md").read_text(encoding="utf-8")
    packages = {file.parent.name for file in PACKAGE.glob("*/__init__.py")}
    assert {name for name in packages if f"| `{name}/` |" not in page} == set()
