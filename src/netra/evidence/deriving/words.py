"""The words in a picture, as a machine reads them."""

from typing import IO

from netra.evidence.deriving import bounded

LANGUAGES = ("ind", "eng")
SECONDS = 120


def tool() -> str:
    """Tesseract, its version and the languages it reads; `NoTool` without it."""
    words = bounded.said([bounded.program("tesseract"), "--version"]).split()
    version = words[1] if len(words) > 1 else "?"
    return f"tesseract {version} ({'+'.join(_languages())})"


def read(png: IO[bytes]) -> IO[bytes]:
    """The words of a picture that was drawn anew, as UTF-8; empty if it reads none."""
    command = [bounded.program("tesseract"), "stdin", "stdout", "-l", "+".join(_languages())]
    return bounded.run(command, png, seconds=SECONDS)


def _languages() -> list[str]:
    here = bounded.said([bounded.program("tesseract"), "--list-langs"]).split()
    return [each for each in LANGUAGES if each in here] or ["eng"]
