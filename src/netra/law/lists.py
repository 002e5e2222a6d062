"""The published lists of acts that breach neutrality, item by item."""

from dataclasses import dataclass
from datetime import date

from netra.law.citation import Citation, cite
from netra.law.glossary import term
from netra.law.tables import Row, in_force, load_csv, rows


@dataclass(frozen=True, kw_only=True)
class PublishedList:
    """One list. `claimed` points it is said to have, `known` of them in the data.

    Both days are inclusive; a list without a first day is one office's reading and binds no day.
    """

    key: str
    name_id: str
    name_en: str
    valid_from: date | None
    valid_to: date | None
    claimed: int
    known: int
    citation: Citation


@dataclass(frozen=True, kw_only=True)
class ListItem:
    """One item as published, and the catalogue's codes for it (our mapping).

    `klass` is ethics or discipline, empty where the list prints none; `sanctions` are Indonesian
    labels of `sanction_keys`.
    """

    list_key: str
    number: str
    text_id: str
    text_en: str
    codes: tuple[str, ...]
    klass: str
    sanction_keys: tuple[str, ...]
    sanctions: tuple[str, ...]
    note_id: str
    note_en: str
    citation: Citation


def lists() -> tuple[PublishedList, ...]:
    """Every list, those of which only the number of points is known included."""
    return tuple(_list(row) for row in rows("violation_lists"))


def items(list_key: str) -> tuple[ListItem, ...]:
    """The known items of a list in its order; empty if none is known. LookupError if no list."""
    if all(found.key != list_key for found in lists()):
        raise LookupError(f"no list {list_key}")
    return tuple(_item(row) for row in _rows_of(list_key))


def items_with(code: str, *, on: date | None = None) -> tuple[ListItem, ...]:
    """The items that hold a catalogue code; with `on`, of the lists in force that day."""
    known = {row["key"] for row in rows("violation_lists") if on is None or _binds(row, on)}
    found = (_item(row) for row in load_csv("violation_list_items") if row["list_id"] in known)
    return tuple(item for item in found if code in item.codes)


def _binds(row: Row, on: date) -> bool:
    return "from" in row and in_force(row, on)


def _rows_of(list_key: str) -> list[Row]:
    return [row for row in load_csv("violation_list_items") if row["list_id"] == list_key]


def _list(row: Row) -> PublishedList:
    return PublishedList(
        key=row["key"],
        name_id=row["name_id"],
        name_en=row["name_en"],
        valid_from=row.get("from"),
        valid_to=row.get("to"),
        claimed=row["claimed"],
        known=len(_rows_of(row["key"])),
        citation=cite(row),
    )


def _item(row: Row) -> ListItem:
    keys = split(row["sanctions"])
    return ListItem(
        list_key=row["list_id"],
        number=row["item"],
        text_id=row["text_id"],
        text_en=row["text_en"],
        codes=split(row["codes"]),
        klass=row["class"],
        sanction_keys=keys,
        sanctions=tuple(term(key) for key in keys),
        note_id=row["note_id"],
        note_en=row["note_en"],
        citation=cite(row),
    )


def split(cell: str) -> tuple[str, ...]:
    """The parts of a cell that holds several, divided by semicolons."""
    return tuple(part.strip() for part in cell.split(";") if part.strip())
