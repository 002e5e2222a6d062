"""Recordings, by ffmpeg: made anew from what is seen and heard, and nothing else of the file.

No metadata, chapters, subtitles, second sound, cover picture or captions hidden in the frames
come along.
"""

import io
import json
from collections.abc import Sequence
from typing import IO, Any

from netra.evidence.deriving import bounded
from netra.evidence.deriving.made import WHOLE, Area, Measured, Unmakeable

KINDS = (
    "video/mp4",
    "video/quicktime",
    "video/3gpp",
    "audio/mp4",
    "audio/mpeg",
    "audio/ogg",
)
VIDEO, AUDIO = "video/mp4", "audio/mp4"
EDGE = 1280
FRAME = 2000
"""The longer edge of a film, and of a frame that is looked at, in pixels."""

SECONDS, MEGABYTES = 600, 3072
LONGEST = 60 * 60
"""Seconds of a recording that is made anew."""

MARGIN_MS = 250
"""An area begins so much earlier and ends so much later: a frame is seen before its time is read
and after it, and a word begins before it is heard."""

PLAYED = ("h264", "vp8", "vp9", "av1", "aac", "mp3", "opus", "vorbis")
"""What browsers play without further ado."""

_FORMATS = {"audio/mpeg": "mp3", "audio/ogg": "ogg"}
_BARE = [
    "-sn", "-dn", "-map_metadata", "-1", "-map_metadata:s", "-1", "-map_chapters", "-1",
    "-fflags", "+bitexact", "-flags:v", "+bitexact", "-flags:a", "+bitexact",
]  # fmt: skip
_PICTURE = ["-c:v", "libx264", "-preset", "veryfast", "-crf", "24", "-pix_fmt", "yuv420p",
            "-a53cc", "0"]  # fmt: skip
_SOUND = ["-c:a", "aac", "-b:a", "128k", "-ac", "2"]
_SMALLER = (
    "scale=w='min(iw,{edge})':h='min(ih,{edge})':"
    "force_original_aspect_ratio=decrease:force_divisible_by=2,setsar=1"
)


def tool() -> str:
    """ffmpeg and its version; `NoTool` without it."""
    words = bounded.said([bounded.program("ffmpeg"), "-version"]).split()
    return f"ffmpeg {words[2] if len(words) > 2 else '?'}; netra flatten 1"


def measured(stream: IO[bytes], media_type: str) -> Measured:
    """How long it is, and whether it has a picture and sound."""
    found = _probed(stream, media_type)
    kinds = [each.get("codec_type") for each in _parts(found)]
    try:
        seconds = float(found.get("format", {}).get("duration", 0))
    except (ValueError, OverflowError) as error:
        raise Unmakeable("unreadable") from error
    if not kinds:
        raise Unmakeable("unreadable")
    return Measured(
        milliseconds=max(0, round(seconds * 1000)),
        picture="video" in kinds,
        sound="audio" in kinds,
    )


def played(stream: IO[bytes], media_type: str) -> bool:
    """Whether browsers play it as it is."""
    codecs = {each.get("codec_name") for each in _parts(_probed(stream, media_type))}
    return media_type != "video/3gpp" and codecs <= set(PLAYED)


def frame(stream: IO[bytes], media_type: str, at_ms: int) -> IO[bytes]:
    """The frame seen at that time as a PNG; the first one where there is none so late."""
    command = [bounded.program("ffmpeg"), *_quiet(), "-ss", f"{at_ms / 1000:.3f}",
               *_given(media_type), "-map", "0:V:0", "-frames:v", "1", *_BARE,
               "-vf", _SMALLER.format(edge=FRAME),
               "-f", "image2", "-c:v", "png", "pipe:1"]  # fmt: skip
    made = bounded.run(command, stream, seconds=bounded.SECONDS, megabytes=MEGABYTES)
    if made.read(1):
        made.seek(0)
        return made
    made.close()
    if not at_ms:
        raise Unmakeable("unreadable")
    return frame(stream, media_type, 0)


