"""Documents of no kind of their own: pages that MkDocs shows as they are."""

from collaborative.loading.nodes import Document
from collaborative.problems import InputError, Message, Problem
from collaborative.reading.files import parse_page_address
from collaborative.reading.pasted import as_markdown
from collaborative.reading.words import fold, parse_list
from collaborative.records.fields import as_yes_no
from collaborative.records.page import PlainPage


def plain_page(document: Document) -> tuple[PlainPage, list[Problem]]:
    """The page, and what is wrong with its details."""
    meta = {key.lower(): node.value.strip() for key, node in document.front.items() if isinstance(node.value, str)}
    title = next((value for key, value in meta.items() if fold(key) == "title" and value), None)
    draft, problems = False, []
    for key, node in document.front.items():
        if fold(key) == "title" and not isinstance(node.value, str):
            wrong = "The title is a list or has keys of its own, and one piece of text is wanted."
            remedy = (
                'Write the text alone; if it holds brackets or a colon, put it in quotes: title: "News: all items".'
            )
            problems.append(Problem(document.path, node.line, key, Message(wrong, remedy)))
        elif fold(key) == "draft" and node.value:
            try:
                draft = as_yes_no(node.value)
            except InputError as error:
                problems.append(Problem(document.path, node.line, key, error.message))
    aliases, found = _aliases(document)
    body = as_markdown(document.body)
    return PlainPage(document.path, document.uri, title, meta, body, draft, aliases), problems + found


def _aliases(document: Document) -> tuple[tuple[str, ...], list[Problem]]:
    node = document.detail("aliases") or document.detail("alias")
    if node is None:
        return (), []
    items = [node] if isinstance(node.value, str) else node.value if isinstance(node.value, list) else []
    aliases, problems = [], []
    for item in items:
        for typed in parse_list(item.value) if isinstance(item.value, str) else ():
            try:
                aliases.append(parse_page_address(typed))
            except InputError as error:
                problems.append(Problem(document.path, item.line, "aliases", error.message))
    return tuple(dict.fromkeys(aliases)), problems
