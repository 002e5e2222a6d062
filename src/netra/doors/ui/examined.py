"""What a look into evidence found, in a sentence a person can understand.

A machine found it: a page that shows these says so, and nobody quotes them as evidence.
"""

from collections.abc import Iterable, Mapping

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _lazy

Told = Mapping[str, str]
"""A finding as it is kept: its code and what it is about."""


def verdict(key: str) -> str:
    """What the look came to, in a few words. KeyError for a verdict nobody knows."""
    return {
        "sound": _("nothing odd found"),
        "marked": _("kept, with something to know"),
        "damaged": _("kept, and damaged"),
        "unchecked": _("not wholly checked"),
    }[key]


def sentences(findings: Iterable[Told]) -> tuple[str, ...]:
    """One sentence a finding; what it is about is a stranger's, to be shown neutralised."""
    words = said()
    return tuple(words[each["code"]] % {"detail": each.get("detail", "")} for each in findings)


def said() -> dict[str, str]:
    """Every code with its sentence, in the reader's language."""
    return {code: str(words) for code, words in _SAID.items()}


_SAID = {
    "archive_broken": _lazy("The archive is cut or broken: its list of contents cannot be read."),
    "entry_broken": _lazy(
        "“%(detail)s” in the archive is broken: it is not what the archive's own checksum says."
    ),
    "archive_has_gaps": _lazy(
        "There are bytes in the archive that belong to no entry. They may be another file."
    ),
    "entry_twice": _lazy(
        "“%(detail)s” stands in the archive more than once: programs may show either."
    ),
    "entry_escapes": _lazy(
        "The name “%(detail)s” points outside the archive. It was not unpacked."
    ),
    "archive_inside": _lazy("“%(detail)s” is an archive inside the archive."),
    "entry_encrypted": _lazy("“%(detail)s” is locked with a password, so it was not looked into."),
    "entry_packed_otherwise": _lazy("“%(detail)s” is packed in a way that is not read here."),
    "archive_inside_not_opened": _lazy("“%(detail)s” inside the archive was not opened."),
    "warc_cut": _lazy(
        "The web archive ends, or goes on, where its record says otherwise (%(detail)s)."
    ),
    "warc_digest_differs": _lazy("A record is not what its own hash says: %(detail)s"),
    "warc_one_block": _lazy(
        "The records are packed in one block, not each on its own (%(detail)s): they cannot "
        "be replayed as they are."
    ),
    "warc_without_digest": _lazy("Records without a hash of their own: %(detail)s."),
    "wacz_package_missing": _lazy("The web archive has no list of its files (datapackage.json)."),
    "wacz_package_unreadable": _lazy(
        "The list of the web archive's files (datapackage.json) cannot be read."
    ),
    "wacz_version_unknown": _lazy(
        "The web archive names a version of its format that is not known here: “%(detail)s”."
    ),
    "wacz_file_missing": _lazy("“%(detail)s” is listed in the web archive and is not there."),
    "wacz_file_unlisted": _lazy("“%(detail)s” lies in the web archive and is not listed."),
    "wacz_digest_differs": _lazy(
        "“%(detail)s” is not what the web archive's list says: its hash differs."
    ),
    "wacz_hash_unknown": _lazy("The hash of “%(detail)s” is of a kind that is not computed here."),
    "wacz_package_digest_differs": _lazy(
        "The list of files is not what its own hash says (datapackage-digest.json)."
    ),
    "wacz_package_digest_missing": _lazy(
        "The list of files has no hash of its own. The format allows that."
    ),
    "wacz_signature_unchecked": _lazy("The web archive carries a signature. It was not checked."),
    "wacz_pages_unreadable": _lazy("The web archive's list of pages cannot be read."),
    "wacz_pages_missing": _lazy(
        "The web archive has no list of pages: one has to know the address to look for."
    ),
    "wacz_index_missing": _lazy("The web archive has no index."),
    "wacz_index_unreadable": _lazy("The web archive's index “%(detail)s” cannot be read."),
    "wacz_index_lies": _lazy(
        "The index names a record that is not there, or is another: %(detail)s"
    ),
    "wacz_index_incomplete": _lazy("A record that the index leaves out: %(detail)s"),
    "wacz_warc_missing": _lazy("The web archive holds no records (no WARC)."),
    "hashes_confirmed": _lazy(
        "Files whose hash stands in the list or report beside them: %(detail)s."
    ),
    "hashes_without_file": _lazy(
        "Hashes that are written down and belong to no file here: %(detail)s."
    ),
    "files_without_hash": _lazy("“%(detail)s” has no hash in the list or report beside it."),
    "autoarchiver_without_hashes": _lazy(
        "This looks like a result of auto-archiver, without hashes. Nothing in it could be checked."
    ),
    "stamps_unchecked": _lazy(
        "The time stamp “%(detail)s” is for a file that is here. Who stamped it was not checked."
    ),
    "stamp_of_something_else": _lazy("The time stamp “%(detail)s” is for no file that is here."),
    "stamp_unreadable": _lazy("The time stamp “%(detail)s” cannot be read here."),
    "chat_dates_ambiguous": _lazy("Day and month of the chat's dates cannot be told apart."),
    "chat_dates_contradict": _lazy(
        "The chat's dates contradict each other: no order of day and month fits them all."
    ),
    "chat_out_of_order": _lazy(
        "A message of the chat is older than the one before it. An export as it was made goes"
        " forward."
    ),
    "chat_media_missing": _lazy("The chat names “%(detail)s”, and it is not in the archive."),
    "chat_media_elsewhere": _lazy(
        "The chat names media that were not given with it: %(detail)s. Ask for the export "
        "with media."
    ),
    "chat_media_left_out": _lazy(
        "Media that were left out when the chat was exported: %(detail)s."
    ),
    "chat_unreadable": _lazy("The messages of the chat could not be told apart."),
    "mail_defects": _lazy("The mail is broken: %(detail)s."),
    "mail_header_missing": _lazy("The mail has no line “%(detail)s”."),
    "mail_signature_unchecked": _lazy(
        "The mail carries a signature of its server (%(detail)s). It was not checked: that "
        "needs the network."
    ),
    "page_has_script": _lazy("The page holds script: %(detail)s. It is not run here."),
    "page_loads_from_elsewhere": _lazy(
        "The page would load from elsewhere: %(detail)s. What it showed may be missing."
    ),
    "page_asset_missing": _lazy("The page names “%(detail)s”, and it is not in the archive."),
    "page_unreadable": _lazy("Nothing of a page can be read in it."),
    "svg_is_not_shown": _lazy(
        "A drawing of this kind (SVG) can hold script: it is kept, and never shown as a picture."
    ),
    "svg_has_script": _lazy("The drawing holds script."),
    "svg_loads_from_elsewhere": _lazy(
        "The drawing would load from elsewhere, or unfold without an end."
    ),
    "svg_unreadable": _lazy("The drawing cannot be read."),
    "text_unreadable": _lazy(
        "The text is not UTF-8 from position %(detail)s on. It is kept as it is."
    ),
    "text_has_hidden_characters": _lazy(
        "The text holds characters that hide or turn what is read: %(detail)s."
    ),
    "pdf_unreadable": _lazy("The PDF cannot be opened."),
    "pdf_cut": _lazy("The PDF's end is missing."),
    "pdf_locked": _lazy("The PDF is locked with a password or with limits on its use."),
    "pdf_has_script": _lazy("The PDF holds script. It is not run here."),
    "pdf_starts_programs": _lazy("The PDF would start a program. It does not here."),
    "pdf_has_files": _lazy("Other files lie inside the PDF."),
    "pdf_very_long": _lazy("The PDF has %(detail)s pages."),
    "pdf_data_after": _lazy("There are bytes after the PDF's end. They may be another file."),
    "picture_unreadable": _lazy("The picture is cut or broken."),
    "picture_too_big_to_open": _lazy("The picture is too big to be opened here. %(detail)s"),
    "picture_data_after": _lazy(
        "There are bytes after the picture's end. They may be another file."
    ),
    "picture_kind_not_read": _lazy(
        "Pictures of this kind (%(detail)s) are kept, and not opened here."
    ),
    "media_cut": _lazy("The recording is cut."),
    "media_unreadable": _lazy("The recording cannot be read."),
    "media_duration_differs": _lazy(
        "The recording says it is longer or shorter than what is in it: %(detail)s."
    ),
    "media_data_after": _lazy(
        "There are bytes after the recording's end. They may be another file."
    ),
    "ffprobe_not_installed": _lazy(
        "The recording's duration was not checked: ffprobe is not installed on this server."
    ),
    "too_large_to_examine": _lazy("It is too large to be looked into here (%(detail)s)."),
    "took_too_long": _lazy("Looking into it took too long and was stopped."),
    "examiner_failed": _lazy(
        "The look into it failed through a fault of ours (%(detail)s). The file is kept as it is."
    ),
    "not_examined": _lazy("Nobody has looked into it."),
}
