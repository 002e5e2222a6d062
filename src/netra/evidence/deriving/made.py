"""What is made of evidence, what it is told, and why it sometimes cannot be made."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from typing import IO, Any

WHOLE = 1000
"""A picture's width and height, in the units of an area."""

MOST_AREAS = 200


class NoTool(Exception):
    """The program that would make it is not installed on this machine."""

    def __init__(self, program: str) -> None:
        super().__init__(program)
        self.code = f"no_{program}"


class Unmakeable(Exception):
    """It cannot be made of these bytes; `code` says why: a key of `REASONS`."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


REASONS = (
    "no_ffmpeg",
    "no_tesseract",
    "kind",
    "unreadable",
    "locked",
    "too_large",
    "too_long",
    "too_many_pages",
    "took_too_long",
)


@dataclass(frozen=True, kw_only=True)
class Area:
    """What is to be covered: a box of a page, in thousandths of its width and height from the left
    top corner, pages counted from 1; of a recording the box and its time in milliseconds, its
    sound (`mute`), or both. A box of no width is none.
    """

    page: int = 1
    left: int = 0
    top: int = 0
    width: int = 0
    height: int = 0
    from_ms: int = 0
    to_ms: int = 0
    mute: bool = False

    @property
    def drawn(self) -> bool:
        """Whether there is a box to draw."""
        return self.width > 0 and self.height > 0

    def told(self) -> dict[str, Any]:
        """As plain values: what stands in the settings of a derived item."""
        return asdict(self)


@dataclass(frozen=True, kw_only=True)
class Measured:
    """What can be covered: how many pages, how long, whether there is a picture, and sound."""

    pages: int = 1
    milliseconds: int = 0
    picture: bool = True
    sound: bool = False


@dataclass(frozen=True, kw_only=True)
class Made:
    """Bytes that were made, from their beginning, and by what; the caller closes the stream."""

    kind: str
    stream: IO[bytes]
    media_type: str
    tool: str


def inside(areas: Sequence[Area]) -> bool:
    """Whether every area lies within a picture, ends after it begins, and covers something."""
    return all(
        0 <= each.left < WHOLE
        and 0 <= each.top < WHOLE
        and 0 <= each.width <= WHOLE - each.left
        and 0 <= each.height <= WHOLE - each.top
        and 0 <= each.from_ms <= each.to_ms
        and (each.drawn or each.mute)
        and each.page >= 1
        for each in areas
    )
