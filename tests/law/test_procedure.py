"""An act cites the law of the file's regime on its day, and nothing where none was read."""

from datetime import date

import pytest

from netra.law.certainty import Certainty
from netra.law.procedure import acts, rule

REGIONAL, GENERAL = "regional_election", "general_election"


@pytest.mark.parametrize(
    ("key", "regime", "on", "article"),
    [
        ("fix_finding", GENERAL, date(2019, 3, 1), "UU 7/2017 Pasal 454 ayat (5)"),
        ("fix_finding", REGIONAL, date(2020, 10, 1), ""),
        ("file_report", REGIONAL, date(2015, 2, 1), ""),
        ("file_report", REGIONAL, date(2015, 2, 2), "UU 1/2015 Pasal 134 ayat (2)-(3)"),
        ("file_report", GENERAL, date(2024, 1, 1), "UU 7/2017 Pasal 454 ayat (4)"),
        ("file_report", "", date(2024, 1, 1), ""),
        ("extend_handling", GENERAL, date(2024, 1, 1), "UU 7/2017 Pasal 454 ayat (8)"),
        ("submit_supervision_record", REGIONAL, date(2020, 10, 1), ""),
        ("submit_supervision_record", REGIONAL, date(2024, 10, 1), "Perbawaslu 5/2022"),
        ("open_review", GENERAL, date(2022, 10, 10), ""),
        ("open_review", GENERAL, date(2022, 10, 11), "Perbawaslu 7/2022 Pasal 15"),
        ("open_review", REGIONAL, date(2024, 10, 1), ""),
        ("recommend", REGIONAL, date(2023, 10, 30), "UU 5/2014 Pasal 32 ayat (3)"),
        ("recommend", REGIONAL, date(2023, 10, 31), ""),
        # Moral and disciplinary sanctions and a reprimand are imposed by different articles.
        ("impose", REGIONAL, date(2021, 8, 31), ""),
        ("deliver", REGIONAL, date(2021, 8, 30), ""),
        ("deliver", REGIONAL, date(2021, 8, 31), "PP 94/2021 Pasal 37"),
    ],
)
def test_the_article_of_a_regime_and_day(key: str, regime: str, on: date, article: str) -> None:
    assert rule(key, on=on, regime=regime).citation.article == article


def test_without_a_basis_the_row_itself_is_cited_and_is_not_the_law() -> None:
    for found in acts(on=date(2015, 1, 1), regime=REGIONAL):
        if found.citation.article == "":
            assert found.citation.certainty is not Certainty.TEXT, found.key


def test_no_act_of_2015_cites_a_later_regulation() -> None:
    cited = {each.citation.article for each in acts(on=date(2015, 12, 1), regime=REGIONAL)}
    assert {article.split(" Pasal")[0] for article in cited} == {"", "UU 1/2015", "UU 5/2014"}
