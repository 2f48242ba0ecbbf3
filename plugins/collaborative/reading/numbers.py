"""Counts, percentages and ranges of people."""

import re
from decimal import Decimal
from functools import lru_cache

from collaborative.problems import InputError
from collaborative.reading.spreadsheets import number_of_scientific, range_of_date
from collaborative.reading.words import has_letter_for_digit, one_line, plain_hyphens

_PEOPLE = r"(?: ?(?:people|persons?|participants?|delegates?|places?|spaces?|pupils?|children|staff|teachers?))?"
_COUNT = re.compile(
    rf"(?:max(?:imum)?\.? |up to )?([0-9]{{1,3}},[0-9]{{3}}|[0-9]{{1,5}})(?:\.0+)?{_PEOPLE}(?: max\.?)?", re.IGNORECASE
)
_RANGE = re.compile(
    rf"(?:from |between )?([0-9]{{1,4}}){_PEOPLE} ?(?:-|to|and|until) ?([0-9]{{1,4}}){_PEOPLE}", re.IGNORECASE
)
_OR_MORE = re.compile(
    rf"([0-9]{{1,4}})(?:{_PEOPLE} ?\+|{_PEOPLE}(?: or| and)? (?:more|over|above|upwards)| plus){_PEOPLE}",
    re.IGNORECASE,
)
_ONE = re.compile(rf"([0-9]{{1,4}}){_PEOPLE}(?: only)?", re.IGNORECASE)
_PERCENT = re.compile(r"([0-9]{1,3}(?:\.[0-9]{1,2})?) ?(?:%|per ?cent|pc)?(?: ?(?:off|discount))?", re.IGNORECASE)


@lru_cache(maxsize=1_000)  # most files use the same few numbers
def parse_count(text: str) -> int:
    """Return a whole number of places, people or pupils, of at most five digits.

    Raises:
        InputError: The text is not one number.
    """
    typed = one_line(text).lstrip("'")
    if match := _COUNT.fullmatch(typed):
        return int(match[1].replace(",", ""))
    if whole := number_of_scientific(typed):
        raise InputError(f'"{typed}" is how a spreadsheet shortens {whole}.', f"Write {whole}.")
    if typed.lower() in ("unlimited", "no limit", "any", "n/a", "-"):
        raise InputError(f'"{typed}" is not a whole number.', "Take the line away where the number does not matter.")
    if has_letter_for_digit(typed):
        raise InputError(
            f'"{typed}" has a letter where a number should be.', "Write the number in digits, for example 24."
        )
    raise InputError(f'"{typed}" is not a whole number.', "Write the number in digits, for example 24.")


def parse_percent(text: str) -> Decimal:
    """Return a percentage above 0 and up to 100, with at most two decimal places.

    Raises:
        InputError: The text is not such a percentage, or is a fraction such as 0.15, which probably means 15.
    """
    typed = one_line(text).lstrip("'")
    match = _PERCENT.fullmatch(typed)
    if not match:
        raise InputError(f'"{typed}" is not a percentage.', "Write a number from 1 to 100, for example 15.")
    percent = Decimal(match[1])
    if 0 < percent < 1:
        raise InputError(
            f'"{typed}" is less than one per cent.',
            f"Did you mean {_plain(percent * 100)}? Write a number from 1 to 100.",
        )
    if not 0 < percent <= 100:
        raise InputError(f"{match[1]} per cent is not a discount.", "Write a number from 1 to 100, for example 15.")
    return percent


def parse_range(text: str) -> tuple[int, int | None]:
    """Return the first and last number of ``2-5``, ``2 to 5`` or ``4``; None as the last for ``6+`` and ``6 or more``.

    Raises:
        InputError: The text is not such a range, or is one that a spreadsheet has changed (``02-May``).
    """
    typed = one_line(text).lstrip("'")
    plain = plain_hyphens(typed)
    if match := _RANGE.fullmatch(plain):
        first, last = int(match[1]), int(match[2])
        if first > last:
            raise InputError(f'"{typed}" runs backwards.', f"Write the smaller number first: {last}-{first}.")
        found: tuple[int, int | None] = (first, last)
    elif match := _OR_MORE.fullmatch(plain):
        found = (int(match[1]), None)
    elif match := re.fullmatch(rf"(?:more than|over) ([0-9]{{1,4}}){_PEOPLE}", plain, re.IGNORECASE):
        found = (int(match[1]) + 1, None)
    elif match := re.fullmatch(rf"(?:up to|max(?:imum)?) ([0-9]{{1,4}}){_PEOPLE}", plain, re.IGNORECASE):
        found = (1, int(match[1]))
    elif match := _ONE.fullmatch(plain):
        found = (int(match[1]), int(match[1]))
    elif numbers := range_of_date(typed):
        first, last = numbers
        raise InputError(f'"{typed}" is what a spreadsheet makes of {first}-{last}.', f"Write {first}-{last}.")
    else:
        raise InputError(
            f'"{typed}" is not a number of people.', "Write a range, for example 2-5, or 6+ for six or more."
        )
    if found[0] < 1:
        raise InputError(f'"{typed}" starts below one person.', "Write a range from 1 upwards, for example 2-5.")
    return found


def _plain(number: Decimal) -> str:
    return f"{number.normalize():f}"
