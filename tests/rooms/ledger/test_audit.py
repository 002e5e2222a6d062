"""The audit finds nothing where nothing is wrong, and what is wrong where it is."""

import random

import pytest
from django.db import transaction

from netra.base.acts import append, chain_hash, commitment, destroy_body, open_file
from netra.base.models import Act, ActBody
from netra.base.viewing import CITIZEN
from netra.intake import actions as intake
from netra.intake import queries as intake_rows
from netra.ledger import queries
from netra.ledger.models import Leaf
from netra.ledger.tree import checkpoints, proofs, tiles
from netra.outcomes.queries import stage
from tests.harness.databases import Connect
from tests.rooms import beyond, path
from tests.rooms import factories as make
from tests.rooms.evidence import destroying
from tests.rooms.ledger.tampering import (
    KEY,
    NAME,
    Attack,
    a_lived_in_house,
    as_owner,
    audited,
    entered,
    run,
    undone,
    unnoticed,
    whats,
)

AT = make.moment("2024-10-17")


@pytest.fixture(autouse=True)
def own(fresh_database: str) -> str:
    """The name of this test's own database."""
    return fresh_database


def found(**mirrors: str) -> list[tuple[str, str]]:
    with transaction.atomic():
        return [(each.what, each.where) for each in audited(**mirrors).findings]


def test_every_act_of_a_whole_path_is_a_leaf() -> None:
    beyond.forwarded(path.at_decision())
    path.tipped()
    note = entered()
    said = queries.audit(trusted=[KEY.verifier], mirrors={"mirror": note})
    assert said.findings == ()
    assert said.acts == said.leaves == Act.objects.count() > 8
    assert (said.wordless, said.waiting, said.checkpoints) == (0, 0, 1)
    for act in Act.objects.all():
        leaf = queries.leaf_of(bytes(act.hash))
        proof = queries.prove(leaf)
        assert proof is not None
        checkpoints.proves(proof, leaf=leaf, trusted=[KEY.verifier])


def test_words_no_plain_writer_gets_right_are_still_what_was_said() -> None:
    """RFC 8785 sorts by UTF-16 and escapes its own way; the quick writer does not."""
    odd = {"\U0001f600": 1, "\ufb33": '€\u000f\n\u007f\\"/', "é": ["ā", {"ö": None, "": True}]}
    with transaction.atomic():
        append(file=open_file(at=AT), kind="leave_tip", at=AT, by=CITIZEN, to_stage="t", body=odd)
    entered()
    assert found() == []


def test_opening_a_sealed_name_is_a_leaf_too() -> None:
    walk = path.reported()
    before = Act.objects.count()
    sealed_id = intake_rows.sealed(walk.file_id)[0][0]
    intake.unseal(
        file_id=walk.file_id,
        stage=stage,
        sealed_id=sealed_id,
        reason="Undangan klarifikasi pelapor",
        article="Perbawaslu 1/2022 art 18(2)",
        secret=make.SECRET,
        by=make.actor("custodian"),
        at=walk.later(),
    )
    entered()
    assert Leaf.objects.count() == Act.objects.count() == before + 1
    last = Act.objects.order_by("-seq").first()
    assert last is not None
    assert last.kind == "unseal_reporter"
    assert queries.prove(queries.leaf_of(bytes(last.hash))) is not None


def test_a_person_found_not_to_have_violated_is_linked_to_no_leaf_any_more(
    as_role: Connect,
) -> None:
    """With the salt, whoever knows all that an act says can tell its leaf; without it nobody."""
    walk = path.studied(path.at_registration())
    path.decided(walk, path.rulings(walk, "stop", "Bukan pelanggaran menurut pleno"))
    entered()
    acts = list(Act.objects.select_related("body").filter(file_id=walk.file_id))
    assert "Respondent 1" in str([act.body.content for act in acts])
    guesses = [(act, dict(act.body.content), bytes(act.body.salt)) for act in acts]
    for act, content, salt in guesses:
        assert linked(act, content, salt)  # with the salt kept aside: so the test can fail
    asked = destroying.asked(walk, words=True, ground=destroying.ALL)
    destroying.destroyed(walk, asked)
    entered()
    assert not ActBody.objects.filter(act__in=acts).exists()
    for act, content, salt in guesses:
        assert linked(act, content, salt)  # the words are the right ones: only the salt is missing
        assert not linked(act, content, bytes(32))
        assert not linked(act, content, b"")
        assert everywhere(as_role, salt.hex()) == []
    said = queries.audit(trusted=[KEY.verifier], mirrors={})
    assert said.findings == ()
    assert said.wordless == len(acts)


