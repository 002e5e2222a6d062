"""Native readers run beside us, within limits: hostile bytes end a child, not the server."""

import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import IO

from netra.evidence.examining.archives import pieces

HERE = Path(__file__).parent
SECONDS, MEGABYTES = 20, 2048


class TookTooLong(Exception):
    """The reader did not end in time, or asked for more than it may have."""


class Failed(Exception):
    """The reader gave up on these bytes; its last words."""


def run(command: list[str], stream: IO[bytes]) -> bytes:
    """What the command answers about the stream, which it has as its standard input, a file.

    Raises `TookTooLong`, or `Failed` with what it said.
    """
    limited = [sys.executable, "-I", "-S", str(HERE / "limits.py"), str(SECONDS), str(MEGABYTES)]
    stream.seek(0)
    with tempfile.TemporaryFile() as copy:
        for piece in pieces(stream):
            copy.write(piece)
        copy.seek(0)
        try:
            done = subprocess.run(
                [*limited, *command],
                stdin=copy,
                capture_output=True,
                timeout=SECONDS * 2,
                check=False,
            )
        except subprocess.TimeoutExpired as late:
            raise TookTooLong from late
    if done.returncode < 0:
        raise TookTooLong  # killed by its own limit
    if done.returncode:
        raise Failed(done.stderr.decode("utf-8", "replace").strip()[-200:])
    return done.stdout


def python(script: str) -> list[str]:
    """The command that runs a script of this folder by its path, without the house."""
    return [sys.executable, "-I", str(HERE / script)]


def installed(program: str) -> bool:
    """Whether this machine has the program."""
    return shutil.which(program) is not None
