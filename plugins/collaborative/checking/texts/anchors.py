"""Anchors of a page, ``#prices``: heading ids as Python-Markdown's toc extension makes them."""

import re
import unicodedata
from html import unescape

from collaborative.checking.markdown import Body, Heading

_TYPED_ID = re.compile(r"<[a-zA-Z][^<>]*?\s(?:id|name)\s*=\s*[\"']?([^\"'\s>]+)")
_ATTRIBUTE_ID = re.compile(r"\{:?[^{}\n]*?#([\w:.-]+)[^{}\n]*\}")
_LINK = re.compile(r"!?\[([^\[\]]*)\](?:\([^()]*\)|\[[^\[\]]*\])")
_TAG = re.compile(r"<[^<>]*>")


def anchors_in(body: Body, *, attributes: bool) -> frozenset[str]:
    """Return every id in a page's text; ``attributes`` if ``{#id}`` sets one (extension attr_list)."""
    ids = set(_TYPED_ID.findall(body.source)) if "<" in body.source else set()
    if attributes and "{" in body.source:
        ids |= set(_ATTRIBUTE_ID.findall(body.source))
    for heading in body.headings:
        if not (heading.id and attributes):
            ids.add(_unique(_id_of(heading), ids))
    return frozenset(ids)


def _id_of(heading: Heading) -> str:
    """Return a heading's id as ``markdown.extensions.toc.slugify`` makes it: ASCII, lower case, hyphens for spaces."""
    typed = f"{heading.text} {{#{heading.id}}}" if heading.id else heading.text
    shown = unescape(_TAG.sub("", _LINK.sub(r"\1", typed)))
    plain = unicodedata.normalize("NFKD", shown).encode("ascii", "ignore").decode("ascii")
    return re.sub(r"[-\s]+", "-", re.sub(r"[^\w\s-]", "", plain).strip().lower())


def _unique(name: str, taken: set[str]) -> str:
    """Return the first free name of ``name``, ``name_1``, ``name_2`` …"""
    if name and name not in taken:
        return name
    base, number = (match[1], int(match[2])) if (match := re.fullmatch(r"(.*)_(\d+)", name)) else (name, 0)
    number += 1
    while f"{base}_{number}" in taken:
        number += 1
    return f"{base}_{number}"
