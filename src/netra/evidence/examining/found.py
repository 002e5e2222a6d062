"""What a look into bytes comes to: one verdict, what led to it, and a few plain facts."""

from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, field
from typing import Any

SOUND, UNCHECKED, MARKED, DAMAGED = "sound", "unchecked", "marked", "damaged"
ORDER = (SOUND, UNCHECKED, MARKED, DAMAGED)
"""From best to worst: the worst finding decides."""

CODES: Mapping[str, str] = {
    # A zip, or anything packed as one.
    "archive_broken": DAMAGED,
    "entry_broken": DAMAGED,
    "archive_has_gaps": MARKED,
    "entry_twice": MARKED,
    "entry_escapes": MARKED,
    "archive_inside": MARKED,
    "entry_encrypted": UNCHECKED,
    "entry_packed_otherwise": UNCHECKED,
    "archive_inside_not_opened": UNCHECKED,
    # A web archive.
    "warc_cut": DAMAGED,
    "warc_digest_differs": DAMAGED,
    "warc_one_block": MARKED,
    "warc_without_digest": SOUND,
    "wacz_package_missing": DAMAGED,
    "wacz_package_unreadable": DAMAGED,
    "wacz_version_unknown": UNCHECKED,
    "wacz_file_missing": DAMAGED,
    "wacz_file_unlisted": DAMAGED,
    "wacz_digest_differs": DAMAGED,
    "wacz_hash_unknown": UNCHECKED,
    "wacz_package_digest_differs": DAMAGED,
    "wacz_package_digest_missing": SOUND,
    "wacz_signature_unchecked": SOUND,
    "wacz_pages_unreadable": DAMAGED,
    "wacz_pages_missing": SOUND,
    "wacz_index_missing": DAMAGED,
    "wacz_index_unreadable": DAMAGED,
    "wacz_index_lies": DAMAGED,
    "wacz_index_incomplete": MARKED,
    "wacz_warc_missing": DAMAGED,
    # Results of auto-archiver.
    "hashes_confirmed": SOUND,
    "hashes_without_file": UNCHECKED,
    "files_without_hash": UNCHECKED,
    "autoarchiver_without_hashes": UNCHECKED,
    "stamps_unchecked": SOUND,
    "stamp_of_something_else": MARKED,
    "stamp_unreadable": UNCHECKED,
    # A chat export.
    "chat_dates_ambiguous": SOUND,
    "chat_dates_contradict": MARKED,
    "chat_out_of_order": MARKED,
    "chat_media_missing": MARKED,
    "chat_media_elsewhere": SOUND,
    "chat_media_left_out": SOUND,
    "chat_unreadable": UNCHECKED,
    # A mail.
    "mail_defects": DAMAGED,
    "mail_header_missing": MARKED,
    "mail_signature_unchecked": SOUND,
    # A page.
    "page_has_script": MARKED,
    "page_loads_from_elsewhere": MARKED,
    "page_asset_missing": MARKED,
    "page_unreadable": DAMAGED,
    # A drawing.
    "svg_is_not_shown": MARKED,
    "svg_has_script": MARKED,
    "svg_loads_from_elsewhere": MARKED,
    "svg_unreadable": DAMAGED,
    # A PDF.
    "pdf_unreadable": DAMAGED,
    "pdf_cut": DAMAGED,
    "pdf_locked": MARKED,
    "pdf_has_script": MARKED,
    "pdf_starts_programs": MARKED,
    "pdf_has_files": MARKED,
    "pdf_very_long": MARKED,
    "pdf_data_after": MARKED,
    # A picture.
    "picture_unreadable": DAMAGED,
    "picture_too_big_to_open": MARKED,
    "picture_data_after": MARKED,
    "picture_kind_not_read": UNCHECKED,
    # A recording.
    "media_cut": DAMAGED,
    "media_unreadable": DAMAGED,
    "media_duration_differs": MARKED,
    "media_data_after": MARKED,
    "ffprobe_not_installed": UNCHECKED,
    # A text.
    "text_unreadable": UNCHECKED,
    "text_has_hidden_characters": MARKED,
    # Any.
    "too_large_to_examine": UNCHECKED,
    "took_too_long": UNCHECKED,
    "examiner_failed": UNCHECKED,
    "not_examined": UNCHECKED,
}
"""Each finding, and the best verdict it leaves open. Sound: worth telling, nothing against it."""


@dataclass(frozen=True)
class Finding:
    """One thing found: a key of `CODES`, and what it is about (an entry's name, a number)."""

    code: str
    detail: str = ""


@dataclass(frozen=True, kw_only=True)
class Found:
    """What a look found. `facts` never hold a name or words of the evidence's people."""

    verdict: str
    tool: str
    findings: tuple[Finding, ...] = ()
    facts: Mapping[str, Any] = field(default_factory=dict)

    def told(self) -> list[dict[str, str]]:
        """The findings as plain values."""
        return [asdict(each) for each in self.findings]

    @classmethod
    def of(cls, said: Mapping[str, Any]) -> "Found":
        """What was found, from the plain values that `asdict` makes of it."""
        findings = tuple(Finding(**each) for each in said["findings"])
        return cls(
            verdict=said["verdict"], tool=said["tool"], findings=findings, facts=said["facts"]
        )


MOST = 50
"""Findings told one by one; more of a code would drown the page."""


def weigh(tool: str, findings: Iterable[Finding], facts: Mapping[str, Any] | None = None) -> Found:
    """The findings with the worst of their verdicts; KeyError for a code nobody knows."""
    every = tuple(dict.fromkeys(findings))
    verdict = max((CODES[each.code] for each in every), key=ORDER.index, default=SOUND)
    return Found(verdict=verdict, tool=tool, findings=every[:MOST], facts=dict(facts or {}))


def unexamined(code: str = "not_examined", detail: str = "") -> Found:
    """Nobody looked, and why."""
    return weigh("", [Finding(code, detail)])
