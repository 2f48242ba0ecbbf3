"""One real Chromium, and the built sites on a server of this machine."""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, sync_playwright
from tests.browser.tools import Visit
from tests.chromium import OPTIONS
from tests.conftest import FROZEN_TODAY, Once
from tests.site.hostile import build_hostile

OpenPage = Callable[..., AbstractContextManager[Visit]]


@pytest.fixture(scope="session")
def browser(chromium: str) -> Iterator[Browser]:
    with sync_playwright() as playwright:
        running = playwright.chromium.launch(executable_path=chromium, args=list(OPTIONS))
        yield running
        running.close()


@pytest.fixture(scope="session")
def frozen_url(frozen: Path, serve: Callable[[Path], str]) -> str:
    return serve(frozen)


@pytest.fixture(scope="session")
def hostile_site(once: Once) -> Path:
    return build_hostile(once).site


@pytest.fixture(scope="session")
def hostile_url(hostile_site: Path, serve: Callable[[Path], str]) -> str:
    return serve(hostile_site)


@pytest.fixture
def open_page(browser: Browser) -> OpenPage:
    """A new page of a given width that notes what goes wrong in it; ``now`` is the time that its browser takes it for.

    Without it, noon of the day for which the frozen site is built: pages change with the days that pass.
    """

    @contextmanager
    def opened(width: int = 1280, now: str = f"{FROZEN_TODAY}T12:00:00Z", **context: Any) -> Iterator[Visit]:
        with browser.new_context(viewport={"width": width, "height": 800}, locale="en-GB", **context) as made:
            made.set_default_timeout(5_000)
            made.clock.install(time=now)
            yield Visit(made.new_page())

    return opened
