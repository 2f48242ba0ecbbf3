"""Comments and addresses in the details of any file, and in mkdocs.yml."""

import re
from collections.abc import Iterator

from collaborative.checking.subject import Subject
from collaborative.checking.texts.web_addresses import check_host
from collaborative.checking.texts.wording import texts_in
from collaborative.problems import Message, Problem, Replace
from collaborative.reading.comments import without_comments

_WEB = re.compile(r"https?://[^\s<>\"'{}]+", re.IGNORECASE)
_EMAIL_KEYS = frozenset(("email", "contact_email", "office_email"))


def check_fields(subject: Subject) -> Iterator[Problem]:
    """Refuse comments in details, which pages and feeds would show, and addresses that no visitor can open."""
    for document in subject.content.documents:
        if "<!--" not in document.typed and "//" not in document.typed:
            continue
        for field in texts_in(document.front):
            if "<!--" in field.text:
                bare = without_comments(field.text).strip()
                wrong = f"There is a comment (<!-- … -->) in {field.field}, which visitors would see."
                remedy = "Take it out. For a note to colleagues, write a line of its own that begins with # ."
                edit = Replace(field.text, bare) if bare and "\n" not in field.text else None
                yield Problem(document.path, field.line, field.field, Message(wrong, remedy, edit))
            for match in _WEB.finditer(field.text):
                if finding := check_host(match[0]):
                    yield finding.at(document.path, field.line, field.field)


def check_configured_addresses(subject: Subject) -> Iterator[Problem]:
    """Check the email and web addresses in mkdocs.yml."""
    typed = subject.configuration
    for where, text in typed.texts.items():
        name = str(where[-1])
        if name in _EMAIL_KEYS and text.strip() and not re.fullmatch(r"[^\s@]+@[^\s@]+\.[^\s@]+", text.strip()):
            wrong = f'"{text}" is not an email address: it has no @ with a name before and after it.'
            yield Problem(typed.path, typed.line(where), name, Message(wrong, "Write it like office@example.org."))
        for match in _WEB.finditer(text) if where[:1] not in (("site_url",), ("dev_addr",)) else ():
            if finding := check_host(match[0]):
                yield finding.at(typed.path, typed.line(where), name)
