"""What a look into evidence found, in a sentence a person can understand.

A machine found it: a page that shows these says so, and nobody quotes them as evidence.
"""

from collections.abc import Iterable, Mapping

from django.utils.translation import gettext as _

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
    """Every code with its sentence."""
    return {**_of_archives(), **_of_words(), **_of_media(), **_of_any()}


def _of_archives() -> dict[str, str]:
    return {
        "archive_broken": _("The archive is cut or broken: its list of contents cannot be read."),
        "entry_broken": _(
            "“%(detail)s” in the archive is broken: it is not what the archive's own checksum says."
        ),
        "archive_has_gaps": _(
            "There are bytes in the archive that belong to no entry. They may be another file."
        ),
        "entry_twice": _(
            "“%(detail)s” stands in the archive more than once: programs may show either."
        ),
        "entry_escapes": _(
            "The name “%(detail)s” points outside the archive. It was not unpacked."
        ),
        "archive_inside": _("“%(detail)s” is an archive inside the archive."),
        "entry_encrypted": _("“%(detail)s” is locked with a password, so it was not looked into."),
        "entry_packed_otherwise": _("“%(detail)s” is packed in a way that is not read here."),
        "archive_inside_not_opened": _("“%(detail)s” inside the archive was not opened."),
        "warc_cut": _(
            "The web archive ends, or goes on, where its record says otherwise (%(detail)s)."
        ),
        "warc_digest_differs": _("A record is not what its own hash says: %(detail)s"),
        "warc_one_block": _(
            "The records are packed in one block, not each on its own (%(detail)s): they cannot "
            "be replayed as they are."
        ),
        "warc_without_digest": _("Records without a hash of their own: %(detail)s."),
        "wacz_package_missing": _("The web archive has no list of its files (datapackage.json)."),
        "wacz_package_unreadable": _(
            "The list of the web archive's files (datapackage.json) cannot be read."
        ),
        "wacz_version_unknown": _(
            "The web archive names a version of its format that is not known here: “%(detail)s”."
        ),
        "wacz_file_missing": _("“%(detail)s” is listed in the web archive and is not there."),
        "wacz_file_unlisted": _("“%(detail)s” lies in the web archive and is not listed."),
        "wacz_digest_differs": _(
            "“%(detail)s” is not what the web archive's list says: its hash differs."
        ),
        "wacz_hash_unknown": _("The hash of “%(detail)s” is of a kind that is not computed here."),
        "wacz_package_digest_differs": _(
            "The list of files is not what its own hash says (datapackage-digest.json)."
        ),
        "wacz_package_digest_missing": _(
            "The list of files has no hash of its own. The format allows that."
        ),
        "wacz_signature_unchecked": _("The web archive carries a signature. It was not checked."),
        "wacz_pages_unreadable": _("The web archive's list of pages cannot be read."),
        "wacz_pages_missing": _(
            "The web archive has no list of pages: one has to know the address to look for."
        ),
        "wacz_index_missing": _("The web archive has no index."),
        "wacz_index_unreadable": _("The web archive's index “%(detail)s” cannot be read."),
        "wacz_index_lies": _(
            "The index names a record that is not there, or is another: %(detail)s"
        ),
        "wacz_index_incomplete": _("A record that the index leaves out: %(detail)s"),
        "wacz_warc_missing": _("The web archive holds no records (no WARC)."),
        "hashes_confirmed": _(
            "Files whose hash stands in the list or report beside them: %(detail)s."
        ),
        "hashes_without_file": _(
            "Hashes that are written down and belong to no file here: %(detail)s."
        ),
        "files_without_hash": _("“%(detail)s” has no hash in the list or report beside it."),
        "autoarchiver_without_hashes": _(
            "This looks like a result of auto-archiver, without hashes. Nothing in it could be "
            "checked."
        ),
        "stamps_unchecked": _(
            "The time stamp “%(detail)s” is for a file that is here. Who stamped it was not "
            "checked."
        ),
        "stamp_of_something_else": _("The time stamp “%(detail)s” is for no file that is here."),
        "stamp_unreadable": _("The time stamp “%(detail)s” cannot be read here."),
    }


