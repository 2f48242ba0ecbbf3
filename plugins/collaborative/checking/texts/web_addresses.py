"""Addresses outside the site, as typed into links: web, email, telephone, and what is none of these."""

import re
from base64 import urlsafe_b64decode
from ipaddress import ip_address
from urllib.parse import parse_qs, urlsplit

from collaborative.checking.findings import Finding, error, quoted, warning
from collaborative.problems import Replace
from collaborative.reading.contact import WITHOUT_LOGIN, holds_password
from collaborative.reading.words import nearest

_SAFE = ("https", "http", "mailto", "tel", "webcal")
_NOT_ALLOWED = {
    "javascript": "runs a program (JavaScript) in the visitor's browser",
    "vbscript": "runs a program in the visitor's browser",
    "data": "holds a file in itself instead of an address (data:)",
}
_SCHEME = re.compile(r"([a-zA-Z][a-zA-Z0-9+.-]*):")
# Browsers remove these before they read the scheme (WHATWG URL, section 4.4).
_IGNORED = re.compile("[\x00-\x20\x7f\u00a0\u00ad\u200b-\u200f\u2028\u2029\u2060\ufeff]")
_ON_A_COMPUTER = re.compile(r"[A-Za-z]:[\\/]|\\\\|file:|~/|/?(?:Users|home)/\w|[^/?#:]*\\", re.IGNORECASE)
_HOST = re.compile(r"(?:[^\W_](?:[\w-]*[^\W_])?\.)+[^\W\d_]{2,}\.?(?::\d+)?", re.IGNORECASE)
_OWN_NETWORK = re.compile(r"localhost|.+\.(?:localhost|local|internal|lan|home\.arpa)", re.IGNORECASE)
# Addresses that pass visitors on to another, and the parts of their queries that hold it.
_REDIRECTS = (
    (re.compile(r"(?:.+\.)?safelinks\.protection\.outlook\.com"), "", ("url",), "Outlook"),
    (re.compile(r"(?:www\.)?google\.[a-z.]+"), "/url", ("q", "url"), "Google"),
    (re.compile(r"(?:www\.)?bing\.com"), "/ck/a", ("u",), "Bing"),
    (re.compile(r"(?:l|lm|www)\.facebook\.com"), "/l.php", ("u",), "Facebook"),
    (re.compile(r"l\.instagram\.com"), "", ("u",), "Instagram"),
    (re.compile(r"(?:www\.)?youtube\.com"), "/redirect", ("q",), "YouTube"),
    (re.compile(r"(?:www\.)?linkedin\.com"), "/redir", ("url",), "LinkedIn"),
    (re.compile(r".+\.list-manage\.com"), "/track/click", (), "Mailchimp"),
)
_EMAIL = re.compile(r"[^\s@,;:<>()\"]+@(?:[^\W_](?:[\w-]*[^\W_])?\.)+[^\W\d_]{2,}")
_PHONE = re.compile(r"\+?[\d ().-]{5,}(?:(?:;|,|x|ext\.?)[\d= a-z]*)?", re.IGNORECASE)
# Top-level domains that are not endings of uploaded files.
_WEB_ENDINGS = frozenset((
    "uk", "com", "org", "net", "gov", "edu", "info", "eu", "ie", "scot", "wales", "cymru", "london", "sch",
    "school", "academy", "education", "io", "ly", "gl", "gle", "co", "tv", "app", "me", "be",
))  # fmt: skip
_HOW = "Write the whole web address, for example https://forms.example.org/first-aid"


def check_address(target: str) -> Finding | None:
    """Explain what is wrong with an address outside the site, or return None."""
    bare = _IGNORED.sub("", target)
    if _ON_A_COMPUTER.match(bare):
        return error(
            f"The link leads to a place on somebody's own computer, {quoted(target)}, which no visitor can open.",
            "Upload the file into the content folder, and link to it there, for example [Minutes](minutes.pdf).",
        )
    if bare.startswith("//"):
        return warning(f"The web address {quoted(target)} has no https: before it.", f"Write https:{bare}")
    match = _SCHEME.match(bare)
    scheme = match[1].lower() if match else ""
    rest = bare[len(scheme) + 1 :]
    if scheme == "mailto":
        return _check_email(rest, target)
    if scheme == "tel":
        return _check_phone(rest, target)
    if holds_password(bare):
        return error("The link holds somebody's name and password, which everybody could read.", WITHOUT_LOGIN)
    if scheme in ("http", "https"):
        return _check_web(scheme, rest, target)
    if scheme == "webcal":
        return None
    if "." in scheme or re.match(r"\d+(?:/|$)", rest):  # a host with a port, forms.example.org:8080
        return _without_scheme(target)
    if scheme not in _NOT_ALLOWED and (guess := nearest(scheme, _SAFE)):
        return error(f'"{scheme}:" begins no web address.', f"Did you mean {guess}:{rest} ?")
    why = _NOT_ALLOWED.get(scheme, f"begins with {scheme}: , which visitors' computers may not know")
    return error(
        f"The link {quoted(target)} {why}, which is not allowed.",
        f"Links may begin with https: , mailto: or tel: only. {_HOW} , or delete the link.",
    )


def is_outside(target: str) -> bool:
    """Return whether a target leads, or was meant to lead, out of the site."""
    bare = _IGNORED.sub("", target)
    return bool(bare.startswith("//") or _SCHEME.match(bare) or _ON_A_COMPUTER.match(bare))


