"""The script that makes the handbook's pictures: it still finds on the site and in messages what the handbook shows."""

from pathlib import Path

from playwright.sync_api import Browser
from tools.handbook_pictures import take_pictures

SHIPPED = Path(__file__).resolve().parent.parent.parent / "docs" / "images" / "handbook"


def test_every_picture_of_the_handbook_is_made_by_the_script(
    browser: Browser, frozen_source: Path, tmp_path: Path
) -> None:
    made = {f"{name}.png" for name in take_pictures(browser, tmp_path / "pictures", tmp_path, frozen_source)}
    assert made == {picture.name for picture in SHIPPED.glob("*.png")}
    assert all((tmp_path / "pictures" / name).stat().st_size > 10_000 for name in made)
