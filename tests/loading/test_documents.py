"""Files as people save them, split into front matter and body."""

import pytest
from tests.builders import load, read

from collaborative.loading.documents import Document
from collaborative.problems import Severity

GOOD = "---\ntitle: First aid\ncode: FA01\n---\nText\n"


def good(text: str | bytes) -> Document:
    document, problems = read(text)
    assert problems == []
    assert document is not None
    return document


def messages_of(text: str | bytes) -> list[str]:
    return [str(problem) for problem in read(text)[1]]


@pytest.mark.parametrize(
    ("text", "first_line"),
    [
        (GOOD, 2),
        ("\ufeff" + GOOD, 2),
        (GOOD.replace("\n", "\r\n"), 2),
        (GOOD.replace("\n", "\r"), 2),
        (" " + GOOD, 2),
        ("\n\n" + GOOD, 4),
        ("---\ntitle: First aid\ncode: FA01\n...\nText\n", 2),
        ("---  \ntitle: First aid\ncode: FA01\n--- \nText", 2),
        ("---\ntitle:\tFirst aid\ncode: FA01\n---\nText", 2),
    ],
    ids=["plain", "BOM", "CRLF", "CR", "leading space", "blank lines", "dots", "spaces after the fences", "tab"],
)
def test_a_file_is_read_however_it_was_saved(text: str, first_line: int) -> None:
    document = good(text)
    assert {key: (node.line, node.value) for key, node in document.front.items()} == {
        "title": (first_line, "First aid"),
        "code": (first_line + 1, "FA01"),
    }
    assert (document.body, document.body_line) == ("Text", first_line + 3)


def test_a_file_without_front_matter_is_all_body() -> None:
    document = good("\n# About us\n\nText\n")
    assert (document.front, document.body, document.body_line) == ({}, "# About us\n\nText", 2)


def test_a_rule_in_the_text_does_not_end_the_front_matter() -> None:
    assert good("---\ntitle: x\n---\nOne\n\n---\n\nTwo\n").body == "One\n\n---\n\nTwo"


def test_an_indented_fence_inside_a_text_of_several_lines_does_not_end_the_front_matter() -> None:
    document = good("---\nsummary: |\n  one\n  ---\n  two\ncode: FA01\n---\nText\n")
    assert {key: node.value for key, node in document.front.items()} == {"summary": "one\n---\ntwo\n", "code": "FA01"}
    assert document.body == "Text"


def test_the_body_begins_at_its_first_words() -> None:
    document = good("---\ntitle: x\n---\n\n\nText\n")
    assert (document.body, document.body_line) == ("Text", 6)


@pytest.mark.parametrize(
    "typed", ["13:30", "0123", "no", "1_000", "2.10", "2026-03-19", "null", "~", "1e3", "0x1F", "Yes", "12:30:45"]
)
def test_a_value_is_the_text_that_was_typed(typed: str) -> None:
    assert good(f"---\nvalue: {typed}\n---\n").front["value"].value == typed


@pytest.mark.parametrize(("typed", "plain"), [("No", True), ('"No"', False), ("'No'", False), ("|\n  No", False)])
def test_a_value_knows_whether_it_was_typed_without_quotes(typed: str, plain: bool) -> None:
    assert good(f"---\nvalue: {typed}\n---\n").front["value"].plain is plain


def test_keys_nested_keys_and_items_of_lists_know_their_lines() -> None:
    text = "---\n# comment\nbooking:\n  url: a\n\n  closes: b\naudience:\n  - c\n  - d\ndates:\n  - date: e\n    start: f\n---\n"
    front = good(text).front
    assert {key: node.line for key, node in front.items()} == {"booking": 3, "audience": 7, "dates": 10}
    assert {key: node.line for key, node in front["booking"].value.items()} == {"url": 4, "closes": 6}
    assert [node.line for node in front["audience"].value] == [8, 9]
    assert {key: node.line for key, node in front["dates"].value[0].value.items()} == {"date": 11, "start": 12}


