"""Closed vocabularies."""

import pytest

from collaborative.problems import InputError
from collaborative.vocabulary import AUDIENCES, SUBJECTS, Term, Vocabulary


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("NQT", "ECTs"),
        ("nqts", "ECTs"),
        ("ECT", "ECTs"),
        ("SENCO", "SENDCos"),
        ("SENDCo", "SENDCos"),
        ("head teacher", "Headteachers"),
        ("TA", "Teaching assistants"),
        ("governor", "Governors"),
        ("key stage 1", "KS1"),
        ("ks2", "KS2"),
        ("Y3", "Year 3"),
        ("year 6", "Year 6"),
        ("Foundation Stage", "EYFS"),
    ],
)
def test_an_audience_is_found_by_name_and_by_what_people_call_it(typed: str, name: str) -> None:
    assert AUDIENCES.find(typed).name == name


@pytest.mark.parametrize(
    ("typed", "names"),
    [
        ("Year 3/4", ["Year 3", "Year 4"]),
        ("Year 3-6", ["Year 3", "Year 4", "Year 5", "Year 6"]),
        ("Years 3 to 6", ["Year 3", "Year 4", "Year 5", "Year 6"]),
        ("Y3\u2013Y6", ["Year 3", "Year 4", "Year 5", "Year 6"]),
        ("Years 3, 4 and 5", ["Year 3", "Year 4", "Year 5"]),
        ("Y5 & Y6", ["Year 5", "Year 6"]),
        ("Reception to Year 2", ["Reception", "Year 1", "Year 2"]),
        ("KS1/2", ["KS1", "KS2"]),
        ("Y3 and SENCOs", ["Year 3", "SENDCos"]),
        ("Teachers and TAs", ["Class teachers", "Teaching assistants"]),
        ("heads, deputies + governors", ["Headteachers", "Senior leaders", "Governors"]),
        ("clerk to governors", ["Governors"]),
        ("Governors", ["Governors"]),
    ],
)
def test_several_audiences_in_one_text_are_all_read(typed: str, names: list[str]) -> None:
    assert [term.name for term in AUDIENCES.find_all(typed)] == names


def test_a_name_that_holds_and_is_not_split() -> None:
    assert [term.name for term in SUBJECTS.find_all("Health and safety, Maths")] == ["Health and safety", "Maths"]


@pytest.mark.parametrize(
    ("typed", "wrong", "remedy"),
    [
        (
            "Year 6 teachers",
            '"Year 6 teachers" is not an audience of this site.',
            "Write the words of the site with commas between them: Year 6, Class teachers",
        ),
        ("Year 6-3", '"Year 6-3" runs backwards.', "Write the smaller number first: Year 3-6."),
        ("Teachers and goverors", '"goverors" is not an audience of this site.', "Did you mean Governors?"),
    ],
)
def test_a_part_that_is_not_an_audience_is_refused(typed: str, wrong: str, remedy: str) -> None:
    with pytest.raises(InputError) as caught:
        AUDIENCES.find_all(typed)
    assert (caught.value.message.wrong, caught.value.message.remedy) == (wrong, remedy)


def test_another_year_group_is_not_taken_for_a_misspelling() -> None:
    with pytest.raises(InputError) as caught:
        AUDIENCES.find("Year 7")
    assert "Did you mean" not in caught.value.message.remedy


@pytest.mark.parametrize(
    ("typed", "name"), [("literacy", "English"), ("Mathematics", "Maths"), ("health & safety", "Health and safety")]
)
def test_a_subject_is_found_by_name_and_by_what_people_call_it(typed: str, name: str) -> None:
    assert SUBJECTS.find(typed).name == name


def test_a_word_that_is_nearly_known_is_refused_with_the_nearest() -> None:
    with pytest.raises(InputError) as caught:
        AUDIENCES.find("Goverors")
    assert str(caught.value) == '"Goverors" is not an audience of this site. Did you mean Governors?'


def test_an_unknown_word_is_refused_with_the_known_ones() -> None:
    with pytest.raises(InputError) as caught:
        Vocabulary("a subject", (Term("Maths"), Term("English"), Term("PE"))).find("xylophone")
    assert str(caught.value) == '"xylophone" is not a subject of this site. Write one of: Maths, English or PE.'


@pytest.mark.parametrize(
    ("name", "covering"),
    [
        ("KS1", {"KS1", "Year 1", "Year 2"}),
        ("KS2", {"KS2", "Year 3", "Year 4", "Year 5", "Year 6"}),
        ("EYFS", {"EYFS", "Nursery", "Reception"}),
        ("Year 1", {"Year 1", "KS1"}),
        ("Year 2", {"Year 2", "KS1"}),
        ("Reception", {"Reception", "EYFS"}),
        ("Governors", {"Governors"}),
    ],
)
def test_a_key_stage_and_its_year_groups_cover_each_other(name: str, covering: set[str]) -> None:
    assert AUDIENCES.covering(name) == covering


def test_audiences_are_listed_once_each_and_in_the_order_of_the_vocabulary() -> None:
    assert AUDIENCES.in_order(["Year 1", "KS1", "Headteachers", "KS1"]) == ("Headteachers", "KS1", "Year 1")


def test_a_vocabulary_is_read_from_every_shape_in_mkdocs_yml() -> None:
    config = {"Maths": "numeracy, sums", "PE": None, "KS1": {"synonyms": ["infants"], "covers": ["Year 1"]}}
    assert Vocabulary.from_config("a subject", config) == Vocabulary(
        "a subject", (Term("Maths", ("numeracy", "sums")), Term("PE"), Term("KS1", ("infants",), ("Year 1",)))
    )


@pytest.mark.parametrize(
    ("value", "message"),
    [
        (
            [1, 2],
            "Maths: this is not a list of words. Write the words in brackets, for example Maths: [one, another].",
        ),
        (
            {"synonym": ["numeracy"], "cover": []},
            "Maths: cover and synonym are not known. Write synonyms and covers, each a list.",
        ),
    ],
)
def test_another_shape_in_mkdocs_yml_is_refused(value: object, message: str) -> None:
    with pytest.raises(InputError) as caught:
        Vocabulary.from_config("a subject", {"Maths": value})
    assert str(caught.value) == message


def test_a_terms_slug_is_the_last_part_of_its_address() -> None:
    assert Term("Health and safety").slug == "health-and-safety"


@pytest.mark.parametrize("vocabulary", [AUDIENCES, SUBJECTS], ids=["audiences", "subjects"])
def test_every_name_and_synonym_that_is_shipped_finds_its_own_term(vocabulary: Vocabulary) -> None:
    strays = {
        word: vocabulary.find(word).name
        for term in vocabulary.terms
        for word in (term.name, *term.synonyms)
        if vocabulary.find(word) is not term
    }
    assert strays == {}


def test_every_term_that_is_covered_is_a_term_itself() -> None:
    names = {term.name for term in AUDIENCES.terms}
    assert names >= {name for term in AUDIENCES.terms for name in term.covers}


def test_a_year_group_run_into_a_role_is_given_back_as_the_whole_line() -> None:
    with pytest.raises(InputError) as error:
        AUDIENCES.find_all("EYFS and KS1 teachers")
    assert error.value.message.remedy.endswith(": EYFS, KS1, Class teachers")
    assert [t.name for t in AUDIENCES.find_all("EYFS, KS1, Class teachers")] == ["EYFS", "KS1", "Class teachers"]
