"""Programs beside us, within limits: hostile bytes end a child, not the server."""

import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import IO

from netra.evidence.deriving.made import NoTool, Unmakeable

LIMITS = Path(__file__).parent / "limits.py"
SECONDS, MEGABYTES, WRITTEN = 60, 2048, 512
CHUNK = 1024 * 1024


def run(
    command: list[str], stream: IO[bytes], *, seconds: int = SECONDS, megabytes: int = MEGABYTES
) -> IO[bytes]:
    """What the command writes about the stream, which it has as its standard input, a file.

    `seconds` of processor time, as many of the clock, `megabytes` of memory. Raises `Unmakeable`:
    with the reason the command gave as its last line, or that it took too long.
    """
    limits = [str(each) for each in (seconds, megabytes, WRITTEN)]
    limited = [sys.executable, "-I", "-S", str(LIMITS), *limits, *command]
    written = tempfile.TemporaryFile()  # noqa: SIM115  the caller closes what it is given
    stream.seek(0)
    with tempfile.TemporaryFile() as copy:
        shutil.copyfileobj(stream, copy, CHUNK)
        copy.seek(0)
        try:
            done = subprocess.run(
                limited,
                stdin=copy,
                stdout=written,
                stderr=subprocess.PIPE,
                timeout=seconds,
                check=False,
            )
        except subprocess.TimeoutExpired as late:
            written.close()
            raise Unmakeable("took_too_long") from late
    if done.returncode:
        written.close()
        raise Unmakeable(_why(done.returncode, done.stderr))
    written.seek(0)
    return written


def program(name: str) -> str:
    """Where the program is; `NoTool` if this machine has none."""
    found = shutil.which(name)
    if found is None:
        raise NoTool("ffmpeg" if name == "ffprobe" else name)  # one package has both
    return found


def said(command: list[str]) -> str:
    """What a program tells of itself."""
    done = subprocess.run(command, capture_output=True, timeout=SECONDS, check=False)
    return done.stdout.decode("utf-8", "replace")


SAYS_WHY = 3
"""How a child of ours ends that says why on its last line."""


def _why(code: int, words: bytes) -> str:
    if code < 0:
        return "took_too_long"  # killed by its own limit
    return words.decode().strip().splitlines()[-1] if code == SAYS_WHY else "unreadable"
