"""Amounts of money, exact to the penny."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.builders import PROPERTY

from collaborative.problems import InputError
from collaborative.reading.money import parse_amount

EXAMPLE = "for example 95, £95.00, Free, POA or TBC."
UNREADABLE = f"Write the price as a number, {EXAMPLE}"
TWO_PRICES = (
    "If 95 is for members and 125 for others, write price: {member: 95, non_member: 125}; "
    "else write the one that people pay, for example price: 95"
)


@pytest.mark.parametrize(
    ("typed", "amount"),
    [
        ("95", "95.00"),
        ("£95", "95.00"),
        ("£ 95.00", "95.00"),
        ("125.50", "125.50"),
        ("125.5", "125.50"),
        ("£1,250", "1250.00"),
        ("1250", "1250.00"),
        ("£1,250,000.99", "1250000.99"),
        ("0", "0.00"),
        ("£95pp", "95.00"),
        ("95 each", "95.00"),
        ("95 per person", "95.00"),
        ("£95 a head", "95.00"),
        ("\u00a395\u00a0", "95.00"),
        ("£95/person", "95.00"),
        ("£95 per delegate", "95.00"),
        ("95 pounds", "95.00"),
        ("95 GBP", "95.00"),
        ("GBP 95", "95.00"),
        ("95.", "95.00"),
        ("'95", "95.00"),
        ("1 250", "1250.00"),
        ("£95 inc VAT", "95.00"),
        ("£95 (including VAT)", "95.00"),
    ],
)
def test_every_usual_way_to_write_an_amount_is_read_to_the_penny(typed: str, amount: str) -> None:
    assert str(parse_amount(typed)) == amount


@pytest.mark.parametrize(
    ("typed", "wrong", "remedy"),
    [
        ("-5", '"-5" is below nothing: a price cannot be negative.', f"Write the amount, {EXAMPLE}"),
        ("\u2212£5", '"\u2212£5" is below nothing: a price cannot be negative.', f"Write the amount, {EXAMPLE}"),
        ("£-5", '"£-5" is below nothing: a price cannot be negative.', f"Write the amount, {EXAMPLE}"),
        ("$95", '"$95" is not in pounds.', f"Prices are in £: write the amount, {EXAMPLE}"),
        ("95 €", '"95 €" is not in pounds.', f"Prices are in £: write the amount, {EXAMPLE}"),
        ("95/125", '"95/125" holds two amounts, and a course has one price.', TWO_PRICES),
        ("95 or 125", '"95 or 125" holds two amounts, and a course has one price.', TWO_PRICES),
        (
            "l00",
            '"l00" has a letter where a number should be.',
            "Use the digits 0 and 1, not the letters O and l.",
        ),
        (
            "1O0",
            '"1O0" has a letter where a number should be.',
            "Use the digits 0 and 1, not the letters O and l.",
        ),
        (
            "\u0669\u0665",
            '"\u0669\u0665" is not written in ordinary digits.',
            "Type the number again with the digits 0 to 9: 95",
        ),
        ("95.555", '"95.555" could be £95.55 or £95,555.', "Write 95.55 or 95555."),
        ("1,25", '"1,25" has a comma before the pence.', "Write £1.25, with a full stop."),
        ("1.250,00", '"1.250,00" has a comma before the pence.', "Write £1250.00, with a full stop."),
        ("35p", '"35p" is in pence, and could be meant in pounds.', "Write £35, or £0.35."),
        ("1.5E+02", '"1.5E+02" is how a spreadsheet shortens 150.', "Write 150."),
        (
            "£35 + VAT",
            '"£35 + VAT" leaves the visitor to add the VAT.',
            "Write the price that is paid in the end, for example 42, and what it includes in the text below.",
        ),
        (
            "£150 per school",
            '"£150 per school" is the price for a group.',
            "Write it in two lines: price: 150 and price_basis: group.",
        ),
        (
            "£35 (members)",
            '"£35 (members)" is the price of some only.',
            (
                "Write price: {member: 35, non_member: TBC} with what others pay in place of TBC; "
                "or, if all pay the same, price: 35"
            ),
        ),
        (
            "N/A",
            '"N/A" does not say what it costs.',
            "Write Free if it costs nothing, or TBC while it is not known.",
        ),
        ("ninety", '"ninety" is not an amount that I can read.', UNREADABLE),
        ("£", '"£" is not an amount that I can read.', UNREADABLE),
        ("", '"" is not an amount that I can read.', UNREADABLE),
    ],
)
def test_text_that_is_not_an_amount_is_refused_with_a_remedy(typed: str, wrong: str, remedy: str) -> None:
    with pytest.raises(InputError) as caught:
        parse_amount(typed)
    assert (caught.value.message.wrong, caught.value.message.remedy) == (wrong, remedy)


@PROPERTY
@given(st.integers(0, 10_000_000))
def test_an_amount_reads_back_from_every_form_with_pence(pence: int) -> None:
    amount = Decimal(pence).scaleb(-2)
    assert {parse_amount(form) for form in (f"{amount:.2f}", f"£{amount:.2f}", f"£{amount:,.2f}")} == {amount}


@PROPERTY
@given(st.integers(0, 1_000_000))
def test_whole_pounds_read_back_with_and_without_thousands_commas(pounds: int) -> None:
    assert {parse_amount(form) for form in (f"{pounds}", f"£{pounds}", f"£{pounds:,}")} == {Decimal(pounds)}
