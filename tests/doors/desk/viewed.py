"""Pieces of evidence of every kind, for the viewers' tests: made here, of nobody."""

import io
import subprocess
from pathlib import Path
from typing import Any

from django.test import Client
from django.urls import reverse
from PIL import Image
from pypdf import PdfWriter

from netra.base.viewing import CITIZEN
from netra.evidence import actions as evidence
from netra.evidence.actions import Looked, Origin
from netra.evidence.models import Item
from netra.journeys.actions import refresh
from tests.rooms import path

SECRET = "rahasia-dalam-metadata"


def kept(
    walk: path.Walk, content: bytes, media_type: str, name: str = "bukti", found_at: str = ""
) -> Item:
    """The file has that piece, of that type by its content."""
    item = evidence.keep(
        file_id=walk.file_id,
        office_id=walk.office.id,
        path=walk.office.path,
        stream=io.BytesIO(content),
        looked=Looked(name=name, size=len(content), media_type=media_type),
        by=CITIZEN,
        at=walk.now,
        origin=Origin(found_at=found_at),
    )
    refresh(walk.file_id)
    return item


def photo(width: int = 300, height: int = 200) -> bytes:
    """A photo, red on its left and blue on its right half, with a secret in its metadata."""
    image = Image.new("RGB", (width, height), "blue")
    image.paste("red", (0, 0, width // 2, height))
    meta = image.getexif()
    meta[0x010E] = SECRET
    out = io.BytesIO()
    image.save(out, "JPEG", exif=meta, comment=SECRET.encode())
    return out.getvalue()


def pdf(pages: int) -> bytes:
    """So many empty pages."""
    out, written = io.BytesIO(), PdfWriter()
    for _ in range(pages):
        written.add_blank_page(300, 400)
    written.write(out)
    return out.getvalue()


def film(folder: Path, *, audio: bool = False) -> bytes:
    """Two seconds that Debian's Chromium plays, made by ffmpeg."""
    target = folder / ("sound.ogg" if audio else "film.mp4")
    source = ["sine=duration=2"] if audio else ["testsrc=duration=2:size=160x120:rate=25"]
    shape = ["-c:a", "libopus"] if audio else ["-c:v", "libx264", "-pix_fmt", "yuv420p"]
    subprocess.run(
        ["ffmpeg", "-loglevel", "error", "-f", "lavfi", "-i", *source, *shape, str(target)],
        check=True,
    )
    return target.read_bytes()


def where(item: Item, **asked: Any) -> str:
    """Where that piece is looked at."""
    query = "&".join(f"{name}={value}" for name, value in asked.items())
    return reverse("desk:view", args=[item.file_id, item.id]) + (f"?{query}" if query else "")


def look(client: Client, item: Item, **asked: Any) -> Any:
    """The page as it stands once the opening is recorded."""
    answer = client.get(where(item, **asked), follow=True)
    assert answer.status_code == 200
    return answer


def source_of(page: str, name: str = "gambar") -> str:
    """The address of the picture or recording in that page."""
    found = page.split('src="', 1)
    for part in page.split('src="')[1:]:
        address = part.split('"', 1)[0].replace("&amp;", "&")
        if f"/lihat/{name}/" in address:
            return address
    raise AssertionError(f"no {name} in the page: {found[0][-200:]}")
