"""A site whose every field of text tries to become markup."""

from tests.conftest import Built, Once
from tests.site.tools import build_once, course, front_of, news, quoted

PAYLOADS = (
    "Health & Safety <b>",
    "</script><script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "' onmouseover='alert(1)' x='",
    "{{ config.site_name }} --> <! {% raw %}",
)
# Signs of markup that a file's name can have on every computer.
ATTACHMENTS = ("Health & Safety.pdf", "' onmouseover='alert(1)' x='.pdf", "{{ config.site_name }} {% raw %}.pdf")
SITE_NAME = "Name </title></script><script>alert(1)</script> & <b>\"Co\"<img src=x onerror='alert(1)'>"
CONFIG = f"""\
site_name: {quoted(SITE_NAME)}
site_description: {quoted(SITE_NAME)}
site_url: https://training.example.org.uk/
docs_dir: content
theme:
  name: material
plugins:
  - search
  - collaborative:
      short_name: {quoted(SITE_NAME)}
      email: office@example.org.uk
      phone: {quoted("0161 <b>")}
nav:
  - Courses: courses/index.md
  - News: news/index.md
  - {quoted(PAYLOADS[1])}: about.md
  - {quoted(PAYLOADS[2])}: https://www.example.com/?a=1&b=<b>
  - {quoted(PAYLOADS[0])}:
      - {quoted(PAYLOADS[2])}: plain-0.md
"""
DISCOUNT = """\
---
title: {title}
tiers:
  - participants: 2-5
    percent: 15
---

Fifteen per cent.
"""


def build_hostile(once: Once) -> Built:
    files: dict[str, str | bytes] = {
        "content/index.md": "# Welcome\n",
        "content/about.md": front_of({"title": PAYLOADS[2], "description": PAYLOADS[2], "author": PAYLOADS[1]}) + "Us.\n",
        "content/news/index.md": front_of({"title": PAYLOADS[1], "description": PAYLOADS[2]}) + "All news.\n",
        "content/discounts/d.md": DISCOUNT.format(title=quoted(PAYLOADS[2])),
    }  # fmt: skip
    for number, text in enumerate(PAYLOADS):
        files[f"courses/course-{number}.md"] = _course(text, number)
        files[f"courses/other-{number}.md"] = course(
            text, f"O{number}", f"2026-01-1{number}", venue=text, summary=text, series=text, trainer=text, tags=text
        )
        files[f"content/news/n-{number}.md"] = news(
            text, f"2026-02-0{number + 1}", summary=text, author=text, categories=text, image="hall.png", image_alt=text
        )
        files[f"content/listings/2026-0{number + 3}.md"] = front_of({"title": text, "summary": text}) + "The month.\n"
        files[f"content/plain-{number}.md"] = front_of({"title": text, "description": text}) + "Plain.\n"
        files[f"content/clusters/c-{number}.md"] = _cluster(text)
        files[f"content/schools/s-{number}.md"] = front_of(
            dict.fromkeys(("title", "headteacher", "town", "postcode", "phone", "expertise", "summary"), text)
            | {"cluster": f"c-{number}"}
        )
    files["content/hall.png"] = b"\x89PNG\r\n\x1a\n"
    files |= {f"content/files/{name}": b"%PDF-1.4\n" for name in ATTACHMENTS}
    return build_once(once, "hostile", files, CONFIG)


def _course(text: str, number: int) -> str:
    """Several sessions; the odd ones are cancelled."""
    front = dict.fromkeys(
        (
            "title",
            "venue",
            "summary",
            "trainer",
            "reason",
            "tags",
            "contact",
            "bring",
            "series",
            "objectives",
            "image_alt",
        ),
        text,
    )
    front |= {"code": f"C{number} {text}", "price": "95", "cluster": f"c-{number}", "start": "9am", "end": "4pm"}
    front |= {"status": "cancelled" if number % 2 else "few places", "subject": "Maths"}
    front["attachment"] = f"/files/{ATTACHMENTS[number % len(ATTACHMENTS)]}"
    day = f"2026-0{number + 3}-1"
    dates = f"dates:\n  - {{date: {day}0, title: {quoted(text)}}}\n  - {{date: {day}1, venue: {quoted(text)}}}\n"
    head, fence, body = front_of(front).rpartition("---\n")
    return f"{head}{dates}{fence}{body}\nA course.\n"


def _cluster(text: str) -> str:
    front = dict.fromkeys(("title", "summary", "area", "lead", "contact"), text)
    meeting = "".join(
        f", {key}: {quoted(text)}" for key in ("kind", "topic", "chair", "minute_taker", "bring", "reason")
    )
    meetings = (
        "meetings:\n"
        f"  - {{date: 2026-04-01, status: cancelled, host: {quoted(text)}, agenda: [{quoted(text)}]{meeting}}}\n"
        f"  - {{date: 2026-01-01, host: {quoted(text)}{meeting}}}\n"
    )
    head, fence, body = front_of(front).rpartition("---\n")
    return f"{head}{meetings}{fence}{body}\nA cluster.\n"
