"""A browser that looks at the playground's page, with the real bot behind it."""

import shutil
from collections.abc import AsyncIterator
from dataclasses import dataclass

import pytest
from playwright.async_api import Browser, Locator, Page, async_playwright, expect

from tests.bot.slack.conftest import Office, office_of

JONAS = "jonas.weidner@quillhaven.example"
FLAGS = [
    "--no-sandbox",  # the tests may run as root, where chromium has no sandbox
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
PATIENCE_MS = 20_000


def chromium() -> str | None:
    """Where chromium is, if anywhere."""
    return next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)


@dataclass
class Window:
    """A window on the workspace, seen by one person at a time."""

    page: Page
    office: Office

    async def be(self, email: str) -> None:
        """Look at the workspace as somebody, in their messages with the bot."""
        await self.page.goto(f"{self.office.pg.url}/#/{self.office.pg.user(email)}")
        await expect(self.page.get_by_test_id("user-switcher")).to_be_visible()

    async def say(self, text: str) -> Locator:
        """Write to the bot and give the thread that opens, once it is answered."""
        box = self.page.get_by_test_id("composer-input").first
        await box.click()
        await box.press_sequentially(text)
        await box.press("Enter")
        thread = self.page.get_by_test_id("thread")
        await expect(thread.get_by_test_id("message")).to_have_count(2)
        return thread

    async def reply(self, text: str) -> None:
        """Write in the thread that is open."""
        box = self.page.get_by_test_id("thread").get_by_role("textbox")
        await box.click()
        await box.press_sequentially(text)
        await box.press("Enter")


@pytest.fixture(scope="session")
async def browser() -> AsyncIterator[Browser]:
    path = chromium()
    if path is None:
        pytest.skip("no chromium on this machine (scripts/browser says why)")
    expect.set_options(timeout=PATIENCE_MS)
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path=path, args=FLAGS)
        yield browser
        await browser.close()


@pytest.fixture(scope="module")
async def office(module_company_url) -> AsyncIterator[Office]:
    async with office_of(module_company_url) as office:
        yield office


@pytest.fixture
async def window(browser, office) -> AsyncIterator[Window]:
    page = await browser.new_page(viewport={"width": 1280, "height": 860})
    problems: list[str] = []
    page.on("pageerror", lambda error: problems.append(str(error)))
    page.set_default_timeout(PATIENCE_MS)
    window = Window(page, office)
    await window.be(JONAS)
    yield window
    await page.close()
    assert not problems, "the page itself must not fail"
