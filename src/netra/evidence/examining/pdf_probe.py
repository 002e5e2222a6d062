"""Runs in a child of its own, by its path: what a PDF on standard input holds, as JSON.

`pypdfium2` opens it as a viewer would, without running anything. What it does not tell (a script
that runs on opening, a program to start) is looked for in the bytes and in packed objects.
"""

import json
import re
import zlib
from typing import Any

import pypdfium2  # type: ignore[import-untyped]
from pypdfium2 import raw

OBJECTS, UNPACKED = 20_000, 4 * 1024 * 1024
_HEX_IN_NAME = re.compile(rb"#([0-9A-Fa-f]{2})")
_STREAM = re.compile(rb"<<(.{0,2000}?)>>\s*stream\r?\n", re.S)
_SCRIPT, _LAUNCH = re.compile(rb"/(?:JavaScript|JS)\b"), re.compile(rb"/Launch\b")
_FILES = re.compile(rb"/(?:EmbeddedFile|RichMedia)\b")


def main() -> None:
    """Print what was found."""
    with open(0, "rb") as stream:
        content = stream.read()
    print(json.dumps({**_opened(content), **_scanned(content)}))  # noqa: T201  the answer


def _opened(content: bytes) -> dict[str, Any]:
    try:
        document = pypdfium2.PdfDocument(content)
    except pypdfium2.PdfiumError as error:
        locked = raw.FPDF_GetLastError() == raw.FPDF_ERR_PASSWORD or "assword" in str(error)
        return {"opened": False, "locked": locked}
    return {
        "opened": True,
        "locked": raw.FPDF_GetSecurityHandlerRevision(document) != -1,
        "pages": len(document),
        "scripts": raw.FPDFDoc_GetJavaScriptActionCount(document),
        "files": raw.FPDFDoc_GetAttachmentCount(document),
    }


def _scanned(content: bytes) -> dict[str, Any]:
    looked_at = [_plain(content), *map(_plain, _packed_objects(content))]
    return {
        "names_script": any(_SCRIPT.search(each) for each in looked_at),
        "names_launch": any(_LAUNCH.search(each) for each in looked_at),
        "names_files": any(_FILES.search(each) for each in looked_at),
        "end": content.rfind(b"%%EOF"),
        "size": len(content),
    }


def _plain(content: bytes) -> bytes:
    """Names as they are meant: `/J#61vaScript` is `/JavaScript`."""
    return _HEX_IN_NAME.sub(lambda found: bytes([int(found[1], 16)]), content)


def _packed_objects(content: bytes) -> list[bytes]:
    found = []
    for number, match in enumerate(_STREAM.finditer(content)):
        if number >= OBJECTS:
            break
        if b"ObjStm" in _plain(match[1]):
            try:
                found.append(zlib.decompressobj().decompress(content[match.end() :], UNPACKED))
            except zlib.error:
                continue
    return found


if __name__ == "__main__":
    main()
