"""Data flows one way, and so do imports: a lower layer never imports a higher one."""

import ast
from pathlib import Path

import pytest

PACKAGE = Path(__file__).resolve().parent.parent / "plugins" / "collaborative"

# From the lowest layer to the highest; those on one line do not import each other.
LAYERS = (
    {"problems"},
    {"reading"},
    {"vocabulary", "school_year", "palette"},
    {"settings"},
    {"records", "bank_holidays"},
    {"past"},
    {"schema"},
    {"catalogue"},
    {"loading", "views"},
    {"rendering", "checking", "reporting", "writing"},
    {"drafting", "sheets"},
    {"disk"},
    {"mkdocs_plugin"},
    {"commands"},
    {"__main__", "__init__"},
)
# Which part of the package may know a library: its quirks have one home.
HOMES = {
    "feedgen": {"rendering/rss.py"},
    "icalendar": {"rendering/ics.py"},
    "frontmatter": {"loading/documents.py"},
    "yaml": {
        "loading/documents.py",
        "loading/yaml_errors.py",
        "loading/configuration.py",
        "loading/configuration_errors.py",
        "writing/*",
    },
    "markdown": {"rendering/text.py", "mkdocs_plugin/extensions.py"},
    "markdown_it": {"checking/markdown.py"},
    "lxml": {"rendering/feed_html.py", "rendering/introductions.py"},
    "jinja2": {"rendering/html.py", "mkdocs_plugin/theme.py", "mkdocs_plugin/skeleton.py"},
    "mkdocs": {"mkdocs_plugin/*"},
    "segno": {"rendering/qr_code.py"},
    "holidays": {"bank_holidays.py"},
    "click": {"commands/*", "mkdocs_plugin/runner.py"},
    "PIL": {"disk/images.py", "rendering/share_picture.py"},
    "openpyxl": {"sheets/workbook.py"},
    "subprocess": {"disk/git.py"},
}
CLOCKS = {"today", "now", "utcnow", "time", "time_ns"}

MODULES = sorted(PACKAGE.rglob("*.py"))


def rank(part: str) -> int:
    return next(number for number, layer in enumerate(LAYERS) if part in layer)


def part_of(module: Path) -> str:
    return module.relative_to(PACKAGE).parts[0].removesuffix(".py")


def imports_of(module: Path) -> list[str]:
    names: list[str] = []
    for node in ast.walk(ast.parse(module.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            names += [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{module}: imports are absolute"
            base = node.module or ""
            names += [f"{base}.{alias.name}" if base == "collaborative" else base for alias in node.names]
    return names


@pytest.mark.parametrize("module", MODULES, ids=lambda module: module.relative_to(PACKAGE).as_posix())
def test_no_layer_imports_a_higher_one(module: Path) -> None:
    own = part_of(module)
    for name in imports_of(module):
        if not name.startswith("collaborative."):
            continue
        other = name.split(".")[1]
        if other == "__version__" or other == own:
            continue
        assert rank(other) < rank(own), f"{own} may not import {other}"


@pytest.mark.parametrize("library", HOMES)
def test_each_library_has_one_home(library: str) -> None:
    users = {
        module.relative_to(PACKAGE).as_posix()
        for module in MODULES
        if any(name.split(".")[0] == library for name in imports_of(module))
    }
    allowed = HOMES[library]
    strangers = {user for user in users if user not in allowed and f"{user.split('/')[0]}/*" not in allowed}
    assert not strangers
    assert users, f"nobody uses {library}: take it off the list"


def test_the_clock_is_asked_in_one_place() -> None:
    askers = set()
    for module in MODULES:
        for node in ast.walk(ast.parse(module.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr in CLOCKS:
                owner = ast.unparse(node.func.value)
                if owner in {"dt.date", "dt.datetime", "date", "datetime", "time"}:
                    askers.add(module.relative_to(PACKAGE).as_posix())
    assert askers == {"mkdocs_plugin/clock.py"}


def test_the_core_touches_no_disk_and_no_process() -> None:
    outside = {"io.open", "os", "pathlib", "shutil", "socket", "subprocess", "tempfile", "urllib.request"}
    for module in MODULES:
        if rank(part_of(module)) < rank("disk"):
            assert not outside & set(imports_of(module)), module
            calls = {
                ast.unparse(node.func) for node in ast.walk(ast.parse(module.read_text())) if isinstance(node, ast.Call)
            }
            assert "open" not in calls, module


def test_every_module_has_a_place_in_the_layers() -> None:
    for module in MODULES:
        rank(part_of(module))
