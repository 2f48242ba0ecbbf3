"""Examples as they are typed in a file."""

import re

_NEEDS_QUOTES = re.compile(r":\s|:$|\s#|^[&*!%@`|>?,#-]")


def as_typed(example: str) -> str:
    """Return what to type after ``key: ``: text with a colon in quotes, lists and dicts in their brackets."""
    if example[:1] in "[{\"'" or not _NEEDS_QUOTES.search(example):
        return example
    return f"'{example}'" if '"' in example else f'"{example}"'
