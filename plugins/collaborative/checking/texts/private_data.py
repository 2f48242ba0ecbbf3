"""Private data that would become public: numbers and birthdays of people, bank details, ways into meetings.

What identifies a person, or lets anybody in, is an error wherever it is: in a record, a plain page, ``mkdocs.yml`` or
the name of a file. Ways of reaching somebody are warnings, because they may be meant to be public.
"""

import re
from collections.abc import Callable, Iterator
from posixpath import basename

from collaborative.checking.findings import Finding, error, quoted, warning
from collaborative.checking.subject import Subject
from collaborative.checking.texts.wording import Wording, texts_in
from collaborative.problems import Message, Problem, Severity
from collaborative.reading.meeting_access import MEETING, Access, access_in
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
# Two letters, six digits and a letter from A to D, never inside an address; small letters only with spaces or a label.
_PREFIX = r"(?!BG|GB|NK|KN|TN|NT|ZZ|bg|gb|nk|kn|tn|nt|zz)"
_GAP = r"[ \u00a0\u2009.\u2010-\u2013-]?"
_SIX = rf"\d{_GAP}(?:\d{_GAP}){{5}}"
_INSURANCE = re.compile(
    rf"""
    (?<![\w/=\#.?&%+-]) {_PREFIX} (?:
        [A-CEGHJ-PR-TW-Z] {_GAP} [A-CEGHJ-NPR-TW-Z] {_GAP} {_SIX} [A-D]
      | [a-ceghj-pr-tw-z][a-ceghj-npr-tw-z] \s \d\d \s \d\d \s \d\d \s [a-d] ) (?![\w/=-])
    """,
    re.VERBOSE,
)
_INSURANCE_LABELLED = re.compile(
    rf"\b(?:NI(?:NO|N)?|N\.I\.|national\s+insurance)\b\W*(?:(?:numbers?|no\.?|num|is)\b)?(?:[^\w]|is\b){{0,8}}\b{_PREFIX}[a-ceghj-pr-tw-z]{_GAP}[a-ceghj-npr-tw-z]{_GAP}{_SIX}[a-d]?\b",
    re.IGNORECASE,
)
_INSURANCE_AT_THE_END = re.compile(rf"[A-Z]{_GAP}[A-Z]{_GAP}{_SIX}[A-D]?$", re.IGNORECASE)
_SEEMS_INSURANCE = re.compile(
    rf"\d{_GAP}\d{_GAP}\d{_GAP}\d{_GAP}\d{_GAP}\d{_GAP}[A-Da-d]\b"
)  # a part that is found fast
_BANK = re.compile(
    r"\bsort\s*code\b\D{0,20}\d\d[\s-]?\d\d[\s-]?\d\d\b|\baccount\s*(?:number|no\.?|num)\b\D{0,15}\d{4}\s?\d{4}\b",
    re.IGNORECASE,
)
_MONTH = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?"
_YEAR = r"(?:(?:19[3-9]|20[0-4])\d|['\u2019]?\d\d(?!\d))"
_DATE = (
    rf"(?:(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*,?\s+)?(?:the\s+)?(?:\d{{1,2}}(?:st|nd|rd|th)?\s+(?:of\s+)?{_MONTH},?\s+{_YEAR}"
    rf"|{_MONTH}\s+\d{{1,2}}(?:st|nd|rd|th)?,?\s+{_YEAR}|\d{{1,2}}\s?[./-]\s?\d{{1,2}}\s?[./-]\s?{_YEAR}|{_YEAR}-\d\d-\d\d)(?!\d)"
)
# "Children born between 1 September 2021 and 31 August 2022" and "on or after" are a year group, and nobody's birthday.
_NOT_A_COHORT = rf"(?!\s*(?:to|and|until|till|or|[-\u2013\u2014])\s*(?:{_DATE}|later|earlier|after|before|since|onwards)|\s+onwards)"
_BIRTH_LABEL = r"(?:d\.?\s?o\.?\s?b\b\.?|dates?\s+of\s+birth|birth\s?dates?|birthdays?(?=\s*[:=|]))"
_BIRTH = re.compile(
    rf"\b(?:{_BIRTH_LABEL}(?:\s*\([dmy/ .-]+\))?[\s:=*_|(,-]*(?:(?:is|was|on)\s+)?{_DATE}{_NOT_A_COHORT}"
    rf"|born[\s:(]*(?:on\s+)?{_DATE}{_NOT_A_COHORT}"
    rf"|{_DATE}\s*\(?{_BIRTH_LABEL})",
    re.IGNORECASE,
)
_BIRTH_COLUMN = re.compile(rf"\|[^|\n]*\b{_BIRTH_LABEL}[^|\n]*(?:\||$)|^\s*{_BIRTH_LABEL}\s*\|", re.IGNORECASE)
_DATE_IN_A_ROW = re.compile(_DATE, re.IGNORECASE)
# A unique pupil number: a check letter, eleven digits, and a digit or letter.
_PUPIL_NUMBER = re.compile(r"(?<![\w/=#.?&%+-])[A-HJ-NP-RT-Z]\s?\d(?:\s?\d){10}\s?[\dA-Z](?![\w/=-])")
_LETTERS = "ABCDEFGHJKLMNPQRTUVWXYZ"
_PUPIL_NUMBER_LABELLED = re.compile(
    r"\b(?:UPN|unique\s+pupil\s+numbers?)\b\W{0,3}(?:is\s+)?[A-Z]\s?\d(?:\s?\d){10}\s?[\dA-Z]\b", re.IGNORECASE
)
_HEALTH_NUMBER = re.compile(r"\bNHS\s*(?:number|no\.?|num)?\W{0,3}\d{3}[\s-]?\d{3}[\s-]?\d{4}\b", re.IGNORECASE)
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
    yield from _ways_in(wording)
    if "|" in wording.body.source and ("birth" in wording.lower or "dob" in wording.lower):
        yield from _birthdays_in_tables(wording)


