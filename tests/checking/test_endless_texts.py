"""Long texts are checked quickly; quadratic time would take minutes for these."""

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
LENGTH = 60_000
WIDE = 20  # seconds, of a process that needs a few; each of these took minutes
CHECK = f"""
import sys
sys.path[:0] = [{str(ROOT)!r}]
from tests.checking.tools import in_news
from collaborative.checking.files.pupils import names_a_pupil
piece = sys.argv[1]
text = (piece * ({LENGTH} // len(piece)))[:{LENGTH}]
in_news(text)
in_news(text + "@>")
names_a_pupil("A pupil: " + text)
"""


@pytest.mark.parametrize(
    "piece",
    [
        "<a ", '<a b="', "<h1 ", "<b/", "<p\n", "<b></i>", "<b><i></b></u>", "<![", "<!--", "` <!--", "--> <!--",
        "```a\n", "~~~\n<!-- ", "a.", "text\n- a\n", "Aa-", "Aa'", "and Aa ",
    ],
)  # fmt: skip
def test_a_piece_that_is_repeated_without_end_is_checked_in_a_moment(piece: str) -> None:
    subprocess.run([sys.executable, "-c", CHECK, piece], timeout=WIDE, check=True, cwd=ROOT)
