"""What packs tell is data: every act kind is decided on, and what nobody named is withheld."""

from datetime import date

from netra.base.acts import BESIDE
from netra.law import packs
from netra.law.capacities import capacities
from netra.law.procedure import acts

EVIDENCE = {"keep_evidence", "ask_destruction", "destroy_evidence", "destroy_words"}
SEALED = {"unseal_reporter"}


def kinds() -> set[str]:
    """Every kind of act the house records."""
    return {each.key for each in acts(on=date(2024, 10, 17))} | BESIDE | EVIDENCE


def tells(variant: str, kind: str, **other: object) -> bool:
    asked = {"capacity": "caseworker", "person": True, "whole": True, **other}
    return packs.variant(variant).tells_act(kind, **asked)  # type: ignore[arg-type]


def test_the_full_pack_tells_every_act_but_the_opening_of_a_seal() -> None:
    assert {kind for kind in kinds() if not tells("full", kind)} == SEALED
    assert packs.variant("full").acts <= kinds()


def test_what_no_row_names_is_withheld() -> None:
    assert not any(tells(each.key, "an_act_of_tomorrow") for each in packs.variants())
    assert not packs.variant("public").tells_item("citizen")
    assert not packs.variant("merit").tells_name("a_capacity_of_tomorrow")


def test_the_merit_authority_is_told_neither_the_report_nor_of_a_village() -> None:
    assert not tells("merit", "file_report", capacity="citizen", person=False)
    assert not tells("merit", "submit_supervision_record")
    assert not tells("merit", "view_evidence", capacity="village_supervisor")
    assert tells("merit", "decide")
    assert not tells("merit", "decide", whole=False)


def test_nobodys_account_is_told_outside() -> None:
    for key in ("respondent", "public"):
        assert not packs.variant(key).people
        assert not packs.variant(key).acts


def test_only_who_works_on_files_of_a_supervisor_makes_packs() -> None:
    assert packs.makers() <= set(capacities())
    assert not packs.makers() & {"custodian", "village_supervisor", "merit_examiner", "auditor"}
    named = {each for found in packs.variants() for each in found.by | found.names} - {packs.ALL}
    assert named <= set(capacities()) | {"citizen", "system", "machine"}


def test_every_pack_but_the_full_one_asks_who_could_have_seen_it() -> None:
    asks = {each.key: packs.SEEN in each.asks for each in packs.variants()}
    assert asks == {"full": False, "merit": True, "respondent": True, "public": True}
    assert packs.DECISION in packs.variant("respondent").asks
