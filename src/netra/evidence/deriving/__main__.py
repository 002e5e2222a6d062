"""The child that decodes pictures and PDF: its order as JSON, the bytes on standard input.

Ends with `SAYS_WHY` and the reason on its last line if it cannot. Run within limits, by `bounded`.
"""

import json
import sys
from typing import IO, Any

from netra.evidence.deriving import pdf, pictures
from netra.evidence.deriving.bounded import SAYS_WHY
from netra.evidence.deriving.made import Area, Unmakeable


def main(order: dict[str, Any], stream: IO[bytes], out: IO[bytes]) -> None:
    """What the order asks for is written."""
    areas = [Area(**each) for each in order["areas"]]
    task, media_type = order["task"], order["media_type"]
    if task == "measure":
        out.write(str(_pages(stream, media_type)).encode())
    elif task == "text":
        out.write(pdf.text(stream).encode())
    elif task == "redact" and media_type == pdf.PDF:
        pdf.redacted(stream, areas, out)
    else:
        edge = order["edge"] or pictures.EDGE
        image = _drawn(stream, media_type, order["page"], edge)
        on_page = (each for each in areas if each.page == order["page"])
        pictures.cover(image, areas if task == "redact" else on_page)
        out.write(_encoded(image, order["as"]))


def _pages(stream: IO[bytes], media_type: str) -> int:
    if media_type != pdf.PDF:
        pictures.drawn(stream, media_type, edge=64)
        return 1
    with pdf.opened(stream) as document:
        return len(document)


def _drawn(stream: IO[bytes], media_type: str, page: int, edge: int) -> Any:
    if media_type != pdf.PDF:
        return pictures.drawn(stream, media_type, edge)
    with pdf.opened(stream) as document:
        return pdf.drawn(document, page, edge)[0]


def _encoded(image: Any, media_type: str) -> bytes:
    ways = {"image/jpeg": pictures.as_jpeg, "image/png": pictures.as_png}
    return ways.get(media_type, pictures.as_webp)(image)


if __name__ == "__main__":
    try:
        main(json.loads(sys.argv[1]), sys.stdin.buffer, sys.stdout.buffer)
    except Unmakeable as why:
        sys.stderr.write(f"{why.code}\n")
        sys.exit(SAYS_WHY)
    except MemoryError:
        sys.stderr.write("too_large\n")
        sys.exit(SAYS_WHY)
