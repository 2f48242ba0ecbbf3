"""QR codes (ISO/IEC 18004) as SVG for a page to hold."""

import segno
from markupsafe import Markup

QUIET_ZONE = 4  # modules of white on each side, as the standard asks


def qr_code(text: str) -> Markup:
    """A text as an SVG element that fills its box; error correction level M: it can be read with 15 % of it spoilt."""
    made = segno.make_qr(text, error="m", boost_error=False)
    return Markup(made.svg_inline(border=QUIET_ZONE, omitsize=True, svgclass="c-qr", lineclass=None).strip())
