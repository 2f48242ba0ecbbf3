"""Our overrides of the theme, placed so that they win over Material's templates and a site's own win over ours."""

from functools import cache
from pathlib import Path

import jinja2
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files

from collaborative import addresses
from collaborative.mkdocs_plugin.frame import SiteImages
from collaborative.palette import Palette
from collaborative.rendering.colours import colour_tokens

STYLE_SHEET = "assets/collaborative.css"
SEARCH_INDEX = "search/search_index.json"
FOLDER = Path(__file__).parent / "theme"
STYLES = Path(__file__).parent / "styles"
STYLE_SHEETS = (
    "tokens", "frame", "text", "parts", "home", "course", "months", "following", "search", "news", "clusters", "finder",
    "paper",
)  # fmt: skip
"""In the order in which they count: paper has the last word."""


def prepare_theme(config: MkDocsConfig) -> None:
    theme = config.theme
    theme.static_templates.discard("sitemap.xml")  # ours knows when pages changed, and is not packed with a date
    place = 1 if theme.custom_dir else 0
    if str(FOLDER) not in theme.dirs:
        theme.dirs.insert(place, str(FOLDER))
    if theme.get("language") == "en":
        theme["language"] = "en-GB"  # Material knows only "en"; ours is in theme/partials/languages


def assets_of(config: MkDocsConfig) -> frozenset[str]:
    """The addresses of the files that the theme and its search bring, but not those of the site's own theme."""
    folders = [FOLDER, *(Path(folder) for folder in config.theme.dirs if folder != config.theme.custom_dir)]
    found = (
        file.relative_to(folder) for folder in folders for file in (folder / "assets").rglob("*") if file.is_file()
    )
    return frozenset({STYLE_SHEET, SEARCH_INDEX, *(file.as_posix() for file in found)})


def images_of(config: MkDocsConfig) -> SiteImages:
    """``theme.favicon`` and ``theme.logo`` of ``mkdocs.yml``, files of the docs folder."""
    return SiteImages(favicon=_address(config.theme["favicon"]), logo=_address(config.theme.get("logo") or ""))


def logo_in(files: Files, config: MkDocsConfig) -> bytes:
    """Return the content of the logo that ``mkdocs.yml`` names, b"" without one."""
    path, _, _ = str(config.theme.get("logo") or "").lstrip("/").partition("?")
    logo = files.get_file_from_path(path)
    return logo.content_bytes if logo else b""


def _address(file: str) -> str:
    """From the site's root; a version may follow the file's name, after a question mark."""
    path, mark, version = str(file).lstrip("/").partition("?")
    return f"{addresses.file(path)}{mark}{version}"


def style_sheet(palette: Palette) -> bytes:
    """All of it as one file: a page on a phone asks for few files."""
    parts = ((STYLES / f"{name}.css").read_text(encoding="utf-8") for name in STYLE_SHEETS)
    return "\n".join([colour_tokens(palette), *parts]).encode()


def material_file(config: MkDocsConfig, pattern: str) -> str:
    """The file of the theme that a pattern names, as the site has it."""
    found = (path.relative_to(folder) for folder in config.theme.dirs for path in sorted(Path(folder).glob(pattern)))
    return next(found).as_posix()


def compiled_templates() -> jinja2.BytecodeCache | None:
    """Jinja's own cache in the machine's folder for temporary files: compiling costs a small site a tenth of its build.

    None where there is no such folder that is safe.
    """
    try:
        return jinja2.FileSystemBytecodeCache()
    except (OSError, RuntimeError):
        return None


def prepare_translations(env: jinja2.Environment, config: MkDocsConfig) -> None:
    """Material builds its whole dictionary for every word that it looks up, on every page: look each up once."""
    modules = [env.get_template(f"partials/languages/{name}.html").module for name in (config.theme["language"], "en")]

    @cache
    def translated(key: str) -> str:
        return next((text for module in modules if (text := str(module.t(key)))), key)  # type: ignore[attr-defined]  # a template's macro

    env.globals["translated"] = translated


def prepare_styles(env: jinja2.Environment, config: MkDocsConfig) -> None:
    """Where Material's style sheet is in a site: its name changes with what is in it."""
    env.globals["material_style"] = material_file(config, "assets/stylesheets/main.*.min.css")
