"""What every row owes: a source, a certainty, days in order; and the glossary one word a key."""

from collections import Counter
from collections.abc import Iterator
from datetime import date

from netra.law.certainty import Certainty
from netra.law.check.problem import Problem, problem
from netra.law.check.reading import Folder
from netra.law.elections import known_date
from netra.law.tables import Row

NEEDS_ADDRESS = {Certainty.TEXT, Certainty.OFFICIAL, Certainty.PRESS}
OTHER_READING = ("other_reading", "open_question_id")
DAYS = ("from", "to", "since", "issued_on", "voting_on")
WAYS = "procedure.toml"  # a row's from and to are stages, its bases' are days
KNOWN_DATES = ("determined_on", "known", "as_of")
SPANS = (("from", "to"), ("determined_on", "voting_on"))
GLOSSARY = "glossary.toml"
REGIMES = ("regional_election", "general_election", "any")
Both = tuple[str, str]

NO_SOURCE = ("sebut kunci yang ada di sources*.toml", "name a key of sources*.toml")
SCALE = ", ".join(Certainty)
NO_CERTAINTY = (f"salah satu dari {SCALE}", f"one of {SCALE}")
NO_ADDRESS = (
    "sumber tanpa alamat paling tinggi inferred",
    "a source without an address is at most inferred",
)
NO_OTHER = ("simpan juga bacaan yang lain", "keep the other value too")
NO_ARTICLE = (
    "sebut pasalnya, atau biarkan kosong bila tidak diketahui",
    "name the article, or leave it empty if none is known",
)
NOT_CHECKED = ("sebut hari sumber diperiksa", "say on which day the source was checked")
NO_DAY = ("tulis hari sebagai TTTT-BB-HH", "write the day as YYYY-MM-DD")
NO_KNOWN_DATE = (
    "tulis TTTT-BB-HH, TTTT-BB, TTTT, atau dua hari dipisah garis miring",
    "write YYYY-MM-DD, YYYY-MM, YYYY, or two days divided by a slash",
)
BACKWARDS = ("berakhir sebelum dimulai", "the row ends before it begins")
NO_REGIME = (f"salah satu dari {', '.join(REGIMES)}", f"one of {', '.join(REGIMES)}")
NO_TITLE = ("beri judul dan alamat", "give a title and an address")
TWO_KEYS = ("satu kunci, satu istilah resmi", "one key, one official term")
NO_KEYS = ("sebut kunci yang ada", "name keys that exist")


def row_problems(file: str, number: int, row: Row, sources: dict[str, Row]) -> Iterator[Problem]:
    """The faults of one row, whatever its file."""
    for column, remedy in _citation_faults(row, sources):
        yield problem(file, number, column, remedy)
    if "article" not in row:
        yield problem(file, number, "article", NO_ARTICLE)
    if not isinstance(row.get("checked_on"), date):
        yield problem(file, number, "checked_on", NOT_CHECKED)
    if file != WAYS or not isinstance(row.get("from"), list):
        yield from (problem(file, number, *fault) for fault in _day_faults(row))
    for first, last in SPANS:
        starts, ends = row.get(first), row.get(last)
        if isinstance(starts, date) and isinstance(ends, date) and ends < starts:
            yield problem(file, number, last, BACKWARDS)
    for basis in row.get("basis", ()):
        dated = {"checked_on": row.get("checked_on"), **basis}
        yield from row_problems(file, number, dated, sources)
        if basis.get("regime") not in REGIMES:
            yield problem(file, number, "regime", NO_REGIME)


def source_problems(folder: Folder) -> Iterator[Problem]:
    """Sources without a title, or without the place where an address stands."""
    for number, (key, source) in enumerate(folder.sources.items(), start=1):
        if not source.get("title") or "url" not in source:
            yield problem("sources.toml", number, key, NO_TITLE)


def term_problems(folder: Folder) -> Iterator[Problem]:
    """Two keys for one official term, and keys that do not exist."""
    rows = folder.files.get(GLOSSARY, [])
    keys = folder.values(GLOSSARY, "key")
    for column in ("key", "id"):
        times = Counter(str(row.get(column, "")).casefold() for row in rows)
        for number, row in enumerate(rows, start=1):
            if times[str(row.get(column, "")).casefold()] > 1:
                yield problem(GLOSSARY, number, column, TWO_KEYS)
    for number, row in enumerate(rows, start=1):
        if set(row.get("not_to_be_confused_with", ())) - keys:
            yield problem(GLOSSARY, number, "not_to_be_confused_with", NO_KEYS)


def _day_faults(row: Row) -> Iterator[tuple[str, Both]]:
    """Text where a day stands binds nobody: the law's readers compare dates only."""
    for column in DAYS:
        if row.get(column) and not isinstance(row[column], date):
            yield column, NO_DAY
    for column in KNOWN_DATES:
        try:
            known_date(row.get(column, ""))
        except (ValueError, TypeError):
            yield column, NO_KNOWN_DATE


def _citation_faults(row: Row, sources: dict[str, Row]) -> Iterator[tuple[str, Both]]:
    source = sources.get(str(row.get("source", "")))
    if source is None:
        yield "source", NO_SOURCE
    certainty = str(row.get("certainty", ""))
    if certainty not in set(Certainty):
        yield "certainty", NO_CERTAINTY
        return
    if source is not None and not source.get("url") and certainty in NEEDS_ADDRESS:
        yield "certainty", NO_ADDRESS
    if certainty == Certainty.CONTRADICTED and not any(row.get(key) for key in OTHER_READING):
        yield "other_reading", NO_OTHER
