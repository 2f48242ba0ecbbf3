"""All checks of words; each file's texts are collected once for them."""

from collections.abc import Iterator

from collaborative.checking.records.marks import check_marks
from collaborative.checking.subject import Subject
from collaborative.checking.texts.garbled import check_garbled
from collaborative.checking.texts.placeholders import check_placeholders
from collaborative.checking.texts.private_data import check_private_data
from collaborative.checking.texts.wording import Wording
from collaborative.problems import Problem


def check_words(subject: Subject) -> Iterator[Problem]:
    """Run every check of words on every file."""
    for document in subject.content.documents:
        wording = Wording(
            document, subject.body_of(document)
        )  # not kept: for all files together it would take twice their size
        yield from check_garbled(wording)
        yield from check_placeholders(wording)
        yield from check_marks(wording)
        yield from check_private_data(wording, subject.settings)
