"""A pack that leaves over the web: sent twice, one form lets one pack leave."""

from dataclasses import replace
from pathlib import Path
from typing import IO
from uuid import UUID, uuid5

from django.conf import settings
from django.db import transaction

from netra.base import once
from netra.base.ids import new_id
from netra.base.models import Act
from netra.base.queries import acts_of
from netra.doors.packs.archive import UNFINISHED
from netra.doors.packs.making import Maker, Wish, record, write


class MovedOn(Exception):
    """The form let its pack leave before, and since then something was done on the file."""


def left_once(wish: Wish, maker: Maker, token: UUID) -> IO[bytes]:
    """The pack's bytes; its file is gone already, only this stream still holds them.

    The form sent again as it was gets the same pack, and the record stays as it is. Raises
    `MovedOn`, or as `making.make`.
    """
    last = _recorded(wish, maker, token)
    out = Path(settings.FILE_UPLOAD_TEMP_DIR) / f"{new_id()}{UNFINISHED}.zip"
    try:
        write(wish, replace(maker, at=last.at), last, out)
        return out.open("rb")
    finally:
        out.unlink(missing_ok=True)


@transaction.atomic
def _recorded(wish: Wish, maker: Maker, token: UUID) -> Act:
    """The act by which it leaves. Another wish in the same form is another pack."""
    own = uuid5(token, repr(wish))
    before = once.already(own)
    if before is None:
        last = record(wish, maker)
        once.remember(own, str(last.id))
        return last
    latest: Act = acts_of(maker.line.file_id)[-1]
    if str(latest.id) != before:
        raise MovedOn
    return latest
