"""A file to fill in on GitHub's own page: every hint is a comment, which is not published, and nothing is filled in.

What is needed stays empty, so that the check asks for it; a month without its day is asked for its day.
"""

from collections.abc import Mapping

from collaborative.drafting.forms import FORMS
from collaborative.schema.fields import FieldSpec
from collaborative.writing.front_matter import FENCE, block


def web_template(form_name: str, given: Mapping[str, str]) -> str:
    """The front matter of a new file with a hint above each key; ``given`` holds what is known already."""
    form = FORMS[form_name]
    lines = [FENCE, "# Write after each colon. Lines that begin with # are hints for you, and are not published."]
    for question in form.questions:
        field = question.field
        lines.append(f"# {_hint(field, needed=question.needed)}")
        value = given.get(field.key, "")
        lines.append(block({field.key: value}).rstrip("\n") if value else f"{field.key}:")
    lines += [f"# Below the next line of hyphens: {_lower(form.kind.body)}", FENCE, "", ""]
    return "\n".join(lines)


def _hint(field: FieldSpec, *, needed: bool) -> str:
    choices = ", ".join(choice.name for choice in field.choices)
    examples = f"one of {choices}" if choices else f"for example {field.examples[0].rstrip('.')}"
    return f"{field.description.rstrip('.')}{' (needed)' if needed else ''}, {examples}"


def _lower(sentence: str) -> str:
    return sentence[0].lower() + sentence[1:]