def _of_words() -> dict[str, str]:
    return {
        "chat_dates_ambiguous": _("Day and month of the chat's dates cannot be told apart."),
        "chat_dates_contradict": _(
            "The chat's dates contradict each other: no order of day and month fits them all."
        ),
        "chat_out_of_order": _(
            "A message of the chat is older than the one before it. An export as it was made goes"
            " forward."
        ),
        "chat_media_missing": _("The chat names “%(detail)s”, and it is not in the archive."),
        "chat_media_elsewhere": _(
            "The chat names media that were not given with it: %(detail)s. Ask for the export "
            "with media."
        ),
        "chat_media_left_out": _(
            "Media that were left out when the chat was exported: %(detail)s."
        ),
        "chat_unreadable": _("The messages of the chat could not be told apart."),
        "mail_defects": _("The mail is broken: %(detail)s."),
        "mail_header_missing": _("The mail has no line “%(detail)s”."),
        "mail_signature_unchecked": _(
            "The mail carries a signature of its server (%(detail)s). It was not checked: that "
            "needs the network."
        ),
        "page_has_script": _("The page holds script: %(detail)s. It is not run here."),
        "page_loads_from_elsewhere": _(
            "The page would load from elsewhere: %(detail)s. What it showed may be missing."
        ),
        "page_asset_missing": _("The page names “%(detail)s”, and it is not in the archive."),
        "page_unreadable": _("Nothing of a page can be read in it."),
        "svg_is_not_shown": _(
            "A drawing of this kind (SVG) can hold script: it is kept, and never shown as a "
            "picture."
        ),
        "svg_has_script": _("The drawing holds script."),
        "svg_loads_from_elsewhere": _(
            "The drawing would load from elsewhere, or unfold without an end."
        ),
        "svg_unreadable": _("The drawing cannot be read."),
        "text_unreadable": _(
            "The text is not UTF-8 from position %(detail)s on. It is kept as it is."
        ),
        "text_has_hidden_characters": _(
            "The text holds characters that hide or turn what is read: %(detail)s."
        ),
    }


def _of_media() -> dict[str, str]:
    return {
        "pdf_unreadable": _("The PDF cannot be opened."),
        "pdf_cut": _("The PDF's end is missing."),
        "pdf_locked": _("The PDF is locked with a password or with limits on its use."),
        "pdf_has_script": _("The PDF holds script. It is not run here."),
        "pdf_starts_programs": _("The PDF would start a program. It does not here."),
        "pdf_has_files": _("Other files lie inside the PDF."),
        "pdf_very_long": _("The PDF has %(detail)s pages."),
        "pdf_data_after": _("There are bytes after the PDF's end. They may be another file."),
        "picture_unreadable": _("The picture is cut or broken."),
        "picture_too_big_to_open": _("The picture is too big to be opened here. %(detail)s"),
        "picture_data_after": _(
            "There are bytes after the picture's end. They may be another file."
        ),
        "picture_kind_not_read": _(
            "Pictures of this kind (%(detail)s) are kept, and not opened here."
        ),
        "media_cut": _("The recording is cut."),
        "media_unreadable": _("The recording cannot be read."),
        "media_duration_differs": _(
            "The recording says it is longer or shorter than what is in it: %(detail)s."
        ),
        "media_data_after": _(
            "There are bytes after the recording's end. They may be another file."
        ),
        "ffprobe_not_installed": _(
            "The recording's duration was not checked: ffprobe is not installed on this server."
        ),
    }


def _of_any() -> dict[str, str]:
    return {
        "too_large_to_examine": _("It is too large to be looked into here (%(detail)s)."),
        "took_too_long": _("Looking into it took too long and was stopped."),
        "examiner_failed": _(
            "The look into it failed through a fault of ours (%(detail)s). The file is kept as it"
            " is."
        ),
        "not_examined": _("Nobody has looked into it."),
    }
