"""The files of an unfinished report: encrypted on disk, in pieces, memory flat.

Each file is one libsodium secretstream (XChaCha20-Poly1305): a header, then pieces that can be
neither changed, dropped nor reordered; the last one says that the end was reached.
"""

import io
import shutil
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import IO, Any

from django.conf import settings
from nacl.bindings import (
    crypto_secretstream_xchacha20poly1305_ABYTES as OVERHEAD,
)
from nacl.bindings import (
    crypto_secretstream_xchacha20poly1305_HEADERBYTES as HEADER,
)
from nacl.bindings import (
    crypto_secretstream_xchacha20poly1305_init_pull as begin_reading,
)
from nacl.bindings import (
    crypto_secretstream_xchacha20poly1305_init_push as begin_writing,
)
from nacl.bindings import (
    crypto_secretstream_xchacha20poly1305_pull as read_piece,
)
from nacl.bindings import (
    crypto_secretstream_xchacha20poly1305_push as write_piece,
)
from nacl.bindings import (
    crypto_secretstream_xchacha20poly1305_state as new_state,
)
from nacl.bindings import (
    crypto_secretstream_xchacha20poly1305_TAG_FINAL as LAST,
)
from nacl.bindings import (
    crypto_secretstream_xchacha20poly1305_TAG_MESSAGE as MORE,
)
from nacl.exceptions import CryptoError

from netra.doors.portal.keys import Key

PIECE = 256 * 1024


class Broken(OSError):
    """The stored bytes are not what was written. Always a defect or an attack."""


def root() -> Path:
    """The folder of all drafts' files."""
    return Path(settings.NETRA_VAR) / "drafts"


def write(key: Key, name: str, content: Iterable[bytes]) -> None:
    """The content lies encrypted under that name, which the caller made; an older one is gone."""
    folder = _folder(key)
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    state = new_state()
    with open(folder / name, "wb") as file:
        file.write(begin_writing(state, key.files))
        for piece, tag in _cut(content):
            file.write(write_piece(state, piece, tag=tag))


def read(key: Key, name: str) -> IO[bytes]:
    """The content as a stream. FileNotFoundError if there is none; `Broken` if it was touched."""
    return io.BufferedReader(_Pieces(_folder(key) / name, key.files), buffer_size=PIECE)


def drop(key: Key, name: str) -> None:
    """That content is gone."""
    (_folder(key) / name).unlink(missing_ok=True)


def drop_all(key: Key) -> None:
    """Nothing of the draft is left on disk."""
    shutil.rmtree(_folder(key), ignore_errors=True)


def drop_untouched(*, before: float) -> int:
    """Folders of drafts last written before that moment (POSIX seconds) are gone; how many."""
    old = [folder for folder in root().glob("*") if _last_written(folder) < before]
    for folder in old:
        shutil.rmtree(folder, ignore_errors=True)
    return len(old)


def _last_written(folder: Path) -> float:
    return max(path.stat().st_mtime for path in (folder, *folder.iterdir()))


def _folder(key: Key) -> Path:
    return root() / key.id.hex()


def _cut(content: Iterable[bytes]) -> Iterator[tuple[bytes, int]]:
    """Pieces of one length with their tags; the last, shorter and perhaps empty, says so."""
    gathered = bytearray()
    for chunk in content:
        gathered += chunk
        while len(gathered) >= PIECE:
            yield bytes(gathered[:PIECE]), MORE
            del gathered[:PIECE]
    yield bytes(gathered), LAST


class _Pieces(io.RawIOBase):
    """The decrypted pieces, one after the other."""

    def __init__(self, path: Path, key: bytes) -> None:
        self._file = path.open("rb")
        self._state = new_state()
        begin_reading(self._state, self._file.read(HEADER), key)
        self._left = b""
        self._ended = False

    def readable(self) -> bool:
        """True."""
        return True

    def close(self) -> None:
        """The file underneath is closed too."""
        self._file.close()
        super().close()

    def readinto(self, buffer: Any) -> int:
        """Fill what fits; 0 at the end."""
        if not self._left and not self._ended:
            self._left = self._next()
        part = self._left[: len(buffer)]
        self._left = self._left[len(part) :]
        buffer[: len(part)] = part
        return len(part)

    def _next(self) -> bytes:
        try:
            piece, tag = read_piece(self._state, self._file.read(PIECE + OVERHEAD))
        except (RuntimeError, ValueError, CryptoError) as error:
            raise Broken("a piece of the draft does not open") from error
        self._ended = tag == LAST
        return bytes(piece)
