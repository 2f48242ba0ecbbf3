"""A palette → all colours of the pages, in light and in dark, as custom properties of CSS.

Whatever colour a partnership chooses, text in it and on it can be read: WCAG 2.2 AA, 1.4.3 (4.5 to 1) and 1.4.11 (3 to 1).
"""

from collections.abc import Mapping
from dataclasses import dataclass

from collaborative.palette import Colour, Palette, parse_colour

TEXT, LINK, GRAPHIC = 4.5, 5.5, 3.0

_BLACK, WHITE = Colour(0, 0, 0), Colour(255, 255, 255)


@dataclass(frozen=True)
class _Scheme:
    """What no palette changes."""

    paper: str
    warm: str
    card: str
    ink: str
    soft: str
    line: str
    edge: str
    alert: str
    alert_line: str
    good: str
    code: str
    dark: bool
    header: float  # how much black is in the header
    tint: float  # how much of the paper is in a tinted ground


_LIGHT = _Scheme(
    paper="#fffdf9", warm="#f6f1e7", card="#ffffff", ink="#1d2a30", soft="#4c5b62", line="#d9d1c1", edge="#7d7365",
    alert="#fbe6df", alert_line="#a8371a", good="#1f6b3a", code="#f1ece1", dark=False, header=0.0, tint=0.9,
)  # fmt: skip
_DARK = _Scheme(
    paper="#16201f", warm="#1f2b2b", card="#1b2726", ink="#ece7dc", soft="#b9b5aa", line="#45524f", edge="#87938f",
    alert="#40231b", alert_line="#ec8a6b", good="#7fd19a", code="#22302f", dark=True, header=0.3, tint=0.85,
)  # fmt: skip


def colour_tokens(palette: Palette) -> str:
    """A style sheet: light, dark where the visitor's device is dark, and either where the visitor has chosen it."""
    light, dark = _block(_tokens(palette, _LIGHT), "light"), _block(_tokens(palette, _DARK), "dark")
    return (
        f":root {{\n{light}}}\n\n"
        f"@media screen and (prefers-color-scheme: dark) {{\n:root:not([data-scheme=light]) {{\n{dark}}}\n}}\n\n"
        f"@media screen {{\n:root[data-scheme=dark] {{\n{dark}}}\n}}\n"
    )


def _block(tokens: Mapping[str, object], scheme: str) -> str:
    return f"  color-scheme: {scheme};\n" + "".join(f"  --c-{name}: {value};\n" for name, value in tokens.items())


def _tokens(palette: Palette, scheme: _Scheme) -> dict[str, object]:
    paper, warm, card, ink = (parse_colour(it) for it in (scheme.paper, scheme.warm, scheme.card, scheme.ink))
    alert = parse_colour(scheme.alert)
    brand, brand_ink = header_colours(palette.brand.towards(_BLACK, scheme.header))
    deep = brand.towards(_BLACK if brand_ink == WHITE else WHITE, 0.22)
    notice = palette.accent.towards(paper, 0.84)
    tint = palette.brand.towards(paper, scheme.tint)
    grounds = (paper, warm, card, alert, notice, tint)
    link = palette.brand.readable_on(*grounds, ratio=LINK, lighter=scheme.dark)
    button = palette.brand
    if scheme.dark:  # a button as dark as the page would not be seen
        button = button.readable_on(paper, card, ratio=GRAPHIC, lighter=True)
    button = button.readable_on(WHITE, ratio=TEXT, lighter=False)
    return {
        "ink": ink,
        "ink-soft": scheme.soft,
        "paper": paper,
        "paper-warm": warm,
        "card": card,
        "tint": tint,
        "line": scheme.line,
        "edge": scheme.edge,
        "brand": brand,
        "brand-deep": deep,
        "brand-ink": brand_ink,
        "mark": palette.accent.readable_on(brand, deep, ratio=GRAPHIC, lighter=brand_ink == WHITE),
        "button": button,
        "button-ink": WHITE,
        "link": link,
        "link-hover": link.towards(ink, 0.5),
        "notice": notice,
        "notice-line": palette.accent.readable_on(paper, ratio=GRAPHIC, lighter=scheme.dark),
        "alert": alert,
        "alert-line": scheme.alert_line,
        "good": scheme.good,
        "focus": "#f2b632",
        "code": scheme.code,
    }


def header_colours(brand: Colour) -> tuple[Colour, Colour]:
    """The ground of the header and the text on it: white where that can be read, else black."""
    if brand.contrast(WHITE) >= TEXT:
        return brand, WHITE
    if brand.contrast(_BLACK) >= 2 * TEXT:  # a light colour stays as it is
        return brand, _BLACK
    return brand.readable_on(WHITE, ratio=TEXT, lighter=False), WHITE
