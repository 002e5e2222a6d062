"""Message catalogues without gettext: `python -m netra.doors.ui.messages`, then one of

    extract                  bring catalogues up to date with the sources, translations kept
    compile                  write each `.mo`
    check                    fail where a message is missing, empty, fuzzy or stale
    add PACKAGE FILE.json    fill in {"message id": "translation"}; "context\\u0004id" with one

Message ids are English, so English needs no catalogue; each package below keeps a complete
Indonesian one in `locale/id/LC_MESSAGES/django.po`. The compiled `.mo` is never committed.
"""

import json
import re
import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from importlib.util import find_spec
from io import BytesIO
from pathlib import Path
from typing import Any

from babel.messages import Catalog, Message
from babel.messages.extract import DEFAULT_KEYWORDS, extract_from_dir
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

PACKAGES = (
    "netra.doors.ui",
    "netra.doors.portal",
    "netra.doors.desk",
    "netra.doors.demo",
    "netra.doors.accounts",
    "netra.doors.letters",
    "netra.doors.cli",
    "netra.base",
)
_JINJA = {"newstyle_gettext": "true", "trimmed": "true", "silent": "false"}
_METHODS = [("**.py", "python"), ("**/jinja2/**.html", "jinja2"), ("**/jinja2/**.txt", "jinja2")]
_OPTIONS = {pattern: _JINJA for pattern, method in _METHODS if method == "jinja2"}
_KEYWORDS: dict[str, Any] = {
    **DEFAULT_KEYWORDS,
    "_lazy": None,
    "gettext_lazy": None,
    "gettext_noop": None,
    "ngettext_lazy": (1, 2),
    "pgettext_lazy": ((1, "c"), 2),
    "npgettext_lazy": ((1, "c"), 2, 3),
}
_HOLE = re.compile(r"%\((\w+)\)[sd]")
# A catalogue that has not changed is written byte for byte the same, whatever the day.
_DATED = datetime(2024, 1, 1, tzinfo=UTC)


def folders() -> dict[str, Path]:
    """Return the packages that exist, each with its folder."""
    specs = {name: find_spec(name) for name in PACKAGES}
    found = {name: spec.submodule_search_locations for name, spec in specs.items() if spec}
    return {name: Path(places[0]) for name, places in found.items() if places}


def catalogue(folder: Path) -> Path:
    """Return where the Indonesian catalogue of the package in `folder` stands."""
    return folder / "locale" / "id" / "LC_MESSAGES" / "django.po"


def extract(folder: Path) -> None:
    """Make the catalogue hold exactly the messages of the sources, with the translations known."""
    fresh, target = wanted(folder), catalogue(folder)
    if not len(fresh) and not target.exists():
        return
    write(fresh, target)


def wanted(folder: Path) -> Catalog:
    """Return the catalogue as it should be: today's messages, the translations there are."""
    known, fresh = read(catalogue(folder)), _empty()
    for file, _line, message, comments, context in _sources(folder):
        old = known.get(message if isinstance(message, str) else message[0], context=context)
        kept = old.string if old and old.id == message else None
        spot = [(Path(file).as_posix(), 1)]
        fresh.add(message, kept, spot, auto_comments=comments, context=context)
    return fresh


def read(file: Path) -> Catalog:
    """Return the catalogue in `file`, an empty one where there is none."""
    if not file.exists():
        return _empty()
    with file.open("rb") as opened:
        return read_po(opened, locale="id")


def write(messages: Catalog, file: Path) -> None:
    """Write the catalogue, sorted and without line numbers: it changes only when words do."""
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(_text(messages))


def compile_all() -> None:
    """Write the `.mo` of every catalogue."""
    for folder in folders().values():
        source = catalogue(folder)
        if source.exists():
            with source.with_suffix(".mo").open("wb") as opened:
                write_mo(opened, read(source))


