"""Every act enters the tree, what is signed proves it, and the database lets it do nothing else."""

from functools import partial
from itertools import pairwise
from typing import Any

import psycopg
import pytest
from django.core.management import call_command
from django.db import transaction

from netra.base.acts import append, lock_file, open_file
from netra.base.models import Act, File
from netra.base.viewing import CITIZEN
from netra.ledger import actions, queries
from netra.ledger.models import Checkpoint, Leaf, Tile, Waiting
from netra.ledger.tree import checkpoints, notes, proofs
from netra.ledger.tree.notes import Signer
from tests.harness.databases import Connect, pointed_at
from tests.rooms import factories as make
from tests.rooms.concurrency import at_once

NAME = "netra.example/log"
KEY, NEXT_KEY = Signer(NAME, b"k" * 32), Signer(NAME, b"n" * 32)
AT = make.moment("2024-10-17")
REFUSALS = (psycopg.errors.RestrictViolation, psycopg.errors.InsufficientPrivilege)


def acts(number: int) -> File:
    """A file with so many acts."""
    with transaction.atomic():
        file = open_file(at=AT)
        for each in range(number):
            append(file=file, kind="leave_tip", at=AT, by=CITIZEN, to_stage="tip", body={"n": each})
    return file


def entered() -> None:
    while actions.enter():
        pass


def signed(*signers: Signer) -> str | None:
    return actions.sign(origin=NAME, signers=signers or (KEY,))


def proven(leaf: bytes) -> checkpoints.Checkpoint:
    proof = queries.prove(leaf)
    assert proof is not None
    again = checkpoints.read_proof(str(proof))
    return checkpoints.proves(again, leaf=leaf, trusted=[KEY.verifier])


def leaves_of(file: File) -> list[bytes]:
    hashes = Act.objects.filter(file=file).order_by("seq").values_list("hash", flat=True)
    return [queries.leaf_of(bytes(each)) for each in hashes]


@pytest.mark.django_db
def test_an_act_is_proven_once_it_is_signed_and_not_before() -> None:
    file = acts(3)
    leaves = leaves_of(file)
    assert queries.leaf_of_file(file.id) == leaves[0]
    assert queries.prove(leaves[0]) is None
    assert actions.enter() == 3
    assert queries.prove(leaves[0]) is None
    assert signed() is not None
    assert {proven(leaf).size for leaf in leaves} == {3}
    assert queries.prove(bytes(32)) is None
    later = acts(1)
    entered()
    assert queries.prove(leaves_of(later)[0]) is None
    assert Waiting.objects.count() == 0


@pytest.mark.django_db
def test_every_checkpoint_continues_the_one_before() -> None:
    known = [checkpoints.opened(str(signed()), [KEY.verifier])]
    for number in (1, 254, 1, 1, 300, 7):
        acts(number)
        while actions.enter(limit=100):
            pass
        known.append(checkpoints.opened(str(signed()), [KEY.verifier]))
    assert [each.size for each in known] == [0, 1, 255, 256, 257, 557, 564]
    for before, after in pairwise(known):
        assert proofs.extends(
            before=before.size,
            before_root=before.root,
            size=after.size,
            root=after.root,
            proof=queries.consistency(before.size, after.size),
        )
    assert Tile.objects.count() == 4  # two full ones and one begun over 564 leaves, one above


@pytest.mark.django_db
def test_nothing_is_signed_twice_but_by_another_key() -> None:
    acts(1)
    entered()
    first = signed()
    assert first is not None
    assert signed() is None
    both = signed(NEXT_KEY, KEY)
    assert both is not None
    for key in (KEY, NEXT_KEY):
        assert checkpoints.opened(both, [key.verifier]).size == 1
    alone = signed(NEXT_KEY)
    assert alone is not None
    with pytest.raises(notes.BadNote):
        checkpoints.opened(alone, [KEY.verifier])
    assert list(Checkpoint.objects.values_list("number", flat=True).order_by("number")) == [1, 2, 3]


@pytest.mark.django_db
def test_a_key_that_never_signed_does_not_take_over() -> None:
    acts(1)
    entered()
    signed()
    with pytest.raises(actions.Forked):
        signed(NEXT_KEY)


