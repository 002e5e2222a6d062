"""Published figures stand as published; what closes closes, and no gap is smoothed over."""

from datetime import date
from decimal import Decimal

import pytest

from netra.law.catalogue import acts
from netra.law.certainty import Certainty
from netra.law.statistics import figure, figure_sets, figures, sums, topics

CLOSING = {
    "kasn-2021-reported": (2007, (1588, 311, 108)),
    "kasn-2021-followed": (1588, (1365, 223)),
    "sbt-2024": (1158, (667, 436, 4, 24, 27)),
}
GAPS = {
    "five-categories-2020": "18.1",
    "bawaslu-2020-final": "85",
    "bawaslu-2024-outcomes": "-2",
    "bawaslu-2020-12": "-29",
    "bawaslu-2024-12-03": "20",
}


def test_every_figure_of_the_source_is_there_once() -> None:
    assert len(figures()) == len({each.key for each in figures()}) == 289
    in_sets = [each for topic in topics() for found in figure_sets(topic.key)
               for each in found.figures]  # fmt: skip
    assert sorted(each.key for each in in_sets) == sorted(each.key for each in figures())


@pytest.mark.parametrize("key", CLOSING)
def test_the_sets_that_close_exactly_close(key: str) -> None:
    found = next(each for each in sums() if each.key == key)
    total, parts = CLOSING[key]
    assert found.total == total
    assert tuple(part.value for part in found.parts) == parts
    assert found.closes


@pytest.mark.parametrize("key", GAPS)
def test_the_sets_that_do_not_close_show_their_gap(key: str) -> None:
    found = next(each for each in sums() if each.key == key)
    assert found.gap == Decimal(GAPS[key])
    assert not found.closes


def test_the_five_categories_of_2020_leave_18_1_percent_undetailed() -> None:
    found = next(each for each in figure_sets("pilkada-2020") if each.undetailed == Decimal("18.1"))
    assert [each.value for each in found.figures] == [
        Decimal(value) for value in ("30.4", "22.4", "12.6", "10.9", "5.6")
    ]
    assert found.institution.startswith("KASN")


def test_369_is_the_figure_of_kasn_of_26_june_2020() -> None:
    found = [each for each in figures() if each.value == 369]
    first = next(each for each in found if each.institution == "KASN")
    assert first.as_of == date(2020, 6, 26)
    (other,) = (each for each in found if each is not first)
    assert not other.citation.certainty.is_law
    assert "26 Juni 2020" in other.note_id


def test_a_figure_without_an_address_is_not_presented_as_fact() -> None:
    for each in figures():
        if not each.citation.url:
            assert each.citation.certainty in (Certainty.INFERRED, Certainty.UNVERIFIED), each.key
        assert (each.citation.certainty == Certainty.CONTRADICTED) == bool(
            each.citation.other_reading
        )


def test_every_category_read_as_an_act_is_in_the_catalogue() -> None:
    known = {act.code for act in acts()}
    assert {code for each in figures() for code in each.acts} <= known


def test_an_unknown_figure_is_told() -> None:
    with pytest.raises(LookupError):
        figure("S999")
