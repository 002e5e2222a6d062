"""Several authorities over HTTP: each is asked, each may fail alone, and one stamp covers many."""

import json
from collections.abc import Iterator
from contextlib import ExitStack
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import psycopg
import pytest
from django.db import Error, transaction
from django.utils import timezone
from procrastinate.contrib.django import app

from netra.base.models import Act
from netra.doors import log_keys, stamping
from netra.doors.clock import stamps
from netra.ledger import queries
from netra.ledger.models import Checkpoint, Stamp
from tests.harness.stamping import Authority, openssl_agrees
from tests.rooms import path

pytestmark = pytest.mark.django_db


class Town:
    """Two authorities that answer over HTTP, and the file that names them."""

    def __init__(self, folder: Path, addresses: list[str], authorities: list[Authority]) -> None:
        self.one, self.two = authorities
        self.file = folder / "authorities.toml"
        rows = (
            f'[[authority]]\nname = "{each.name}"\nurl = "{url}"\n'
            f'roots = "{each.name}/root.pem"\nintermediates = "{each.name}/middle.pem"\n'
            for each, url in zip(authorities, addresses, strict=True)
        )
        self.file.write_text("".join(rows))


@pytest.fixture
def town(tmp_path: Path, settings: Any) -> Iterator[Town]:
    authorities = [Authority(tmp_path / name, name=name, middle=True) for name in ("Satu", "Dua")]
    with ExitStack() as stack:
        addresses = [stack.enter_context(each.serving()) for each in authorities]
        found = Town(tmp_path, addresses, authorities)
        settings.NETRA_STAMP_AUTHORITIES = str(found.file)
        settings.NETRA_VAR = tmp_path
        yield found


def grown(tips: int = 3) -> None:
    for _ in range(tips):
        path.tipped()
    log_keys.bring_up_to_date()


def whys() -> dict[str, str]:
    tried = stamping.stamp_now()
    return {each.authority: each.failure.why if each.failure else "" for each in tried}


def checked() -> list[str]:
    return [each.why for each in stamping.check_all()]


def test_one_stamp_of_each_covers_every_act(town: Town, tmp_path: Path) -> None:
    assert whys() == {"Satu": "", "Dua": ""}
    assert queries.stamped() == ()
    grown()
    acts = list(Act.objects.values_list("id", flat=True))
    assert queries.stamp_of_act(acts[0]) is None
    assert whys() == {"Satu": "", "Dua": ""}
    [found] = queries.stamped()
    assert {queries.stamp_of_act(each) for each in acts} == {found}
    assert (found.size, found.note) == (len(acts), queries.last_note())
    assert {line.authority for line in found.stamps} == {"Satu", "Dua"}
    for line in found.stamps:
        assert openssl_agrees(tmp_path / "peer", found.note, line.token, line.chain) == ""
        assert abs(timezone.now() - line.stamped_at) < timedelta(seconds=30)
    assert checked() == ["", ""]


def test_the_earliest_stamped_checkpoint_is_asked_for(town: Town) -> None:
    sizes = []
    for _ in range(3):
        grown(1)
        stamping.stamp_now()
        sizes.append(queries.stamped()[-1].size)
    grown(1)
    assert [each.size for each in queries.stamped()] == sizes
    for index in range(sizes[-1]):
        found = queries.stamped_over(index)
        assert found is not None
        assert found.size == min(size for size in sizes if size > index)
    assert queries.stamped_over(sizes[-1]) is None
    coverage = queries.coverages(["Satu"])["Satu"]
    assert coverage.size == sizes[-1]
    assert coverage.waits_since == queries.acts_until(sizes[-1] + 1)


def test_nothing_is_stamped_twice(town: Town) -> None:
    grown()
    stamping.stamp_now()
    assert [each.stamped_at for each in stamping.stamp_now()] == [None, None]
    assert Stamp.objects.count() == 2


@pytest.mark.parametrize(
    ("fault", "why"),
    [
        ("silent", "unreachable"),
        ("wrong_hash", "other_bytes"),
        ("other_nonce", "other_question"),
        ("no_certificate", "no_certificate"),
        ("rejected", "refused"),
        ("garbage", "unreadable"),
        ("cut", "unreadable"),
    ],
)
def test_one_that_fails_hinders_no_other_and_is_shown(town: Town, fault: str, why: str) -> None:
    grown()
    town.one.fault = fault
    assert whys() == {"Satu": why, "Dua": ""}
    assert list(Stamp.objects.values_list("authority", flat=True)) == ["Dua"]
    bad, good = stamping.standings()
    assert bad.failure is not None
    assert (bad.failure.why, good.failure) == (why, None)
    assert (bad.coverage.stamped_at, bad.coverage.size) == (None, 0)
    assert bad.coverage.waits_since == queries.acts_until(1)
    town.one.fault = ""
    assert whys() == {"Satu": "", "Dua": ""}
    assert [each.failure for each in stamping.standings()] == [None, None]


