"""Previews in the background: of each piece of evidence after it was kept, and of those missed."""

import shutil
from uuid import UUID

from procrastinate.contrib.django import app

from netra.doors.cli import ready
from netra.evidence.actions import asking, previewing

MOST = 20
"""Pieces one run looks after: a later run takes the rest."""

_PROGRAMS = {"no_ffmpeg": "ffmpeg", "no_tesseract": "tesseract"}


@app.task(name=asking.TASK, lock="previews")
def look_after(item_id: str) -> None:
    """What can be made of the item by itself is made, or the reason is written down."""
    previewing.look_after(UUID(item_id), at=ready.now())


@app.periodic(cron="*/10 * * * *")
@app.task(lock="previews", queueing_lock="previews_missed", pass_context=False)
def look_after_missed(timestamp: int) -> None:
    """Pieces kept before there were previews, or while a program was missing, have theirs."""
    lacking = tuple(code for code, name in _PROGRAMS.items() if shutil.which(name) is None)
    for item_id in previewing.waiting(MOST, lacking=lacking):
        previewing.look_after(item_id, at=ready.now())
