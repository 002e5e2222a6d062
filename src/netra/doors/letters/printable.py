"""Foreign text made safe for paper: every character has a glyph, none hides or reorders.

PDF/A forbids text without a glyph (ISO 19005-2, 6.2.11.8), so what no font here can draw is spelled
out as ``[U+1F600]``. So are controls that reorder text (U+202E): on a legal paper they could make a
sentence read otherwise than it was stored.
"""

import re
import unicodedata
from functools import cache
from pathlib import Path

COVERAGE = Path(__file__).parent / "fonts" / "coverage.txt"
LAST_LATIN = 0x024F
INVISIBLE = frozenset("\u00ad\u200b\u200c\u200d\u2060\ufe0e\ufe0f\ufeff")
BREAK = "\u200b"
LONG_RUN = re.compile(r"\S{25,}")
STEP = 12


@cache
def covered() -> frozenset[int]:
    """Code points the fonts of the letters can draw (``fonts/coverage.txt``, tested by drawing)."""
    ranges = (line.split("-") for line in COVERAGE.read_text(encoding="ascii").split())
    return frozenset(c for low, high in ranges for c in range(int(low, 16), int(high, 16) + 1))


def printable(text: str, *, latin_only: bool = False) -> str:
    """The text with line ends kept, invisible characters gone and undrawable ones spelled out.

    Runs without a space get break opportunities, so no long word leaves its column.
    ``latin_only`` spells out everything beyond Latin letters: the last resort for stacked marks.
    """
    lines = unicodedata.normalize("NFC", text).replace("\r\n", "\n").replace("\t", " ")
    drawn = "".join(_drawn(character, latin_only) for character in lines)
    return LONG_RUN.sub(_breakable, drawn)


def _drawn(character: str, latin_only: bool) -> str:
    if character in INVISIBLE:
        return ""
    code = ord(character)
    known = character == "\n" or code in covered()
    return character if known and not (latin_only and code > LAST_LATIN) else f"[U+{code:04X}]"


def _breakable(run: re.Match[str]) -> str:
    word = run[0]
    return BREAK.join(word[start : start + STEP] for start in range(0, len(word), STEP))
