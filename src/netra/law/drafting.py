"""What the rows of a draft owe: everything the data's rows do, and what the clock reads of them."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, time
from typing import Any

from netra.law.areas import known as known_areas
from netra.law.check.problem import Problem, problem
from netra.law.check.rows import row_problems
from netra.law.citation import sources
from netra.law.deadlines.limits import rules_of_data
from netra.law.decrees import KINDS, decrees
from netra.law.tables import Row, rows

Both = tuple[str, str]
# Of counting.toml a draft changes these; the clock reads the working week elsewhere, and what else
# stands there (special hours, arrivals, a last day off, midnight) opens readings, which no draft is
# compared by.
COUNTED = ("first_day", "reception")
PERIOD = ("from", "to")
INHERITED = ("extends", "granted_by")
CITED = ("source", "title", "url", "article", "certainty", "other_reading", "other_reading_en")
_OF_EVERY_ROW = frozenset({*PERIOD, *CITED, "checked_on"})
NO_TABLE = ("tabel rancangan hanya: {known}", "a draft has only these tables: {known}")
EMPTY = ("rancangan tidak berisi baris", "the draft has no row")
NO_ROWS = ("tulis sebagai [[{known}]]", "write it as [[{known}]]")
ONE_OF = ("salah satu dari {known}", "one of {known}")
NO_COLUMN = (
    "hapus; kolom baris ini hanya: {known}",
    "take it out; the columns of this row are only: {known}",
)
NO_DRAFT = (
    "hanya {known} yang dapat dirancang; yang lain dalam counting.toml tidak",
    "only {known} can be drafted; nothing else of counting.toml can",
)
AS_REPLACED = ('"{known}" seperti baris yang digantikan, atau hapus', '"{known}" or leave it out')
NOT_REPLACED = (
    "hapus: baris yang digantikan tidak memperpanjang langkah lain",
    "leave it out: the row this replaces lengthens no other step",
)
TAKEN = ("kunci ini sudah dipakai: {known}", "this key is taken: {known}")


@dataclass(frozen=True)
class Need:
    """A column of a draft's row: what it may hold, and what to write instead."""

    column: str
    holds: Callable[[Any], bool]
    remedy: Both


def inherited(step: Any) -> Row:
    """What a drafted limit of the step has of the row it replaces: which step it lengthens and the
    moment from which it does; empty for a step that lengthens none."""
    found = (row for row in rules_of_data().deadlines if row["step"] == step)
    return {key: row[key] for row in found for key in INHERITED if key in row}


def complaints(content: Mapping[str, Any], file: str, tables: tuple[str, ...]) -> Iterator[Problem]:
    """Every fault of a draft, in the order of its tables; `row` counts within the table."""
    strangers = [name for name in content if name not in (*tables, "checked_on")]
    for name in strangers:
        yield _fault(file, 0, name, NO_TABLE, ", ".join(tables))
    if not any(content.get(name) for name in tables):
        yield _fault(file, 0, "", EMPTY)
    for name in tables:
        given = content.get(name, [])
        if not isinstance(given, list) or not all(isinstance(row, dict) for row in given):
            yield _fault(file, 0, name, NO_ROWS, name)
            continue
        for number, row in enumerate(given, start=1):
            yield from _row(f"{file} [[{name}]]", number, {**_default(content), **row}, name)


def _default(content: Mapping[str, Any]) -> Row:
    return {"checked_on": content["checked_on"]} if "checked_on" in content else {}


def _row(file: str, number: int, row: Row, table: str) -> Iterator[Problem]:
    yield from row_problems(file, number, row, _sources(row))
    needs = list(_NEEDS[table](row))
    for need in needs:
        if not need.holds(row.get(need.column)):
            yield problem(file, number, need.column, need.remedy)
    own = {need.column for need in needs}
    for column in row:
        if column not in own | _OF_EVERY_ROW:
            yield problem(file, number, column, _filled(NO_COLUMN, own))
    for column in PERIOD:
        if column in row and not isinstance(row[column], date):
            yield problem(file, number, column, _DAY)


def _sources(row: Row) -> dict[str, Row]:
    """The sources of the data; of a row that names its own, that one too."""
    own = {"title": row.get("title"), "url": row.get("url")}
    return sources() if row.get("source") or not own["title"] else {**sources(), "": own}


def _of_deadlines(row: Row) -> Iterator[Need]:
    known = rules_of_data().deadlines
    same = [each for each in known if each["step"] == row.get("step")]
    yield _among("step", {each["step"] for each in known})
    # A step that both kinds of election share is looked up without naming one.
    yield _among("regime", {each["regime"] for each in same} | {"any"})
    yield from _counted(row)
    yield _among("family", _counting_families())
    yield _among("ends", {each["ends"] for each in known})
    others = row.get("other", [])
    yield Need("other", lambda _: isinstance(others, list) and all(map(_variant, others)), _OTHER)
    has = inherited(row.get("step"))
    for column in INHERITED:
        yield _equal(column, has.get(column))


