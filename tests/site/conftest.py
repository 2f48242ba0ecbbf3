"""The built sites that several tests look at, each read once."""

from collections.abc import Mapping
from pathlib import Path

import pytest
from tests.site.tools import HtmlPage, read_pages


@pytest.fixture(scope="session")
def frozen_pages(frozen: Path) -> Mapping[str, HtmlPage]:
    """Every HTML page of the frozen site by its address."""
    return read_pages(frozen)
