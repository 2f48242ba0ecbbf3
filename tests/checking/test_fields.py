"""Comments and addresses in details and in mkdocs.yml."""

from dataclasses import replace

import pytest
from tests.checking.listings import course, messages_of, subject

from collaborative.checking.texts.fields import check_configured_addresses, check_fields
from collaborative.checking.texts.web_addresses import check_host
from collaborative.loading.configuration import read_configuration


@pytest.mark.parametrize(
    "line", ["venue: Hall <!-- office only -->", "summary: A day <!-- ask Ann -->", "bring: <!-- x --> A pen"]
)
def test_a_comment_in_a_detail_is_refused(line: str) -> None:
    [message] = messages_of(check_fields, subject({"courses/a.md": course("A1", line)}))
    assert f"courses/a.md:5: {line.split(':', maxsplit=1)[0]}: There is a comment" in message


@pytest.mark.parametrize(
    "url",
    [
        "http://localhost:8000/book",
        "https://192.168.1.20/plan.pdf",
        "http://10.0.0.1/",
        "http://172.16.4.1/",
        "http://169.254.0.1/",
        "http://[::1]/",
        "http://[fc00::1]/",
        "https://server.local/",
        "https://intranet.internal/",
    ],
)
def test_addresses_in_the_offices_own_network_are_errors(url: str) -> None:
    finding = check_host(url)
    assert finding is not None
    assert finding.severity == "error"


@pytest.mark.parametrize(
    "url", ["https://172.32.0.1/", "https://www.google.com/maps/search/?q=Bury", "https://local.example.org/"]
)
def test_other_addresses_are_fine(url: str) -> None:
    assert check_host(url) is None


@pytest.mark.parametrize(
    "url",
    [
        "https://eur02.safelinks.protection.outlook.com/?url=https%3A%2F%2Fforms.example.org%2Fbook&data=05",
        "https://www.google.co.uk/url?q=https%3A%2F%2Fforms.example.org%2Fbook&sa=D",
        "https://l.facebook.com/l.php?u=https%3A%2F%2Fforms.example.org%2Fbook&h=AT",
        "https://www.bing.com/ck/a?u=a1aHR0cHM6Ly9mb3Jtcy5leGFtcGxlLm9yZy9ib29r&ntb=1",
    ],
)
def test_a_redirect_is_replaced_by_where_it_leads(url: str) -> None:
    finding = check_host(url)
    assert finding is not None
    assert finding.severity == "warning"
    assert finding.message.remedy.endswith(" https://forms.example.org/book")
    assert finding.message.edit is not None


def test_an_email_of_the_site_without_an_at_sign_is_refused_at_its_line() -> None:
    typed = read_configuration(
        "mkdocs.yml", b"plugins:\n  - collaborative:\n      email: office.example.org\n", frozenset()
    )
    [message] = messages_of(check_configured_addresses, replace(subject({}), configuration=typed))
    assert message.startswith("mkdocs.yml:3: email: ")
