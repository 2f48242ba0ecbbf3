"""A site with a month as full as an office can make it: long titles, two prices, every status, sessions, a discount."""

from tests.conftest import CONFIG, Built, Once
from tests.site.tools import build_once, course, front_of

SITE = CONFIG.rstrip() + ":\n      email: office@example.org.uk\n      phone: 01706 000000\n"
TITLES = (
    "Bienvenue, witamy, ¡bienvenidos!: first days for children who are new to English",
    "Joint practice development: leading a trio of schools through a year of lesson study",
    "Safeguarding refresher: what to notice, what to do, and whom to tell",
    "Early career teachers: assessment without the mountain of marking",
    "Bar models from Year 1 to Year 6: one picture for every problem",
    "Designated safeguarding lead update: the new guidance, line by line",
    "Emergency first aid at work",
    "Phonics for teaching assistants: hearing, blending and writing sounds",
)
VENUES = (
    "Elton Lane Training Centre, Bury",
    "Harebell Lane Junior School, Whitefield",
    "Online",
    "The Alderbeck School",
    "St Hilda's Church of England Primary School",
)
AUDIENCES = (
    "Class teachers, Teaching assistants, KS2",
    "Headteachers, Business managers, Governors",
    "All staff",
    "ECTs, Year 3, Year 4",
)
PRICES = (
    "{member: 75, non_member: 120}",
    "{member: 40, non_member: 65}",
    "Free",
    "TBC",
    "20",
    "{member: Free, non_member: 50}",
)
STATUSES = (
    "scheduled",
    "scheduled",
    "few places",
    "full",
    "scheduled",
    "waiting list",
    "cancelled",
    "closed",
    "scheduled",
    "postponed",
    "provisional",
)
INTRODUCTION = (
    "The spring programme begins in the second week of term, once everybody has caught breath. There are two afternoons "
    "on [bar models](../courses/c-04.md) with a task to try in between, a day of programming, French for people who "
    "have forgotten theirs, and Year 2 writing moderation.\n\n"
    "Paediatric first aid has only a couple of places left and no further date is fixed yet, so ring soon if you need it.\n"
)
DISCOUNT = front_of({"title": "Discount for establishments"}).replace(
    "---\n", "---\ntiers: [{participants: 2-5, percent: 15}]\n", 1
)


def build_busy(once: Once, number: int = 40, today: str = "2027-03-01") -> Built:
    """So many courses in March 2027."""
    files: dict[str, str | bytes] = {
        "content/index.md": "# Welcome\n",
        "content/discounts/establishments.md": f"{DISCOUNT}Fifteen per cent less.\n",
        "content/listings/2027-03.md": front_of(
            {"title": "Training in March 2027", "summary": "The last month before Easter, and the fullest of the year."}
        )
        + INTRODUCTION,
    }
    for place in range(number):
        files[f"courses/c-{place:02}.md"] = _course(place)
    return build_once(once, f"busy-{number}-{today}", files, SITE, today=today)


def _course(place: int) -> str:
    status = STATUSES[place % len(STATUSES)]
    more = {"new_date": "2027-04-20", "reason": "The trainer is ill."} if status == "postponed" else {}
    whole = course(
        TITLES[place % len(TITLES)],
        f"MA{place:02}SP27",
        f"2027-03-{place * 7 % 28 + 1:02}",
        venue=VENUES[place % len(VENUES)],
        audience=AUDIENCES[place % len(AUDIENCES)],
        status=status,
        start="9.30am",
        end="3.30pm",
        price="PRICE",
        published="2027-02-20",
        **more,
    )
    return whole.replace("'PRICE'", PRICES[place % len(PRICES)])
