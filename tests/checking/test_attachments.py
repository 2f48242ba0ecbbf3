"""Files that front matter refers to."""

import pytest
from tests.checking.listings import course, messages_of, subject

from collaborative.checking.files.attachments import check_attachments

THERE = {"files/Booking Form.docx": 1000, "files/plan.pdf": 1000}


@pytest.mark.parametrize(
    "typed", ["files/plan.pdf", "/files/plan.pdf", "../files/plan.pdf", "files\\plan.pdf", "https://a.example/plan.pdf"]
)
def test_an_attachment_that_is_there_is_accepted(typed: str) -> None:
    assert messages_of(check_attachments, subject({"courses/a.md": course("A1", f"attachment: {typed}")}, THERE)) == []


@pytest.mark.parametrize(
    ("typed", "wrong", "remedy"),
    [
        ("files/booking form.docx", 'The file is called "files/Booking Form.docx"', "Write files/Booking Form.docx."),
        ("plan.pdf", 'The file "plan.pdf" was not found.', "Did you mean files/plan.pdf?"),
        ("files/map.pdf", 'The file "files/map.pdf" was not found.', "Upload it to the files folder"),
    ],
)
def test_an_attachment_that_is_not_there_is_refused_at_its_line(typed: str, wrong: str, remedy: str) -> None:
    text = course("A1", "attachments:", "  - files/plan.pdf", f"  - {typed}")
    [message] = messages_of(check_attachments, subject({"courses/a.md": text}, THERE))
    assert message.startswith(f"courses/a.md:7: attachments.2: {wrong}")
    assert remedy in message


def test_minutes_that_are_not_there_are_refused_at_their_line() -> None:
    text = "---\ntitle: North\nmeetings:\n  - date: 2026-01-14\n    minutes: files/minutes.pdf\n---\n"
    [message] = messages_of(check_attachments, subject({"clusters/north.md": text}, THERE))
    assert message.startswith(
        'content/clusters/north.md:5: meetings.1.minutes: The file "files/minutes.pdf" was not found.'
    )