def _counted(row: Row) -> Iterator[Need]:
    known = rules_of_data().deadlines
    yield _among("counts_from", {each["counts_from"] for each in known})
    yield _among("unit", {each["unit"] for each in known})
    if row.get("unit") == "hour":
        yield Need("hours", _number, _NUMBER)
        yield Need("days", lambda value: value is None or _number(value), _NUMBER)
    else:
        yield Need("days", _number, _NUMBER)


def _variant(other: Any) -> bool:
    """True if it names nothing but what a variant may name, and each as a row would."""
    if not isinstance(other, dict):
        return False
    allowed = {need.column: need for need in (*_counted(other), *_counted({"unit": "hour"}))}
    return all(key in allowed and allowed[key].holds(value) for key, value in other.items())


def _of_counting(row: Row) -> Iterator[Need]:
    yield Need("key", lambda key: key in COUNTED, _filled(NO_DRAFT, set(COUNTED)))
    yield _among("regime", {each["regime"] for each in rows("deadlines")} | {"any"})
    if row.get("key") == "first_day":
        yield _among("family", _counting_families())
        yield Need("counts", lambda value: isinstance(value, bool), _TRUTH)
    else:
        yield Need("closes", lambda value: isinstance(value, time), _HOUR)
        yield Need("friday_other", lambda value: value is None or isinstance(value, time), _HOUR)


def _of_decrees(row: Row) -> Iterator[Need]:
    taken = {each.key for each in decrees()}
    yield Need("key", lambda key: isinstance(key, str) and key not in taken, _filled(TAKEN, taken))
    yield Need("year", _number, _NUMBER)
    yield Need("number", lambda value: isinstance(value, str), _WORDS)
    yield Need("area", _area_or_none, _AREA)
    yield Need("issued_on", lambda _: True, _DAY)  # as every day of a row, it was looked at above
    year = row.get("year")
    yield Need("day", lambda days: _days(days, year), _DAYS)
    yield Need("withdrawn", lambda days: _withdrawn(days, year), _WITHDRAWN)


def _days(days: Any, year: Any) -> bool:
    return isinstance(days or [], list) and all(
        isinstance(day, dict)
        and day.keys() == {"on", "kind", "id", "en"}
        and _of_year(day["on"], year)
        and day["kind"] in KINDS
        and all(isinstance(day[word], str) and day[word] for word in ("id", "en"))
        for day in days or []
    )


def _withdrawn(days: Any, year: Any) -> bool:
    return isinstance(days or [], list) and all(_of_year(day, year) for day in days or [])


def _area_or_none(code: Any) -> bool:
    return code in (None, "") or (isinstance(code, str) and code in known_areas())


def _of_year(day: Any, year: Any) -> bool:
    return type(day) is date and day.year == year  # a moment is no day


def _counting_families() -> set[str]:
    return {row["family"] for row in rules_of_data().counting if row["key"] == "first_day"}


def _number(value: Any) -> bool:
    return isinstance(value, int) and not isinstance(value, bool) and value >= 1


def _among(column: str, known: set[str]) -> Need:
    return Need(
        column, lambda value: isinstance(value, str) and value in known, _filled(ONE_OF, known)
    )


def _equal(column: str, known: str | None) -> Need:
    remedy = _filled(AS_REPLACED, {known}) if known else NOT_REPLACED
    return Need(column, lambda value: value is None or value == known, remedy)


def _filled(remedy: Both, known: set[str]) -> Both:
    named = ", ".join(sorted(known))
    return remedy[0].format(known=named), remedy[1].format(known=named)


def _fault(file: str, row: int, column: str, remedy: Both, known: str = "") -> Problem:
    return problem(
        file, row, column, (remedy[0].format(known=known), remedy[1].format(known=known))
    )


_DAY = ("tulis tanggal sebagai TTTT-BB-HH", "write the day as YYYY-MM-DD")
_NUMBER = ("bilangan bulat mulai dari 1", "a whole number from 1 up")
_TRUTH = ("true atau false", "true or false")
_HOUR = ("tulis jam sebagai 16:00:00", "write the hour as 16:00:00")
_WORDS = ('tulis nomornya, atau "" bila belum ada', 'write its number, or "" if it has none yet')
_AREA = (
    'tulis kode wilayah, atau "" untuk seluruh negeri',
    'write an area\'s code, or "" for the whole country',
)
_OTHER = (
    "bacaan lain hanya menyebut days, hours, unit atau counts_from",
    "another reading names only days, hours, unit or counts_from",
)
_DAYS = (
    "setiap hari: on (dalam tahun keputusan), kind, id, en",
    "each day: on (within the decree's year), kind, id, en",
)
_WITHDRAWN = (
    "daftar tanggal dalam tahun keputusan",
    "a list of days within the decree's year",
)
_NEEDS: dict[str, Callable[[Row], Iterator[Need]]] = {
    "deadlines": _of_deadlines,
    "counting": _of_counting,
    "decrees": _of_decrees,
}
