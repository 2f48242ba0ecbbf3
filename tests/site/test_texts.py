"""What becomes of texts on their way to the site."""

from collections.abc import Callable

from tests.conftest import COURSE, SiteFolder
from tests.site.tools import build, read_pages

NEWS = "---\ntitle: Programme\npublished: 2026-02-20\n---\n\n"


def test_a_slip_in_a_link_is_said_once(make_site: Callable[..., SiteFolder]) -> None:
    site = make_site(
        {"content/about.md": "# About\n\n[Book](http://forms.example.org/) and [a](/courses/first-aid/)\n"}
    )
    built = site.run()
    assert built.status == 0, built.output
    assert built.output.count("content/about.md:3: warning: ") == 2
    assert "Doc file" not in built.output
    broken = make_site({"content/about.md": "# About\n\n[Book](booking.md)\n"}).run()
    assert broken.status == 1
    assert broken.output.count("booking.md") == 1


def test_a_link_to_a_draft_is_shown_as_text_until_the_draft_is_published(make_site: Callable[..., SiteFolder]) -> None:
    draft = COURSE.replace("---\n", "---\ndraft: yes\n", 1)
    news = f"{NEWS}See [the course](../courses/first-aid.md).\n"
    site = make_site({"content/news/2026-02-20-programme.md": news, "courses/first-aid.md": draft})
    built = site.run()
    assert built.status == 0, built.output
    assert "warning:" not in built.output
    assert "<p>See the course.</p>" in built.read("news/2026-02-20-programme/index.html")
    assert "first-aid" not in built.read("feed.xml")
    site.write("courses/first-aid.md", COURSE)
    assert 'first-aid/">the course</a>' in site.run().read("news/2026-02-20-programme/index.html")


def test_notes_between_colleagues_are_published_nowhere(make_site: Callable[..., SiteFolder]) -> None:
    text = f"{NEWS}Before <!-- ask Jane --> after `<!-- code -->`\n\n<!--\nSECRET\n\n-->\n"
    built = make_site({"content/news/2026-02-20-programme.md": text}).run()
    assert built.status == 0, built.output
    page = built.read("news/2026-02-20-programme/index.html")
    assert "<p>Before  after <code>&lt;!-- code --&gt;</code></p>" in page
    for file in built.site.rglob("*.*"):
        if file.suffix in (".html", ".xml", ".json"):
            assert not any(word in file.read_text(encoding="utf-8") for word in ("ask Jane", "SECRET")), file


def test_a_link_in_a_notice_leads_to_its_page_from_every_page_that_shows_the_notice(
    make_site: Callable[..., SiteFolder],
) -> None:
    tiers = "tiers: [{participants: 2-5, percent: 15}]"
    notice = f"---\ntitle: Offer\n{tiers}\n---\nFor 2 to 5 people: 15%. See [the terms](../about.md#terms).\n"
    built = build(make_site({"content/about.md": "# About\n\n## Terms\n", "content/discounts/offer.md": notice}))
    pages = read_pages(built.site)
    found = {
        address: pages[address].find("//a[text()='the terms']/@href")
        for address in ("courses/first-aid/", "courses/", "courses/2026-03/", "discounts/")
    }
    assert found == {
        "courses/first-aid/": ["../../about/#terms"],
        "courses/": ["../about/#terms"],
        "courses/2026-03/": ["../../about/#terms"],
        "discounts/": ["../about/#terms"],
    }
