"""Words, lists, yes and no."""

import pytest

from collaborative.problems import InputError
from collaborative.reading.words import (
    fold,
    in_words,
    name_in_order,
    nearest,
    one_line,
    parse_list,
    parse_yes_no,
    slugify,
)


@pytest.mark.parametrize(
    ("typed", "answer"),
    [
        *(
            (word, True)
            for word in ("yes", "Yes", "y", "TRUE", "on", " yes\u00a0", "Yes please", "\u2713", "1", "Yes!")
        ),
        *((word, False) for word in ("no", "No", "N", "false", "OFF", "no thanks", "none", "0", "No.")),
    ],
)
def test_yes_and_no_are_read_in_every_usual_form(typed: str, answer: bool) -> None:
    assert parse_yes_no(typed) is answer


@pytest.mark.parametrize("typed", ["maybe", "2", ""])
def test_what_is_neither_yes_nor_no_is_refused(typed: str) -> None:
    with pytest.raises(InputError) as caught:
        parse_yes_no(typed)
    assert str(caught.value) == f'"{typed}" is neither yes nor no. Write yes or no.'


@pytest.mark.parametrize(
    ("typed", "items"),
    [
        ("KS1, KS2", ["KS1", "KS2"]),
        ("KS1; KS2", ["KS1", "KS2"]),
        ("KS1\nKS2\n", ["KS1", "KS2"]),
        (" KS1 ,, ", ["KS1"]),
        ("\u2022 KS1\n\u2022 KS2", ["KS1", "KS2"]),
        ("Health and safety", ["Health and safety"]),
        ("", []),
    ],
)
def test_a_list_in_one_text_is_split_at_commas_semicolons_and_lines(typed: str, items: list[str]) -> None:
    assert parse_list(typed) == items


def test_a_tick_that_could_be_a_no_is_refused() -> None:
    with pytest.raises(InputError) as caught:
        parse_yes_no("x")
    assert str(caught.value) == '"x" could be a tick or a no. Write yes or no.'


def test_spaces_from_word_and_invisible_characters_are_removed() -> None:
    assert one_line("\ufeff First\u00a0\u2009aid \u200b\tfor\nschools ") == "First aid for schools"


@pytest.mark.parametrize(
    ("one", "other"),
    [("Health & Safety", "health and safety"), ("Élan", "elan"), ("places_left", "Places left"), ("FA 01", "fa01")],
)
def test_names_that_differ_only_in_spelling_fold_to_the_same(one: str, other: str) -> None:
    assert fold(one) == fold(other)


def test_names_are_sorted_without_article_and_case() -> None:
    names = ["bobbin Row", "The Alderbeck School", "Thelwall Lane", "Kestrel Clough", "Zeal"]
    assert sorted(names, key=name_in_order) == [
        "The Alderbeck School",
        "bobbin Row",
        "Kestrel Clough",
        "Thelwall Lane",
        "Zeal",
    ]


@pytest.mark.parametrize(
    ("text", "slug"),
    [("First aid (1 day)!", "first-aid-1-day"), ("Élan & Co.", "elan-co"), ("---", ""), ("FA/01", "fa-01")],
)
def test_a_slug_holds_lower_case_letters_digits_and_single_hyphens(text: str, slug: str) -> None:
    assert slugify(text) == slug


@pytest.mark.parametrize(
    ("word", "guess"), [("dat", "date"), ("Vennue", "venue"), ("places left", "places_left"), ("zzzz", None)]
)
def test_the_nearest_word_is_found_if_it_is_alike(word: str, guess: str | None) -> None:
    assert nearest(word, ("date", "venue", "places_left")) == guess


@pytest.mark.parametrize(
    ("items", "words"), [([], ""), (["a"], "a"), (["a", "b"], "a and b"), (["a", "b", "c"], "a, b and c")]
)
def test_items_are_joined_as_in_a_sentence(items: list[str], words: str) -> None:
    assert in_words(items) == words