def test_what_was_signed_is_not_signed_otherwise(fresh_database: str, as_role: Connect) -> None:
    acts(300)
    entered()
    signed()
    acts(1)
    entered()
    owner = as_role("owner")
    owner.execute("ALTER TABLE ledger_tile DISABLE TRIGGER USER")
    owner.execute(
        "UPDATE ledger_tile SET hashes = set_byte(hashes, 5, 255 - get_byte(hashes, 5))"
        " WHERE level = 1"
    )
    with pytest.raises(actions.Forked):
        signed()


def test_two_writers_at_once_make_one_tree(fresh_database: str) -> None:
    for _ in range(20):
        acts(10)
    done = at_once([partial(actions.enter, limit=60)] * 4)
    assert sum(done) == 200
    entered()
    signed()
    assert list(Leaf.objects.order_by("index").values_list("index", flat=True)) == [*range(200)]
    assert {proven(bytes(each)).size for each in Leaf.objects.values_list("hash", flat=True)} == {
        200
    }


def test_acts_written_while_the_tree_grows_all_enter(fresh_database: str) -> None:
    file = acts(1)

    def act() -> None:
        with transaction.atomic():
            append(file=lock_file(file.id), kind="answer", at=AT, by=CITIZEN)

    done = at_once([act, actions.enter] * 6)
    assert not [each for each in done if isinstance(each, Exception)]
    entered()
    assert Leaf.objects.count() == Act.objects.count() == 7
    assert set(Leaf.objects.values_list("act_id", flat=True)) == set(
        Act.objects.values_list("id", flat=True)
    )


@pytest.mark.django_db
def test_an_act_that_is_undone_leaves_nothing() -> None:
    with transaction.atomic():
        acts(1)
        transaction.set_rollback(True)
    assert Waiting.objects.count() == 0


def test_every_act_recorded_before_there_was_a_tree_enters_it(fresh_database: str) -> None:
    with pointed_at(fresh_database, role="owner"):
        call_command("migrate", "ledger", "zero", verbosity=0)
        acts(5)
        acts(2)
        call_command("migrate", "ledger", verbosity=0)
    acts(1)
    entered()
    assert signed() is not None
    held = set(Leaf.objects.values_list("act_id", flat=True))
    assert held == set(Act.objects.values_list("id", flat=True))
    assert len(held) == 8
    assert queries.audit(trusted=[KEY.verifier], mirrors={}).findings == ()


STATEMENTS = [
    "UPDATE ledger_leaf SET hash = '\\x00'",
    "DELETE FROM ledger_leaf",
    "TRUNCATE ledger_leaf",
    "UPDATE ledger_tile SET hashes = substring(hashes FOR 32)",
    "UPDATE ledger_tile SET hashes = decode(repeat('ab', 96), 'hex')",
    "UPDATE ledger_tile SET number = 7",
    "DELETE FROM ledger_tile",
    "TRUNCATE ledger_tile",
    "UPDATE ledger_checkpoint SET note = ''",
    "DELETE FROM ledger_checkpoint",
    "TRUNCATE ledger_checkpoint CASCADE",
    "INSERT INTO ledger_checkpoint VALUES (2, 1, '')",
    "INSERT INTO ledger_checkpoint VALUES (3, 9, '')",
    "INSERT INTO ledger_leaf (index, act_id, hash) SELECT 9, id, '\\x00' FROM base_act LIMIT 1",
]


@pytest.mark.parametrize("role", ["owner", "app"])
def test_nobody_changes_the_tree(fresh_database: str, as_role: Connect, role: str) -> None:
    acts(2)
    entered()
    signed()
    before = contents()
    for statement in STATEMENTS:
        with pytest.raises(REFUSALS):
            as_role(role).execute(statement.encode())
    assert contents() == before


def contents() -> list[Any]:
    models = (Leaf, Tile, Checkpoint)
    return [list(model.objects.order_by("pk").values_list()) for model in models]


def test_a_leaf_is_taken_only_for_its_act(fresh_database: str, as_role: Connect) -> None:
    acts(1)
    insert = "INSERT INTO ledger_leaf (index, act_id, hash) SELECT 0, id, %s FROM base_act"
    with pytest.raises(psycopg.errors.RestrictViolation, match="not that of its act"):
        as_role("app").execute(insert, [bytes(32)])
    as_role("app").execute(insert, [queries.leaf_of(bytes(Act.objects.get().hash))])
    assert Leaf.objects.count() == 1
