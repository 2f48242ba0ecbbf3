"""Problems as text."""

import pytest

from collaborative.problems import InputError, Message, Problem, Severity, errors_in, in_order, report

FIRST = Problem("courses/a.md", 7, "date", Message("There is no such day.", "Write another."))
SECOND = Problem("courses/b.md", 2, "", Message("The file is empty.", "Fill it."))
WARNING = Problem("courses/a.md", 3, "venue", Message("No such venue.", "Check it."), Severity.WARNING)


def test_a_problem_names_file_line_field_and_remedy() -> None:
    assert str(FIRST) == "courses/a.md:7: date: There is no such day. Write another."


def test_a_problem_of_no_field_leaves_the_field_out() -> None:
    assert str(SECOND) == "courses/b.md:2: The file is empty. Fill it."


def test_a_warning_is_marked_after_the_field() -> None:
    assert str(WARNING) == "courses/a.md:3: venue: warning: No such venue. Check it."


def test_problems_are_reported_once_grouped_by_file_errors_first_with_a_blank_line_between_files() -> None:
    early = Problem("courses/a.md", 1, "code", Message("No such code.", "Check it."), Severity.WARNING)
    found = [WARNING, SECOND, FIRST, FIRST, early]
    assert report(found) == f"{FIRST}\n{early}\n{WARNING}\n\n{SECOND}"


def test_files_with_errors_come_before_files_with_warnings_alone() -> None:
    assert in_order([WARNING, SECOND]) == (SECOND, WARNING)


def test_warnings_are_not_errors() -> None:
    assert errors_in(in_order([WARNING, FIRST])) == (FIRST,)


@pytest.mark.parametrize("typed", ["x" * 1_500_000, 'x" ' * 500_000, "x " * 700_000])
def test_a_message_is_readable_however_long_its_quotations(typed: str) -> None:
    wrong, remedy = f'"{typed}" is no day that I know.', f'Did you mean "{typed}"? Write date: 19 March 2026'
    for message in (InputError(wrong, remedy).message, Problem("courses/a.md", 7, typed, Message(wrong, remedy))):
        assert len(str(message)) < 1200
        assert message.wrong.startswith('"x')
        assert "…" in message.wrong
        assert message.wrong.endswith("is no day that I know.")
        assert message.remedy.endswith("Write date: 19 March 2026")
