"""What a page may load and run: its own site's files, and no script in it but those that we wrote.

Content Security Policy, https://www.w3.org/TR/CSP3/, by ``<meta>``, since a static host sends no header of ours; what
only a header can say (``frame-ancestors``, reports) is left out.
"""

import base64
import hashlib
import re
from collections.abc import Iterable
from importlib.resources import files

SCHEME_SCRIPT = (files("collaborative.rendering") / "templates" / "frame_scheme.js").read_text(encoding="utf-8").strip()
"""The one script that stands in each page: that scripts run, and the colour scheme that
the visitor has chosen, before anything is painted."""

EMAIL_POLICY = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"
"""For pages that are made to be pasted into an email: their styles stand at each tag, and nothing is loaded."""

_EMBEDDED = re.compile(r"<(script|style)\b([^>]*)>(.*?)</\1>", re.IGNORECASE | re.DOTALL)
_NOT_RUN = re.compile(r"\bsrc\s*=|\btype\s*=\s*[\"']?application/", re.IGNORECASE)
_POLICY = re.compile(r'(<meta http-equiv="Content-Security-Policy" content=")([^"]*)')


def policy() -> str:
    """For each page of the site."""
    return (
        "default-src 'none'; "
        f"script-src 'self' {_hash(SCHEME_SCRIPT)}; "
        "style-src 'self'; img-src 'self' data:; font-src 'self'; connect-src 'self'; worker-src 'self'; "
        "media-src 'self'; manifest-src 'self'; base-uri 'none'; form-action 'self'"
    )


def allowing(page: str, trusted: Iterable[str]) -> str:
    """The page with a policy that also allows what stands in pieces of HTML which did not come from the content."""
    allowed: dict[str, list[str]] = {"script": [], "style": []}
    for piece in trusted:
        for kind, attributes, text in _EMBEDDED.findall(piece):
            if not _NOT_RUN.search(attributes):
                allowed[kind.lower()].append(_hash(text))

    def widened(meta: re.Match[str]) -> str:
        value = meta[2]
        for kind, hashes in allowed.items():
            new = [one for one in dict.fromkeys(hashes) if one not in value]
            value = value.replace(f"{kind}-src 'self'", " ".join([f"{kind}-src 'self'", *new]))
        return f"{meta[1]}{value}"

    return _POLICY.sub(widened, page, count=1)


def _hash(text: str) -> str:
    digest = hashlib.sha256(text.encode()).digest()
    return f"'sha256-{base64.b64encode(digest).decode()}'"
