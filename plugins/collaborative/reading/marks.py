"""Marks of bold, italic and HTML in text that is shown as typed, such as titles."""

import re

# A pair of signs round words, not the signs of 2 * 3 * 4 or of snake_case_names; tags by name, not "<" in a sum.
_PAIR = re.compile(r"(?<!\w)(?P<marks>(?P<sign>[*_`])(?P=sign){0,2})(?!\s|(?P=sign))(?P<words>.*?\S)(?P=marks)(?!\w)")
_TAG = re.compile(
    r"</?(?:a|b|big|br|center|code|div|em|font|h[1-6]|i|li|mark|p|s|small|span|strong|sub|sup|u|ul)\b[^<>]*>",
    re.IGNORECASE,
)


def without_marks(text: str) -> str:
    """Return the bare words of ``**First aid** <b>now</b>``; other text stays as it is."""
    if not any(sign in text for sign in "*_`<"):
        return text
    bare, before = _TAG.sub(" " if "<br" in text.lower() else "", text), ""
    while bare != before:
        bare, before = _PAIR.sub(r"\g<words>", bare), bare
    return text if bare == text else " ".join(bare.split())