def test_a_line_separator_pasted_from_a_document_does_not_shift_the_lines() -> None:
    front = good('---\ntitle: "First\u2028aid"\ncode: FA01\n---\n').front
    assert front["code"].line == 3


@pytest.mark.parametrize(
    ("text", "messages"),
    [
        (
            "---\ntitle: x\n",
            [
                (
                    "courses/a.md:1: The details at the top have no end: the closing line --- is missing. "
                    "Type a line with three hyphens (---) below the last detail."
                )
            ],
        ),
        (
            "\n\u2014\ntitle: x\n\u2014\n",
            [
                (
                    "courses/a.md:2: The first line should be three hyphens, --- , and is \u2014 instead. "
                    "Type three hyphens (---) above and below the details."
                )
            ],
        ),
        (
            "---\ntitle: x\nPlaces left: 1\nplaces_left: 2\nTITLE: y\n---\n",
            [
                "courses/a.md:4: places_left: places_left stands twice, here and on line 3. Keep one of the two lines.",
                "courses/a.md:5: TITLE: TITLE stands twice, here and on line 2. Keep one of the two lines.",
            ],
        ),
        (
            "---\ntitle: x\nsummary: &here text\n---\n",
            [
                (
                    "courses/a.md:3: summary: Text that begins with & is not allowed here: it cannot be read. "
                    'Put the whole text in quotes: summary: "&here text".'
                )
            ],
        ),
        (
            "---\ntitle: x\nsummary: *there\n---\n",
            [
                (
                    "courses/a.md:3: summary: Text that begins with * is not allowed here: it cannot be read. "
                    "Write summary: there; or, if the * belongs to the text, put it in quotes: "
                    'summary: "*there".'
                )
            ],
        ),
        (
            "---\ntitle: !!python/object:os.system x\n---\n",
            [
                (
                    "courses/a.md:2: title: Text that begins with ! is not allowed here: it cannot be read. "
                    "Delete !!python/object:os.system; or, if it belongs to the text, put it all in quotes: "
                    'title: "!!python/object:os.system x".'
                )
            ],
        ),
        (
            f"---\ntitle: x\nsummary: {'[' * 40}{']' * 40}\n---\n",
            ["courses/a.md:3: The details are nested too deeply. Write them as simple lines of the form name: value."],
        ),
        (
            "---\n- a\n- b\n---\n",
            [
                (
                    "courses/a.md:2: The details are a list, not lines of the form name: value. "
                    "Write each detail as name: value at the left margin, without a dash, for example title: First aid"
                )
            ],
        ),
        (
            "",
            [
                (
                    "courses/a.md:1: The file is empty. Write the details, or delete the file. "
                    "Start the file with a line --- , then the details (title: …), then another line --- ."
                )
            ],
        ),
        (
            GOOD.encode("utf-16"),
            [
                (
                    "courses/a.md:1: The file is saved as UTF-16 (Notepad calls it Unicode). "
                    "Save it again with the encoding UTF-8."
                )
            ],
        ),
        (
            "---\ntitle: x\nsummary: a\0b\n---\n",
            [
                (
                    "courses/a.md:3: The file holds a NUL character, so it is damaged or no text file. "
                    "Take the text from an earlier version, or type it again."
                )
            ],
        ),
    ],
    ids=["no end", "em dash", "twice", "anchor", "alias", "tag", "deep", "list", "empty", "UTF-16", "NUL"],
)
def test_what_cannot_be_read_is_refused_with_line_and_remedy(text: str | bytes, messages: list[str]) -> None:
    assert messages_of(text) == messages


