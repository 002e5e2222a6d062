"""The styles: built once, within the budget, from a lock without addresses."""

import gzip
import json
import re
from pathlib import Path

from django.template.loader import render_to_string

from netra.doors.ui import build
from netra.doors.ui.gallery import gallery_page

LIGHT = re.compile(r"@mixin (\w+) \{(.*?)\n\}", re.S)


def test_building_again_does_nothing() -> None:
    build.build()
    stamp = (build.BUILT / "netra.css").stat().st_mtime_ns
    assert build.build() is False
    assert (build.BUILT / "netra.css").stat().st_mtime_ns == stamp


def test_a_fresh_folder_gets_the_same_bytes(tmp_path: Path) -> None:
    assert build.build(built=tmp_path) is True
    assert (tmp_path / "netra.css").read_bytes() == (build.BUILT / "netra.css").read_bytes()


def test_the_first_view_fits_a_slow_phone() -> None:
    css = gzip.compress((build.BUILT / "netra.css").read_bytes())
    font = (build.BUILT / "plus-jakarta-sans.woff2").read_bytes()
    page = render_to_string("ui/gallery_citizen.html", {"page": gallery_page()}, using="jinja2")
    html = gzip.compress(page.encode())
    assert len(css) <= 14_000
    assert len(font) <= 30_000
    assert len(css) + len(font) + len(html) <= 100_000


def test_styles_call_nobody() -> None:
    css = (build.BUILT / "netra.css").read_text()
    assert re.findall(r"url\(([^)]*)\)", css) == ['"plus-jakarta-sans.woff2"']
    assert "GDS Transport" not in css


def test_the_lock_has_hashes_and_no_addresses() -> None:
    packages = json.loads((build.ROOT / "package-lock.json").read_text())["packages"]
    del packages[""]
    assert all("integrity" in one and "resolved" not in one for one in packages.values())


def test_every_text_colour_reads_on_every_surface_in_both_themes() -> None:
    source = (build.STYLES / "_tokens.scss").read_text()
    for _theme, body in LIGHT.findall(source):
        colours = dict(re.findall(r"--([\w-]+): (#\w+);", body))
        for ink in ("ink", "quiet", "brand", "late", "soon", "done"):
            for ground in ("page", "surface", "brand-tint"):
                assert contrast(colours[ink], colours[ground]) >= 4.5, (ink, ground)
        for state in ("late", "soon", "done"):
            assert contrast(colours[state], colours[f"{state}-tint"]) >= 4.5, state
        assert contrast(colours["on-brand"], colours["brand"]) >= 4.5
        for ground in ("page", "surface"):
            assert contrast(colours["edge"], colours[ground]) >= 3, ground


def contrast(one: str, other: str) -> float:
    """WCAG 2.2's contrast ratio."""
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


def luminance(colour: str) -> float:
    """WCAG 2.2's relative luminance of #rgb or #rrggbb."""
    digits = colour[1:] if len(colour) == 7 else "".join(2 * digit for digit in colour[1:])
    parts = [int(digits[at : at + 2], 16) / 255 for at in (0, 2, 4)]
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
