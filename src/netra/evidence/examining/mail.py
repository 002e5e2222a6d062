"""Mails as they were saved: whole, with the headers a mail has; attachments are hashed."""

import hashlib
from contextlib import suppress
from email import policy
from email.message import EmailMessage
from email.parser import BytesParser
from email.utils import parsedate_to_datetime
from typing import IO, Any

from netra.evidence.examining.found import Finding, Found, unexamined, weigh

TOOL = "python email"
LIMIT = 64 * 1024 * 1024
PARTS = 500
SIGNATURES = ("DKIM-Signature", "ARC-Seal")


def examine(stream: IO[bytes], *, size: int) -> Found:
    """Its headers and parts can be read; signatures in it are told and not checked."""
    if size > LIMIT:
        return unexamined("too_large_to_examine", str(LIMIT // 1024 // 1024))
    stream.seek(0)
    message = BytesParser(policy=policy.compat32).parse(stream)
    parts = [part for number, part in enumerate(message.walk()) if number < PARTS]
    findings = [Finding("mail_defects", type(each).__name__) for p in parts for each in p.defects]
    findings += [Finding("mail_header_missing", name) for name in _missing(message)]
    findings += [Finding("mail_signature_unchecked", name) for name in SIGNATURES if message[name]]
    return weigh(TOOL, findings, _facts(message, parts))


def _missing(message: Any) -> list[str]:
    return [name for name in ("From", "Date") if not message[name]]


def _facts(message: Any, parts: list[Any]) -> dict[str, Any]:
    attached = [part for part in parts if part.get_filename() and not part.is_multipart()]
    facts: dict[str, Any] = {"attachments": [_hash(part) for part in attached]}
    with suppress(ValueError, TypeError):
        facts["date"] = parsedate_to_datetime(str(message["Date"])).isoformat()
    return facts


def _hash(part: EmailMessage) -> str:
    content = part.get_payload(decode=True)
    return hashlib.sha256(content if isinstance(content, bytes) else b"").hexdigest()
