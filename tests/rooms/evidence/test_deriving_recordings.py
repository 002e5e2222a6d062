"""What was covered, silenced or hidden in a recording cannot be got back from the copy."""

import array
import io
import json
import subprocess
from pathlib import Path
from typing import Any

import pytest
from PIL import Image, ImageStat

from netra.evidence import deriving
from netra.evidence.deriving import Area, NoTool, Unmakeable
from tests.rooms.evidence import derivable
from tests.rooms.evidence.derivable import MARK

pytestmark = pytest.mark.skipif(derivable.without("ffmpeg"), reason="ffmpeg is not installed")

BOX = Area(left=250, top=250, width=500, height=500, from_ms=1000, to_ms=2000)
QUIET = Area(from_ms=2500, to_ms=3000, mute=True)
INSIDE = (82, 62, 238, 178)
"""Pixels of a film of 320 × 240 well inside the box."""


@pytest.fixture(scope="module")
def film(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    return derivable.video(tmp_path_factory.mktemp("film"))


@pytest.fixture(scope="module")
def covered(film: bytes) -> bytes:
    """The film with a box over it for a second, and no sound in another."""
    stream = io.BytesIO(film)
    with deriving.redacted(stream, "video/mp4", [BOX, QUIET]).stream as made:
        found = made.read()
    assert stream.getvalue() == film
    return found


def probed(content: bytes) -> dict[str, Any]:
    command = ["ffprobe", "-v", "error", "-show_streams", "-show_format", "-show_chapters",
               "-of", "json", "-"]  # fmt: skip
    done = subprocess.run(command, input=content, capture_output=True, check=True, timeout=60)
    found: dict[str, Any] = json.loads(done.stdout)
    return found


def frames(content: bytes, folder: Path) -> list[Image.Image]:
    """Every frame, in order; ten a second."""
    (folder / "film").write_bytes(content)
    command = ["ffmpeg", "-v", "error", "-nostdin", "-i", str(folder / "film"), "-f", "image2",
               str(folder / "%04d.png")]  # fmt: skip
    subprocess.run(command, check=True, timeout=120)
    return [Image.open(each).convert("RGB") for each in sorted(folder.glob("*.png"))]


def black(image: Image.Image) -> bool:
    """Nothing but black: compression lets what moves beside a box shimmer in it, by a few steps."""
    inside = ImageStat.Stat(image.crop(INSIDE))
    return max(inside.mean) < 3 and max(high for _low, high in inside.extrema) < 40


def loudest(content: bytes, begin: float, end: float, folder: Path) -> int:
    """The loudest sample between two seconds."""
    (folder / "sound").write_bytes(content)
    command = ["ffmpeg", "-v", "error", "-nostdin", "-i", str(folder / "sound"),
               "-map", "0:a:0", "-f", "s16le", "-ac", "1", "-ar", "8000", "-"]  # fmt: skip
    done = subprocess.run(command, capture_output=True, check=True, timeout=60)
    samples = array.array("h", done.stdout)[int(begin * 8000) : int(end * 8000)]
    return max(abs(each) for each in samples)


def test_the_planted_word_is_there_before(film: bytes) -> None:
    found = probed(film)
    kinds = [each["codec_type"] for each in found["streams"]]
    assert kinds.count("audio") == 2
    assert "subtitle" in kinds
    assert found["chapters"]
    assert film.count(MARK) > 3


def test_only_one_picture_and_one_sound_come_along(covered: bytes) -> None:
    found = probed(covered)
    assert [each["codec_name"] for each in found["streams"]] == ["h264", "aac"]
    assert not found["chapters"]
    assert MARK not in covered
    told = {**found["format"]["tags"], **found["streams"][0]["tags"], **found["streams"][1]["tags"]}
    assert set(told) <= {
        "major_brand", "minor_version", "compatible_brands", "language",
        "handler_name", "vendor_id", "encoder",
    }  # fmt: skip
    assert float(found["format"]["duration"]) == pytest.approx(4, abs=0.2)


def test_the_box_is_black_in_each_frame_of_its_time_and_in_no_other(
    covered: bytes, tmp_path: Path
) -> None:
    seen = frames(covered, tmp_path)
    assert len(seen) == 40
    for number, image in enumerate(seen):
        dark = black(image)
        if 1000 <= number * 100 <= 2000:
            assert dark, number
        elif number * 100 < 700 or number * 100 > 2300:
            assert not dark, number


def test_what_lies_under_a_box_does_not_change_the_copy(tmp_path: Path) -> None:
    """Two films that differ only under the box make the same copy, byte by byte."""
    copies = set()
    for number, filled in enumerate(("color=red", "testsrc2")):
        source = tmp_path / f"{number}.mp4"
        under = f"{filled}{'=' if '=' not in filled else ':'}size=160x120:rate=10:duration=2"
        command = ["ffmpeg", "-v", "error", "-nostdin", "-f", "lavfi", "-i",
                   "color=gray:size=320x240:rate=10:duration=2", "-f", "lavfi", "-i", under,
                   "-filter_complex", "overlay=80:60", "-c:v", "libx264", "-qp", "0",
                   str(source)]  # fmt: skip
        subprocess.run(command, check=True, timeout=60)
        box = Area(left=200, top=200, width=600, height=600, from_ms=0, to_ms=2000)
        with deriving.redacted(io.BytesIO(source.read_bytes()), "video/mp4", [box]).stream as made:
            copies.add(made.read())
    assert len(copies) == 1


def test_silence_is_silent_and_the_rest_is_heard(covered: bytes, tmp_path: Path) -> None:
    assert loudest(covered, 2.5, 3.0, tmp_path) <= 1
    assert loudest(covered, 0.2, 2.0, tmp_path) > 1000


def test_a_sound_recording_is_silenced(film: bytes, tmp_path: Path) -> None:
    (tmp_path / "film.mp4").write_bytes(film)
    command = ["ffmpeg", "-v", "error", "-nostdin", "-i", str(tmp_path / "film.mp4"), "-vn",
               "-map", "0:a:0", str(tmp_path / "suara.mp3")]  # fmt: skip
    subprocess.run(command, check=True, timeout=60)
    sound = (tmp_path / "suara.mp3").read_bytes()
    with deriving.redacted(io.BytesIO(sound), "audio/mpeg", [QUIET]).stream as made:
        content = made.read()
    assert [each["codec_type"] for each in probed(content)["streams"]] == ["audio"]
    assert loudest(content, 2.5, 3.0, tmp_path) <= 1
    assert loudest(content, 0.2, 2.0, tmp_path) > 1000


def test_a_film_is_measured_shown_and_previewed(film: bytes) -> None:
    found = deriving.measured(io.BytesIO(film), "video/mp4")
    assert found.milliseconds == pytest.approx(4000, abs=200)
    assert (found.picture, found.sound) == (True, True)
    poster = deriving.preview(io.BytesIO(film), "video/mp4")
    assert poster.kind == "poster"
    assert poster.tool.startswith("ffmpeg ")
    for at_ms, dark in ((1500, True), (3500, False), (99_000, False)):
        made = deriving.shown(io.BytesIO(film), "video/mp4", at_ms=at_ms, areas=[BOX])
        with Image.open(made.stream) as image:
            assert black(image.convert("RGB").resize((320, 240))) is dark, at_ms


def test_only_what_browsers_do_not_play_is_made_anew(film: bytes, tmp_path: Path) -> None:
    assert deriving.anew(io.BytesIO(film), "video/mp4") is None
    (tmp_path / "film.mp4").write_bytes(film)
    command = ["ffmpeg", "-v", "error", "-nostdin", "-i", str(tmp_path / "film.mp4"), "-an",
               "-c:v", "mpeg4", "-sn", str(tmp_path / "lama.mov")]  # fmt: skip
    subprocess.run(command, check=True, timeout=60)
    old = (tmp_path / "lama.mov").read_bytes()
    made = deriving.anew(io.BytesIO(old), "video/quicktime")
    assert made is not None
    assert probed(made.stream.read())["streams"][0]["codec_name"] == "h264"


@pytest.mark.parametrize("content", [b"", b"tidak", b"#EXTM3U\nfile:///etc/hostname\n"])
def test_what_is_no_recording_says_so(content: bytes) -> None:
    with pytest.raises(Unmakeable) as refused:
        deriving.preview(io.BytesIO(content), "video/mp4")
    assert refused.value.code == "unreadable"


def test_without_ffmpeg_it_is_said(monkeypatch: pytest.MonkeyPatch, film: bytes) -> None:
    monkeypatch.setenv("PATH", "/nowhere")
    for make in (deriving.preview, deriving.measured):
        with pytest.raises(NoTool) as refused:
            make(io.BytesIO(film), "video/mp4")
        assert refused.value.code == "no_ffmpeg"
