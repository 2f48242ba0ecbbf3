"""What an editor writes for colleagues only: ``<!-- ask Jane about the price -->``."""

import re

# Fenced code, code between backticks within a paragraph, and comments: whichever begins first.
_CODE_OR_COMMENT = re.compile(
    r"(?P<code>^(?P<fence>`{3,}|~{3,})[^\n`]*\n(?:.*?\n)?(?P=fence)[ ]*$"
    r"|(?<![\\`])(?P<ticks>`+)(?!`)(?:(?!\n[ \t]*\n).)+?(?<!`)(?P=ticks)(?!`))"
    r"|<!--.*?-->",
    re.MULTILINE | re.DOTALL,
)


def without_comments(markdown: str) -> str:
    """The Markdown with comments taken out, so that they are nowhere published; their ends of line stay."""
    if "<!--" not in markdown:
        return markdown
    return _CODE_OR_COMMENT.sub(lambda match: match["code"] or "\n" * match[0].count("\n"), markdown)