def test_words_that_go_without_an_act_are_told() -> None:
    """Whoever owns the tables, or calls retention's door for nothing, is told by the audit."""
    walk = path.tipped()
    entered()
    act = Act.objects.get(file_id=walk.file_id)
    destroy_body(act.id)
    assert found() == [("words_gone", f"{walk.file_id} {act.seq}")]


def test_words_that_were_to_be_destroyed_and_stand_are_told(own: str) -> None:
    walk = path.studied(path.at_registration())
    path.decided(walk, path.rulings(walk, "stop", "Bukan pelanggaran menurut pleno"))
    first = Act.objects.get(file_id=walk.file_id, seq=1)
    salt, content = bytes(first.body.salt), first.body.content
    [act] = destroying.destroyed(walk, destroying.asked(walk, words=True, ground=destroying.ALL))
    entered()
    assert found() == []
    ActBody.objects.create(act=first, salt=salt, content=content)
    assert found() == [("words_not_destroyed", f"{walk.file_id} {act.seq}")]


def linked(act: Act, content: object, salt: bytes) -> bool:
    """Whether these words under that salt are those of the act's leaf."""
    said = commitment(act, content, salt)  # type: ignore[arg-type]
    leaf = queries.leaf_of(chain_hash(bytes(act.previous), said))
    return Leaf.objects.filter(hash=leaf).exists()


def everywhere(as_role: Connect, text: str) -> list[str]:
    """The tables in which a text stands."""
    owner = as_role("owner")
    tables = owner.execute("SELECT tablename FROM pg_tables WHERE schemaname = 'public'")
    asked = "SELECT count(*) FROM {} AS row WHERE row::text LIKE %s"
    return [
        name
        for (name,) in tables.fetchall()
        if owner.execute(asked.format(name).encode(), [f"%{text}%"]).fetchone() != (0,)
    ]


def test_a_destroyed_act_still_has_its_proof() -> None:
    walk = path.tipped()
    entered()
    act = Act.objects.get(file_id=walk.file_id)
    destroy_body(act.id)
    leaf = queries.leaf_of(bytes(act.hash))
    proof = queries.prove(leaf)
    assert proof is not None
    checkpoints.proves(proof, leaf=leaf, trusted=[KEY.verifier])


def test_the_tree_entered_late_is_the_tree_entered_at_once() -> None:
    """Acts recorded before there was a tree enter it in their order, without losing one."""
    for _ in range(3):
        path.tipped()
    ids = list(Act.objects.order_by("id").values_list("id", flat=True))
    entered()
    assert list(Leaf.objects.order_by("index").values_list("act_id", flat=True)) == ids
    note = checkpoints.read(str(queries.last_note()))
    assert note.root == tiles.root(len(ids), queries.fetch)


def test_another_log_of_the_same_name_is_a_fork() -> None:
    path.tipped()
    mirror = entered()
    assert found(a=mirror) == []
    with_other = checkpoints.Checkpoint(NAME, 1, bytes(32)).text
    forged = "\n".join([with_other, KEY.line(with_other)])
    assert found(a=forged) == [("mirror_root", "a: 1")]
    ahead = checkpoints.Checkpoint(NAME, 9, bytes(32)).text
    assert found(b="\n".join([ahead, KEY.line(ahead)])) == [("mirror_ahead", "b: 1 < 9")]
    assert found(c="no note") == [("mirror_unsigned", "c")]
    unknown = checkpoints.Checkpoint(NAME, 0, checkpoints.read(mirror).root).text
    assert whats(d="\n".join([unknown, KEY.line(unknown)])) == {"mirror_root"}


def test_acts_cut_off_with_all_their_traces_are_missed_only_by_a_mirror(own: str) -> None:
    for _ in range(2):
        path.tipped()
    entered()
    path.tipped()
    mirror = entered()
    with as_owner(own):
        act = run("DELETE FROM ledger_leaf WHERE index = 2 RETURNING act_id")
        assert act == 1
        gone = "NOT IN (SELECT act_id FROM ledger_leaf)"
        run(f"DELETE FROM base_actbody WHERE act_id {gone}")
        run(f"DELETE FROM base_act WHERE id {gone}")
        run("DELETE FROM ledger_checkpoint WHERE number = 2")
        run("UPDATE ledger_tile SET hashes = substring(hashes FOR 64)")
        assert found() == []
        assert found(kept=mirror) == [("mirror_ahead", "kept: 2 < 3")]


