"""Files beside the pages: what visitors get of them, and nothing else."""

import io
from collections.abc import Callable

from PIL import Image
from PIL.PngImagePlugin import PngInfo
from tests.conftest import COURSE, SiteFolder

PICTURE = io.BytesIO()
Image.new("RGB", (64, 48), "navy").save(PICTURE, "PNG")
PNG = PICTURE.getvalue()


def files_in(site: SiteFolder) -> set[str]:
    out = site.path / "out"
    found = (path.relative_to(out).as_posix() for path in out.rglob("*") if path.is_file())
    own = (
        "index.html",
        ".xml",
        ".xml.gz",
        ".json",
        ".ics",
        ".csv",
        "404.html",
        "email.html",
        "email.txt",
        "robots.txt",
    )
    return {
        name
        for name in found
        if not name.startswith(("assets/", "search/", "courses/digest.")) and not name.endswith(own)
    }


def test_visitors_get_what_pages_use_and_nothing_that_was_left_lying_about(
    make_site: Callable[..., SiteFolder],
) -> None:
    body = "![Two teachers](photo.png)\n\n![Two more](../../images/my photo.png)\n"
    site = make_site(
        {
            "content/images/my photo.png": PNG,
            "content/images/not-used.png": PNG,
            "content/files/booking form.docx": b"PK",
            "content/files/bookings.xlsx": b"PK",
            "content/stylesheets/own.css": "a {}",
            "content/robots.txt": "User-agent: *",
            "content/Thumbs.db": b"x",
            "content/~$form.docx": b"x",
            "content/about.md~": "old",
            "content/.hidden.png": PNG,
            "courses/spring/photo.png": PNG,
            "courses/spring/unused.png": PNG,
            "courses/spring/bookings.xlsx": b"PK",
            "courses/spring/day.md": COURSE.replace("FA01", "FA02")
            .replace(
                "---\n\n", "image: images/my photo.png\nimage_alt: Two\nattachment: files/booking form.docx\n---\n\n"
            )
            .replace("What you will", body + "\nWhat you will"),
        },
        config="extra_css: [stylesheets/own.css]\n",
    )
    built = site.run()
    assert built.status == 0, built.output
    assert files_in(site) == {
        "images/my photo.png",
        "files/booking form.docx",
        "stylesheets/own.css",
        "courses/spring/photo.png",
    }
    page = built.read("courses/day/index.html")
    assert 'src="../../images/my%20photo.png"' in page
    assert 'src="../spring/photo.png"' in page
    assert 'href="../../files/booking%20form.docx">booking form.docx</a>' in page


def test_a_page_whose_ending_is_in_capitals_is_a_page_and_its_source_is_not_published(
    make_site: Callable[..., SiteFolder],
) -> None:
    news = "---\ntitle: {}\npublished: 2026-02-20\n{}---\nText.\n"
    site = make_site(
        {
            "content/about.MD": "---\ntitle: About us\n---\nWho we are.\n",
            "content/news/open.MD": news.format("Open", ""),
            "content/news/secret.MD": news.format("SECRET", "draft: yes\n"),
        }
    )
    built = site.run()
    assert built.status == 0, built.output
    assert files_in(site) == set()
    assert "Who we are." in built.read("about/index.html")
    assert "Open" in built.read("news/open/index.html")
    assert not (site.path / "out/news/secret").exists()


def test_a_real_photograph_from_a_telephone_is_looked_into(make_site: Callable[..., SiteFolder]) -> None:
    exif = Image.Exif()
    exif[0x8825] = {1: "N", 2: (53.0, 35.0, 0.0), 3: "W", 4: (2.0, 17.0, 0.0)}
    photo = io.BytesIO()
    Image.new("RGB", (4100, 20), "navy").save(photo, "JPEG", exif=exif)
    site = make_site({"content/photo.jpg": photo.getvalue(), "content/a.md": "# A\n\n![Two teachers](photo.jpg)\n"})
    built = site.run("check")
    assert built.status == 0
    assert 'content/a.md:3: warning: "photo.jpg" says where it was taken' in built.output
    assert "4100 × 20 pixels" in built.output
    assert site.run().status == 0
    with Image.open(site.path / "out/photo.jpg") as published:
        assert not published.getexif()
        assert max(published.size) == 2000