def _ways_in(wording: Wording) -> Iterator[Problem]:
    """Report what lets anybody into a meeting."""
    if not access_in(wording.whole):
        return
    path = wording.document.path
    for field in texts_in(wording.document.front):
        yield from (_way_in(access).at(path, field.line, field.field) for access in access_in(field.text))
    for access in access_in(wording.body.source):
        yield _way_in(access).at(path, wording.body.line_of(access.start))


def _way_in(access: Access) -> Finding:
    return error(
        f"{quoted(access.typed)} would let anybody who reads it into {access.what}, because the site is public.",
        "Delete it, and write for example: You will get the link by email."
        if access.what == MEETING
        else "Delete it, and tell those who need it by email.",
    )


def _birthdays_in_tables(wording: Wording) -> Iterator[Problem]:
    """Report rows with a date below a heading such as "Date of birth"."""
    below = False
    for number, line in enumerate(wording.body.source.split("\n")):
        if "|" not in line:
            below = False
        elif _BIRTH_COLUMN.search(line):
            below = True
        elif below and (date := _DATE_IN_A_ROW.search(line)):
            yield _birth(date[0], None).at(wording.document.path, wording.document.body_line + number)


def check_private_data_elsewhere(subject: Subject) -> Iterator[Problem]:
    """Check the names of files and the texts of mkdocs.yml, for errors only."""
    for path in (*(file.path for file in subject.files), *(source.path for source in subject.sources)):
        name = basename(path).rpartition(".")[0] or basename(path)
        yield from (finding.at(path, 1) for finding in _errors_in(name.replace("_", " "), subject.settings, _RENAME))
    typed = subject.configuration
    for where, text in typed.texts.items():
        for finding in _errors_in(text, subject.settings):
            yield typed.problem_at(where, finding.message, finding.severity)


_RENAME = "Rename the file so that its name does not contain it."


def _errors_in(text: str, settings: Settings, remedy: str = "") -> Iterator[Finding]:
    found = [
        judge(match[0], settings)
        for pattern, judge in _patterns(text, text.lower())
        for match in pattern.finditer(text)
    ]
    found += [_way_in(access) for access in access_in(text)]
    for finding in dict.fromkeys(found):
        if finding and finding.severity is Severity.ERROR:
            yield error(finding.message.wrong, remedy) if remedy else finding


def _patterns(whole: str, lower: str) -> Iterator[tuple[re.Pattern[str], _Judge]]:
    """Yield the patterns worth searching for; looking for a rare letter is much faster than for a word."""
    if _MOBILE_IN_IT.search(whole) or ("+" in whole and "+44" in whole) or "0044" in whole:
        yield _MOBILE, _mobile
    if "@" in whole:
        yield _PRIVATE_EMAIL, _private_email
    if _SEEMS_INSURANCE.search(whole):
        yield _INSURANCE, _insurance
    if "NI" in whole or "insurance" in lower or "ni n" in lower or "n.i." in lower:
        yield _INSURANCE_LABELLED, _insurance
    if _PUPIL_NUMBER.search(whole):
        yield _PUPIL_NUMBER, _pupil_number
    if "upn" in lower or "pupil number" in lower:
        yield _PUPIL_NUMBER_LABELLED, _labelled_pupil_number
    if "nhs" in lower:
        yield _HEALTH_NUMBER, _health_number
    if "sort" in lower or "account" in lower:
        yield _BANK, _bank
    if "birth" in lower or "dob" in lower or "d.o.b" in lower or "born" in lower:
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
    number = _INSURANCE_AT_THE_END.search(typed)
    return error(
        f'"{number[0] if number else typed}" looks like a National Insurance number, which must not be published.',
        "Delete it from the file.",
    )


def _pupil_number(typed: str, _: Settings) -> Finding | None:
    """Report a number whose check letter is right, which others have by chance once in 23 times."""
    digits = typed.replace(" ", "")
    weighed = sum(
        weight * (int(sign) if sign.isdigit() else _LETTERS.find(sign)) for weight, sign in enumerate(digits[1:], 2)
    )
    return _upn(typed) if _LETTERS[weighed % len(_LETTERS)] == digits[0] else None


def _labelled_pupil_number(typed: str, settings: Settings) -> Finding | None:
    """Report a number that is called so, whatever its check letter, unless it is reported already."""
    number = _PUPIL_NUMBER.search(typed)
    return None if number and _pupil_number(number[0], settings) else _upn(typed)


def _upn(typed: str) -> Finding:
    return error(
        f'"{typed}" looks like a unique pupil number (UPN), which must not be published.', "Delete it from the file."
    )


def _health_number(typed: str, _: Settings) -> Finding:
    return error(
        f'"{typed}" looks like somebody\'s NHS number, which must not be published.', "Delete it from the file."
    )


def _bank(typed: str, _: Settings) -> Finding:
    return warning(
        f'"{typed}" looks like details of a bank account, and everybody could read them.',
        "Send them to those who need them by post or email, and delete them here.",
    )


def _birth(typed: str, _: Settings | None) -> Finding:
    return error(
        f'"{typed.strip()}" looks like somebody\'s date of birth, which must not be published.',
        "Delete it, or write the year alone.",
    )
