"""Start one headless Chromium for the tests of a file, or say why there is none."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from typing import Any, Final

import pytest

_NAMES: Final = ("chromium", "chromium-browser", "google-chrome", "chrome")


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    """A Chromium that the system has; the libraries that drive it, test access and read PDF are in .ci/pages.txt."""
    for library in ("playwright.sync_api", "axe_playwright_python", "pypdfium2"):
        pytest.importorskip(library, reason="`pip install -r .ci/pages.txt` brings what the tests of pages need")
    path = next((found for name in _NAMES if (found := shutil.which(name))), None)
    if path is None:
        pytest.skip("the tests of pages need Chromium, and fonts with Chinese characters")
    from playwright.sync_api import sync_playwright  # what is skipped above does without

    with sync_playwright() as driver:
        opened = driver.chromium.launch(executable_path=path)
        yield opened
        opened.close()


@pytest.fixture(scope="module")
def opened(browser: Any) -> Iterator[Callable[..., Any]]:
    """What shows the text of a page so many pixels wide, light or dark, without a network."""
    contexts: dict[str, Any] = {}

    def show(text: str, width: int = 1280, scheme: str = "light") -> Any:
        if scheme not in contexts:
            contexts[scheme] = browser.new_context(color_scheme=scheme, offline=True)
        page = contexts[scheme].new_page()
        page.set_viewport_size({"width": width, "height": 900})
        page.set_content(text)
        return page

    yield show
    for each in contexts.values():
        each.close()