def anew(stream: IO[bytes], media_type: str, areas: Sequence[Area] = ()) -> tuple[IO[bytes], str]:
    """An MP4 browsers play, with the areas black and silent in their time; its media type."""
    found = measured(stream, media_type)
    if found.milliseconds > LONGEST * 1000:
        raise Unmakeable("too_long")
    command = [bounded.program("ffmpeg"), *_quiet(), *_given(media_type)]
    if found.picture:
        command += ["-map", "0:V:0", "-vf", _boxes(areas), *_PICTURE, *_fresh(areas)]
    if found.sound:
        command += ["-map", "0:a:0", "-af", _silence(areas), *_SOUND]
    command += [*_BARE, "-movflags", "+faststart", "-f", "mp4", "file:/dev/stdout"]
    made = bounded.run(command, stream, seconds=SECONDS, megabytes=MEGABYTES)
    return made, VIDEO if found.picture else AUDIO


def _boxes(areas: Sequence[Area]) -> str:
    drawn = [_box(each) for each in areas if each.drawn]
    return ",".join([_SMALLER.format(edge=EDGE), *drawn])


def _box(area: Area) -> str:
    """Outward to even pixels: colours are kept for squares of two."""
    right, bottom = area.left + area.width, area.top + area.height
    x, y = f"2*floor(iw*{area.left}/{2 * WHOLE})", f"2*floor(ih*{area.top}/{2 * WHOLE})"
    width = f"2*ceil(iw*{right}/{2 * WHOLE})-{x}"
    height = f"2*ceil(ih*{bottom}/{2 * WHOLE})-{y}"
    when = f"enable='{_between(area)}'"
    return f"drawbox=x='{x}':y='{y}':w='{width}':h='{height}':color=black:t=fill:{when}"


def _fresh(areas: Sequence[Area]) -> list[str]:
    """Each box begins with a frame that refers to none before: no shadow of those stays in it."""
    begun = sorted({_begin(each) for each in areas if each.drawn})
    return ["-force_key_frames", ",".join(f"{each:.3f}" for each in begun)] if begun else []


def _silence(areas: Sequence[Area]) -> str:
    muted = [f"volume=0:enable='{_between(each)}'" for each in areas if each.mute]
    return ",".join(["asetnsamples=n=256", *muted])  # silence begins within 6 ms of its time


def _between(area: Area) -> str:
    return f"between(t,{_begin(area):.3f},{(area.to_ms + MARGIN_MS) / 1000:.3f})"


def _begin(area: Area) -> float:
    return max(0, area.from_ms - MARGIN_MS) / 1000


def _quiet() -> list[str]:
    return ["-v", "error", "-nostdin", "-y", "-threads", "2", "-protocol_whitelist", "file,pipe"]


def _given(media_type: str) -> list[str]:
    # The format is told, not guessed: a play list that names other files is none of these.
    return ["-f", _FORMATS.get(media_type, "mov"), "-i", "file:/dev/stdin"]


def _probed(stream: IO[bytes], media_type: str) -> dict[str, Any]:
    if media_type not in KINDS:
        raise Unmakeable("kind")
    entries = "format=duration:stream=codec_type,codec_name:stream_disposition=attached_pic"
    command = [bounded.program("ffprobe"), "-v", "error", "-protocol_whitelist", "file",
               *_given(media_type), "-of", "json", "-show_entries", entries]  # fmt: skip
    with bounded.run(command, stream) as answer:
        try:
            found: dict[str, Any] = json.load(io.TextIOWrapper(answer))
        except ValueError as error:
            raise Unmakeable("unreadable") from error
    return found


def _parts(found: dict[str, Any]) -> list[dict[str, Any]]:
    """Picture and sound; a cover picture is neither."""
    return [
        each
        for each in found.get("streams", ())
        if each.get("codec_type") in ("video", "audio")
        and not each.get("disposition", {}).get("attached_pic")
    ]
