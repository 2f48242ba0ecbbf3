"""Private data that would become public: mobile numbers, private email addresses, bank details."""

import re
from collections.abc import Callable, Iterator

from collaborative.checking.findings import Finding, error, warning
from collaborative.checking.texts.wording import Wording
from collaborative.problems import Message, Problem
from collaborative.settings import Settings

# 07, +447 or 00447 and nine more digits, with any separators; but not a date and time such as 07.11.2026 9.30.
_MOBILE = re.compile(
    r"(?<![\d.+/-])(?!0?7[./-]\d\d?[./-]\d{4})(?:(?:\+|00|\(\+)44\)?[\s.-]*(?:\(0\)[\s.-]*|0)?|\(?0)7(?:[\s().-]{0,2}\d){9}(?!\d)"
)
_PROVIDERS = (
    "aol|blueyonder|btconnect|btinternet|btopenworld|gmail|gmx|googlemail|hotmail|hushmail|icloud|live|mac|mail|me|msn"
    "|ntlworld|outlook|proton|protonmail|rocketmail|sky|talk21|talktalk|tiscali|tutanota|virginmedia|yahoo|ymail|zen"
)
_PRIVATE_EMAIL = re.compile(
    rf"(?<![\w.%+-])[\w.%+-]+@(?:{_PROVIDERS})\.(?:com|net|co\.uk|uk|me|de|fr|ie|org)\b", re.IGNORECASE
)
_INSURANCE = re.compile(
    r"\b(?!BG|GB|NK|KN|TN|NT|ZZ)[A-CEGHJ-PR-TW-Z][A-CEGHJ-NPR-TW-Z][ ]?\d\d[ ]?\d\d[ ]?\d\d[ ]?[A-D]\b"
)
_BANK = re.compile(
    r"\bsort\s*code\b\D{0,20}\d\d[\s-]?\d\d[\s-]?\d\d\b|\baccount\s*(?:number|no\.?|num)\b\D{0,15}\d{4}\s?\d{4}\b",
    re.IGNORECASE,
)
_BIRTH = re.compile(r"\b(?:d\.?\s?o\.?\s?b\b\.?|date of birth)\D{0,10}\d[\d\s./-]{4,}", re.IGNORECASE)
_MOBILE_IN_IT = re.compile(r"07(?:[\s().-]{0,2}\d){9}")  # a part of _MOBILE whose fixed beginning makes it fast
_DIGITS = re.compile(r"\d")

_Judge = Callable[[str, Settings], Finding | None]


def check_private_data(wording: Wording, settings: Settings) -> Iterator[Problem]:
    """Check bodies and front matter; the office's own number and address in mkdocs.yml are public."""
    seen: set[tuple[str, int, Message]] = set()
    for pattern, judge in _patterns(wording.whole, wording.lower):
        for field, line, match in wording.find(pattern):
            if (finding := judge(match[0], settings)) and (field, line, finding.message) not in seen:
                seen.add((field, line, finding.message))
                yield finding.at(wording.document.path, line, field)


def _patterns(whole: str, lower: str) -> Iterator[tuple[re.Pattern[str], _Judge]]:
    """Yield the patterns worth searching for; looking for a rare letter is much faster than for a word."""
    if _MOBILE_IN_IT.search(whole) or ("+" in whole and "+44" in whole) or "0044" in whole:
        yield _MOBILE, _mobile
    if "@" in whole:
        yield _PRIVATE_EMAIL, _private_email
    if ("I" in whole and "NI" in whole) or "insurance" in lower:
        yield _INSURANCE, _insurance
    if "sort" in lower or "account" in lower:
        yield _BANK, _bank
    if "birth" in lower or "dob" in lower or "d.o.b" in lower:
        yield _BIRTH, _birth


def _mobile(typed: str, settings: Settings) -> Finding | None:
    if _significant(typed) == _significant(settings.phone):
        return None
    return warning(
        f'"{typed.strip()}" looks like somebody\'s personal mobile number, and everybody could read it.',
        "Give the number of the office or the school instead, unless the phone is theirs.",
    )


def _significant(number: str) -> str:
    """Return the last ten digits, which are the same with 0 and with +44 in front."""
    return "".join(_DIGITS.findall(number))[-10:]


def _private_email(typed: str, settings: Settings) -> Finding | None:
    if typed.lower() == settings.email.lower():
        return None
    return warning(
        f"{typed} looks like somebody's private email address, and everybody could read it.",
        "Give an address of the office or the school instead, for example office@school.example",
    )


def _insurance(typed: str, _: Settings) -> Finding:
    return error(
        f'"{typed}" looks like a National Insurance number, which must not be published.', "Delete it from the file."
    )


def _bank(typed: str, _: Settings) -> Finding:
    return warning(
        f'"{typed}" looks like details of a bank account, and everybody could read them.',
        "Send them to those who need them by post or email, and delete them here.",
    )


def _birth(typed: str, _: Settings) -> Finding:
    return warning(
        f'"{typed.strip()}" looks like somebody\'s date of birth, and everybody could read it.', "Delete it."
    )