OF_THE_SECOND = [
    ("UPDATE base_act SET kind = 'x'", "commitment"),
    ("UPDATE base_act SET at = 'infinity'", "commitment"),
    ("UPDATE base_act SET at = '2024-10-17 03:00 BC'", "commitment"),
    ("UPDATE base_act SET at = '20240-10-17'", "commitment"),
    ("UPDATE base_act SET hash = '\\x00'", "hash"),
    ("UPDATE base_act SET previous = '\\x00'", "previous"),
    ("UPDATE base_act SET seq = 2", "gap"),
    ("UPDATE base_actbody SET salt = '\\x00'", "commitment"),
    ("UPDATE base_actbody SET content = '{\"n\": 1e400}'", "commitment"),
    ("UPDATE ledger_leaf SET hash = '\\x00'", "leaf_of_another"),
    ("DELETE FROM ledger_leaf", "act_without_leaf"),
]
ELSEWHERE = [
    ("INSERT INTO ledger_waiting SELECT id FROM base_act LIMIT 1", {"act_waits_twice"}),
    ("INSERT INTO ledger_waiting VALUES (gen_random_uuid())", {"waiting_without_act"}),
    ("DELETE FROM base_act WHERE spot = 2", {"leaf_without_act", "words_without_act"}),
    ("UPDATE ledger_leaf SET index = 7 WHERE index = 1", {"leaf_gap", "tile_wrong"}),
    ("DELETE FROM ledger_tile", {"tile_missing"}),
    ("UPDATE ledger_tile SET number = 4", {"tile_missing", "tile_extra"}),
    ("UPDATE ledger_tile SET level = 4", {"tile_missing", "tile_extra"}),
    ("INSERT INTO ledger_tile VALUES (3, 0, decode(repeat('00', 32), 'hex'))", {"tile_extra"}),
    ("UPDATE ledger_tile SET hashes = set_byte(hashes, 40, 1)", {"tile_wrong"}),
    ("UPDATE ledger_tile SET hashes = substring(hashes FOR 64)", {"tile_wrong"}),
    ("UPDATE ledger_checkpoint SET size = 2", {"checkpoint_size"}),
    ("UPDATE ledger_checkpoint SET number = 2", {"checkpoint_gap"}),
    ("UPDATE ledger_checkpoint SET note = 'x'", {"checkpoint_unsigned"}),
    ("DELETE FROM ledger_leaf WHERE index = 2", {"act_without_leaf", "checkpoint_ahead"}),
]


def test_what_was_tampered_with_is_named(own: str) -> None:
    for _ in range(3):
        path.tipped()
    entered()
    act = Leaf.objects.get(index=1).act
    keys = {"base_act": "id", "base_actbody": "act_id", "ledger_leaf": "act_id"}
    with as_owner(own):
        assert found() == []
        for tampering, what in OF_THE_SECOND:
            [table] = [each for each in keys if f"{each} " in f"{tampering} "]
            with undone():
                run(f"{tampering} WHERE {keys[table]} = %s", act.id)
                assert (what, f"{act.file_id} {2 if what == 'gap' else 1}") in found(), tampering
        for tampering, expected in ELSEWHERE:
            with undone():
                run(tampering)
                assert expected <= whats(), tampering
        with undone():
            run("UPDATE ledger_tile SET hashes = set_byte(hashes, 70, 1 # get_byte(hashes, 70))")
            assert found() == [("tile_wrong", "0/0 2")]
        assert found() == []


def test_five_hundred_random_tamperings_are_all_found(own: str) -> None:
    """More of them in `make campaign`."""
    notes = a_lived_in_house()
    chance = random.Random(4)
    with as_owner(own):
        kept = {str(place): note for place, note in enumerate(notes)}
        assert queries.audit_here(trusted=[KEY.verifier], mirrors=kept).findings == ()
        missed = [unnoticed(Attack(chance), notes) for _ in range(500)]
    assert not [each for each in missed if each]


def test_consistency_holds_between_any_two_notes() -> None:
    notes = []
    for _ in range(4):
        path.tipped()
        notes.append(checkpoints.read(entered()))
    for before in notes:
        for after in notes:
            if before.size <= after.size:
                proof = queries.consistency(before.size, after.size)
                known = {"before_root": before.root, "root": after.root, "proof": proof}
                assert proofs.extends(before=before.size, size=after.size, **known)
