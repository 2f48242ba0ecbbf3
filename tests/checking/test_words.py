"""Words, headings, tables and lists: mistakes are reported, reasonable text is not."""

import pytest
from tests.checking.tools import COURSE, checked, in_news


@pytest.mark.parametrize(
    "text",
    [
        "## A\n\n## B\n\n### C\n\n## D",
        "## EYFS AND SEND",
        "Text\n\n---\n\nText",
        "| A | B |\n|---|---|\n| 1 | a \\| b |",
        "A | B\n---|---\n1 | 2",
        "We do:\n\n- one\n- two\ngoing on\n- three",
        "## Head\n- one",
        "In\n2026. It was",
        "CAFÉ–BAR “CAFÉ” Tŷ château naïve £5 – it’s É’s Ångström",
        "Ask XXL, Malcolm X, [sic] or [TBC]; what? Add your school to the list here if you like.",
        "Call 0161 603 4628, 020 7946 0018 or 0808 157 0192 on 07.11.2026 9.30 or 2026-07-11 07:30",
        "Reference 347 770 090 0123, https://example.org/07700900123/a",
        "office@gmail.sch.uk, [x](mailto:head@school.bury.sch.uk)",
        "Head\n=======\n\nText".replace("=", "-"),
    ],
)
def test_what_people_reasonably_write_passes(text: str) -> None:
    assert in_news(text) == []


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("## When\n\n#### Detail", '8: warning: The heading "Detail" skips a level'),
        ("### First", "Write it with 2: ## First"),
        ("##When", "Write ## When"),
        ("# Item", "repeats the title"),
        ("## Head\n\n# Other", "second heading of the first level"),
        ("##", "has no text"),
        ("## FIRE SAFETY AWARENESS", 'Write "Fire safety awareness"'),
        ("Some words that end here.\n---", "because of the line of signs"),
        ("| A | B |\n|---|---|\n| 1 | 2 | 3 |", "8: warning: This row of the table has 3 cells and its head 2 columns"),
        ("| A | B |\n|---|---|\n| 1 |", "has 1 cell"),
        ("| A | B |\n|---|---|---|\n| 1 | 2 |", "|---|---|"),
        ("Text\n| A | B |\n|---|---|\n| 1 | 2 |", "7: warning: This table stands right below a line of text"),
        ("| A | B |\n|---|---|\n| 1 | 2 |\nText", "9: warning: "),
        ("We do:\n- one\n- two", "7: warning: This list"),
        ("Text\n\nItâ€™s free â€“ for CafÃ©", "8: warning: Some signs are garbled"),
        ("Itâ€™s", "this was probably meant: It’s"),
        ("Ã¢â‚¬â„¢", "this was probably meant: ’"),
        ("Â£5", "this was probably meant: £5"),
        ("lost \ufffd sign", "A sign is lost"),
        ("Lorem ipsum", "placeholder"),
        ("Book at <https://forms.example.org/first-aid>.", "placeholder"),
        ("TODO", "placeholder"),
        ("At xxx", "placeholder"),
        ("[insert date]", "placeholder"),
        ("Write the summary here.", "placeholder"),
        ("Call Jane on 07700 900123", "mobile"),
        ("Call +44 (0)7700 900 123", "mobile"),
        ("Call 07700-900-123", "mobile"),
        ("jane@gmail.com", "private email"),
        ("[me](mailto:j.s@hotmail.co.uk)", "private email"),
        ("Sort code 12-34-56", "bank"),
    ],
)  # fmt: skip
def test_a_probable_mistake_gives_a_warning_and_is_published(text: str, message: str) -> None:
    (problem,) = in_news(text)
    assert message in problem
    assert " warning: " in problem


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("Text\n\n<<<<<<< HEAD\nx\n=======\ny\n>>>>>>> office", 8),
        ("<<<<<<< HEAD\nx\n||||||| base\nz\n=======\ny\n>>>>>>> office", 6),
        ("Text\n\n>>>>>>> office", 8),
        ("Text\n\n=======\n\nText", 8),
    ],
)
def test_two_versions_of_a_text_are_stopped(text: str, line: int) -> None:
    found = in_news(text)
    assert len([problem for problem in found if "conflict" in problem]) == 1
    assert found[0].startswith(f"{line}: ")


def test_a_national_insurance_number_is_not_published() -> None:
    (problem,) = in_news("My NI number is AB 12 34 56 C")
    assert problem.startswith('6: "AB 12 34 56 C" looks like a National Insurance number')


def test_details_are_read_like_texts() -> None:
    front = COURSE.replace("FA01", "FA09")
    front = front.replace("---\n", "---\nsummary: Lorem ipsum\ncontact: Jane, 07700 900123\n", 1)
    found = checked({"courses/loud.md": f"{front}\nText.\n"})
    assert [(problem.line, problem.field) for problem in found] == [
        (2, "summary"),
        (3, "contact"),
    ]


def test_the_offices_own_number_and_address_are_public() -> None:
    text = "Call 07700 900123 or write to bplc@gmail.com"
    assert in_news(text, phone="+44 7700 900123", email="bplc@gmail.com") == []


def test_a_title_in_capitals_is_reported_once() -> None:
    title = "title: FIRE SAFETY FOR ALL STAFF"
    course = COURSE.replace("FA01", "FA09").replace("title: First aid", title)
    found = checked({"courses/loud.md": f"{course}\nText.\n", "loud.md": f"---\n{title}\n---\n\nText.\n"})
    assert [(problem.path, problem.line) for problem in found] == [("content/loud.md", 2), ("courses/loud.md", 2)]


def test_a_plain_page_may_begin_with_its_title() -> None:
    assert checked({"more.md": "# More\n\n## Detail\n"}) == []


@pytest.mark.parametrize(
    ("title", "words"), [('"**First aid**"', "First aid"), ("_First aid_", "First aid"), ("Aid <b>now</b>", "Aid now")]
)
def test_a_title_takes_no_bold_and_no_html(title: str, words: str) -> None:
    found = checked({"courses/b.md": COURSE.replace("First aid", title).replace("FA01", "FA09")})
    (message,) = [str(problem) for problem in found if "marks" in problem.wrong]
    assert message.startswith("courses/b.md:2: title: warning: ")
    assert message.endswith(f"Write the words alone: {words}")


def test_stars_in_the_text_do_not_affect_the_title() -> None:
    assert in_news("**Bold** and _italic_.") == []


@pytest.mark.parametrize(
    ("summary", "words"),
    [
        ('"see lorem\nipsum dolor"', "placeholder"),
        ("'date of\nbirth: 01/02/1980'", "date of birth"),
        ('"see \\x6Corem ipsum"', "placeholder"),
        ("see lorem\n  ipsum", "placeholder"),
        ("say **more** – soon", "shown with its marks"),
    ],
)
def test_words_of_the_details_are_looked_at_as_they_are_read(summary: str, words: str) -> None:
    course = COURSE.replace("FA01", "FA09").replace("venue:", f"summary: {summary}\nvenue:")
    (problem,) = [problem for problem in checked({"courses/b.md": course}) if problem.field == "summary"]
    assert words in problem.wrong
