"""PDF pages as pictures, and a new PDF made of pictures only.

Of the old file nothing is copied: no text layer, annotation, attachment, layer, script or metadata.
"""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from importlib.metadata import version
from typing import IO, Any

import pypdfium2  # type: ignore[import-untyped]
from PIL import Image

from netra.evidence.deriving import pictures
from netra.evidence.deriving.made import Area, Unmakeable

PDF = "application/pdf"
TOOL = f"pypdfium2 {version('pypdfium2')}"
DPI, EDGE = 150, 2400
"""Of a page's picture: so fine, but the longer edge at most so many pixels."""

MOST_PAGES = 300
MOST_TEXT = 2_000_000
"""Characters of a document's text that are kept."""

_POINTS = 72
_LOCKED = 4  # FPDF_ERR_PASSWORD


@contextmanager
def opened(stream: IO[bytes]) -> Iterator[Any]:
    """The document; `Unmakeable` if it is none, is locked or has no page."""
    try:
        document = pypdfium2.PdfDocument(stream)
    except pypdfium2.PdfiumError as error:
        locked = getattr(error, "err_code", None) == _LOCKED
        raise Unmakeable("locked" if locked else "unreadable") from error
    try:
        document.init_forms()
        if not len(document):
            raise Unmakeable("unreadable")
        yield document
    finally:
        document.close()


def drawn(document: Any, number: int, edge: int = EDGE) -> tuple[Image.Image, float, float]:
    """The page (from 1) as it is seen, and its width and height in points."""
    try:
        page = document[number - 1]
        width, height = page.get_size()
        scale = min(DPI / _POINTS, edge / max(1.0, width, height))
        image = page.render(scale=scale).to_pil()
        page.close()
    except (pypdfium2.PdfiumError, IndexError, ValueError, OSError) as error:
        raise Unmakeable("unreadable") from error
    return pictures.flat(image, edge), width, height


def redacted(stream: IO[bytes], areas: Sequence[Area], out: IO[bytes]) -> None:
    """A new PDF is written: each page a picture, with its areas black. Pages keep their size."""
    with opened(stream) as document:
        if len(document) > MOST_PAGES:
            raise Unmakeable("too_many_pages")
        written = _Writing(out)
        for number in range(1, len(document) + 1):
            image, width, height = drawn(document, number)
            pictures.cover(image, (each for each in areas if each.page == number))
            written.page(image, width, height)
        written.end()


def text(stream: IO[bytes]) -> str:
    """The text layer, pages parted by form feeds; "" if it has none."""
    found, length = [], 0
    with opened(stream) as document:
        for number in range(len(document)):
            page = document[number]
            words = page.get_textpage().get_text_bounded()
            page.close()
            found.append(words)
            length += len(words)
            if length > MOST_TEXT:
                break
    return "\f".join(found).strip()[:MOST_TEXT]


class _Writing:
    """A PDF 1.4 of pictures, object by object; the same pictures make the same bytes."""

    def __init__(self, out: IO[bytes]) -> None:
        self._out, self._position = out, 0
        self._places: dict[int, int] = {}
        self._kids: list[int] = []
        self._next = 3  # 1 is the catalogue, 2 the list of pages
        self._write(b"%PDF-1.4\n%\xe2\xe3\xcf\xd3\n")

    def page(self, image: Image.Image, width: float, height: float) -> None:
        """One page more, of this size in points, filled by the picture."""
        jpeg = pictures.as_jpeg(image, quality=85)
        number = self._next
        self._next += 3
        told = f"/Width {image.width} /Height {image.height} /Length {len(jpeg)}"
        head = f"<</Type/XObject/Subtype/Image/ColorSpace/DeviceRGB/BitsPerComponent 8 {told}"
        self._object(number, head.encode() + b"/Filter/DCTDecode>>", jpeg)
        drawing = f"q {width:.2f} 0 0 {height:.2f} 0 0 cm /P Do Q".encode()
        self._object(number + 1, f"<</Length {len(drawing)}>>".encode(), drawing)
        box = f"/MediaBox[0 0 {width:.2f} {height:.2f}]"
        uses = f"/Resources<</XObject<</P {number} 0 R>>>>/Contents {number + 1} 0 R"
        self._object(number + 2, f"<</Type/Page/Parent 2 0 R{box}{uses}>>".encode())
        self._kids.append(number + 2)

    def end(self) -> None:
        """The list of pages, the catalogue and the table of places stand; the file is whole."""
        kids = " ".join(f"{each} 0 R" for each in self._kids)
        self._object(2, f"<</Type/Pages/Count {len(self._kids)}/Kids[{kids}]>>".encode())
        self._object(1, b"<</Type/Catalog/Pages 2 0 R>>")
        begun, size = self._position, self._next
        lines = "".join(f"{self._places[each]:010} 00000 n \n" for each in range(1, size))
        self._write(f"xref\n0 {size}\n0000000000 65535 f \n{lines}".encode())
        self._write(f"trailer<</Size {size}/Root 1 0 R>>\nstartxref\n{begun}\n%%EOF\n".encode())

    def _object(self, number: int, head: bytes, content: bytes | None = None) -> None:
        self._places[number] = self._position
        self._write(f"{number} 0 obj\n".encode() + head)
        if content is not None:
            self._write(b"\nstream\n" + content + b"\nendstream")
        self._write(b"\nendobj\n")

    def _write(self, content: bytes) -> None:
        self._out.write(content)
        self._position += len(content)
