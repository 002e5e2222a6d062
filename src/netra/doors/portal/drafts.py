"""An unfinished report as pages know it: kept sealed under the visitor's key, read back."""

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field, fields, replace
from datetime import date, datetime
from typing import Any
from uuid import UUID, uuid4

from django.http import HttpRequest
from django.utils import timezone
from nacl.exceptions import CryptoError
from nacl.secret import SecretBox

from netra.doors.portal import keys, vault
from netra.doors.portal.keys import Key
from netra.intake import actions as intake
from netra.intake import queries

Person = dict[str, str]


@dataclass(frozen=True, kw_only=True)
class KeptFile:
    """A file in the vault: its name there, what it is, and how the visitor came by it.

    `found` is what the look into it found on arrival, as plain values.
    """

    id: str
    name: str
    size: int
    media_type: str
    access: str = ""
    found_at: str = ""
    sha256: str = ""
    found: dict[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, kw_only=True)
class Receipt:
    """What the receipt page still has to show once; `code` exists nowhere else in clear."""

    file_id: str
    code: str
    papers: tuple[str, ...] = ()
    missing: tuple[str, ...] = ()

    @property
    def file(self) -> UUID:
        """The file's id."""
        return UUID(self.file_id)


@dataclass(frozen=True, kw_only=True)
class Draft:
    """The answers so far. Who writes is never among them. Days are ISO dates, "" if not said.

    `token` makes the form one: sent twice, it does one thing. `receipt` stands once it was sent,
    and then nothing else does.
    """

    token: str = field(default_factory=lambda: str(uuid4()))
    what: str = ""
    place: str = ""
    area: str = ""
    occurred_on: str = ""
    known_on: str = ""
    named: tuple[Person, ...] = ()
    witnesses: tuple[Person, ...] = ()
    files: tuple[KeptFile, ...] = ()
    receipt: Receipt | None = None

    @property
    def occurred(self) -> date | None:
        """The day it happened, if said."""
        return date.fromisoformat(self.occurred_on) if self.occurred_on else None

    @property
    def known(self) -> date | None:
        """The day the reporter learned of it, if said."""
        return date.fromisoformat(self.known_on) if self.known_on else None


def keep(key: Key, draft: Draft) -> None:
    """The draft is kept, readable only with the key. Its age is the server's, not the demo's."""
    sealed = SecretBox(key.box).encrypt(json.dumps(asdict(draft)).encode())
    intake.keep_draft(draft_id=key.id, sealed=bytes(sealed), at=timezone.now())


def change(key: Key, draft: Draft, **answers: Any) -> Draft:
    """The draft with these answers instead, kept."""
    changed = replace(draft, **answers)
    keep(key, changed)
    return changed


def drop(key: Key) -> None:
    """Nothing is left of the draft, on disk or in the database."""
    intake.drop_draft(draft_id=key.id)
    vault.drop_all(key)


def find(request: HttpRequest) -> tuple[Key, Draft] | None:
    """The visitor's key and draft; None without a cookie, a draft, or a key that opens it."""
    key = keys.key_of(request)
    row = queries.draft(key.id) if key else None
    if key is None or row is None:
        return None
    try:
        content = json.loads(SecretBox(key.box).decrypt(bytes(row.sealed)))
    except CryptoError:
        return None
    return key, _draft(content)


def _draft(content: Mapping[str, Any]) -> Draft:
    known = {each.name for each in fields(Draft)}
    said = {name: value for name, value in content.items() if name in known}
    receipt = said.get("receipt")
    return Draft(
        **{
            **said,
            "named": tuple(said.get("named", ())),
            "witnesses": tuple(said.get("witnesses", ())),
            "files": tuple(KeptFile(**each) for each in said.get("files", ())),
            "receipt": _receipt(receipt) if receipt else None,
        }
    )


def _receipt(content: Mapping[str, Any]) -> Receipt:
    lists = {name: tuple(content[name]) for name in ("papers", "missing")}
    return Receipt(**{**content, **lists})


def drop_abandoned(*, before: datetime) -> int:
    """Drafts nobody touched since are gone, with their files; returns how many."""
    vault.drop_untouched(before=before.timestamp())
    return intake.drop_drafts_older_than(moment=before)
