"""The country's areas: codes, names, time zones, and in which province an area once lay."""

import csv
import io
import unicodedata
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path

from netra.law.citation import Citation, cite
from netra.law.tables import Row, load_csv, rows

PACKAGE = Path(__file__).parents[3] / "node_modules" / "idn-area-data" / "data"
LEVELS = ("province", "regency", "district", "village")
_FILES = ("provinces", "regencies", "districts", "villages")


class PackageMissing(RuntimeError):
    """The country's areas are not on this machine; the text says what to run."""


class UnknownArea(LookupError):
    """No area has that code. `successor` is the code that took its place, where the data know."""

    def __init__(self, code: str, successor: str | None = None) -> None:
        now = f"; its regency now has the code {successor}" if successor else ""
        super().__init__(f"no area has the code {code}{now}")
        self.code = code
        self.successor = successor


@dataclass(frozen=True, kw_only=True)
class AreaRow:
    """An area by its Home Affairs code; `zone` is a tz name, `parent` None for the country."""

    code: str
    name: str
    level: str
    parent: str | None
    zone: str
    citation: Citation


@dataclass(frozen=True, kw_only=True)
class FormerParent:
    """Where the regencies of a province lay until a day (inclusive), before it was made."""

    province: str
    formerly: str
    until: date
    since: date
    citation: Citation


def zone(area_code: str) -> str:
    """WIB, WITA or WIT of a Home Affairs area code (`33`, `33.19`); LookupError if unknown."""
    found: str = _zone_row(area_code)["zone"]
    return found


def tz_name(zone_or_name: str) -> str:
    """The tz database name of WIB, WITA or WIT; a tz name is returned as it is."""
    known = {row["zone"]: row["tz"] for row in rows("areas")}
    return str(known.get(zone_or_name, zone_or_name))


def zone_citation(area_code: str) -> Citation:
    """The source of an area's zone; LookupError if unknown."""
    return cite(_zone_row(area_code))


def credit() -> Citation:
    """Whose data the codes and names are, under which licence: to be shown with them."""
    return cite(rows("areas_package")[0])


@cache
def areas() -> tuple[AreaRow, ...]:
    """Country, provinces, regencies, districts, each after the one it lies in; not the villages."""
    (country,) = load_csv("area_country")
    first = AreaRow(
        code=country["code"],
        name=country["name"],
        level="country",
        parent=None,
        zone=tz_name(country["zone"]),
        citation=cite(country),
    )
    below = (
        _area(line, level)
        for level, file in zip(LEVELS[:3], _FILES, strict=False)
        for line in _lines(_text(file).decode())
    )
    return (first, *below)


@cache
def known() -> dict[str, AreaRow]:
    """Every area down to the districts, by code."""
    return {area.code: area for area in areas()}


def area(code: str) -> AreaRow:
    """The area with that code, a village's too; UnknownArea, naming the successor if it has one."""
    found = known().get(code)
    if found is None and code.count(".") == 3:
        of_district = villages(code.rpartition(".")[0])
        found = next((each for each in of_district if each.code == code), None)
    if found is None:
        raise UnknownArea(code, successor(code))
    return found


def villages(district_code: str) -> tuple[AreaRow, ...]:
    """The villages of a district in the order of their codes; none if there is no such district."""
    text = _text("villages")  # sorted by code: a district's lines lie together
    lines: list[str] = []
    begin = f"\n{district_code}.".encode()
    at = text.find(begin)
    while at >= 0 and text.startswith(begin, at):
        end = text.find(b"\n", at + 1)
        lines.append(text[at + 1 : end if end > 0 else None].decode())
        at = end
    return tuple(_area(line, "village") for line in _csv_lines(lines))


@cache
def former_parents() -> tuple[FormerParent, ...]:
    """Each province made out of another one since 2015, with the last day before."""
    return tuple(
        FormerParent(
            province=row["province"],
            formerly=row["formerly"],
            until=row["to"],
            since=row["since"],
            citation=cite(row),
        )
        for row in rows("area_history")
    )


def province_of(area_code: str, on: date) -> str:
    """The code of the province the area lay in on that day; UnknownArea if no area has the code."""
    province = area(area_code).code[:2]
    before = (past for past in former_parents() if past.province == province and on <= past.until)
    return next((past.formerly for past in before), province)


def successor(code: str) -> str | None:
    """The regency's code of today for a regency's code that ended or one beneath it; else None."""
    regency = ".".join(code.split(".")[:2])
    ended = (row for row in load_csv("area_codes_former") if row["code"] == regency)
    return next((str(row["successor"]) for row in ended), None)


def official_name(found: AreaRow) -> str:
    """The name with its kind: a regency's carries it already, a province's is given its word."""
    word = str(rows("areas_package")[0]["province_word"])
    return f"{word} {found.name}" if found.level == "province" else found.name


def slug(found: AreaRow) -> str:
    """The official name as a key: `kabupaten-kudus`, `provinsi-jawa-tengah`."""
    return folded(official_name(found)).replace(" ", "-")


def folded(text: str) -> str:
    """The text for comparing: lower case, no accents, signs left out, one space between words."""
    plain = unicodedata.normalize("NFKD", text.casefold()).encode("ascii", "ignore").decode()
    spaced = "".join(sign if sign.isalnum() else " " if sign in " -/,." else "" for sign in plain)
    return " ".join(spaced.split())


def _area(line: list[str], level: str) -> AreaRow:
    code = line[0]
    return AreaRow(
        code=code,
        name=line[-1],
        level=level,
        parent=code.rpartition(".")[0] or load_csv("area_country")[0]["code"],
        zone=_tz_of(code[:2]),
        citation=credit(),
    )


@cache
def _tz_of(province: str) -> str:
    return tz_name(zone(province))


@cache
def _text(file: str) -> bytes:
    try:
        return (PACKAGE / f"{file}.csv").read_bytes()
    except FileNotFoundError as missing:
        raise PackageMissing(
            f"the areas of the country are missing at {PACKAGE}: run `netra up`, or `npm ci`"
        ) from missing


def _lines(text: str) -> list[list[str]]:
    return _csv_lines(text.splitlines()[1:])


def _csv_lines(lines: list[str]) -> list[list[str]]:
    return [line for line in csv.reader(io.StringIO("\n".join(lines))) if line]


def _zone_row(area_code: str) -> Row:
    province = area_code[:2]
    for row in rows("areas"):
        if province in row["provinces"]:
            return row
    raise LookupError(f"no time zone for area {area_code}")
