"""The demonstration as its people meet it: files by a letter, a browser for each account."""

import re
from dataclasses import dataclass
from uuid import UUID

from django.test import Client
from django.urls import reverse

from netra.base.models import Act
from netra.doors.cli.demo import load
from netra.offices.models import Person

LETTERS = {
    "K": "kudus",
    "R": "report",
    "P": "pre_report",
    "T": "tip",
    "S": "record",
    "E": "earlier",
    "B": "balikpapan-1",
    "J": "jayapura-1",
    "G": "semarang-1",
    "M": "makassar-1",
}
"""In Kudus a finding registered; a report received; one to be signed; a tip; a supervision record;
a file forwarded in KASN's time. Elsewhere a report in review; initial information; a finding of the
same province, somebody invited; a file that BKN acknowledged."""


@dataclass(frozen=True)
class World:
    """The demonstration's files by letter, and the row of each paper by its file's letter."""

    files: dict[str, UUID]
    papers: dict[tuple[str, str], str]


def begun() -> World:
    """The demonstration stands."""
    made = load(replays=False)["files"]
    assert isinstance(made, dict)
    files = {letter: UUID(made[name]) for letter, name in LETTERS.items()}
    return World(files=files, papers=_papers(files))


def signed_in(username: str) -> Client:
    """A browser in which that account is signed in; nobody for `anonymous`."""
    client = Client()
    if username != "anonymous":
        client.force_login(Person.objects.get(username=username))
    return client


def _papers(files: dict[str, UUID]) -> dict[tuple[str, str], str]:
    """As the supervisor of all tiers finds them listed."""
    client = signed_in("national_supervisor")
    found = {}
    for letter, file_id in files.items():
        page = client.get(reverse("desk:papers", args=[file_id])).content.decode()
        for kind, row in re.findall(r"/dokumen/([^/\"]+)/([^/\"]+)/", page):
            found[letter, kind] = row
    return found


def acts_done() -> int:
    """How many acts the house remembers."""
    return Act.objects.count()
