"""A pack is read at one moment, whatever others do to the file while it is made."""

from pathlib import Path
from typing import Any

import pytest
from django.db import connection

from netra.doors.packs import making
from tests.doors.packs.packing import packed, whole


@pytest.mark.usefixtures("fresh_database")
def test_what_a_pack_tells_is_read_at_one_moment(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    found, asked, held = whole(), list[str](), making.held

    def spied(*which: Any) -> Any:
        with connection.cursor() as cursor:
            cursor.execute("SHOW transaction_isolation")
            asked.append(cursor.fetchone()[0])
        return held(*which)

    monkeypatch.setattr(making, "held", spied)
    packed(found, "full", tmp_path)
    assert asked == ["repeatable read"]
