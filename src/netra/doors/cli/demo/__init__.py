"""Demo data: invented people at real offices, and files through the house's own acts.

The Kudus case has the published facts of October 2024 (Antara Jateng 2024); names, places and
wording are invented, and what was not published says so.
"""

from django.conf import settings

from netra.doors.cli.demo import desks, earlier, kudus, people

FILES = {
    "earlier": earlier.load,  # first, so that numbers follow the calendar
    "kudus": kudus.load,
    "record": desks.load_record,
    "tip": desks.load_tip,
    "report": desks.load_report,
    "pre_report": desks.load_pre_report,
}


class OnlyInDemo(RuntimeError):
    """Demo data were asked for outside demo mode."""


def load() -> dict[str, object]:
    """People, mandates and files of the demonstration stand; a second time nothing changes.

    Returns the usernames and each file's address. `OnlyInDemo` outside demo mode.
    """
    if not settings.NETRA_DEMO:
        raise OnlyInDemo("demo data are only for NETRA_DEMO=1")
    usernames = people.enrol_all()
    return {"people": usernames, "files": {name: str(make()) for name, make in FILES.items()}}
