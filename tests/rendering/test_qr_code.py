"""QR codes as SVG."""

import re

import pytest
import segno
from lxml import etree

from collaborative.rendering.qr_code import QUIET_ZONE, qr_code

ADDRESSES = (
    "https://www.bplc.org.uk/courses/2026-11/",
    "https://a.example/",
    "https://training.northshire-primary-partnership.example.org.uk/training/courses/2027-03/",
)


def modules_of(path: str) -> set[tuple[int, int]]:
    """The dark modules (row, column) that a pen one module wide draws along a path of horizontal lines."""
    dark, x, y = set(), 0.0, 0.0
    for command, numbers in re.findall(r"([Mmh])\s*([-0-9. ]+)", path):
        values = [float(number) for number in numbers.split()]
        if command == "h":
            dark |= {(int(y), int(x) + step) for step in range(int(values[0]))}
            x += values[0]
        elif command == "M":
            x, y = values
        else:
            x, y = x + values[0], y + values[1]
    return dark


@pytest.mark.parametrize("address", ADDRESSES)
def test_the_svg_draws_every_dark_module_inside_a_quiet_zone_of_four(address: str) -> None:
    svg = etree.fromstring(str(qr_code(address)))
    code = segno.make_qr(address, error="m", boost_error=False)
    width = len(code.matrix)
    assert svg.get("viewBox") == f"0 0 {width + 8} {width + 8}"
    assert svg.get("width") is None
    [path] = svg
    assert path.get("stroke") == "#000"
    assert modules_of(path.get("d")) == {
        (row + QUIET_ZONE, column + QUIET_ZONE)
        for row, line in enumerate(code.matrix)
        for column, dark in enumerate(line)
        if dark
    }
    assert code.error == "M"


def test_it_holds_nothing_that_a_strict_content_security_policy_stops() -> None:
    assert not re.search(r"style=|<script|on\w+=", qr_code(ADDRESSES[0]))
