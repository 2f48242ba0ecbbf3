"""A month's listing as an email."""

from collaborative import addresses
from collaborative.catalogue import Catalogue, CourseSession, Month
from collaborative.settings import Settings
from collaborative.views import wording
from collaborative.views.courses import Cards
from collaborative.views.discounts import in_short
from collaborative.views.emails.email import Email, EmailSection, as_on, how_to_book, item_of_session
from collaborative.views.links import Link


def month_email(month: Month, catalogue: Catalogue, settings: Settings, cards: Cards) -> Email:
    """Return the month's listing; of the current month, only what is upcoming."""
    today, name, address = cards.today, wording.month_name(month), addresses.month(month)
    over = month.last_day < today
    listing = catalogue.listing_of(month)
    entries = catalogue.in_month(month)
    shown = [entry for entry in entries if over or not _is_over(entry, cards)]
    lines = [listing.summary] if listing and listing.summary else []
    if missing := len(entries) - len(shown):
        earlier = wording.count(missing, "session")
        lines.append(f"{earlier} earlier in the month {'is' if missing == 1 else 'are'} over and not listed here.")
    discounts = () if over else catalogue.discounts_on(today)
    page = settings.absolute(address)
    return Email(
        html=addresses.month_email(month),
        text=addresses.month_text(month),
        title=(listing.title if listing else "") or f"Courses in {name}",
        partnership=settings.name,
        lines=tuple(lines),
        uri=listing.origin.uri if listing else "",
        address=address,
        page=Link(f"{name} on our website", page),
        sections=(
            EmailSection(
                heading="",
                items=tuple(item_of_session(entry, cards, settings) for entry in shown),
                nothing=f"No {'more ' if missing else ''}training is announced for {name}.",
                rest=Link("sessions", page),
            ),
        ),
        small_print=(
            *(f"{in_short(scheme, discounts)}." for scheme in discounts),
            *([] if over else [how_to_book(settings)]),
            as_on(today),
        ),
    )


def _is_over(entry: CourseSession, cards: Cards) -> bool:
    last = entry.session.last_day
    return last is not None and last < cards.today
