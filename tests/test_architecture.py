"""Data flows one way, and so do imports: a lower layer never imports a higher one."""

import ast
from collections.abc import Iterable, Iterator, Mapping
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
    {"addresses"},
    {"loading", "views"},
    {"sections"},
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
    "icalendar": {"rendering/ics.py", "sheets/calendar_file.py"},
    "dateutil": {"sheets/calendar_file.py"},
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
    "resvg_py": {"rendering/share_picture.py"},
    "segno": {"rendering/qr_code.py"},
    "holidays": {"bank_holidays.py"},
    "click": {"commands/*", "mkdocs_plugin/runner.py"},
    "PIL": {"disk/fitting.py", "disk/images.py", "rendering/share_picture.py"},
    "openpyxl": {"sheets/workbook.py"},
    "subprocess": {"disk/git.py"},
}
CLOCKS = {"today", "now", "utcnow", "time", "time_ns"}

MODULES = sorted(PACKAGE.rglob("*.py"))


Imports = Mapping[Path, tuple[str, ...]]


@pytest.fixture(scope="module")
def trees() -> dict[Path, ast.Module]:
    return {module: ast.parse(module.read_text(encoding="utf-8")) for module in MODULES}


@pytest.fixture(scope="module")
def imports(trees: Mapping[Path, ast.Module]) -> Imports:
    return {module: tuple(imports_of(tree)) for module, tree in trees.items()}


def rank(part: str) -> int:
    return next(number for number, layer in enumerate(LAYERS) if part in layer)


def name_of(module: Path) -> str:
    return module.relative_to(PACKAGE).as_posix()


def part_of(module: Path) -> str:
    return module.relative_to(PACKAGE).parts[0].removesuffix(".py")


def imports_of(tree: ast.Module) -> Iterator[str]:
    """The modules that are imported, with their dots in front where an import is not absolute."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            base = "." * node.level + (node.module or "")
            yield from (f"{base}.{alias.name}" for alias in node.names) if base == "collaborative" else (base,)


def imported_parts(names: Iterable[str]) -> set[str]:
    """The parts of the package among imported modules."""
    parts = {name.split(".")[1] for name in names if name.startswith("collaborative.")}
    return parts - {"__version__"}


def test_every_module_has_a_place_in_the_layers() -> None:
    placed = set().union(*LAYERS)
    assert [name_of(module) for module in MODULES if part_of(module) not in placed] == []


def test_imports_are_absolute(imports: Imports) -> None:
    assert [name_of(module) for module, names in imports.items() if any(name[0] == "." for name in names)] == []


def test_no_layer_imports_a_higher_one(imports: Imports) -> None:
    wrong = [
        f"{name_of(module)} may not import {other}"
        for module, names in imports.items()
        for other in imported_parts(names) - {part_of(module)}
        if rank(other) >= rank(part_of(module))
    ]
    assert wrong == []


def test_each_library_has_one_home(imports: Imports) -> None:
    wrong = []
    for library, homes in HOMES.items():
        users = {
            name_of(module) for module, names in imports.items() if any(name.split(".")[0] == library for name in names)
        }
        strangers = {user for user in users if user not in homes and f"{user.split('/')[0]}/*" not in homes}
        wrong += [f"{user} may not import {library}" for user in sorted(strangers)]
        if not users:
            wrong.append(f"no module imports {library}: take it off the list")
    assert wrong == []


def test_the_clock_is_asked_in_one_place(trees: Mapping[Path, ast.Module]) -> None:
    askers = set()
    for module, tree in trees.items():
        for node in ast.walk(tree):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr in CLOCKS:
                owner = ast.unparse(node.func.value)
                if owner in {"dt.date", "dt.datetime", "date", "datetime", "time"}:
                    askers.add(name_of(module))
    assert askers == {"mkdocs_plugin/clock.py"}


def test_the_core_touches_no_disk_and_no_process(trees: Mapping[Path, ast.Module], imports: Imports) -> None:
    outside = {"io.open", "os", "pathlib", "shutil", "socket", "subprocess", "tempfile", "urllib.request"}
    wrong = []
    for module in MODULES:
        if rank(part_of(module)) < rank("disk"):
            wrong += [f"{name_of(module)} imports {name}" for name in sorted(outside & set(imports[module]))]
            calls = {ast.unparse(node.func) for node in ast.walk(trees[module]) if isinstance(node, ast.Call)}
            if "open" in calls:
                wrong.append(f"{name_of(module)} calls open")
    assert wrong == []
