"""The gallery on a real screen: axe, width, focus; light and dark, phone and desk."""

from collections.abc import Iterator

import pytest
from django.template.loader import render_to_string
from django.utils import translation
from playwright.sync_api import Browser, Page

from netra.doors.ui import build
from netra.doors.ui.gallery import gallery_page

pytestmark = pytest.mark.browser
FOCUSABLE = "main a[href], main button, main input, main select, main textarea, main summary"
LOOKS = """element => {
  const label = element.matches('[type=radio], [type=checkbox]') && element.nextElementSibling;
  const style = label ? getComputedStyle(label, '::before') : getComputedStyle(element);
  const button = element.matches('.govuk-button');
  return [style.outlineWidth, style.outlineStyle, !button || style.color !== style.backgroundColor
    && style.backgroundColor !== 'rgba(0, 0, 0, 0)'];
}"""


@pytest.fixture(params=[(360, "light"), (360, "dark"), (1280, "light"), (1280, "dark")])
def screen(request: pytest.FixtureRequest, browser: Browser) -> Iterator[Page]:
    width, scheme = request.param
    context = browser.new_context(
        viewport={"width": width, "height": 800}, color_scheme=scheme, reduced_motion="reduce"
    )
    yield context.new_page()
    context.close()


def show(screen: Page, shell: str, language: str = "id") -> None:
    with translation.override(language):
        html = render_to_string(
            f"ui/gallery_{shell}.html", {"page": gallery_page()}, using="jinja2"
        )
    css = (build.BUILT / "netra.css").read_text()
    screen.set_content(html.replace("</head>", f"<style>{css}</style></head>"))
    screen.evaluate("document.querySelectorAll('details').forEach(one => { one.open = true })")


@pytest.mark.parametrize("shell", ["desk", "citizen"])
@pytest.mark.parametrize("language", ["id", "en"])
def test_axe_finds_nothing_and_nothing_runs_off_the_side(
    screen: Page, shell: str, language: str
) -> None:
    show(screen, shell, language)
    build.install()
    screen.add_script_tag(path=str(build.ROOT / "node_modules/axe-core/axe.min.js"))
    found = screen.evaluate("axe.run()")["violations"]
    assert [(one["id"], one["nodes"][0]["html"]) for one in found] == []
    assert screen.evaluate("document.documentElement.scrollWidth") <= screen.viewport_size["width"]


@pytest.mark.parametrize("shell", ["desk", "citizen"])
def test_focus_is_one_outline_on_everything_and_buttons_keep_their_words(
    screen: Page, shell: str
) -> None:
    show(screen, shell)
    screen.keyboard.press("Tab")  # from here on the browser shows focus
    for element in screen.locator(FOCUSABLE).all():
        element.focus()
        width, style, readable = element.evaluate(LOOKS)
        assert (width, style, readable) == ("3px", "solid", True), element.evaluate(
            "e => e.outerHTML"
        )
