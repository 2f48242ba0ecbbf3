"""The tests that look at one page of each kind leave no kind out."""

import pytest
from tests.browser import page_types


def test_a_kind_of_page_that_nobody_chose_is_among_the_page_types(monkeypatch: pytest.MonkeyPatch) -> None:
    chosen = {name: address for name, address in page_types.page_types().items() if name != "school"}
    monkeypatch.setattr(page_types, "_CHOSEN", chosen)
    assert page_types.page_types.__wrapped__() == chosen | {"school": "schools/curlew-brow/"}
