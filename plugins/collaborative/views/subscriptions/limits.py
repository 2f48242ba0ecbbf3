"""Limits for the parts of a feed.

RSS 2.0 and JSON Feed set none; each limit is below the lowest of a widely used reader.
"""

import datetime as dt

# Characters. Outlook keeps an item as a message, whose subject has fewer than 254 ([MS-OXCMSG] 2.2.1.10); "FW: " fits.
TITLE = 240
# Characters. RSS 0.91 gave a description 500, and readers' lists and mailing services still cut there.
SUMMARY = 500
# Characters, and how many of them an item has: they are words to filter by, and readers show them in one line.
CATEGORY = 60
CATEGORIES = 20
# Bytes of one item's text as HTML, some 9,000 words. Gmail cuts emails, which mailing services make of items, at 102 KB.
TEXT = 60_000
# Bytes of all texts of one feed, escaped as XML. With all else that 100 items hold the feed stays below 512 KB, which
# is the most that FeedBurner takes; readers on telephones fetch the whole feed each time.
ALL_TEXTS = 380_000


# Days. Readers look at least once a week; what is published in one go (a whole term, from a spreadsheet) stays as long,
# or those who look for it would never see the rest.
LOOKED_AT_WITHIN = dt.timedelta(days=7)
# How many items that may make of a feed: with 250 its frame alone is below the 512 KB above.
MOST_ITEMS = 250


def cut(text: str, most: int) -> str:
    """Return a text on one line, cut after a word with an ellipsis if it is too long."""
    line = " ".join(text.split())
    if len(line) <= most:
        return line
    whole_words = line[:most].rpartition(" ")[0]
    kept = whole_words if len(whole_words) > most // 2 else line[: most - 1]
    return kept.rstrip(" ,;:.–—-") + "…"
