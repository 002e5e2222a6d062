"""Demo data: invented people at real offices, and files through the house's own acts.

Forty published cases are replayed as their sources tell them (`replay`). The Kudus case has the
published facts of October 2024 (Antara Jateng 2024); names, places and wording are invented, and
what was not published says so. The rest is invented.
"""

from django.conf import settings

from netra.doors.cli.demo import desks, earlier, kudus, people, replay

FILES = {
    "earlier": earlier.load,
    "kudus": kudus.load,
    "record": desks.load_record,
    "tip": desks.load_tip,
    "report": desks.load_report,
    "pre_report": desks.load_pre_report,
}


class OnlyInDemo(RuntimeError):
    """Demo data were asked for outside demo mode."""


def load(*, replays: bool = False) -> dict[str, object]:
    """People, mandates and files of the demonstration stand; a second time nothing changes.

    With `replays` the published cases stand too, which take most of the time. Returns the
    usernames and each file's address. `OnlyInDemo` outside demo mode.
    """
    if not settings.NETRA_DEMO:
        raise OnlyInDemo("demo data are only for NETRA_DEMO=1")
    usernames = people.enrol_all()
    files = replay.load() if replays else {}  # first: numbers follow the calendar
    files |= {name: make() for name, make in FILES.items()}
    files |= replay.load_live()
    return {"people": usernames, "files": {name: str(file_id) for name, file_id in files.items()}}
