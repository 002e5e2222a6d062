"""The administrator's page: which offices there are, who acts for them. No file is seen from it."""

from dataclasses import dataclass
from functools import partial
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from netra.doors.desk.acts.form import word
from netra.doors.desk.context import Desk, at_desk
from netra.doors.desk.lists import start_of
from netra.doors.desk.parts import title
from netra.doors.desk.sealed import SEALED
from netra.doors.shells import shell
from netra.doors.ui.shell import Shell
from netra.offices import queries as offices

WORDS = {"supervisory": "election_supervisor"}


@dataclass(frozen=True)
class Account:
    """One mandate in force: the account, its capacity, its office."""

    username: str
    name: str
    capacity: str
    office: str


@dataclass(frozen=True)
class AdministrationPage:
    """Offices by what they do, and the mandates that are in force."""

    shell: Shell
    offices: tuple[tuple[str, int], ...]
    accounts: tuple[Account, ...]
    total: int
    words: str
    next_url: str


@partial(at_desk, kind="administration")
def accounts(request: HttpRequest, desk: Desk) -> HttpResponse:
    """Offices counted; mandates of the day, found by a user name or an office's name."""
    words = request.GET.get("kata", "").replace("\0", "")[:100]
    found = offices.mandates(words, on=desk.viewer.on, start=start_of(request))
    counted = offices.counted(on=desk.viewer.on)
    page = AdministrationPage(
        shell=shell(request, nav="desk"),
        offices=tuple((title(WORDS.get(key, key)), n) for key, n in counted.items()),
        accounts=tuple(_account(each) for each in found.lines),
        total=found.total,
        words=words,
        next_url="?" + urlencode({"kata": words, "dari": found.after}) if found.after else "",
    )
    return render(request, "desk/administration.html", {"page": page})


def _account(line: offices.MandateLine) -> Account:
    return Account(
        username=line.username,
        name=_("sealed") if line.capacity == SEALED else line.name,
        capacity=word(line.capacity),
        office=line.office,
    )
