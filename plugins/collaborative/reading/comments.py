"""What an editor writes for colleagues only, ``<!-- ask Jane about the price -->``, and code, where it is text."""

import re

from collaborative.reading.words import holds

# As Python-Markdown's fenced_code has it: at the margin, closed, and with nothing but a language after the opening.
_FENCED = r"^(?P<fence>`{3,}|~{3,})[ ]*(?:\.?[\w#.+-]*|\{[ ]*\.?[\w#+-]*[ ]*\})[ ]*\n(?:.*?\n)?(?P=fence)[ ]*$"
_IN_BACKTICKS = r"(?<![\\`])(?P<ticks>`+)(?!`)(?:(?!\n[ \t]*\n).)+?(?<!`)(?P=ticks)(?!`)"
_CODE_OR_COMMENT = re.compile(rf"(?P<code>{_FENCED}|{_IN_BACKTICKS})|<!--.*?-->", re.MULTILINE | re.DOTALL)

# Word's soft ends of line, a page break, and those that no editor shows: ordinary ones on the page.
SOFT_LINE_ENDS = dict.fromkeys((0x0B, 0x0C, 0x2028, 0x2029), "\n")
FENCED_CODE = re.compile(_FENCED, re.MULTILINE | re.DOTALL)


def without_comments(markdown: str) -> str:
    """The Markdown with comments taken out, so that they are nowhere published; their ends of line stay."""
    if not holds(markdown, "<!--"):
        return markdown
    return _CODE_OR_COMMENT.sub(lambda match: match["code"] or "\n" * match[0].count("\n"), markdown)
