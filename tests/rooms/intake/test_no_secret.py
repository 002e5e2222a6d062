"""Whoever holds database and settings, but no custodian's secret, opens no reporter."""

import hashlib
import json
from collections.abc import Iterator
from typing import Any

from django.conf import settings
from nacl.exceptions import CryptoError
from nacl.public import PrivateKey, SealedBox
from nacl.secret import SecretBox

from netra.base.seal import unlock, unseal_bytes
from netra.intake.models import SealedPerson
from netra.offices.models import KeyGrant
from tests.harness.databases import Connect
from tests.rooms import factories as make
from tests.rooms import path


def stored(connection: Any) -> set[bytes]:
    """Every value of bytes in every table."""
    columns = connection.execute(
        "SELECT table_name, column_name FROM information_schema.columns"
        " WHERE table_schema = 'public' AND data_type = 'bytea'"
    ).fetchall()
    found = set()
    for table, column in columns:
        rows = connection.execute(f'SELECT "{column}" FROM "{table}"'.encode()).fetchall()
        found |= {bytes(value) for (value,) in rows if value}
    return found


def held() -> Iterator[bytes]:
    """Every secret the settings hold."""
    for name in dir(settings):
        value = getattr(settings, name, None)
        values = value if isinstance(value, tuple) else (value,)
        for each in values:
            if isinstance(each, bytes):
                yield each
            elif isinstance(each, str) and name.endswith(("KEY", "SALT")):
                yield each.encode()


def candidates(values: set[bytes]) -> set[bytes]:
    """What each could be as a key: itself, a part of it, or what is commonly made of it."""
    every = values | set(held())
    made = {hashlib.sha256(each).digest() for each in every}
    parts = {each[start : start + 32] for each in every for start in (0, 1, 16, 17)}
    return {each for each in every | made | parts if len(each) == 32}


def opens(key: bytes, sealed: bytes) -> bool:
    for box in (SealedBox(PrivateKey(key)), SecretBox(key)):
        try:
            return bool(json.loads(box.decrypt(sealed)))
        except (CryptoError, ValueError):
            continue
    return False


def test_nothing_that_is_stored_opens_a_reporter(fresh_database: str, as_role: Connect) -> None:
    path.reported()
    sealed = bytes(SealedPerson.objects.get(role="reporter").sealed)
    keys = candidates(stored(as_role("owner")))
    assert len(keys) > 20
    assert not [key for key in keys if opens(key, sealed)]
    grant = KeyGrant.objects.select_related("holder").get(
        key=SealedPerson.objects.get(role="reporter").key
    )
    private = unseal_bytes(bytes(grant.sealed), unlock(bytes(grant.holder.locked), make.SECRET))
    assert opens(private, sealed)  # the search would have found it