def check_missing_scheme(target: str) -> Finding | None:
    """Report a web address, email address or telephone number typed like a file, or return None."""
    bare = _IGNORED.sub("", target)
    if _EMAIL.fullmatch(bare.partition("?")[0]):
        return error(
            f"The email address {quoted(target)} has no mailto: before it, so the link does not work.",
            f"Write mailto:{bare}",
        )
    if _PHONE.fullmatch(target) and sum(c.isdigit() for c in target) >= 5:
        return error(
            f"The telephone number {quoted(target)} has no tel: before it, so the link does not work.",
            f"Write tel:{re.sub(r'[^0-9+]', '', target)}",
        )
    if match := re.match(r"https?[;,./\\]+(?=[^\s/])", bare, re.IGNORECASE):
        return error(f"{quoted(target)} is not a web address.", f"Write https://{bare[match.end() :]}")
    host = re.split(r"[/?#]", bare, maxsplit=1)[0].lower()
    if host.startswith("www.") or (_HOST.fullmatch(host) and host.partition(":")[0].rsplit(".", 1)[-1] in _WEB_ENDINGS):
        return _without_scheme(target)
    return None


def _without_scheme(target: str) -> Finding:
    """Report a web address without https://."""
    return error(
        f"The web address {quoted(target)} has no https:// before it, so the link would lead to a page of this site.",
        f"Write https://{_IGNORED.sub('', target)}",
    )


def _check_web(scheme: str, rest: str, target: str) -> Finding | None:
    """Check an http: or https: address; ``rest`` is what follows the colon."""
    if not re.match(r"//[^/]", rest):
        fixed = re.sub(r"^[\\/]*(?:https?:?[\\/]*)?", "", rest)
        return error(
            f"The web address {quoted(target)} is not complete: // and a name belong after {scheme}:",
            f"Write https://{fixed or 'www.example.org/'}",
        )
    try:
        host = urlsplit(f"{scheme}:{rest}").netloc.rpartition("@")[2]
    except ValueError:
        host = ""
    if finding := check_host(target):
        return finding
    if host.lower() in ("http", "https", "http:", "https:"):
        return error(f"The web address {quoted(target)} begins with https:// twice.", "Delete one of the two.")
    if not _HOST.fullmatch(host):
        return error(f"{quoted(target)} is not a web address: the name after // cannot be right.", f"{_HOW} .")
    if re.search(r"\s", target.strip()):
        return error(
            f"There is a space in the web address {quoted(target)}, so the link breaks off there.",
            f"Delete the space, or write %20 for it: {'%20'.join(target.split())}",
        )
    if scheme == "http":
        return warning(
            f"The web address {quoted(target)} begins with http: , which is not secure.",
            f"Write https:{rest} , if that works in your browser.",
        )
    return None


def check_host(url: str) -> Finding | None:
    """Report a web address that only the office's own network can open, or that passes visitors on to another."""
    try:
        parts = urlsplit(_IGNORED.sub("", url))
        host = (parts.hostname or "").rstrip(".").lower()
    except ValueError:
        return None
    if _OWN_NETWORK.fullmatch(host) or _is_private(host):
        return error(
            f"The address {quoted(url)} works on your own computer or network only.",
            "Link to the page's file instead, for example [Contact](contact.md), or to its address on the web.",
        )
    for hosts, path, keys, who in _REDIRECTS:
        if hosts.fullmatch(host) and parts.path.startswith(path):
            real = next((value for key in keys for value in parse_qs(parts.query).get(key, ())), "")
            real = _from_bing(real) if who == "Bing" else real
            wrong = f"The link goes through {who}, which learns who follows it, and which may stop working."
            if not re.match(r"https?://", real):
                return warning(wrong, "Open it, copy the address from the browser, and write that.")
            return warning(wrong, f"Write the address that it leads to: {real}", Replace(url, real))
    return None


def _is_private(host: str) -> bool:
    try:
        address = ip_address(host)
    except ValueError:
        return False
    return address.is_private or address.is_loopback or address.is_link_local or address.is_unspecified


def _from_bing(value: str) -> str:
    """Decode an address as Bing writes it: "a1", then base64 without its padding."""
    try:
        return urlsafe_b64decode(value.removeprefix("a1") + "==").decode()
    except ValueError:
        return ""


def _check_email(rest: str, target: str) -> Finding | None:
    """Check a mailto: address."""
    people = rest.removeprefix("//").partition("?")[0].replace("%20", "")
    typed = target.partition(":")[2].partition("?")[0]
    if rest.startswith("//") or typed != people:
        good = people if _EMAIL.fullmatch(people) else "office@example.org"
        return error(f"The email link {quoted(target)} does not work as it is written.", f"Write mailto:{good}")
    for person in re.split(r"[,;]", people):
        if not _EMAIL.fullmatch(person.replace("%40", "@")):
            return error(
                f'"{person}" in the link {quoted(target)} is not an email address.',
                "Write mailto: and the whole address, for example mailto:office@example.org",
            )
    return None


def _check_phone(rest: str, target: str) -> Finding | None:
    """Check a tel: address."""
    if _PHONE.fullmatch(rest) or re.fullmatch(r"\+?\d{3,}", rest):
        return None
    return error(
        f"{quoted(target)} is not a telephone number that can be rung.",
        "Write tel: and the number in digits, for example tel:01616034628",
    )