def faults() -> list[str]:
    """Return one line for each message that is stale, empty, fuzzy or has lost a placeholder.

    Django merges all catalogues into one, so a message must also read the same in each.
    """
    one_by_one = [line for name, folder in folders().items() for line in _faults(name, folder)]
    return one_by_one + list(_quarrels())


def add(folder: Path, words: dict[str, str]) -> list[str]:
    """Fill in translations by message id; return the ids the catalogue does not have."""
    messages, unknown = read(catalogue(folder)), []
    for key, text in words.items():
        context, _mark, words_id = key.rpartition("\x04")
        message = messages.get(words_id, context=context or None)
        if message is None:
            unknown.append(key)
        else:
            message.string = text if isinstance(message.id, str) else (text,)
    write(messages, catalogue(folder))
    return unknown


def _faults(name: str, folder: Path) -> Iterator[str]:
    file = catalogue(folder)
    now = read(file)
    if _text(now) != _text(wanted(folder)):
        yield f"{name}: not up to date with the sources; run extract"
    for message in now:
        if message.id and (fault := _fault(message)):
            yield f"{name}: {fault}: {message.id!r}"


def _quarrels() -> Iterator[str]:
    first: dict[tuple[str, str], tuple[str, object]] = {}
    for name, folder in folders().items():
        for message in read(catalogue(folder)):
            key = (message.context or "", str(message.id))
            other, text = first.setdefault(key, (name, message.string))
            if message.id and message.string and text != message.string:
                yield f"{name}: not as in {other}: {message.id!r}"


def _fault(message: Message) -> str:
    texts = [message.string] if isinstance(message.string, str) else list(message.string or ())
    ids = [message.id] if isinstance(message.id, str) else list(message.id)
    if not texts or not all(texts):
        return "not translated"
    if message.fuzzy:
        return "fuzzy"
    holes = {hole for text in ids for hole in _HOLE.findall(text)}
    lost = any(set(_HOLE.findall(text)) != holes for text in texts)
    return "placeholders differ" if lost else ""


def _sources(folder: Path) -> Iterator[tuple[Any, ...]]:
    found = extract_from_dir(
        folder, _METHODS, _OPTIONS, keywords=_KEYWORDS, comment_tags=("Translators:",)
    )
    yield from sorted(found, key=lambda one: (one[0], one[1]))


def _empty() -> Catalog:
    made = Catalog("id", project="Netra", version="1", charset="utf-8", fuzzy=False)
    made.creation_date = made.revision_date = _DATED
    made.msgid_bugs_address = made.last_translator = made.language_team = "Netra"
    # Indonesian has one form for every number (CLDR); Babel's own table does not know it.
    made.mime_headers = [("Plural-Forms", "nplurals=1; plural=0;")]
    made.header_comment = (
        "# Indonesian; message ids are English. Written by netra.doors.ui.messages."
    )
    return made


def _text(messages: Catalog) -> bytes:
    fresh, buffer = _empty(), BytesIO()
    for message in messages:
        if message.id:
            spots = sorted({(file, 1) for file, _line in message.locations})
            fresh.add(message.id, message.string, spots, message.flags, context=message.context)
    write_po(buffer, fresh, width=100, sort_output=True, include_lineno=False)
    return buffer.getvalue()


def main(arguments: list[str]) -> int:
    """Do what the command line asks; 0 when all is well, 1 when `check` or `add` found a fault."""
    match arguments:
        case ["extract"]:
            for folder in folders().values():
                extract(folder)
            return 0
        case ["compile"]:
            compile_all()
            return 0
        case ["check"]:
            return _report(faults())
        case ["add", package, file]:
            return _report(add(folders()[package], json.loads(Path(file).read_text("utf-8"))))
    sys.stderr.write(__doc__ or "")
    return 2


def _report(lines: list[str]) -> int:
    for line in lines:
        sys.stderr.write(f"{line}\n")
    return 1 if lines else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
