"""How a course is booked."""

import re
from typing import Any

from pydantic import Field, model_validator

from collaborative.problems import InputError
from collaborative.records.base import Typed
from collaborative.records.fields import Day, Email, WebAddress

_PHONE = re.compile(r"[a-z ,:-]*?((?:\+44|0)[\d ()-]{8,})(?: to book)?[.]?", re.IGNORECASE)


class Booking(Typed):
    """How to book; what is left out comes from the office."""

    key_synonyms = {
        "link": "url",
        "form": "url",
        "address": "url",
        "deadline": "closes",
        "close": "closes",
        "closing_date": "closes",
    }

    url: WebAddress | None = Field(
        default=None,
        title="booking page",
        description="The web page on which people book.",
        examples=["https://forms.example/book"],
    )
    email: Email | None = Field(
        default=None,
        title="email for booking",
        description="The address to which people write to book.",
        examples=["office@example.org"],
    )
    closes: Day | None = Field(
        default=None,
        title="last day for booking",
        description="The last day on which people can book.",
        examples=["2026-03-12"],
    )

    @model_validator(mode="before")
    @classmethod
    def _from_text(cls, value: Any) -> Any:
        return cls.from_text(value) if isinstance(value, str) else value

    @classmethod
    def from_text(cls, _text: str) -> dict[str, str]:
        """Read a link or an email address.

        Raises:
            InputError: The text is a telephone number.
        """
        if number := _PHONE.fullmatch(_text.strip()):
            wrong = f'"{_text}" is a telephone number, and booking takes a link or an email address.'
            raise InputError(wrong, f"Write it on a line of its own, contact: {number[1]}")
        return {"email" if "@" in _text and "/" not in _text else "url": _text}
