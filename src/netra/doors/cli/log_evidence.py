"""The part of `netra log audit` that reads evidence: its rows, and every byte of the store."""

from datetime import timedelta
from typing import TYPE_CHECKING

from netra.doors.cli.output import Output
from netra.doors.cli.words import words

if TYPE_CHECKING:
    from netra.evidence.queries.auditing import EvidenceAudit

STRAY_AFTER = timedelta(days=1)
"""Younger files in the store may belong to a form that is being sent."""

_EVERY_BYTES = 1024**3


def audited(output: Output, *, files: bool) -> "EvidenceAudit":
    """What was found, said line by line; how far the reading is, each gigabyte."""
    from django.utils import timezone

    from netra.evidence.queries.auditing import audit_evidence

    _ = words(output.language)
    last = 0

    def told(read: int) -> None:
        nonlocal last
        if read - last >= _EVERY_BYTES:
            last = read
            output.say(_("evidence: %(size)s GB read") % {"size": read // _EVERY_BYTES})

    found = audit_evidence(before=timezone.now() - STRAY_AFTER, files=files, told=told)
    sentences = of_evidence(output.language)
    for each in found.findings:
        output.complain(f"{sentences[each.what]}: {each.where}")
    output.say(_said(found, files, output.language))
    return found


def of_evidence(language: str) -> dict[str, str]:
    """What kind of finding it is, in words."""
    _ = words(language)
    return {
        "row_untold": _("no act tells of this: row, file and number"),
        "row_differs": _("not what its act told: row, file, number and field"),
        "row_missing": _("its act stands, the row is gone: act, file and number"),
        "blob_alone": _("bytes that nothing names, or not since they were kept: SHA-256"),
        "bytes_missing": _("bytes are gone from the store: SHA-256, file and number"),
        "bytes_wrong": _("the store holds other bytes than it took: SHA-256, file and number"),
        "bytes_remain": _("bytes stand that were destroyed: SHA-256, file and number"),
        "unreadable": _("could not be read: SHA-256, file and number, or what the store answered"),
        "stray": _("lies in the store, and nothing names it"),
    }


def _said(found: "EvidenceAudit", files: bool, language: str) -> str:
    _ = words(language)
    facts = {**vars(found), "findings": len(found.findings)}
    line = _(
        "evidence: %(rows)s rows (%(machine)s made by a machine, which no act tells): %(findings)s "
        "complaints"
    )
    read = _("; %(bytes)s bytes of %(blobs)s files read") if files else _("; files not read")
    return (line + read) % facts