@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"], ids=["LF", "CRLF", "CR"])
def test_a_windows_1252_file_is_reported_at_its_line_and_read_on(newline: str) -> None:
    text = newline.join(["---", "title: First aid", "venue: Café Élan", "code: FA01", "---", "Text"])
    document, problems = read(text.encode("cp1252"))
    assert [str(problem) for problem in problems] == [
        (
            'courses/a.md:3: The file is not saved as UTF-8: the character "é" (byte E9) cannot be read. '
            "Save the file again with the encoding UTF-8 (in Notepad: Save as, Encoding)."
        )
    ]
    assert document is not None
    assert document.front["venue"].value == "Café Élan"


def test_text_cut_at_a_hash_is_an_error_and_the_rest_is_read() -> None:
    document, (problem,) = read("---\ntitle: Fire wardens # part 2\ncode: FA#1\n# a remark\nvenue: 'Room # 3'\n---\n")
    assert document
    assert document.front["title"].value == "Fire wardens"
    assert document.unread == frozenset()  # an old version with such a line was published as it was read
    assert str(problem) == (
        'courses/a.md:2: title: Everything from the # on is left out: only "Fire wardens" is read. '
        'Put the text in quotes: title: "Fire wardens # part 2"; '
        "or, if it is no part of the text, take it away: title: Fire wardens"
    )


@pytest.mark.parametrize(
    ("typed", "line", "remedy"),
    [
        ("dates:\n  - date: 2026-03-19\n    venue: Room #4, Hall", 4, 'venue: "Room #4, Hall"'),
        ("tags:\n  - maths #2", 3, '- "maths #2"'),
        ("summary: first line\n  and Room #4, Hall", 3, 'summary: "first line and Room #4, Hall"'),
        ("places: 24 # in two rooms", 2, "places: 24"),
    ],
)
def test_text_cut_at_a_hash_is_found_wherever_it_stands(typed: str, line: int, remedy: str) -> None:
    _, (problem,) = read(f"---\n{typed}\n---\n")
    assert problem.line == line
    assert remedy in problem.remedy


@pytest.mark.parametrize(
    "typed",
    ["summary: |\n  Room #4, Hall", "venue: 'Room #4'", 'venue: "Room #4"', "# Room #4", "code: FA#1", "venue: # Room"],
)
def test_a_hash_that_cuts_nothing_is_no_cut(typed: str) -> None:
    _, problems = read(f"---\n{typed}\n---\n")
    assert not any("left out" in problem.wrong for problem in problems)


def test_all_unreadable_lines_are_reported_in_one_run_and_the_others_read() -> None:
    text = '---\ntitle: First aid: part 2\ncode:FA01\nprice: {member: 35\nvenue: "Hall\nplaces: many\n---\nText\n'
    content = load({"courses/a.md": text})
    assert [(problem.line, problem.field) for problem in content.problems] == [
        (1, "date"),
        (2, "title"),
        (3, "code"),
        (4, "price"),
        (5, "venue"),
        (6, "places"),
    ]


def test_a_line_that_begins_with_a_tab_is_reported_and_read() -> None:
    document, (problem,) = read("---\nbooking:\n\tcloses: 2026-03-01\n---\n")
    assert (problem.line, problem.remedy) == (3, "Delete the tab and type two spaces instead.")
    assert document
    assert document.front["booking"].value["closes"].value == "2026-03-01"


def test_hashes_from_a_narrow_spreadsheet_column_are_reported_once() -> None:
    (problem,) = load({"courses/a.md": "---\ntitle: x\ncode: y\ndate: ########\n---\nText\n"}).problems
    assert str(problem).startswith("courses/a.md:4: date: A spreadsheet shows ######## where its column is too narrow")


