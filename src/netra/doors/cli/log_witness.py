"""`netra log witness URL`: follow another Netra's checkpoints, and cry out where they fork."""

import hashlib
import time
from argparse import ArgumentParser, Namespace
from collections.abc import Iterable
from pathlib import Path
from urllib.error import URLError
from urllib.parse import urlsplit
from urllib.request import urlopen

from netra.doors.cli.log_words import sentence
from netra.doors.cli.misuse import Misuse
from netra.doors.cli.output import Output
from netra.doors.cli.words import words
from netra.environment.variables import VAR
from netra.ledger.tree import checkpoints, tiles, witness
from netra.ledger.tree.checkpoints import Checkpoint
from netra.ledger.tree.notes import BadNote, Verifier
from netra.ledger.tree.tiles import Tile

_SECONDS = 30
_MOST_BYTES = 100_000


def arguments(parser: ArgumentParser) -> None:
    """Whom to follow, whom to trust, and what others saw."""
    parser.add_argument("url", metavar="URL", help="such as https://netra.example.go.id/log/")
    parser.add_argument("--key", metavar="KEY", action="append", default=[])
    parser.add_argument("--seen", metavar="FILE", action="append", default=[])
    parser.add_argument("--every", metavar="SECONDS", type=int, default=0)


def run(output: Output, chosen: Namespace) -> int:
    """0: what is shown follows what was shown before. 1: it does not, or nothing could be fetched.

    With `--every` it looks again and again, until something is wrong.
    """
    log = Followed(chosen.url, output)
    log.trust(keys_read(chosen.key, output.language))
    while True:
        code = log.look(chosen.seen)
        if code or not chosen.every:
            return code
        time.sleep(chosen.every)


def keys_read(typed: Iterable[str], language: str) -> list[Verifier]:
    """The public keys; Misuse if one cannot be read."""
    _ = words(language)
    try:
        return [Verifier.read(each) for each in typed]
    except ValueError:
        remedy = _("It looks like name+12345678+letters: see /log/keys.")
        raise Misuse("--key", _("is no public key"), remedy) from None


class Followed:
    """Another log: its address, and what we remember of it in `var/witness/`."""

    def __init__(self, url: str, output: Output) -> None:
        _ = words(output.language)
        if urlsplit(url).scheme not in {"http", "https"}:
            raise Misuse("URL", _("is no web address"), _("It begins with https://."))
        self._url = url.rstrip("/") + "/"
        self._output = output
        self._home = VAR / "witness" / hashlib.sha256(self._url.encode()).hexdigest()[:16]
        self._home.mkdir(parents=True, exist_ok=True)

    def trust(self, named: list[Verifier]) -> None:
        """These keys are trusted from now on, beside those trusted before; where there are none,
        the log's own word is taken, this once, and that is said."""
        _ = words(self._output.language)
        known = self._known_keys()
        try:
            fresh = named or ([] if known else self._fetched_keys())
        except (URLError, OSError, ValueError) as error:
            self._output.complain(_("its keys cannot be fetched: %(why)s") % {"why": error})
            fresh = []
        if fresh and not named:
            self._output.say(_("trusted at first sight; compare them with what others have:"))
        for key in fresh:
            self._output.say(str(key))
        lines = dict.fromkeys(str(each) for each in [*known, *fresh])
        (self._home / "keys").write_text("".join(f"{line}\n" for line in lines))

    def look(self, seen: list[str]) -> int:
        """The log was looked at once; what it shows is remembered where it follows."""
        _ = words(self._output.language)
        try:
            note = self._get("checkpoint").decode()
            now = checkpoints.opened(note, self._known_keys())
            fetch = self._fetcher(now.size)
            before = [self._remembered(), *map(self._told, seen)]
            for known in before:
                if why := witness.trouble(known, now, fetch):
                    return self._cry(why, note)
        except BadNote as bad:
            return self._cry("unsigned", note, str(bad))
        except (URLError, OSError, ValueError) as error:
            self._output.complain(_("cannot be fetched: %(why)s") % {"why": error})
            self._output.answer(unreachable=str(error))
            return 1
        self._keep("checkpoint", note)
        self._output.say(
            _("%(log)s: %(size)s leaves, and they begin with what was seen before")
            % {"log": now.origin, "size": now.size}
        )
        self._output.answer(log=now.origin, size=now.size, trouble=None)
        return 0

    def _cry(self, why: str, note: str, detail: str = "") -> int:
        """Both notes are kept as evidence; what was remembered stays."""
        _ = words(self._output.language)
        name = f"trouble-{hashlib.sha256(note.encode()).hexdigest()[:16]}"
        self._keep(name, note)
        self._output.complain(f"{sentence(why, self._output.language)} {detail}".rstrip())
        self._output.complain(_("kept as evidence: %(folder)s") % {"folder": self._home})
        self._output.answer(trouble=why, evidence=str(self._home / name))
        return 1

    def _remembered(self) -> Checkpoint | None:
        place = self._home / "checkpoint"
        return checkpoints.read(place.read_text()) if place.exists() else None

    def _told(self, file: str) -> Checkpoint:
        """What somebody else was shown; Misuse unless the log signed it."""
        _ = words(self._output.language)
        try:
            return checkpoints.opened(Path(file).read_text(), self._known_keys())
        except (OSError, ValueError):
            what = _("%(file)s is no checkpoint that the log signed") % {"file": file}
            raise Misuse("--seen", what, _("Name a file fetched from /log/checkpoint.")) from None

    def _known_keys(self) -> list[Verifier]:
        place = self._home / "keys"
        lines = place.read_text().splitlines() if place.exists() else []
        return [Verifier.read(line) for line in lines]

    def _fetched_keys(self) -> list[Verifier]:
        return [Verifier.read(line) for line in self._get("keys").decode().splitlines()]

    def _fetcher(self, size: int) -> tiles.Fetch:
        def fetch(wanted: Iterable[Tile]) -> dict[Tile, bytes]:
            return {
                each: self._get(f"tile/{tiles.path(each, tiles.width(each, size))}")
                for each in wanted
            }

        return fetch

    def _get(self, place: str) -> bytes:
        # The address is the person's own, http or https only.
        with urlopen(self._url + place, timeout=_SECONDS) as answer:
            found: bytes = answer.read(_MOST_BYTES + 1)
        if len(found) > _MOST_BYTES:
            raise ValueError(place)
        return found

    def _keep(self, name: str, text: str) -> None:
        beside = self._home / f".{name}"
        beside.write_text(text)
        beside.replace(self._home / name)
