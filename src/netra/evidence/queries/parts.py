"""A part of stored bytes, for players that ask for ranges."""

from collections.abc import Iterator

from django.core.files.storage import storages

from netra.evidence.queries.checked import CHUNK, Altered, name_of


def part(sha256: str, first: int, length: int) -> Iterator[bytes]:
    """`length` bytes from `first` on, a chunk at a time, read where they lie.

    A part has no hash: the caller has checked the whole a moment ago, and who may see it.
    """
    try:
        stored = storages["blobs"].open(name_of(sha256))
    except FileNotFoundError as error:
        raise Altered(sha256=sha256, found="") from error
    with stored:
        stored.seek(first)
        while length > 0 and (chunk := stored.read(min(CHUNK, length))):
            length -= len(chunk)
            yield chunk
