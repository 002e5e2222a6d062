"""The names under which attempts are counted: nobody's address or user name stands in them."""

import hashlib

from django.conf import settings


def key(name: str, prefix: str, version: int) -> str:
    """A name of 64 letters and digits that only this site's secret leads back to."""
    made = hashlib.blake2b(
        f"{prefix}:{version}:{name}".encode(),
        key=hashlib.sha256(settings.SECRET_KEY.encode()).digest(),
        digest_size=32,
        person=b"netra attempt",
    )
    return made.hexdigest()
