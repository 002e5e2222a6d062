"""Recordings: their boxes against the file's end, their duration against what is really in them."""

import io
import json
import struct
from typing import IO, Any

from netra.evidence.examining import child
from netra.evidence.examining.found import Finding, Found, weigh

PROBE = "ffprobe"
TOOL = "netra boxes"
TOLERANCE, SHARE = 1.0, 0.02
"""Seconds, or a share of the whole, by which a duration may differ: a last frame, padding."""

_BOXED = ("video/mp4", "video/quicktime", "video/3gpp", "audio/mp4", "image/heic")
_ENTRIES = "format=duration:stream=codec_type:packet=pts_time,duration_time"
_KINDS = frozenset(
    b"ftyp moov mdat moof free skip wide meta uuid mfra sidx styp pdin udta ssix prft emsg".split()
)
"""What stands at the top of such a file; anything else is another thing behind it."""

_OGG_PAGE = 27 + 255 + 255 * 255
_FORMATS = {"audio/mpeg": "mp3", "audio/ogg": "ogg"}


def examine(stream: IO[bytes], media_type: str) -> Found:
    """Whole by its boxes, and as long as it says; without `ffprobe` the latter is not checked."""
    findings = boxes(stream) if media_type in _BOXED else []
    if media_type == "audio/ogg" and not _ends_ogg(stream):
        findings = [Finding("media_cut")]
    if media_type == "image/heic":
        return weigh(TOOL, [*findings, Finding("picture_kind_not_read", "HEIC")])
    if not child.installed(PROBE):
        return weigh(TOOL, [*findings, Finding("ffprobe_not_installed")])
    tool = f"{TOOL}, {PROBE}"
    try:
        said = json.loads(child.run(_command(media_type), stream))
    except child.TookTooLong:
        return weigh(tool, [*findings, Finding("took_too_long")])
    except (child.Failed, ValueError):
        return weigh(tool, [*findings, Finding("media_unreadable")])
    return weigh(tool, [*findings, *_durations(said)], _facts(said))


def boxes(stream: IO[bytes]) -> list[Finding]:
    """Each box (ISO/IEC 14496-12) ends inside the file, and the last one at its end."""
    size = stream.seek(0, io.SEEK_END)
    at = 0
    kinds: set[bytes] = set()
    while at < size:
        stream.seek(at)
        head = stream.read(16)
        if len(head) < 8:
            return [Finding("media_cut", str(at))]
        length, kind = struct.unpack(">L4s", head[:8])
        if length == 1 and len(head) == 16:
            (length,) = struct.unpack(">Q", head[8:])
        if length == 0:
            length = size - at  # the last box may reach to the end
        if length < 8 or kind not in _KINDS:
            return [Finding("media_data_after" if b"moov" in kinds else "media_cut", str(at))]
        if at + length > size:
            return [Finding("media_cut", str(at))]
        kinds.add(kind)
        at += length
    return [] if kinds & {b"moov", b"meta"} else [Finding("media_cut", str(size))]


def _ends_ogg(stream: IO[bytes]) -> bool:
    """The last page says that it is the last (RFC 3533, 6), and ends where the file does."""
    size = stream.seek(0, io.SEEK_END)
    stream.seek(max(0, size - _OGG_PAGE))
    tail = stream.read()
    page = tail[tail.rfind(b"OggS") :]
    if len(page) < 27 or not page[5] & 0x04:
        return False
    return len(page) == 27 + page[26] + sum(page[27 : 27 + page[26]])


def _command(media_type: str) -> list[str]:
    # The format is told, not guessed: a play list that names other files is none of these.
    told = _FORMATS.get(media_type, "mov")
    return [
        PROBE, "-v", "error", "-protocol_whitelist", "file", "-f", told, "-of", "json",
        "-show_entries", _ENTRIES,
        "file:/dev/stdin",
    ]  # fmt: skip


def _durations(said: dict[str, Any]) -> list[Finding]:
    told, real = _told(said), _real(said)
    if told is None or real is None:
        return [Finding("media_unreadable")]
    if abs(told - real) > max(TOLERANCE, SHARE * max(told, real)):
        return [Finding("media_duration_differs", f"{told:.1f} s, {real:.1f} s")]
    return []


def _told(said: dict[str, Any]) -> float | None:
    return _number(said.get("format", {}).get("duration"))


def _real(said: dict[str, Any]) -> float | None:
    """From the first packet's beginning to the last one's end."""
    starts, ends = [], []
    for packet in said.get("packets", ()):
        start = _number(packet.get("pts_time"))
        if start is not None:
            starts.append(start)
            ends.append(start + (_number(packet.get("duration_time")) or 0))
    return max(ends) - min(starts) if ends else None


def _number(said: Any) -> float | None:
    try:
        return float(said)
    except (TypeError, ValueError):
        return None


def _facts(said: dict[str, Any]) -> dict[str, Any]:
    told, real = _told(said), _real(said)
    facts = {"seconds": told, "seconds_found": real}
    kinds = sorted({str(each.get("codec_type", "")) for each in said.get("streams", ())})
    return {**{key: round(value, 1) for key, value in facts.items() if value is not None},
            "streams": kinds}  # fmt: skip
