"""What a page shows is in its value: templates are handed that, and ask for nothing else."""

from collections import defaultdict
from collections.abc import Callable
from pathlib import Path

import jinja2
import jinja2.meta
import pytest
from tests.conftest import SiteFolder
from tests.site.tools import build

from collaborative.rendering import html as rendering
from collaborative.rendering.html import Html
from collaborative.rendering.text import Links
from collaborative.sections import SECTIONS

FOLDER = Path(rendering.__file__).parent / "templates"
OF_A_PAGE = {"title", "body", "view"}
OF_THE_FRAME = {"it"}  # the value of the part, such as the menu
EVERYWHERE = {"href", "markdown", "qr_code", "policy", "email_policy", "scheme_script"}
# Templates of the program that are no page of a site.
OTHERS = ("email.html", "feed_item.html", "preview_", "redirect.html", "sitemap.xml", "mark.html")


def asked_by(name: str) -> set[str]:
    """What a template takes from outside, also through the templates that it includes."""
    tree = jinja2.Environment().parse((FOLDER / name).read_text(encoding="utf-8"))
    names = jinja2.meta.find_undeclared_variables(tree)
    # Jinja takes what is set within the body of a call for undeclared.
    names -= {
        node.target.name for node in tree.find_all(jinja2.nodes.Assign) if isinstance(node.target, jinja2.nodes.Name)
    }
    included = (node.template for node in tree.find_all(jinja2.nodes.Include))
    return names.union(*(asked_by(other.value) for other in included if isinstance(other, jinja2.nodes.Const)))


def test_no_template_of_a_page_or_its_frame_asks_for_more_than_the_value() -> None:
    wrong = {}
    for file in sorted(FOLDER.glob("*.html")):
        if file.name.startswith(OTHERS):
            continue
        allowed = EVERYWHERE | (OF_THE_FRAME if file.name.startswith("frame_") else OF_A_PAGE)
        if more := asked_by(file.name) - allowed:
            wrong[file.name] = more
    assert wrong == {}


def test_the_templates_of_a_whole_site_are_handed_no_more(
    make_site: Callable[..., SiteFolder], monkeypatch: pytest.MonkeyPatch
) -> None:
    handed = defaultdict[str, set[str]](set)
    render = Html.render

    def spy(self: Html, template: str, root: str, links: Links = (), **values: object) -> object:
        handed[template] |= values.keys()
        return render(self, template, root, links, **values)

    monkeypatch.setattr(Html, "render", spy)
    build(make_site())
    kinds = {name for name in handed if not name.startswith((*OTHERS, "frame_", "not_found"))}
    assert {"home.html", "courses.html", "course.html", "month.html", "news.html", "subscribe.html"} <= kinds
    assert {name: names for name, names in handed.items() if name in kinds and names != OF_A_PAGE} == {}
    assert {name: names for name, names in handed.items() if name.startswith("frame_") and names != OF_THE_FRAME} == {}
    assert handed["not_found.html"] == {"view"}


def test_every_section_that_shows_records_has_a_template_for_them() -> None:
    kinds = {section.page_kind for section in SECTIONS if section.page_kind}
    assert {kind for kind in kinds if not (FOLDER / f"{kind}.html").is_file()} == set()
