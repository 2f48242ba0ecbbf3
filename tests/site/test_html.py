"""HTML as the standard has it: by a strict parser everywhere, and by the Nu checker where it is at hand."""

import json
import os
import re
import shutil
import subprocess
from pathlib import Path

import html5lib  # type: ignore[import-untyped]
import pytest
from tests.browser.page_types import COURSES_BY_STATUS, page_types

# The Nu checker reads a policy in a page and takes files of its own folder for foreign.
NOT_OUR_FAULT = ".*Content Security Policy.*"
# Emails need HTML of 1999.
OBSOLETE = "attribute on the “table” element is obsolete"
EMAILS = ("/email.html", "/digest.html")


def test_a_strict_parser_finds_nothing_wrong(frozen: Path) -> None:
    wrong = {}
    for address in (*page_types().values(), *COURSES_BY_STATUS.values()):
        file = frozen / address
        file = file / "index.html" if file.is_dir() else file
        try:
            html5lib.HTMLParser(strict=True).parse(file.read_bytes(), transport_encoding="utf-8")
        except html5lib.html5parser.ParseError as error:
            wrong[address] = str(error)
    assert wrong == {}


def test_a_strict_parser_would_find_it() -> None:
    with pytest.raises(html5lib.html5parser.ParseError):
        html5lib.HTMLParser(strict=True).parse("<!doctype html><title>One</title><p><div></p></div>")


def test_void_tags_are_written_as_html_has_them(frozen: Path) -> None:
    """Markdown writes them as XHTML, of which the Nu checker tells."""
    texts = [file.read_text() for file in frozen.rglob("*.html")]
    assert any("<br>" in text for text in texts)
    assert not [text for text in texts if re.search(r"<(br|hr|img)\b[^>]* />", text)]


def test_the_nu_checker_finds_nothing_on_any_page(frozen: Path) -> None:
    jar = os.environ.get("NU_CHECKER", "")
    if not jar or not shutil.which("java"):
        pytest.skip("needs Java, and NU_CHECKER naming the checker's vnu.jar (npm package vnu-jar)")
    line = ["java", "-jar", jar, "--skip-non-html", "--stdout", "--format", "json", "--filterpattern", NOT_OUR_FAULT]
    done = subprocess.run([*line, str(frozen)], capture_output=True, encoding="utf-8", check=False)
    found = [
        (message.get("url"), message["message"])
        for message in json.loads(done.stdout)["messages"]
        if not (message.get("url", "").endswith(EMAILS) and OBSOLETE in message["message"])
    ]
    assert found == []