def test_a_checkpoint_signed_by_an_old_key_is_not_stamped(town: Town, settings: Any) -> None:
    grown()
    stamping.stamp_now()
    grown(1)
    settings.NETRA_LOG_KEYS = (b"n" * 32,)
    assert whys() == {"Satu": "unsigned", "Dua": "unsigned"}
    assert Stamp.objects.count() == 2
    assert checked() == ["unsigned", "unsigned"]


def ours(monkeypatch: pytest.MonkeyPatch, by: timedelta) -> None:
    """Our clock goes wrong by so much."""
    monkeypatch.setattr(timezone, "now", lambda: datetime.now(UTC) + by)


def test_our_clock_set_back_is_said_and_nothing_kept(
    town: Town, monkeypatch: pytest.MonkeyPatch
) -> None:
    grown()
    ours(monkeypatch, -timedelta(hours=2))
    assert whys() == {"Satu": "our_clock_behind", "Dua": "our_clock_behind"}
    ours(monkeypatch, timedelta(hours=2))
    assert whys() == {"Satu": "clocks_differ", "Dua": "clocks_differ"}
    assert not Stamp.objects.exists()


def test_a_stored_stamp_from_another_time_is_found(
    town: Town, monkeypatch: pytest.MonkeyPatch
) -> None:
    grown()
    stamping.stamp_now()
    ours(monkeypatch, -timedelta(days=1))
    assert checked() == ["from_the_future", "from_the_future"]
    monkeypatch.undo()
    last = Checkpoint.objects.get()
    assert checked() == ["", ""]
    until = datetime.now(UTC) + timedelta(days=1)
    monkeypatch.setattr(queries, "acts_until", lambda size: until if size == last.size else None)
    assert checked() == ["before_its_acts", "before_its_acts"]


def test_each_is_asked_when_its_minutes_are_over(
    town: Town, monkeypatch: pytest.MonkeyPatch
) -> None:
    text = town.file.read_text()
    town.file.write_text(text.replace('"Dua"\n', '"Dua"\nminutes = 10\n', 1))
    grown()
    assert len(stamping.stamp_now(only_due=True)) == 2
    grown(1)
    assert stamping.stamp_now(only_due=True) == ()
    for minutes, due in ((11, ["Dua"]), (61, ["Satu", "Dua"])):
        ours(monkeypatch, timedelta(minutes=minutes))
        tried = stamping.stamp_now(only_due=True)
        assert [each.authority for each in tried] == due


def test_the_worker_asks_by_itself(town: Town) -> None:
    grown()
    stamps.stamp_log(timestamp=0)
    assert Stamp.objects.count() == 2
    known = app.periodic_registry.periodic_tasks
    [cron] = [each.cron for (name, _id), each in known.items() if name.endswith(".stamp_log")]
    assert cron == "*/5 * * * *"


def test_one_that_is_not_asked_any_more_is_still_believed(town: Town) -> None:
    grown()
    stamping.stamp_now()
    rows = town.file.read_text().splitlines(keepends=True)
    town.file.write_text("".join(row for row in rows if not row.startswith("url")))
    grown(1)
    assert stamping.stamp_now() == ()
    assert [each.asked for each in stamping.standings()] == [False, False]
    assert checked() == ["", ""]
    town.file.write_text(town.file.read_text().replace('"Dua"', '"Tiga"'))
    assert checked() == ["", "no_root"]


@pytest.mark.parametrize(
    "change", ["UPDATE ledger_stamp SET chain = ''", "DELETE FROM ledger_stamp"]
)
def test_a_stamp_stays(town: Town, change: str) -> None:
    from django.db import connection

    grown()
    stamping.stamp_now()
    refusals = (psycopg.errors.RestrictViolation, psycopg.errors.InsufficientPrivilege)
    with pytest.raises(Error) as met, transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(change)
    assert isinstance(met.value.__cause__, refusals)


def test_what_was_remembered_may_be_broken(town: Town, tmp_path: Path) -> None:
    for text in ("{", "[]", '{"Satu": 3}', '{"Satu": {}}', json.dumps({"Satu": {"at": "x"}})):
        (tmp_path / "stamps.json").write_text(text)
        assert [each.failure for each in stamping.standings()] == [None, None]
