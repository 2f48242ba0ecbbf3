"""Unfinished links, which pages show with their brackets."""

import re
from collections.abc import Iterator

from collaborative.checking.findings import Finding, error, quoted
from collaborative.checking.markdown import Text, fold_label
from collaborative.checking.subject import Subject
from collaborative.problems import Problem

_ADDRESS = r"(?:https?:|mailto:|tel:|www\.|[^\s\[\](){}<>]+\.(?:md|pdf|docx?|xlsx?|html?)\b)"
_REFERENCE = re.compile(r"\[(?P<text>[^\[\]]+)\]\[(?P<label>[^\[\]]*)\]")
_TURNED = re.compile(rf"\((?P<text>[^()\[\]]+)\)\s?\[(?P<target>{_ADDRESS}[^\[\]\s]*)\]")
_APART = re.compile(rf"\[(?P<text>[^\[\]]+)\]\s*[({{<]\s*(?P<target>{_ADDRESS}[^\s)}}>]*)")
_HALF = re.compile(rf"\[(?P<text>[^\[\]\n]{{1,80}})\(\s*(?P<target>{_ADDRESS}[^\s()]*)\)")
_NUMBER = re.compile(r"\d{1,3}")


def check_unfinished_links(subject: Subject) -> Iterator[Problem]:
    """Report references without a definition, and brackets that are swapped, apart or open."""
    for document in subject.content.documents:
        body = subject.body_of(document)
        for text in body.texts:
            for place, finding in _findings(text, body.labels):
                yield finding.at(document.path, text.line_of(place))


def _findings(text: Text, labels: frozenset[str]) -> Iterator[tuple[int, Finding]]:
    if "[" not in text.text:
        return
    for match in _REFERENCE.finditer(text.text):
        label = match["label"].strip() or match["text"].strip()
        if fold_label(label) not in labels and not (_NUMBER.fullmatch(match["text"]) and _NUMBER.fullmatch(label)):
            typed = match["text"].strip()
            yield (
                match.start(),
                error(
                    f'The link {quoted(typed)} leads to "{label}", which is not defined anywhere on this page,'
                    " so its brackets are shown as text.",
                    f"Write the address in round brackets, for example [{typed}](https://forms.example.org/first-aid)",
                ),
            )
    for form in (_TURNED, _APART, _HALF):
        for match in form.finditer(text.text):
            typed = match["text"].strip()
            yield (
                match.start(),
                error(
                    f"The link {quoted(match[0])} is not complete, so its brackets are shown as text.",
                    f"Write square brackets, then round ones, with no space between: [{typed}]({match['target']})",
                ),
            )
