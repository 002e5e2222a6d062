"""The publisher's page: what would be published, and whether it adds up. It leads to no file."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import partial

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from netra.doors.desk.context import Desk, at_desk
from netra.doors.desk.parts import title
from netra.doors.shells import shell
from netra.doors.ui.shell import Shell
from netra.statistics import queries as statistics


@dataclass(frozen=True)
class Table:
    """Figures under one heading: their sum, and the total they must add up to."""

    title: str
    rows: tuple[tuple[str, int], ...]
    total: int

    @property
    def sum(self) -> int:
        """What the rows add up to."""
        return sum(count for _name, count in self.rows)


@dataclass(frozen=True)
class PublishingPage:
    """The tables that would be published as of now."""

    shell: Shell
    now: datetime
    zone: str
    tables: tuple[Table, ...]


@partial(at_desk, kind="publishing")
def figures(request: HttpRequest, desk: Desk) -> HttpResponse:
    """The public figures as they stand now, each table beside the total it must reach."""
    found = statistics.figures()
    page = PublishingPage(
        shell=shell(request, nav="desk"),
        now=desk.now,
        zone=desk.zone,
        tables=(
            _table(_("Where the files are now"), _groups(), found.by_group, found.total),
            _table(_("How they came in"), _origins(), found.by_origin, found.total),
        ),
    )
    return render(request, "desk/publishing.html", {"page": page})


def _table(name: str, words: Mapping[str, str], counts: Mapping[str, int], total: int) -> Table:
    return Table(name, tuple((words.get(key, key), n) for key, n in counts.items()), total)


def _groups() -> dict[str, str]:
    return {
        "received": _("Received"),
        "information": _("Information"),
        "handled": _("Being handled"),
        "forwarded": _("Forwarded"),
        "recommended": _("Recommended"),
        "decided": _("Decided"),
        "closed": _("Closed"),
        "not_registered": _("Not registered"),
        "stopped": _("Stopped"),
    }


def _origins() -> dict[str, str]:
    keys = {"record": "supervision_record"}
    return {
        origin: title(keys.get(origin, origin)) for origin in ("report", "finding", "tip", "record")
    }
