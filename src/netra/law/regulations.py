"""The regulations an article belongs to, and the days on which they are in force."""

from dataclasses import dataclass
from datetime import date

from netra.law.citation import Citation, cite
from netra.law.tables import Row, in_force, rows

ARTICLE = "Pasal"
ANY_REGIME = "any"


@dataclass(frozen=True, kw_only=True)
class Regulation:
    """One regulation; `key` is how its articles begin. Both days inclusive, None is open.

    `regime` is the one kind of election it governs, or any.
    """

    key: str
    regime: str
    name_id: str
    name_en: str
    valid_from: date | None
    valid_to: date | None
    citation: Citation

    def is_in_force(self, on: date) -> bool:
        """True on the days of the regulation."""
        return in_force({"from": self.valid_from, "to": self.valid_to}, on)

    def governs(self, regime: str | None) -> bool:
        """True if it is for that kind of election; None asks for either."""
        return regime is None or self.regime in (regime, ANY_REGIME)


def regulations() -> tuple[Regulation, ...]:
    """Every regulation whose days the data know, in the order of the file."""
    return tuple(_regulation(row) for row in rows("regulations"))


def regulation_of(article: str) -> Regulation | None:
    """The regulation an article belongs to by its first words; None if the data know no days."""
    for found in regulations():
        if article == found.key or article.startswith(f"{found.key} "):
            return found
    return None


def in_force_on(articles: tuple[str, ...], on: date, regime: str | None = None) -> tuple[str, ...]:
    """The articles, whole, without those of a regulation that is not in force that day or governs
    the other kind of election; None reads both.

    An article that names no regulation belongs to the one before it and is given its name.
    """
    kept: list[str] = []
    last: Regulation | None = None
    for article in articles:
        follows = article.startswith(ARTICLE) and last is not None
        last = last if follows else regulation_of(article)
        if last is None or (last.is_in_force(on) and last.governs(regime)):
            kept.append(f"{last.key} {article}" if follows and last else article)
    return tuple(kept)


def _regulation(row: Row) -> Regulation:
    return Regulation(
        key=row["key"],
        regime=row.get("regime", ANY_REGIME),
        name_id=row["name_id"],
        name_en=row["name_en"],
        valid_from=row.get("from"),
        valid_to=row.get("to"),
        citation=cite(row),
    )
