"""Email addresses, links, telephone numbers and postcodes."""

import pytest

from collaborative.problems import InputError
from collaborative.reading.contact import (
    LINK_EXAMPLE,
    is_unencrypted,
    parse_email,
    parse_phone,
    parse_web_address,
    phone_warning,
    postcode_warning,
    tidy_postcode,
)


@pytest.mark.parametrize(
    "typed",
    [
        "office@a.org",
        "mailto:office@a.org",
        "Office <office@a.org>",
        "office@a.org.",
        " office@a.org\u200b",
        "<office@a.org>",
    ],
)
def test_an_email_address_is_read_however_it_was_pasted(typed: str) -> None:
    assert parse_email(typed) == "office@a.org"


@pytest.mark.parametrize(
    ("typed", "remedy"),
    [
        ("office@a,org", "Did you mean office@a.org?"),
        ("office (at) a.org", "Did you mean office@a.org?"),
        ("office @ a.org", "Did you mean office@a.org?"),
        ("office", "Write it like office@example.org."),
        ("office@a", "Write it like office@example.org."),
        ("office@a.org; head@a.org", "Write one of them, for example office@a.org."),
    ],
)
def test_text_that_is_not_an_email_address_is_refused_with_a_proposal(typed: str, remedy: str) -> None:
    with pytest.raises(InputError) as caught:
        parse_email(typed)
    assert caught.value.message.remedy == remedy


@pytest.mark.parametrize("typed", ["https://a.org/x?y=z#w", "http://a.org", "HTTPS://A.org", "<https://a.org>"])
def test_a_link_is_read(typed: str) -> None:
    assert parse_web_address(typed) == typed.strip("<>")


@pytest.mark.parametrize(
    ("typed", "remedy"),
    [
        ("www.a.org/x", "A link starts with https://. Did you mean https://www.a.org/x"),
        ("forms.a.org", "A link starts with https://. Did you mean https://forms.a.org"),
        ("https//a.org", "A link starts with https://. Did you mean https://a.org"),
        ("htps://a.org", "A link starts with https://. Did you mean https://a.org"),
        ("https:/a.org", "A link starts with https://. Did you mean https://a.org"),
        ("//a.org", "A link starts with https://. Did you mean https://a.org"),
        (
            "https://a.org/my form",
            "Copy the address again, or write %20 for the space: https://a.org/my%20form",
        ),
        ("https://a.org https://b.org", "Write one link."),
        ("javascript:alert(1)", LINK_EXAMPLE),
        ("data:text/html,x", LINK_EXAMPLE),
        ("file:///C:/x", LINK_EXAMPLE),
        ("https://", LINK_EXAMPLE),
        ("book online", LINK_EXAMPLE),
        ("mailto:office@a.org", "Write it as one, for example booking: {email: office@a.org}."),
        ('https://a.org/"onclick=', LINK_EXAMPLE),
    ],
)
def test_text_that_is_not_a_web_address_is_refused_with_a_proposal(typed: str, remedy: str) -> None:
    with pytest.raises(InputError) as caught:
        parse_web_address(typed)
    assert caught.value.message.remedy == remedy


@pytest.mark.parametrize(
    ("typed", "tidy"), [("bl90aa", "BL9 0AA"), ("BL9 0AA", "BL9 0AA"), ("m1 1ae", "M1 1AE"), ("Bury", "Bury")]
)
def test_a_postcode_is_written_as_the_post_writes_it(typed: str, tidy: str) -> None:
    assert tidy_postcode(typed) == tidy


@pytest.mark.parametrize(
    ("typed", "odd"), [("BL9 0AA", False), ("BL9 OAA", True), ("Bury", False), ("SW1A 1AA", False)]
)
def test_a_letter_o_among_the_digits_of_a_postcode_gives_a_warning(typed: str, odd: bool) -> None:
    assert bool(postcode_warning(typed)) is odd


@pytest.mark.parametrize(
    "typed",
    [
        "0161 603 4628",
        "01616034628",
        "+44 161 603 4628",
        "+44 (0)161 603 4628",
        "0161 603 4628 ext 12",
        "0161 603 4628, 07700 900123",
    ],
)
def test_a_telephone_number_gives_no_warning_however_it_is_grouped(typed: str) -> None:
    assert parse_phone(typed) == typed
    assert phone_warning(typed) is None


@pytest.mark.parametrize(
    ("typed", "wrong"),
    [
        ("1616034628", '"1616034628" has lost its first 0, as numbers do in a spreadsheet.'),
        ("O161 603 4628", '"O161 603 4628" has a letter where a number should be.'),
        ("0161 496 024", '"0161 496 024" has 10 digits, and a telephone number that begins with 0161 has 11.'),
        ("020 7946 001", '"020 7946 001" has 10 digits, and a telephone number that begins with 020 has 11.'),
        ("0161 603", '"0161 603" has 7 digits, and a telephone number has 10 or 11.'),
    ],
)
def test_a_telephone_number_that_is_probably_mistyped_gives_a_warning(typed: str, wrong: str) -> None:
    doubt = phone_warning(typed)
    assert doubt
    assert doubt.wrong == wrong


def test_a_number_that_a_spreadsheet_has_shortened_is_refused() -> None:
    with pytest.raises(InputError):
        parse_phone("1.61603E+09")


@pytest.mark.parametrize(
    ("link", "unencrypted"), [("http://a.org", True), ("HTTP://a.org", True), ("https://a.org", False), ("http", False)]
)
def test_an_http_address_is_recognised_in_any_capitals(link: str, unencrypted: bool) -> None:
    assert is_unencrypted(link) is unencrypted


def test_a_link_with_a_password_is_refused() -> None:
    with pytest.raises(InputError, match="name and password"):
        parse_web_address("https://user:secret@forms.example/x")
    assert parse_web_address("https://maps.example/@53.6,-2.3") == "https://maps.example/@53.6,-2.3"
