"""Whether a venue is a place to go to, or online."""

import re
from functools import lru_cache

# "Online Learning Centre, Bury" is a place; "Online (Zoom)", "Online via Teams" and "Microsoft Teams" are none.
_ONLINE = re.compile(
    r"""
    (?: (?:live\ )? (?:on-?\ ?line|virtual(?:ly)?|remote(?:ly)?|webinar)
      | zoom | (?:ms\ |microsoft\ )?teams | google\ meet | skype | webex )
    (?: \ (?:only|webinar|meeting|session|call|training|course|event) )?
    (?: $ | \s* [(:,;\-\u2013\u2014] | \ (?:via|on|by|through|using|with|over|in)\b )
    """,
    re.IGNORECASE | re.VERBOSE,
)


@lru_cache(maxsize=10_000)
def is_online(venue: str) -> bool:
    """Of a venue in one line, "" included."""
    return _ONLINE.match(venue) is not None
