"""No text keeps the checks at work for long: what takes the square of its length would take minutes for long ones."""

import re
from collections.abc import Callable

import pytest
from tests.checking.tools import in_news
from tests.growth import square_growth

from collaborative.checking.files.pupils import names_a_pupil

pytestmark = pytest.mark.slow


def lines_of(text: str) -> str:
    """Return the text in lines and paragraphs as long as they may be, so that it is not refused unread."""
    lines = [text[at : at + 4_000] for at in range(0, len(text), 4_000)]
    return "\n\n".join("\n".join(lines[at : at + 10]) for at in range(0, len(lines), 10))


WORK: dict[str, Callable[[str], object]] = {
    "a text": lambda text: in_news(lines_of(text)),
    "a text with an end": lambda text: in_news(f"{lines_of(text)}@>"),
    "a caption": lambda text: names_a_pupil(f"A pupil: {text}"),
}


@pytest.mark.parametrize("what", WORK)
@pytest.mark.parametrize(
    "piece",
    [
        "<a ", '<a b="', "<h1 ", "<b/", "<p\n", "<b></i>", "<b><i></b></u>", "<![", "<!--", "` <!--", "--> <!--",
        "```a\n", "~~~\n<!-- ", "a.", "text\n- a\n", "Aa-", "Aa'", "and Aa ",
    ],
)  # fmt: skip
def test_a_piece_that_is_repeated_without_end_is_checked_in_a_moment(piece: str, what: str) -> None:
    assert square_growth(WORK[what], piece) == ""


def test_an_expression_that_reads_the_rest_of_the_text_at_each_tag_would_be_found() -> None:
    assert square_growth(re.compile("<a[^>]*>").findall, "<a ") != ""
    assert square_growth(re.compile("<a[^<>]*>").findall, "<a ") == ""
