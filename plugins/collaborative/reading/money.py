"""Amounts of money, exact to the penny."""

import re
import unicodedata
from decimal import Decimal

from collaborative.problems import InputError, Message, Replace
from collaborative.reading.spreadsheets import number_of_scientific
from collaborative.reading.words import has_letter_for_digit, one_line

EXAMPLE = "for example 95, £95.00, Free, POA or TBC."

_EACH = r"(?:(?:/|\bper |\ba |\bfor each )\s*(?:person|head|delegate|participant|place|teacher)|pp|p/p|each)"
_AMOUNT = re.compile(
    r"(?:£|gbp\b|cost:?\b)?\s*([0-9]{1,3}(?:[, ][0-9]{3})+|[0-9]+)(?:\.([0-9]{1,2})?)?\s*(?:pounds?\b|gbp\b|£)?"
    rf"\s*{_EACH}?,?\s*(?:\(?inc(?:l\.?|luding|ludes|lusive of)?\.? [a-z][a-z ,&]*\)?)?(?:/-|\.-)?",
    re.IGNORECASE,
)
_NUMBER = r"[0-9]+(?:[.,][0-9]+)*"


def parse_amount(text: str) -> Decimal:
    """Return pounds and pence as a Decimal with two places.

    Raises:
        InputError: The text is not one amount in pounds.
    """
    typed = one_line(text).lstrip("'")
    if match := _AMOUNT.fullmatch(typed):
        pounds = re.sub("[, ]", "", match[1])
        return Decimal(f"{pounds}.{(match[2] or '').ljust(2, '0')}")
    raise InputError.from_message(_explain(typed))


def _explain(typed: str) -> Message:
    """Explain why a text is not one amount."""
    if re.match(r"[-\u2212\u2013]\s*£?\s*\d|£\s*[-\u2212\u2013]", typed):
        return Message(f'"{typed}" is below nothing: a price cannot be negative.', f"Write the amount, {EXAMPLE}")
    if "$" in typed or "€" in typed:
        return Message(f'"{typed}" is not in pounds.', f"Prices are in £: write the amount, {EXAMPLE}")
    if whole := number_of_scientific(typed):
        return Message(f'"{typed}" is how a spreadsheet shortens {whole}.', f"Write {whole}.", Replace(typed, whole))
    if re.search(r"\bvat\b", typed, re.IGNORECASE):
        return Message(
            f'"{typed}" leaves the visitor to add the VAT.',
            "Write the price that is paid in the end, for example 42, and what it includes in the text below.",
        )
    if re.search(r"[0-9].*(?:(?:\bper |\ba |/)\s*(?:school|group|team|setting|establishment))", typed, re.IGNORECASE):
        amount = re.findall(_NUMBER, typed)[0]
        return Message(
            f'"{typed}" is the price for a group.',
            f"Write it in two lines: price: {amount} and price_basis: group.",
        )
    if has_letter_for_digit(typed):
        return Message(
            f'"{typed}" has a letter where a number should be.', "Use the digits 0 and 1, not the letters O and l."
        )
    if len(amounts := re.findall(_NUMBER, typed)) > 1:
        return Message(f'"{typed}" holds two amounts, and a course has one price.', _whose(amounts))
    if any(c.isdigit() and not c.isascii() for c in typed):
        return Message(
            f'"{typed}" is not written in ordinary digits.',
            f"Type the number again with the digits 0 to 9: {''.join(str(unicodedata.digit(c, c)) for c in typed)}",
        )
    return _separators(typed)


def _whose(amounts: list[str]) -> str:
    """Propose what to write for two amounts; if nothing says whose they are, members pay the lower one."""
    plain = [amount.replace(",", "") for amount in amounts]
    if len(plain) == 2 and plain[0] != plain[1] and all(re.fullmatch(r"[0-9]+(?:\.[0-9]{1,2})?", a) for a in plain):
        low, high = sorted(plain, key=Decimal)
        return (
            f"If {low} is for members and {high} for others, write price: {{member: {low}, non_member: {high}}}; "
            f"else write the one that people pay, for example price: {plain[0]}"
        )
    return "Write the one that people pay; or, for members and others, write price: {member: 95, non_member: 125}."


def _with_others(member: str) -> str:
    """Propose a price for members that leaves open what others pay."""
    return (
        f"Write price: {{member: {member}, non_member: TBC}} with what others pay in place of TBC; "
        f"or, if all pay the same, price: {member}"
    )


def _separators(typed: str) -> Message:
    """Explain a comma or full stop with two meanings, an amount in pence, and anything else."""
    if match := re.fullmatch(r"£?\s*([0-9]{1,3}(?:\.[0-9]{3})*),([0-9]{2})", typed):
        right = f"£{match[1].replace('.', '')}.{match[2]}"
        remedy = f"Write {right}, with a full stop."
        return Message(f'"{typed}" has a comma before the pence.', remedy, Replace(typed, right))
    if match := re.fullmatch(r"£?\s*([0-9]{1,3})\.([0-9]{3})", typed):
        pence, thousand = f"{match[1]}.{match[2][:2]}", f"{match[1]}{match[2]}"
        return Message(f'"{typed}" could be £{pence} or £{int(thousand):,}.', f"Write {pence} or {thousand}.")
    if pence_only := re.fullmatch(r"([0-9]+)\s*p(?:ence)?", typed, re.IGNORECASE):
        number = int(pence_only[1])
        wrong = f'"{typed}" is in pence, and could be meant in pounds.'
        return Message(wrong, f"Write £{number}, or £{number // 100}.{number % 100:02}.")
    if re.search(r"\bfree\b", typed, re.IGNORECASE) and re.search(r"member", typed, re.IGNORECASE):
        return Message(f'"{typed}" is the price of some only.', _with_others("Free"))
    if re.search(r"member", typed, re.IGNORECASE) and (amount := re.search(_NUMBER, typed)):
        return Message(f'"{typed}" is the price of some only.', _with_others(amount[0]))
    if re.fullmatch(r"n/?a|-+|\?+|none yet|unknown|not known", typed, re.IGNORECASE):
        return Message(
            f'"{typed}" does not say what it costs.', "Write Free if it costs nothing, or TBC while it is not known."
        )
    return Message(f'"{typed}" is not an amount that I can read.', f"Write the price as a number, {EXAMPLE}")
