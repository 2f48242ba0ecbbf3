"""Lines of calendars are folded as the icalendar package folds them, which looks at each character."""

from hypothesis import example, given
from hypothesis import strategies as st
from icalendar.parser import Contentline

from collaborative.rendering.ics import LINE, folded

# Mostly backslashes, so that many stand where a line is folded.
TEXTS = st.text(st.sampled_from("ab \\^,;"), min_size=1, max_size=4 * LINE)


@given(TEXTS)
@example("a" * LINE)
@example("a" * (LINE + 1))
@example("\\" * 3 * LINE)
@example("a" * (LINE - 1) + "\\n" + "a" * LINE)
def test_a_line_is_folded_as_the_package_folds_it(text: str) -> None:
    assert folded(text) == Contentline(text).to_ical() + b"\r\n"  # type: ignore[no-untyped-call]  # of icalendar
