"""What a walker reads on the public pages and in papers."""

import io
import re

from pypdf import PdfReader

from tests.journeys.walker import Walker


def figures(walker: Walker) -> dict[str, int]:
    """The published table of what became of the files."""
    walker.go("/angka/")
    rows = walker.page.locator("main tr").all_inner_texts()
    found = [re.fullmatch(r"(.+?)\s+([\d.]+)", row.strip(), re.DOTALL) for row in rows]
    return {m[1].strip(): int(m[2].replace(".", "")) for m in found if m}


def track(walker: Walker, code: str) -> str:
    walker.go("/lacak/")
    walker.fill({"code": code})
    walker.press()
    walker.look()
    return walker.page.locator("main").inner_text()


def pdf_text(content: bytes) -> str:
    """The text of a PDF."""
    assert content.startswith(b"%PDF")
    pages = PdfReader(io.BytesIO(content)).pages
    return re.sub(r"\s+", " ", " ".join(page.extract_text() for page in pages))
