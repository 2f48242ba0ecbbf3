"""Hidden characters and garbled letters."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.builders import PROPERTY

from collaborative.reading.hidden import INVISIBLE, name_of, repaired
from collaborative.reading.words import one_line


@pytest.mark.parametrize("hidden", ["\u200b", "\u00ad", "\ufeff", "\u200e", "\u202e", "\u2066", "\u2060", "\u200d"])
def test_a_hidden_character_among_letters_is_found_and_removed(hidden: str) -> None:
    assert INVISIBLE.search(f"FA{hidden}01")
    assert one_line(f"FA{hidden}01") == "FA01"
    assert f"U+{ord(hidden):04X}" in name_of(hidden)


@pytest.mark.parametrize("text", ["\U0001f469\u200d\U0001f3eb", "\u2764\ufe0f\u200d\U0001f525", "Ŵythnos llŷr", "Café"])
def test_joiners_of_emoji_and_accents_are_left_alone(text: str) -> None:
    assert one_line(text) == text


@pytest.mark.parametrize(
    ("spoilt", "right"),
    [("CafÃ©", "Café"), ("childâ€™s", "child’s"), ("Â£35", "£35"), ("Thurs â€“ Fri", "Thurs – Fri")],
)
def test_letters_spoilt_by_a_wrong_encoding_are_found_again(spoilt: str, right: str) -> None:
    assert repaired(spoilt) == right


@pytest.mark.parametrize("text", ["Café", "tân", "Château Élan", "naïve – “quoted”", "Ñandú", "plain"])
def test_letters_with_accents_are_not_taken_for_spoilt_ones(text: str) -> None:
    assert repaired(text) is None


@PROPERTY
@given(st.text(st.sampled_from("aé£–’ñü “”…ŵ"), min_size=1))
def test_text_read_in_the_wrong_encoding_is_repaired(text: str) -> None:
    try:
        spoilt = text.encode("utf-8").decode("cp1252")
    except UnicodeDecodeError:  # five bytes have no letter there
        return
    assert repaired(spoilt) == (None if text.isascii() else text)
