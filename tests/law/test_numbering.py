"""Case numbers: printed examples, the assumed region, and the round trip."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from netra.law.numbering import filing_number, parse
from netra.law.tables import rows

ON = date(2024, 10, 17)


def number(**changes: object) -> str:
    known: dict[str, object] = {
        "sequence": 1,
        "origin": "TM",
        "election_kind": "PB",
        "tier": "Kab",
        "region_code": "14.21",
        "home_affairs_code": "33.19",
        "on": ON,
        "registered": True,
    }
    return filing_number(**(known | changes)).text  # type: ignore[arg-type]


def test_the_published_numbers() -> None:
    assert number() == "01/Reg/TM/PB/Kab/14.21/X/2024"
    blitar = {"sequence": 2, "origin": "LP", "region_code": "16.12", "on": date(2020, 10, 13)}
    assert number(**blitar, registered=False) == "002/PL/PB/Kab/16.12/X/2020"
    assert number(**blitar) == "02/Reg/LP/PB/Kab/16.12/X/2020"
    assert number(tier="Kec", district_letters="PLWN").split("/")[4] == "KEC-PLWN"


def test_the_example_of_each_format_can_be_read() -> None:
    for row in rows("numbering"):
        found = parse(row["example"])
        assert found.origin == row["origin"]
        assert found.registered == (row["series"] == "registration")


def test_an_unknown_region_code_shows_the_home_affairs_code_in_brackets() -> None:
    assert number(region_code=None) == "01/Reg/TM/PB/Kab/[33.19]/X/2024"
    assert parse(number(region_code=None)).assumed


def test_a_file_of_no_contest_shows_a_dash_for_the_election() -> None:
    """A file that touches no election printed `001/PL//Kab/…`."""
    written = number(election_kind="")
    assert written == "01/Reg/TM/[-]/Kab/14.21/X/2024"
    assert (parse(written).election_kind, parse(written).assumed) == ("", True)


@pytest.mark.parametrize(
    "text",
    ["01/Reg/TM//Kab/14.21/X/2024", "", "1/2/3", "01/Reg/TM/PB/Kab/14.21/IIX/2024", "x" * 5000],
)
def test_what_is_no_number_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="not a case number"):
        parse(text)


@given(
    sequence=st.integers(1, 99999),
    origin=st.sampled_from(["LP", "TM"]),
    kind=st.sampled_from(["PB", "PG", "PW", ""]),
    tier=st.sampled_from(["RI", "Prov", "Kab", "Kota", "Kec"]),
    region=st.none() | st.from_regex(r"\A[0-9]{2}\.[0-9]{2}\Z"),
    on=st.dates(date(2015, 1, 1), date(2035, 12, 31)),
    registered=st.booleans(),
)
def test_a_number_reads_back_as_it_was_written(
    sequence: int,
    origin: str,
    kind: str,
    tier: str,
    region: str | None,
    on: date,
    registered: bool,
) -> None:
    written = filing_number(
        sequence=sequence,
        origin=origin,
        election_kind=kind,
        tier=tier,
        region_code=region,
        home_affairs_code="33.19",
        on=on,
        registered=registered,
    )
    read = parse(written.text)
    assert (read.sequence, read.origin, read.election_kind) == (sequence, origin, kind)
    assert (read.tier, read.region) == (tier, region or "33.19")
    assert read.assumed == written.assumed == (region is None or not kind)
    assert (read.registered, read.month, read.year) == (registered, on.month, on.year)
