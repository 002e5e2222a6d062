"""The gap register: every row that is silent or contradicts has a key."""

import pytest

from netra.law import gaps
from netra.law.tables import rows


def test_every_contradicted_or_unsettled_row_has_a_gap() -> None:
    without = [
        f"{file}: {row.get('key') or row.get('step') or row.get('code')} ({row['certainty']})"
        for file, row in gaps.open_rows()
        if not gaps.keys_of(file, row)
    ]
    assert without == [], "name these rows in a spot of gaps.toml, or write a new gap"


def test_a_row_shows_one_gap() -> None:
    assert all(len(gaps.keys_of(file, row)) == 1 for file, row in gaps.open_rows())


def test_every_gap_is_met_somewhere_and_asks_in_both_languages() -> None:
    found = gaps.gaps()
    assert len({each.key for each in found}) == len(found)
    for each in found:
        assert each.kind in (gaps.NO_RULE, gaps.TWO_READINGS)
        assert each.met_in, each.key
        assert each.sources, each.key
        assert "?" in each.question_id
        assert "?" in each.question_en
        assert each.question_en != each.question_id


def test_no_spot_is_spare() -> None:
    shown = list(gaps.open_rows())
    for row in rows("gaps"):
        for spot in row["spot"]:
            one = {**row, "spot": [spot]}
            assert any(gaps.shows(one, file, cells) for file, cells in shown), (row["key"], spot)


@pytest.mark.parametrize(
    ("file", "row", "keys"),
    [
        ("violation_classes", {"code": "PN-91", "class": "unsettled"}, ("empty_box",)),
        ("violation_classes", {"code": "PN-91", "class": "ethics", "certainty": "press"}, ()),
        ("violation_classes", {"code": "PN-77", "class": "unsettled"}, ()),
        ("sanctions", {"code": "SS-2", "certainty": "contradicted"}, ("allowance_cut",)),
        ("windows", {"certainty": "contradicted"}, ("may_clarify",)),
        ("windows", {"certainty": "inferred"}, ()),
        (
            "deadlines_none",
            {"step": "forwarding", "source": "not-found"},
            ("no_deadline_forwarding",),
        ),
    ],
)
def test_the_gaps_of_a_row(file: str, row: dict[str, str], keys: tuple[str, ...]) -> None:
    assert gaps.keys_of(file, row) == keys


def test_the_gap_of_the_empty_box() -> None:
    found = gaps.gap("empty_box")
    assert found.kind == gaps.NO_RULE
    assert {spot.file for spot in found.met_in} == {"violations", "violation_classes", "exceptions"}
    assert {each.source for each in found.sources} == {"empty-box-2021", "empty-box-2024"}
    with pytest.raises(LookupError, match="no_such"):
        gaps.gap("no_such")
