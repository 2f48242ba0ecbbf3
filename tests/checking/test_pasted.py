"""What Word, Excel and a CMS leave in copied texts: reported at its line, in any field of any record."""

import pytest
from tests.builders import load, needed_keys
from tests.checking.tools import COURSE, checked, in_news
from tests.remedies import applied

from collaborative.loading.kinds import KINDS
from collaborative.problems import Replace

LISTINGS = {"listings": "listings/2026-03.md"}


@pytest.mark.parametrize(
    "text",
    [
        "We will\n\n\uf0b7\tKnow\n\uf0b7\tUse",
        "We will\n\uf0b7\tKnow\n\uf0b7\tUse",
        "1)\tKnow\n2)\tUse",
        "One\ttab in a line",
        "- a\n\n    more of a\n\n    and more",
        "- a\n    - b\n\n        more of b",
        "Text:\n\n```\n    code\n\ta\tb\n\tc\td\n```",
        "| A | B |\n|---|---|\n| 1 | 2 |",
        "a line\n    that goes on",
        "«Bonjour» & « au revoir »",
        "The form REF 12 and TOC; Error in the date.",
        "co\u00adoperate\u200b and 日本 \u200fשלום\u200e",
        "[Caption](https://www.example.org/)",
    ],
)
def test_what_is_understood_passes(text: str) -> None:
    assert in_news(text) == []


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("\uf0b7\tA\n\uf0b7\tB\nBring a pen.", "8: warning: This line stands right below a list, so it is shown as part of the last item."),
        ("Book \uf04a now", '6: The character after "Book" (U+F04A) is a symbol of one font only, and most devices show an empty box. Type ☺ instead'),
        ("Line\nFriday \uf0e0 the office", '7: The character after "Friday" (U+F0E0)'),
        ("\ue123 now", "6: The character at the beginning of the line (U+E123)"),
        ("```\n\uf04a\n```", "7: The character"),
        ("an \ufffc object", "(U+FFFC)"),
        ("a \u202eb", "6: warning: An invisible character reverses the direction of the text"),
        ("Our day:\n\nTime\tWhat\n9.00\tArrival", "8: This is a table copied from Word or Excel"),
        ("Time\tWhat | how\n9.00\tArrival", r"like this: | Time | What \| how | Then write below the first row |---|---| and"),
        ("A\tB\n\n1\t2", "6: This is a table"),
        ("A\tB\tC\n1\t2", "|---|---|---|"),
        ("Our day\n\n\tMon\tTue\n9.00\tEnglish\tMaths", "like this: |  | Mon | Tue |"),
        ("First.\n\n    Then we practise", '8: warning: This paragraph begins with 4 spaces, so it is shown as program code, in one long line. Begin at the left margin: "Then we practise"'),
        ("First.\n\n\tThen we practise", "8: warning: This paragraph begins with a tab"),
        ("- a\n\nText\n\n    Then", "10: warning: This paragraph begins with 4 spaces"),
        ('See { HYPERLINK "https://x.example/" } now', "is hidden code of the program that this was copied from"),
        ('See HYPERLINK "https://x.example/" now', "hidden code"),
        ("Contents PAGEREF _Toc123 now", "hidden code"),
        ("See Error! Reference source not found.", "hidden code"),
        ("Dear «First_Name»", "hidden code"),
        ("p {mso-style-name:x}", "hidden code"),
        ('[gallery ids="1,2"]', "hidden code"),
    ],
)  # fmt: skip
def test_what_would_be_lost_or_shown_wrongly_is_reported(text: str, message: str) -> None:
    (problem,) = in_news(text)
    assert message in problem


@pytest.mark.parametrize("text", ["First.\n\n    a\n\n    b\n\n    c", "First.\n\n\ta\n\n\tb"])
def test_indented_paragraphs_that_follow_each_other_are_reported_once(text: str) -> None:
    assert len(in_news(text)) == 1


def test_the_edit_of_an_indented_paragraph_mends_it() -> None:
    files = {
        "news/2026-03-01-item.md": "---\ntitle: Item\npublished: 2026-03-01\n---\n\nFirst.\n\n    Then we practise.\n"
    }
    (problem,) = checked(files)
    edit = problem.message.edit
    assert isinstance(edit, Replace)
    mended = {uri: applied(edit, text, problem.line) for uri, text in files.items()}
    assert checked(mended) == []


@pytest.mark.parametrize(
    "line",
    [
        "title: First aid \uf04a for",
        "title: First\uf04aaid",
        "summary: |\n  One\n  two \ue123 three",
    ],
)
def test_the_edit_of_a_sign_mends_its_line_where_it_names_one(line: str) -> None:
    text = (
        COURSE.replace("title: First aid", line if line.startswith("title") else f"title: First aid\n{line}")
        + "\nText.\n"
    )
    (problem,) = checked({"courses/first-aid.md": text})
    if problem.message.edit is None:
        assert line.startswith("summary")
    else:
        assert checked({"courses/first-aid.md": applied(problem.message.edit, text, problem.line)}) == []


@pytest.mark.parametrize("folder", KINDS)
def test_signs_of_one_font_are_found_in_every_field_of_every_kind(folder: str) -> None:
    model = KINDS[folder]
    for key in (key for key in model.keys() if key not in needed_keys(model)):  # noqa: SIM118  # no dict
        lines = "\n".join(f"{k}: {v}" for k, v in {**needed_keys(model), key: "A \uf04a b"}.items())
        found = checked({LISTINGS.get(folder, f"{folder}/zz-a.md"): f"---\n{lines}\n---\nText\n"})
        assert any("U+F04A" in problem.wrong for problem in found if problem.field == key), key


def test_words_bullets_in_front_matter_are_read_as_bullets() -> None:
    text = "---\ntitle: \uf0b7 First aid\ncode: A\ndate: 2026-03-19\nobjectives:\n  \uf0b7\tKnow\n  \uf0b7 Use\naudience: |\n  \uf0a7 ECTs\n  \uf0a7 TAs\n---\nText\n"
    content = load({"courses/a.md": text})
    (course,) = content.catalogue.courses
    assert (content.problems, course.title, course.objectives, course.audience) == (
        (),
        "First aid",
        ("Know", "Use"),
        ("ECTs", "Teaching assistants"),
    )


@pytest.mark.parametrize("mark", ["o\t", "1)\t", "1) ", "a) ", "\uf0fc\t", "• ", "-\t", "- •\t"])
@pytest.mark.parametrize("opening", ["", " |"])
def test_a_pasted_list_of_a_field_is_one_item_a_line(mark: str, opening: str) -> None:
    if opening and mark == "- •\t":
        pytest.skip("a hyphen before a bullet is a list of YAML only")
    text = (
        f"---\ntitle: A\ncode: A\ndate: 2026-03-19\nobjectives:{opening}\n  {mark}Know, and\n  {mark}Use\n---\nText\n"
    )
    content = load({"courses/a.md": text})
    assert (content.problems, content.catalogue.courses[0].objectives) == ((), ("Know, and", "Use"))
