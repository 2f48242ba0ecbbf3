"""What identifies a person or lets anybody in: an error in any record, field, text, file name and in mkdocs.yml."""

import pytest
from tests.builders import SETTINGS, source
from tests.checking.one_check import TODAY, course, messages_of

from collaborative.checking.subject import Subject
from collaborative.checking.texts.private_data import check_private_data_elsewhere
from collaborative.checking.texts.words import check_words
from collaborative.loading.configuration import read_configuration
from collaborative.loading.content import load_content
from collaborative.loading.history import History
from collaborative.loading.sources import OtherFile


def found_in(text: str) -> list[str]:
    """Return the messages about a plain page."""
    return messages_of(check_words, {"about.md": f"# About\n\n{text}\n"})


def found_elsewhere(*names: str, settings: str = "") -> list[str]:
    """Return the messages about file names and about mkdocs.yml."""
    content = load_content([source("about.md", "# About\n")], SETTINGS, History())
    files = tuple(OtherFile(f"content/{name}", name, 1) for name in names)
    typed = read_configuration("mkdocs.yml", f"site_name: Training\n{settings}".encode(), frozenset())
    subject = Subject(content, files, SETTINGS, TODAY, configuration=typed)
    return [str(problem) for problem in check_private_data_elsewhere(subject)]


WAYS_IN = """
https://us02web.zoom.us/j/81234567890?pwd=Zm9v
[the session](https://teams.microsoft.com/l/meetup-join/19%3ameeting_abc/0)
https://teams.microsoft.com/meet/2345678901234?p=abc
https://teams.live.com/meet/9312345
meet.google.com/abc-defg-hij
https://bplc.webex.com/meet/office
https://bplc.webex.com/bplc/j.php?MTID=m123
https://global.gotomeeting.com/join/123456789
https://gotomeet.me/office
https://whereby.com/bplc-room
https://eur01.safelinks.protection.outlook.com/?url=https%3A%2F%2Fteams.microsoft.com%2Fl%2Fmeetup-join%2F19
https://zoom.us/my/office
On Zoom. Passcode: 1234
Zoom password: "Elm"
The passcode is 8Xk2p.
passcode 123456
Meeting ID: 812 3456 7890
Dial in on 0203 481 5237, PIN: 4821#
Phone conference ID: 123 456 789#
+442034815237,,81234567890#
Access code: 123-456-789
Password = Larkhill2026
The gate code is 4521
"""

PERSONAL = """
The new caretaker (NI number AB 12 34 56 C).
AB123456C
NI no: ab123456c
National Insurance number: AB 123456 C
NINO AB-12-34-56-C
ab 12 34 56 c
Our pupil Maisie, date of birth 14 May 2018, won.
Maisie was born on 3rd May 2015.
Born: 3 May 2015
born 3/5/15
DOB 14/05/2018
Birth: D O B 01/02/1980
D.O.B. 14.5.18
Date of birth (DD/MM/YYYY): 14/05/2018
Date of Birth: 2018-05-14
Maisie (14/05/2018 DOB)
**Date of birth:** 14 May 2018
born on the 14th of May 2018
UPN: A823432112345
NHS number 943 476 5919
"""

HARMLESS = """
You get the Zoom link and the passcode by email when you have booked.
You will get the link by email.
Book on https://us02web.zoom.us/meeting/register/tZ0kd-2t
Register: https://events.teams.microsoft.com/event/abc
Watch it again: https://zoom.us/rec/share/abcdef
Register: https://attendee.gotowebinar.com/register/123
Help with Zoom: https://support.zoom.us/hc/en-us
Passcode: will be emailed
Password: please ask the office
Passwords should have at least 12 characters.
Your password is 8 characters long.
Our password policy 2024 for governors
The passcode follows a week before.
Password: required
A strong password: three random words
Wi-Fi password: ask at reception
Zoom (passcode by email)
Our code of conduct 2026
Course code FA01
The code is FA260319
Ring 0161 496 0101, or 0161 496 0102
Meeting 12 March 2026 at 3.45pm
The meeting number is on the poster.
School meeting no. 3
Bring your pin badge
Open the password-protected file
Webinar number 2: phonics
Children born between 1 September 2021 and 31 August 2022 start school this year.
Children born on or after 1 September 2021 can join.
Children born from 1 September 2021 to 31 August 2022
Born 1 September 2021 - 31 August 2022: Reception
Born on 1 September 2021 or later
Date of birth from 01/09/2021 to 31/08/2022
Date of birth between 1 September 2021 and 31 August 2022
We never ask for a date of birth or a National Insurance number.
Date of birth (DD/MM/YYYY)
Date of birth: ____
William Shakespeare was born on 23 April 1564.
Mary Seacole was born on 23 November 1805.
Roald Dahl was born in 1916.
The school celebrates its 50th birthday on 14 May 2026.
The trust was born on a Monday in 2012.
Children born in summer 2021 are the youngest.
Bring your National Insurance card on 12 March 2026.
Company number 08234567
Charity number 1123456
VAT number GB 123 4567 89
ISBN 978 0 340 79914 8
DfE number 351/2001
Ofsted URN 105290
NHS 111 can help.
Bury BL9 0SW
Room A1, 12 March 2026
Order RG12 3456
Years 1, 2, 3, 4, 5 and 6
Sessions on 12, 19 and 26 March 2026, 3.45pm to 5pm
Key Stage 2 SATs: 11 to 14 May 2026
Telephone 0161 603 4628, extension 4521
The office is closed from 22 December 2026 to 4 January 2027.
Places: 24, of which 6 are left
Read chapter 3, pages 12-34, and bring 2 copies.
Safeguarding level 3 (6 hours, £125.50 for members)
Ages 4 to 11, about 420 pupils
Scan the code on the door.
The alarm is tested at 10.30 on Monday.
"""


