"""The wording of a discount notice, whose percentages and numbers of people must be those of its tiers."""

import re
from collections.abc import Iterator
from decimal import Decimal
from typing import NamedTuple

from collaborative.checking.subject import Subject
from collaborative.problems import Message, Problem
from collaborative.reading.words import in_words
from collaborative.records.discount import DiscountScheme, Span

_SMALL = "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen"
_NUMBERS = {word: number for number, word in enumerate(_SMALL.split(), 1)}
_TENS = {"twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90}
_UNITS = "|".join(_SMALL.split()[:9])
_WORDED = rf"(?:{'|'.join(_TENS)})(?:[ -](?:{_UNITS}))?|{'|'.join(sorted(_NUMBERS, key=len, reverse=True))}"
_N = rf"(?:(?<![\d.,£:/])\d{{1,3}}(?![\d:]|\.\d)|\b(?:{_WORDED})\b)"
_HALF_OFF = {"half price": 50, "half the price": 50, "half off": 50}
_PER_CENT = r"\s?(?:%|per\s?cent\b|percent\b|pc\b)"
_PERCENT = re.compile(
    rf"(?P<first>{_N})\s?(?:%\s?)?(?:-|\u2013|to|or|and)\s?(?P<second>\d{{1,3}}(?:\.\d+)?|{_WORDED}){_PER_CENT}"
    rf"|(?P<only>(?<![\d.])\d{{1,3}}(?:\.\d+)?|\b(?:{_WORDED})){_PER_CENT}|(?P<half>{'|'.join(_HALF_OFF)})",
    re.IGNORECASE,
)
_WHO = (
    r"(?:people|persons?|participants?|delegates?|attendees?|applicants?|colleagues?|members\s+of\s+staff|staff|teachers?|places?"
    r"|bookings?|learners?|trainees?|candidates?|employees|adults|of\s+(?:you|them|your\s+\w+))"
)
_OTHER_THINGS = (
    r"(?!\s*(?:%|per\s?cent|percent|pc\b|days?|weeks?|months?|years?|hours?|minutes?|sessions?|courses?|am\b|pm\b|o'clock|st\b|nd\b|rd\b|th\b"
    r"|january|february|march|april|may\b|june|july|august|september|october|november|december|schools?\b))"
)
_PEOPLE = re.compile(
    rf"""
      between\ (?P<lowest>{_N})\ and\ (?P<highest>{_N}){_OTHER_THINGS}
    | (?P<some>{_N})(?:,\s?{_N})*,?\s(?:or|and)\s(?P<others>{_N}){_OTHER_THINGS}
    | (?:from\ )?(?P<low>{_N})\s?(?:-|\u2013|\u2014|to)\s?(?P<high>{_N})(?:\s+(?:or|and)\s+more)?{_OTHER_THINGS}
    | (?:more\ than|over|above)\ (?P<above>{_N}){_OTHER_THINGS}
    | (?:at\ least|a\ minimum\ of|minimum)\ (?P<least>{_N}){_OTHER_THINGS}
    | (?:up\ to|no\ more\ than|at\ most|maximum\ of)\ (?P<most>{_N}){_OTHER_THINGS}
    | (?P<open>{_N})(?:\s?\+|\s+(?:{_WHO}\s+)?(?:or|and)\s+(?:more|over|above))
    | (?P<exact>{_N})\s+(?:or\s+more\s+)?{_WHO}\b
    """,
    re.IGNORECASE | re.VERBOSE,
)
_ABOUT_OTHERS = re.compile(
    r"\b(?:VAT|deposit|fees?|cancel\w*|refund\w*|attend(?:ed|ance)|admin\w*|late|no|not|without|full price|contact|ring|call|ask|telephone|email)\b",
    re.IGNORECASE,
)
_SENTENCE = re.compile(r"(?:[^.!?;\n|]|\.(?=\d))+(?:\|[^\n]*)?|\|[^\n]*")
_OF_A_DISCOUNT = re.compile(r"\b(?:discount\w*|reduc\w+|less|off|save\w*|saving\w*|cheaper)\b", re.IGNORECASE)
_OTHER_PERCENT = re.compile(r"\b(?:VAT|deposit|fees?|cancel\w*|refund\w*|attendance|admin\w*)\b", re.IGNORECASE)


class _Percent(NamedTuple):
    start: int
    typed: str
    value: Decimal


class _People(NamedTuple):
    """Numbers of people; ``some`` of a tier's are meant by "2 or 3 colleagues"."""

    start: int
    typed: str
    span: Span
    some: bool


def check_discount_wording(subject: Subject) -> Iterator[Problem]:
    """Compare the figures of each notice that is in force or will be, sentence by sentence."""
    for item, scheme in subject.items_of(DiscountScheme):
        if scheme.draft or (scheme.until and scheme.until < subject.today) or "tiers" in item.wrong:
            continue
        for wrong, remedy, _ in _contradictions(scheme.title, scheme):
            yield item.problem(("title",), wrong, remedy)
        body = subject.body_of(item.document)
        for wrong, remedy, place in _contradictions(body.source, scheme):
            yield Problem(item.document.path, body.line_of(place), "", Message(wrong, remedy))


def _contradictions(text: str, scheme: DiscountScheme) -> Iterator[tuple[str, str, int]]:
    for sentence in _SENTENCE.finditer(text):
        words, start = sentence[0], sentence.start()
        if not any(sign in words for sign in "0123456789") and not re.search(_WORDED, words, re.IGNORECASE):
            continue
        percents, people = list(_percents_in(words)), list(_people_in(words))
        known = {tier.percent for tier in scheme.tiers}
        others = [percent for percent in percents if percent.value not in known]
        for percent in others:
            yield *_other_percent(percent, scheme), start + percent.start
        if not others and (wrong := _other_people(words, percents, people, scheme)):
            yield *wrong[0], start + wrong[1]


def _percents_in(words: str) -> Iterator[_Percent]:
    """Yield the percentages of a sentence, unless they are those of a tax, deposit or fee."""
    if _OTHER_PERCENT.search(words):
        return
    for match in _PERCENT.finditer(words):
        if match["half"]:
            yield _Percent(match.start(), match[0], Decimal(_HALF_OFF[match["half"].lower()]))
        for name in ("first", "second", "only"):
            if match[name]:
                yield _Percent(match.start(name), match[0], _number(match[name]))


def _people_in(words: str) -> Iterator[_People]:
    blanked = _PERCENT.sub(lambda match: "\0" * len(match[0]), words)  # "15 to 20 per cent" is no number of people
    for match in _PEOPLE.finditer(blanked):
        span = _span(match)
        if span.last is None or span.first <= span.last:
            some = bool(match["some"]) or span.first == span.last
            yield _People(match.start(), match[0].strip(), span, some)


def _span(match: re.Match[str]) -> Span:
    numbers = {name: int(_number(typed)) for name, typed in match.groupdict().items() if typed}
    if "lowest" in numbers:
        return Span(numbers["lowest"], numbers["highest"])
    if "some" in numbers:
        return Span(numbers["some"], numbers["others"])
    if "low" in numbers:
        return Span(numbers["low"], None if match[0].lower().endswith("more") else numbers["high"])
    if "above" in numbers:
        return Span(numbers["above"] + 1, None)
    if "most" in numbers:
        return Span(1, numbers["most"])
    if "exact" in numbers:
        return Span(numbers["exact"], None if " or more" in match[0].lower() else numbers["exact"])
    (first,) = numbers.values()
    return Span(first, None)


def _number(typed: str) -> Decimal:
    word = typed.lower()
    if word[0].isdigit():
        return Decimal(word)
    tens, _, unit = word.replace("-", " ").partition(" ")
    return Decimal(_NUMBERS.get(word) or _TENS[tens] + _NUMBERS.get(unit, 0))


def _other_percent(percent: _Percent, scheme: DiscountScheme) -> tuple[str, str]:
    figure = f"{percent.value.normalize():f}"
    tiers = in_words(f"{_figure(tier.percent)}% for {tier.participants.people}" for tier in scheme.tiers)
    wanted = in_words(dict.fromkeys(f"{_figure(tier.percent)}%" for tier in scheme.tiers), "or")
    return (
        f"The wording says {figure}%, and the tiers above say {tiers}.",
        f"Write {wanted} here, or percent: {figure} in the tiers.",
    )


def _other_people(
    words: str, percents: list[_Percent], people: list[_People], scheme: DiscountScheme
) -> tuple[tuple[str, str], int] | None:
    """Return what contradicts the numbers of people, each percentage with those that stand by it."""
    if not people:
        return None
    if not percents:
        if _ABOUT_OTHERS.search(words) or not _OF_A_DISCOUNT.search(words):
            return None
        allowed = [tier.participants for tier in scheme.tiers]
        whole = Span(min(span.first for span in allowed), _highest(allowed))
        wrong = [one for one in people if not _fits(one, [*allowed, whole])]
        return (_people_message(wrong[0], "", allowed), wrong[0].start) if len(wrong) == len(people) else None
    pairs = zip(percents, ([one] for one in people), strict=True) if len(percents) == len(people) else None
    for percent, near in pairs or ((percent, people) for percent in percents):
        allowed = [tier.participants for tier in scheme.tiers if tier.percent == percent.value]
        if not any(_fits(one, allowed) for one in near):
            return _people_message(near[0], f"{_figure(percent.value)}% for ", allowed), near[0].start
    return None


def _highest(spans: list[Span]) -> int | None:
    lasts = [span.last for span in spans]
    return None if None in lasts else max(last for last in lasts if last is not None)


def _fits(people: _People, allowed: list[Span]) -> bool:
    """Return whether a number of people is that of a tier; "up to 5" is 2 to 5, and an example may be within one."""
    typed = people.span
    return any(
        typed == span
        or (typed.first == 1 and typed.last == span.last)
        or (people.some and typed.last is not None and typed.first in span and typed.last in span)
        for span in allowed
    )


def _people_message(people: _People, before: str, allowed: list[Span]) -> tuple[str, str]:
    tiers = in_words((span.people for span in allowed), "or")
    typed = str(people.span).replace(" to ", "-").replace(" or more", "+")
    return (
        f'The wording says {before}"{people.typed}", and the tiers above say {before}{tiers}.',
        f"Write {tiers} here, or participants: {typed} in the tiers.",
    )


def _figure(percent: Decimal) -> str:
    return f"{percent.normalize():f}"
