"""Words beside a photograph that seem to name a pupil."""

import pytest

from collaborative.checking.files.pupils import names_a_pupil


@pytest.mark.parametrize(
    "words",
    [
        "Year 4 pupil Tom Brown with his teacher",
        "Tom Brown, Year 4, with his model",
        "Tom Brown (Year 4) and Ella Khan",
        "Pupils Aisha Khan and Jack Jones planting a tree",
        "Ella Smith from Year 6 wins the cup",
        "Zuberi Okonkwo, aged 9, at the piano",
        "Children watch Tom Brown juggle",
        "Amelia Jones and Noah Patel in Reception",
        "Pupil Tom with his model",
        "Tom, aged 7, reading",
        "Ella Brown, 7, with her picture",
        "Year 3's Ella O'Brien",
        "A girl, Sofia Rossi, on the beam",
        "Tom B in Year 4",
        "Class 3: Lily Evans and Harry Cole",
        "Pupil Oluwaseun Adeyemi with a book",
        "Children watching Zuberi Okonkwo dance",
    ],
)
def test_a_child_who_is_named_is_seen(words: str) -> None:
    assert names_a_pupil(words)


@pytest.mark.parametrize(
    "words",
    [
        "Year 4 pupils at Larkhill Primary School",
        "Mrs Brown, headteacher, with Year 4 pupils",
        "Headteacher Tom Brown with pupils",
        "Tom Brown, headteacher, and pupils of Reception",
        "Children at Bury Market",
        "Pupils on World Book Day",
        "Year 2 teachers with Sarah Lowe at a table",
        "Two teachers at a table",
        "Year 6 pupils reading Harry Potter",
        "Children in the Forest School area",
        "Reception children at Curlew Brow Primary School",
        "Key Stage 1 pupils in the hall",
        "Year 2 Writing moderation",
        "Group at a table",
        "Children of Tottington cluster in the Peel Tower grounds",
        "Pupils dressed as Florence Nightingale",
        "Year 5 pupils and their teacher Sarah Lowe",
        "Girls Football Team",
        "Pupil Premium Conference",
        "Boys and girls at Bury Town Hall in May",
        "Miss Grace Hall with her class",
        "Sarah Lowe leading a session for Year 2 teachers",
        "Year 4: Viking Ships",
        "Girls Netball Final",
        "Pupils on Pendle Hill",
        "Children using Numicon Shapes",
        "The choir of Year 5 sings Winter Wonderland",
    ],
)
def test_staff_schools_places_and_books_are_not_pupils(words: str) -> None:
    assert not names_a_pupil(words)


def test_people_whom_the_site_names_for_their_work_are_not_pupils() -> None:
    assert names_a_pupil("Pupils with Grace Holt in the garden")
    assert not names_a_pupil("Pupils with Grace Holt in the garden", {"graceholt"})