def secret(place: str) -> str:
    return f"Canary {place}"


def picture_with(text: str, kind: str) -> bytes:
    """A picture with a text among its metadata."""
    made, exif = io.BytesIO(), Image.Exif()
    exif[0x010E] = exif[0x013B] = text
    more = PngInfo()
    more.add_text("Comment", text)
    options = {"pnginfo": more} if kind == "PNG" else {}
    Image.new("RGB", (64, 48), "navy").save(made, kind, exif=exif, **options)
    return made.getvalue()


def test_nothing_private_is_in_any_byte_of_the_site(make_site: Callable[..., SiteFolder]) -> None:
    news = "---\ntitle: {}\npublished: {}\nsummary: {}\n{}---\n{}\n"
    linked = "[a](../files/{0}.pdf) ![A room](../images/{0}.png)"
    files: dict[str, str | bytes] = {
        "content/news/draft.md": news.format(secret("draft"), "2026-02-20", "x", "draft: yes\n", linked.format("draft")),
        "content/news/later.md": news.format(secret("later"), "2026-04-20", "x", "", linked.format("later")),
        "content/plain.md": f"---\ndraft: yes\n---\n# {secret('page')}\n\n[a](files/page.pdf)\n",
        "courses/draft.md": COURSE.replace("FA01", "FA02").replace("title: First aid", f"draft: yes\ntitle: {secret('course')}"),
        "content/news/now.md": news.format(
            "Now", "2026-02-20", "In short.", f"# {secret('yaml')}\n",
            f"Read.\n\n<!-- {secret('comment')} [a](../files/comment.pdf) -->\n\n"
            "Type `[a](../files/code.pdf)`.\n\n```\n[a](../files/fence.pdf)\n```\n\n"
            "![A room](../images/exif.jpg) ![A room](../images/text.png) ![A room](../images/web.webp)\n",
        ),
        "content/clusters/north.md": "---\ntitle: North\nmeetings:\n"
        "  - {date: 2026-12-01, start: 16:00, end: 17:00, host: TBC, minutes: files/minutes.pdf}\n---\nText.\n",
        "content/images/exif.jpg": picture_with(secret("exif"), "JPEG"),
        "content/images/text.png": picture_with(secret("text"), "PNG"),
        "content/images/web.webp": picture_with(secret("webp"), "WEBP"),
        "content/files/unlinked.pdf": secret("unlinked").encode(),
        ".env": secret("environment"),
    }  # fmt: skip
    for name in ("draft", "later", "page", "comment", "code", "fence", "minutes"):
        files[f"content/files/{name}.pdf"] = secret(f"file of {name}").encode()
    for name in ("draft", "later"):
        files[f"content/images/{name}.png"] = picture_with(secret(f"picture of {name}"), "PNG")
    site = make_site(files, config=f"copyright: The office  # {secret('configuration')}\n")
    built = site.run()
    assert built.status == 0, built.output
    assert "Not on the site, because no page refers to them: content/files/" in built.output
    assert {"images/exif.jpg", "images/text.png", "images/web.webp"} == {
        name for name in files_in(site) if name.startswith(("images/", "files/"))
    }
    for file in (site.path / "out").rglob("*"):
        if file.is_file():
            content = file.read_bytes()
            assert b"Canary" not in content, file
            if file.suffix in (".jpg", ".png", ".webp"):
                with Image.open(io.BytesIO(content)) as image:
                    assert "Canary" not in f"{image.info}{dict(image.getexif())}", file
