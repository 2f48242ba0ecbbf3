"""axe-core on a page: what it finds wrong, in a line each."""

from collections import Counter
from importlib import resources
from io import BytesIO
from typing import Any

from PIL import Image
from playwright.sync_api import Page

SOURCE = resources.files("axe_playwright_python").joinpath("axe.min.js").read_text(encoding="utf-8")
ALL_RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
RUN = """(tags) => axe.run(document, {resultTypes: ["violations", "incomplete"], runOnly: tags})"""
COLOURS = """() => axe.run(document, {resultTypes: ["violations", "incomplete"],
    runOnly: {type: "rule", values: ["color-contrast", "link-in-text-block"]}})"""

Colour = tuple[int, ...]


def faults_by_axe(page: Page, *, colours_only: bool = False) -> list[str]:
    """What breaks a rule of WCAG 2.2 A and AA or of axe's best practice, and what axe could not decide.

    Where it cannot tell what colour a text stands on (a picture, a drawn shape), the page's pixels decide.
    """
    if not page.evaluate("() => 'axe' in window"):
        page.evaluate(SOURCE)
    found = page.evaluate(COLOURS) if colours_only else page.evaluate(RUN, ALL_RULES)
    faults = [_line(result["id"], node) for result in found["violations"] for node in result["nodes"]]
    for result in found["incomplete"]:
        for node in result["nodes"]:
            contrast = _contrast_in_pixels(page, node["target"][0]) if result["id"] == "color-contrast" else 0
            if contrast < 4.5:
                faults.append(f"undecided, {contrast:.2f} to 1 in pixels: {_line(result['id'], node)}")
    return faults


def contrast(one: Colour, other: Colour) -> float:
    """Of two colours (0 to 255 each part), 1 to 21, as WCAG 2 defines it."""
    darker, lighter = sorted((_luminance(one), _luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(colour: Colour) -> float:
    parts = (part / 255 for part in colour[:3])
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _contrast_in_pixels(page: Page, selector: str) -> float:
    """Of an element's text colour with the colour that fills most of it."""
    element = page.locator(selector).first
    picture = Image.open(BytesIO(element.screenshot())).convert("RGB")
    pixels: list[Colour] = list(picture.get_flattened_data())  # type: ignore[arg-type]
    behind = Counter(pixels).most_common(1)[0][0]
    text = element.evaluate("(element) => getComputedStyle(element).color.match(/[\\d.]+/g).slice(0, 3).map(Number)")
    return contrast(behind, tuple(text))


def _line(rule: str, node: dict[str, Any]) -> str:
    why = " ".join(str(node.get("failureSummary", "")).split())
    return f"{rule}: {node['html'][:160]} ({why[:240]})"
