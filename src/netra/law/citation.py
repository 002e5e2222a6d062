"""Where a value comes from and how sure it is."""

from dataclasses import dataclass
from functools import cache

from netra.law.certainty import Certainty
from netra.law.tables import DATA, Row, load


@dataclass(frozen=True, kw_only=True)
class Citation:
    """The source of one row. `other_reading` is what another source says instead."""

    source: str
    title: str
    url: str
    article: str
    certainty: Certainty
    other_reading: str | None = None
    other_reading_en: str | None = None


def cite(row: Row) -> Citation:
    """The citation of a row; KeyError if its source is in no `data/sources*.toml`."""
    source = sources()[row["source"]]
    return Citation(
        source=row["source"],
        title=source["title"],
        url=source["url"],
        article=row.get("article", ""),
        certainty=Certainty(row["certainty"]),
        other_reading=row.get("other_reading") or None,
        other_reading_en=row.get("other_reading_en") or None,
    )


@cache
def sources() -> dict[str, Row]:
    """Every source a row may cite, by key: the tables of all `data/sources*.toml`."""
    files = sorted(path.stem for path in DATA.glob("sources*.toml"))
    return {key: row for name in files for key, row in load(name)["source"].items()}
