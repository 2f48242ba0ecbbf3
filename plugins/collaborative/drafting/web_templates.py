"""Templates to fill in on GitHub's own page for a new file: hints are comments, and hardly anything is filled in.

Required values stay empty, so that the check asks for them; for a month without its day it asks for the day.
"""

import calendar
import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from collaborative.catalogue import Month
from collaborative.drafting.forms import FORMS, Question
from collaborative.schema.examples import as_typed
from collaborative.schema.fields import choices_of
from collaborative.schema.hints import ABOVE_THE_TEXT, AT_THE_TOP, hint
from collaborative.schema.shapes import Shape
from collaborative.settings import Settings
from collaborative.views import wording
from collaborative.writing.front_matter import FENCE, block

_DAYS = (Shape.DAY, Shape.DAY_OR_TBC, Shape.MOMENT)
_WORDS = (Shape.CHOICE, Shape.SUBJECT, Shape.AUDIENCES)


@dataclass(frozen=True, slots=True)
class Help:
    """What hints can say about this site.

    Attributes:
        day: An example date.
        codes: The next free code of each kind of course.
        words: Whether to write out the site's vocabularies, which may be long.
    """

    settings: Settings
    day: dt.date
    codes: Sequence[str] = ()
    words: bool = True


def web_template(form_name: str, given: Mapping[str, str], known: Help) -> str:
    """Return a new file's front matter with a hint above each key; ``given`` holds the known values."""
    form = FORMS[form_name]
    lines = [FENCE, AT_THE_TOP]
    for question in form.questions:
        value = given.get(question.key, "")
        need = "needed; " if question.needed else ""
        lines.append(hint(question.field, f"{need}{_remark(question, value, known)}"))
        lines.append(block({question.key: value}).rstrip("\n") if value else f"{question.key}:")
    lines += [f"{ABOVE_THE_TEXT}: {_lower(form.kind.body)}", FENCE, "", ""]
    return "\n".join(lines)


def example_day(month: Month) -> dt.date:
    """Return the third Thursday of a month, which is never a bank holiday."""
    return next(
        day
        for day in calendar.Calendar().itermonthdates(month.year, month.number)
        if day.month == month.number and day.weekday() == calendar.THURSDAY and day.day > 14
    )


def _remark(question: Question, value: str, known: Help) -> str:
    field = question.field
    choices = choices_of(field, known.settings)
    if field.shape in _DAYS:
        day = wording.long_day(known.day)
        return f"put the day in front, for example {day}" if value and not value[0].isdigit() else f"for example {day}"
    if field.key == "code" and known.codes:
        return f"the next free {'one' if value else 'ones'}: {', '.join(known.codes)}"
    if field.shape in _WORDS and choices and (known.words or field.shape is Shape.CHOICE):
        which = "some of" if field.shape is Shape.AUDIENCES else "one of"
        return f"{which} {', '.join(choice.name for choice in choices)}"
    examples = (field.examples[0], field.examples[-1]) if field.shape is Shape.PRICE else field.examples[:1]
    return f"for example {' or '.join(as_typed(example).rstrip('.') for example in examples)}"


def _lower(sentence: str) -> str:
    return sentence[0].lower() + sentence[1:]
