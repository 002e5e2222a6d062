"""Somebody who walks the whole house in a browser: signs in, does acts, looks at every screen.

Each screen looked at is checked by axe in both languages and for sideways scrolling, once per
screen and width; what axe could not judge is kept with its reason for the end of the story.
"""

import os
import re
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

from playwright.sync_api import Page, Response

from tests.harness.browser import axe, press

UUID = re.compile(r"[0-9a-f]{8}-[0-9a-f-]{27}")

SHOTS = os.environ.get("NETRA_SHOTS", "")
"""A folder for pictures of every screen looked at; empty for none."""

KNOWN_INCOMPLETE = {
    "color-contrast": "axe cannot see through the mark's overlapping SVG shapes; contrast is "
    "computed from the tokens in tests/doors/ui",
}


class Walker:
    """One person at a time, on one page, without script."""

    def __init__(self, open_page: Callable[..., Page], width: int) -> None:
        self.width = width
        self.open_page = open_page
        self.page = open_page(script=False, width=width)
        self.file = self.reference = ""
        self.looked: set[str] = set()
        self.incomplete: set[str] = set()

    # --- looking -------------------------------------------------------------------------------

    def look(self) -> None:
        """The screen has no accessibility finding and no sideways scroll, in either language."""
        kind = UUID.sub("*", self.page.url.split("://", 1)[1].split("/", 1)[1].split("?")[0])
        if kind in self.looked:
            return
        self.looked.add(kind)
        self._judge(f"{kind} (id)")
        if self.page.locator("html").get_attribute("lang") == "id":
            self._look_in_english(kind)

    def _look_in_english(self, kind: str) -> None:
        other = self.page.context.new_page()
        root, path = self.page.url.split("/", 3)[:3], self.page.url.split("/", 3)[3]
        answer = other.goto("/".join([*root, "en", path]))
        if answer is not None and answer.status == 200:
            assert other.locator("html").get_attribute("lang") == "en"
            mine, self.page = self.page, other
            self._judge(f"{kind} (en)")
            self.page = mine
        other.close()

    def _judge(self, where: str) -> None:
        if SHOTS:
            name = re.sub(r"[^a-z]+", "-", where)
            self.page.screenshot(path=f"{SHOTS}/{self.width}-{name}.png", full_page=True)
        found = axe(self.page)
        assert not found.violations, (where, found.violations)
        self.incomplete |= {line.split(":")[0] for line in found.incomplete}
        for width in (self.width, 320):
            self.page.set_viewport_size({"width": width, "height": 740})
            wide = self.page.locator("html").evaluate("e => e.scrollWidth - e.clientWidth")
            assert wide <= 0, f"{where} scrolls sideways by {wide} px at {width}"
        self.page.set_viewport_size({"width": self.width, "height": 740})

    # --- moving --------------------------------------------------------------------------------

    def go(self, path: str) -> None:
        """Open a page of the site and look at it."""
        answer = self.page.goto(path)
        _answered(answer, path)
        self.look()

    def as_(self, username: str) -> None:
        """Leave, and sign in as that demo account."""
        self.page.context.clear_cookies(name="netra")
        self.page.goto("/peragaan/")
        press(self.page.locator(f"form:has(input[value='{username}']) button"))
        assert self.page.url.endswith("/meja/"), self.page.url

    def on(self, day: date) -> None:
        """The demonstration's date is that day."""
        here = self.page.url
        self.page.goto("/peragaan/")
        self.page.locator("input[name=date]").fill(day.isoformat())
        press(self.page.locator("form:has(input[name=date]) button"))
        self.page.goto(here)

    # --- forms ---------------------------------------------------------------------------------

    def fill(self, values: dict[str, Any]) -> None:
        """Fill fields by name: text, a date as (d, m, y[, time]), a tick as bool, a choice."""
        for name, value in values.items():
            self._fill_one(name, value)

    def _fill_one(self, name: str, value: Any) -> None:
        if isinstance(value, tuple):
            for part, text in zip(("day", "month", "year", "time"), value, strict=False):
                self.page.locator(f"[name={name}_{part}]").fill(str(text))
            return
        fields = self.page.locator(f"[name='{name}']")
        kind = fields.first.evaluate("e => e.tagName + ':' + (e.type || '')")
        if kind == "INPUT:radio" and isinstance(value, re.Pattern):
            self.page.get_by_role("radio", name=value).first.check()
        elif kind == "INPUT:radio":
            self.page.locator(f"[name='{name}'][value='{value}']").check()
        elif kind == "INPUT:checkbox":
            self._tick(name, value)
        elif kind.startswith("SELECT"):
            self._select(fields, value)
        elif kind == "INPUT:file":
            fields.first.set_input_files(str(value))
        else:
            fields.first.fill(str(value))

    def _tick(self, name: str, value: Any) -> None:
        if isinstance(value, bool):
            self.page.locator(f"[name='{name}']").set_checked(value)
            return
        for each in value:
            self.page.locator(f"[name='{name}'][value='{each}']").check()

    def _select(self, fields: Any, value: Any) -> None:
        if isinstance(value, re.Pattern):
            options = fields.first.locator("option").all()
            texts = [option.text_content() or "" for option in options]
            found = next(text for text in texts if value.search(text))
            fields.first.select_option(label=found)
        else:
            fields.first.select_option(value=str(value))

    def press(self) -> None:
        """Press the page's one primary button and wait for the answer."""
        primary = "main form[method=post] button.govuk-button:not(.govuk-button--secondary)"
        press(self.page.locator(primary).first)

    # --- officers ------------------------------------------------------------------------------

    def open_file(self, words: str) -> None:
        """Open the file whose number or subject has these words, from the list of cases."""
        self.page.goto("/meja/perkara/")
        self.page.locator("[name=kata]").fill(words)
        press(self.page.locator("form.search button"))
        press(self.page.locator("main tbody th a").first)
        self.look()
        self.file = self.page.url

    def act(self, key: str, every: dict[str, Any] | None = None, **values: Any) -> None:
        """Do an act on the open file. `every` sets all fields whose name begins like its keys."""
        answer = self.page.goto(f"{self.file}{key}/")
        _answered(answer, key)
        self.look()
        for prefix, value in (every or {}).items():
            names = self.page.locator(f"[name^='{prefix}']").evaluate_all(
                "all => [...new Set(all.map(e => e.name))]"
            )
            self.fill(dict.fromkeys(names, value))
        self.fill(values)
        self.press()
        wrong = self.page.locator(".govuk-error-summary")
        assert wrong.count() == 0, (key, wrong.first.inner_text())
        assert self.page.url == self.file, (key, self.page.url)

    def section(self, name: str) -> str:
        """Open one of the file's pages and give back its text."""
        self.go(f"{self.file}{name}/")
        return self.page.locator("main").inner_text()

    def stage(self) -> str:
        """The stage the identity bar shows."""
        self.page.goto(self.file)
        return self.page.locator(".identity").inner_text()

    def download(self, url: str) -> bytes:
        """The bytes behind a link, asked for with this person's cookies."""
        answer = self.page.context.request.get(url)
        assert answer.status == 200, (url, answer.status)
        return answer.body()


def _answered(answer: Response | None, what: str) -> None:
    assert answer is not None, what
    assert answer.status == 200, (what, answer.status)


def picture(folder: Path) -> Path:
    """A small photograph to give as evidence."""
    import struct
    import zlib

    def chunk(kind: bytes, data: bytes) -> bytes:
        framed = kind + data
        return struct.pack(">I", len(data)) + framed + struct.pack(">I", zlib.crc32(framed))

    rows = b"".join(b"\0" + bytes([90, 60, 80] * 16) for _ in range(16))
    header = struct.pack(">IIBBBBB", 16, 16, 8, 2, 0, 0, 0)
    path = folder / "foto bersama.png"
    path.write_bytes(
        b"\x89PNG\r\n\x1a\n"
        + chunk(b"IHDR", header)
        + chunk(b"IDAT", zlib.compress(rows))
        + chunk(b"IEND", b"")
    )
    return path