@pytest.mark.parametrize(
    ("typed", "value", "message"),
    [
        ("FA\u200b01", "FA01", 'There is an invisible character after "FA": zero-width space (U+200B).'),
        ('"FA\\u200b01"', "FA01", 'There is an invisible character after "FA": zero-width space (U+200B).'),
        (
            "FA \u202e01",
            "FA 01",
            'There is an invisible character after "FA": a mark that changes the direction of text (U+202E).',
        ),
        ("Caf\u00c3\u00a9", "Caf\u00c3\u00a9", 'The letters of "Caf\u00c3\u00a9" have been spoilt in copying.'),
    ],
)
def test_hidden_and_garbled_characters_are_reported_at_their_line(typed: str, value: str, message: str) -> None:
    document, (problem,) = read(f"---\ntitle: x\ncode: {typed}\n---\n")
    assert document
    assert document.front["code"].value == value
    assert (problem.line, problem.field, problem.wrong) == (3, "code", message)
    assert problem.severity is Severity.WARNING


@pytest.mark.parametrize("typed", ['"First\\x07aid"', "First\x07aid", '"First \ufffd aid"'])
def test_control_characters_and_lost_letters_are_refused(typed: str) -> None:
    _, problems = read(f"---\ntitle: {typed}\ncode: y\n---\n")
    assert [(problem.line, problem.severity) for problem in problems] == [(2, Severity.ERROR)]


@pytest.mark.parametrize(
    ("typed", "values", "lines"),
    [
        ("audience: [c,\n  &a b]", {"audience": ["c", "b"]}, [3]),
        ("date: &a 2026\ndate: 2027", {"date": "2026"}, [2, 3]),
        ("dates:\n  - &a 2026\n  - 2027", {"dates": ["2026", "2027"]}, [3]),
        ("dates: [*a, 2027]", {"dates": ["", "2027"]}, [2]),
        ("code: !!str &a b", {"code": "b"}, [2]),
        ("&code: b", {"code": "b"}, [2]),
        ("*code: b", {"code": "b"}, [2]),
        ("code: &a [*a, *a]", {"code": ["", ""]}, [2, 2, 2]),
    ],
)
def test_yaml_anchors_aliases_and_tags_are_reported_once(
    typed: str, values: dict[str, object], lines: list[int]
) -> None:
    document, problems = read(f"---\n{typed}\n---\n")
    assert document
    found = {
        key: [item.value for item in node.value] if isinstance(node.value, list) else node.value
        for key, node in document.front.items()
    }
    assert found == values
    assert [problem.line for problem in problems] == lines


def test_a_sign_before_a_key_is_to_be_deleted() -> None:
    (message,) = messages_of("---\ntitle: x\n&venue: Town Hall\n---\n")
    assert message.endswith("Delete the sign, so that the line is venue: Town Hall")


@pytest.mark.parametrize("bomb", ["[" * 50_000, "- " * 50_000, "? " * 50_000, "a: " + "{b: " * 50_000, "&a [" * 50_000])
def test_a_bomb_of_brackets_is_refused(bomb: str) -> None:
    assert messages_of(f"---\ntitle: x\n{bomb}\n---\n")
    assert messages_of(f"---\n{bomb}\n---\n")


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be", "utf-16"])
def test_utf_16_is_reported_with_or_without_its_mark(encoding: str) -> None:
    assert messages_of("---\ntitle: First aid\n---\n".encode(encoding)) == [
        "courses/a.md:1: The file is saved as UTF-16 (Notepad calls it Unicode). Save it again with the encoding UTF-8."
    ]


def test_a_repeated_byte_order_mark_is_accepted() -> None:
    assert good("\ufeff\ufeff---\ntitle: First aid\n---\n").front["title"].value == "First aid"


def test_lines_may_be_indented_with_the_spaces_of_word() -> None:
    price = good("---\nprice:\n\u00a0\u00a0member: 3\n\u202f\u00a0non_member: 4\n---\n").front["price"]
    assert {key: node.value for key, node in price.value.items()} == {"member": "3", "non_member": "4"}


@pytest.mark.parametrize("sign", ["-", "*", "&", "|-|"])
def test_a_sign_alone_is_not_to_be_put_in_quotes(sign: str) -> None:
    (message,) = messages_of(f"---\ntitle: x\nprice: {sign}\n---\n")
    assert message.endswith("Write what is meant after the colon, or take the line away.")
