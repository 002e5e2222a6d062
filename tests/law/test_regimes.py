"""An act of one kind of election is not shown the other kind's articles."""

from datetime import date
from itertools import product

import pytest

from netra.law import catalogue
from netra.law.regulations import in_force_on

ON = date(2024, 12, 1)
OF_OTHER = {
    "general_election": ("UU 1/2015", "UU 10/2016", "MK 136"),
    "regional_election": ("UU 7",),
}


def assess(code: str, regime: str | None) -> catalogue.Assessment:
    act = catalogue.act(code)
    return catalogue.assess(
        code, on=ON, determined_on=ON, employment=act.applies_to[0], regime=regime
    )


def test_no_article_of_the_other_kind_of_election_is_shown() -> None:
    for act, regime in product(catalogue.acts(), OF_OTHER):
        found = assess(act.code, regime)
        said = [*found.articles, *found.criminal_crossref.split("; ")]
        assert not any(article.startswith(OF_OTHER[regime]) for article in said), act.code


@pytest.mark.parametrize(
    ("regime", "crime"),
    [
        (
            "regional_election",
            "UU 1/2015 Pasal 188; MK 136/PUU-XXII/2024 memperluas subjeknya",
        ),
        ("general_election", ""),
        (None, "UU 1/2015 Pasal 188; MK 136/PUU-XXII/2024 memperluas subjeknya"),
    ],
)
def test_the_crime_is_that_of_the_election(regime: str | None, crime: str) -> None:
    assert assess("PN-20", regime).criminal_crossref == crime


def test_without_an_election_both_are_shown() -> None:
    both = assess("PN-01", None).criminal_crossref
    assert both.startswith("UU 7/2017 Pasal 494")
    assert "UU 1/2015 Pasal 188" in both


def test_moderate_kinds_of_the_old_regulation_outlive_it() -> None:
    articles = ("PP 53/2010 Pasal 7 ayat (3)", "PP 53/2010 Pasal 7 ayat (4) huruf a")
    assert in_force_on(articles, date(2021, 8, 30)) == articles
    assert in_force_on(articles, ON) == articles[:1]
