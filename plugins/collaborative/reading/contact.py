"""Email addresses, links, telephone numbers and postcodes as people type or paste them."""

import re

from collaborative.problems import InputError, Message, did_you_mean
from collaborative.reading.words import one_line

LINK_EXAMPLE = "A link starts with https://, for example https://forms.example/book."

_EMAIL = re.compile(r"[^\s@<>\"',;:()\[\]]+@[^\s@<>\"',;:()\[\].]+(?:\.[^\s@<>\"',;:()\[\].]+)+")
_HOST = re.compile(r"(?:[a-z0-9-]+\.)+[a-z]{2,}(?:[/?#:].*)?", re.IGNORECASE)
_POSTCODE = re.compile(r"([A-Z]{1,2}[0-9][A-Z0-9]?) ?([0-9][A-Z]{2})", re.IGNORECASE)
_NOT_A_PHONE = re.compile(r"[0-9](?:\.[0-9]+)?E\+?[0-9]+", re.IGNORECASE)


def parse_email(text: str) -> str:
    """Return the bare address, also from ``Office <office@example.org>`` and from a mailto: link.

    Raises:
        InputError: The text is not exactly one address.
    """
    typed = one_line(text)
    inside = re.fullmatch(r"[^<>]*<([^<>]+)>", typed)
    address = re.sub(r"^mailto:\s*", "", inside[1] if inside else typed, flags=re.IGNORECASE).rstrip(".,;")
    if _EMAIL.fullmatch(address):
        return address
    if len(re.findall(r"[^\s,;]@", typed)) > 1 and re.search(r"[,;/\s]", typed):
        first = re.split(r"[,;/\s]", typed)[0]
        raise InputError(f'"{typed}" is more than one email address.', f"Write one of them, for example {first}.")
    together = (
        re.sub(r"\s*(?:\(at\)|\[at\]|\bat\b)\s*", "@", re.sub(r"\s+", " ", typed)).replace(",", ".").replace(" ", "")
    )
    wrong = f'"{typed}" is not an email address.'
    if _EMAIL.fullmatch(together):
        raise InputError.from_message(did_you_mean(wrong, typed, together))
    raise InputError(wrong, "Write it like office@example.org.")


_PASSWORD = re.compile(r"https?://[^\s/?#@:]+:[^\s/?#@]+@", re.IGNORECASE)
WITHOUT_LOGIN = "Take out all between // and @, and the @ too; and change the password, which others may have seen."


def parse_web_address(text: str) -> str:
    """Return the address of a web page, as a browser's address bar shows it.

    Raises:
        InputError: The text is not a link to a web page, or the link would break.
    """
    typed = one_line(text)
    if typed.startswith("<") and typed.endswith(">"):
        typed = typed[1:-1].strip()
    if len(re.findall(r"https?://", typed, re.IGNORECASE)) > 1 and " " in typed:
        raise InputError(f'"{typed}" is more than one link.', "Write one link.")
    if holds_password(typed):
        raise InputError("The link holds somebody's name and password, which everybody could read.", WITHOUT_LOGIN)
    if re.fullmatch(r"https?://[^\s\"<>/?#]+[^\s\"<>]*", typed, re.IGNORECASE):
        return typed
    bare = re.sub(r"^(?:h?tt?ps?|https?)(?::|;|)/*\s*(?=\S)|^/+", "", typed, flags=re.IGNORECASE)
    whole = f"https://{bare.replace(' ', '%20')}"
    looks_right = _HOST.fullmatch(bare) and "@" not in bare and "<" not in bare and '"' not in bare
    if " " in typed and looks_right:
        wrong = f'"{typed}" has a space in it, so the link would break.'
        raise InputError(wrong, f"Copy the address again, or write %20 for the space: {whole}")
    address = re.sub(r"^mailto:", "", typed, flags=re.IGNORECASE)
    if _EMAIL.fullmatch(address):
        remedy = f"Write it as one, for example booking: {{email: {address}}}."
        raise InputError(f'"{typed}" is an email address, not the address of a web page.', remedy)
    wrong = f'"{typed}" is not the address of a web page.'
    raise InputError(wrong, f"A link starts with https://. Did you mean {whole}" if looks_right else LINK_EXAMPLE)


def holds_password(link: str) -> bool:
    """Return whether a web address begins with a user name and password, ``https://name:password@…``."""
    return _PASSWORD.match(link) is not None


def is_unencrypted(link: str) -> bool:
    """Return whether a link begins with http://, so that others can read what visitors send."""
    return link[:5].lower() == "http:"


def tidy_postcode(text: str) -> str:
    """Return ``BL9 0AA`` for ``bl90aa``, and any other text as typed."""
    typed = one_line(text)
    match = _POSTCODE.fullmatch(typed)
    return f"{match[1]} {match[2]}".upper() if match else typed


def parse_phone(text: str) -> str:
    """Return a telephone number as typed.

    Raises:
        InputError: A spreadsheet has shortened the number beyond reading.
    """
    typed = one_line(text).lstrip("'")
    if _NOT_A_PHONE.fullmatch(typed):
        raise InputError(
            f'"{typed}" is what a spreadsheet makes of a long number.',
            "Type the telephone number again, for example 0161 496 0000.",
        )
    return typed


def phone_warning(typed: str) -> Message | None:
    """Explain why a telephone number is probably mistyped; return None if it looks right."""
    digits = re.sub(r"\D", "", re.split(r"\b(?:ext|x|extension)\b|,|/|;| or ", typed, flags=re.IGNORECASE)[0])
    example = "Check it, and write all of it, for example 0161 496 0000."
    if re.fullmatch(r"[1-9][0-9]{9}", re.sub(r"[\s()-]", "", typed)):
        wrong = f'"{typed}" has lost its first 0, as numbers do in a spreadsheet.'
        return did_you_mean(wrong, typed, f"0{typed}")
    if re.search(r"[OolI][0-9]|[0-9][OolI]", typed):
        return Message(f'"{typed}" has a letter where a number should be.', example)
    if len(digits) == 10 and (area := re.match(r"02\d|03\d\d|07|011\d|01\d1", digits)):  # other numbers may have ten
        return Message(f'"{typed}" has 10 digits, and a telephone number that begins with {area[0]} has 11.', example)
    if len(digits) not in range(10, 15) and digits:
        counted = "1 digit" if len(digits) == 1 else f"{len(digits)} digits"
        return Message(f'"{typed}" has {counted}, and a telephone number has 10 or 11.', example)
    return None


def postcode_warning(typed: str) -> Message | None:
    """Explain why a postcode is probably mistyped; return None if it looks right or is not British."""
    if _POSTCODE.fullmatch(one_line(typed)) or not re.search(
        r"^[A-Z0-9]{2,4} ?[A-Z0-9]{3}$", typed.strip(), re.IGNORECASE
    ):
        return None
    return Message(
        f'"{typed}" is not a postcode.', "Check the letters O and I against the digits 0 and 1, for example BL9 0AA."
    )
