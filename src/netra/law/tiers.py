"""The word a number prints for an office's tier."""

from netra.law.tables import Row, rows


def tier_word(tier: str, area_code: str) -> str:
    """`RI`, `Prov`, `Kab`, `Kota` or `Kec`; KeyError for a tier the table does not know."""
    words = {row["tier"]: row for row in rows("tiers")}
    return str(words["city" if tier == "regency" and _is_city(area_code, words) else tier]["word"])


def _is_city(area_code: str, words: dict[str, Row]) -> bool:
    pair = area_code.split(".")[1:2]
    return bool(pair) and int(pair[0]) >= words["city"]["first_city_code"]