def lines(text: str) -> list[str]:
    return text.strip().splitlines()


@pytest.mark.parametrize("text", lines(WAYS_IN))
def test_what_lets_anybody_in_is_refused(text: str) -> None:
    [problem] = found_in(text)
    assert problem.startswith("content/about.md:3: ")
    assert " warning: " not in problem
    assert "would let anybody who reads it into" in problem


@pytest.mark.parametrize("text", lines(PERSONAL))
def test_numbers_and_birthdays_of_people_are_refused(text: str) -> None:
    [problem] = found_in(text)
    assert problem.startswith("content/about.md:3: ")
    assert " warning: " not in problem
    assert "must not be published" in problem


@pytest.mark.parametrize("text", lines(HARMLESS))
def test_what_schools_write_every_day_passes(text: str) -> None:
    assert len(lines(HARMLESS)) >= 60
    assert found_in(text) == []


@pytest.mark.parametrize(
    "line",
    [
        "venue: https://us02web.zoom.us/j/81234567890", 'summary: "On Zoom. Passcode: 1234"',
        "booking: https://us02web.zoom.us/j/81234567890", "contact: NI number AB 12 34 56 C",
        "objectives: [DOB 14/05/2018, Safety]", "title: Meeting ID 812 3456 7890",
    ],
)  # fmt: skip
def test_every_field_is_read(line: str) -> None:
    text = course("date: 2026-03-19", line) if "title" not in line else course("date: 2026-03-19", title=line[7:])
    [problem] = messages_of(check_words, {"courses/a.md": text})
    assert problem.startswith(f"courses/a.md:{2 if 'title' in line else 5}: {line.partition(':')[0]}")


def test_a_registration_link_is_how_people_book() -> None:
    text = course("date: 2026-03-19", "booking: https://us02web.zoom.us/meeting/register/tZ0kd-2t")
    assert messages_of(check_words, {"courses/a.md": text}) == []


def test_a_column_of_birthdays_is_refused_row_by_row() -> None:
    table = "| Name | Date of birth |\n|---|---|\n| A | 14/05/2018 |\n| B | |\n| C | 3 May 2015 |\n\n| Day |\n|---|\n| 3 May 2026 |"
    assert [problem.partition(": ")[0] for problem in found_in(table)] == ["content/about.md:5", "content/about.md:7"]


@pytest.mark.parametrize(
    "name", ["files/Zoom passcode 1234.pdf", "files/NI_AB123456C.pdf", "files/Maisie_dob_14-05-2018.docx"]
)
def test_the_name_of_a_file_is_public_as_well(name: str) -> None:
    [problem] = found_elsewhere(name)
    assert problem.startswith(f"content/{name}:1: ")
    assert problem.endswith("Rename the file so that its name does not contain it.")


def test_other_names_of_files_pass() -> None:
    names = ["files/minutes-2026-05-14.pdf", "files/Year 6 (14-05-2018).docx", "images/IMG_20260514_101112.jpg"]
    assert found_elsewhere(*names, "files/passcode-policy.pdf") == []


def test_mkdocs_yml_is_public_as_well() -> None:
    settings = "extra:\n  join: https://us02web.zoom.us/j/81234567890\n  office: jane@gmail.com\n"
    [problem] = found_elsewhere(settings=settings)
    assert problem.startswith('mkdocs.yml:3: join: "zoom.us/j/81234567890" would let anybody')
