"""The reference pages of the law's data: the procedure, how sure and how whole each table is."""

from collections import Counter
from collections.abc import Callable, Iterable
from pathlib import Path

from netra.doors.cli import law_rows
from netra.environment.variables import ROOT
from netra.law.certainty import Certainty
from netra.law.counts import Count, counts
from netra.law.glossary import term
from netra.law.lists import PublishedList, lists
from netra.law.procedure import ANY_STAGE
from netra.law.stages import stages
from netra.law.tables import DATA, Row, load_csv, rows

FOLDER = ROOT / "docs" / "reference"

_PROCEDURE = """# Procedure

What may happen to a file, at which stage, by whom. Written by `netra law-pages` from
`src/netra/law/data/procedure.toml` and `stages.toml`; a test compares. An act that names no stage
to lead to leaves the file where it is. A stage is derived from the rows that exist: one that no
arrow reaches follows from what an act said (a review's exit, a plenary's ruling, a sanction's
dates). Official terms come from the glossary. *Certainty* is how sure the row is:
[how sure the law's data are](certainty.md). *Era*: the merit authority whose rules know the act.
*Article*: what the register cites, by regime and by the day of the act; on other days, none.
"""
_CERTAINTY = """# How sure the law's data are

Rows of each file in `src/netra/law/data/` by certainty. Written by `netra law-pages`; a test
compares. Only *text* (read in the law) and *official* (an institution said so) are presented as
law; every other value shows its certainty beside it, and a contradicted one shows both readings.
"""
_DATA = """# How much the law's data hold

Rows that the sources count, and rows in `src/netra/law/data/`; what differs has its reason. Written
by `netra law-pages` from `counts.toml`; a test compares. The published lists of acts follow: of
some only the number of points is known.
"""


def procedure() -> str:
    """The whole procedure page, in Markdown."""
    acts = rows("procedure")
    parts = ("\n## Stages\n\n", _diagram(acts), _stage_table(), "\n## Acts\n\n", _act_table(acts))
    return _PROCEDURE + "".join(parts)


def certainty() -> str:
    """The whole page of certainties, in Markdown."""
    found = [(path.name, Counter(_certainties(path))) for path in sorted(DATA.iterdir())]
    counted = [(name, counts) for name, counts in found if counts]
    total = sum((counts for _, counts in counted), Counter[str]())
    lines = [_counts(f"`{name}`", counts) for name, counts in counted]
    head = _head("File", *Certainty, "rows")
    return f"{_CERTAINTY}\n{head}{''.join(lines)}{_counts('all', total)}"


def data() -> str:
    """The whole page of counts, in Markdown."""
    head = _head("What", "Expected", "Loaded", "Difference", "Reason", "Source", "Certainty")
    known = _head("List", "Name", "Points", "Known", "In force", "Certainty")
    listed = "".join(map(_list_line, lists()))
    return f"{_DATA}\n{head}{''.join(map(_count_line, counts()))}\n{known}{listed}"


PAGES: dict[str, Callable[[], str]] = {
    "procedure.md": procedure,
    "certainty.md": certainty,
    "data.md": data,
    **law_rows.PAGES,
}
"""Each page's name and how its text is made."""


def write() -> list[Path]:
    """Every page says what the data say. Returns where they stand."""
    (FOLDER / law_rows.FOLDER).mkdir(parents=True, exist_ok=True)
    for name, text in PAGES.items():
        (FOLDER / name).write_text(text())
    return [FOLDER / name for name in PAGES]


def _certainties(path: Path) -> Iterable[str]:
    if path.name.startswith("sources") or path.suffix not in (".toml", ".csv"):
        return []
    found = rows(path.stem) if path.suffix == ".toml" else load_csv(path.stem)
    bases = [basis for row in found for basis in row.get("basis", ())]
    return [str(row["certainty"]) for row in [*found, *bases]]


def _diagram(acts: list[Row]) -> str:
    """Acts that move a file, as a state diagram; those open at every stage are left out."""
    lines = [
        f"  {origin or '[*]'} --> {row['to']} : {row['key']}\n"
        for row in acts
        for origin in row["from"]
        if row["to"] and origin not in (ANY_STAGE, row["to"])
    ]
    ends = [f"  {stage.key} --> [*]\n" for stage in stages() if stage.final]
    return f"```mermaid\nstateDiagram-v2\n{''.join(lines + ends)}```\n\n"


def _stage_table() -> str:
    lines = [
        _line(
            f"`{stage.key}`",
            term(stage.key),
            f"`{stage.waits_for}`" if stage.waits_for else "",
            f"`{stage.due_step}`" if stage.due_step else "",
            "ends" if stage.final else stage.held_by,
        )
        for stage in stages()
    ]
    return _head("Stage", "Term", "Waits for", "Deadline", "Held by") + "".join(lines)


def _act_table(acts: list[Row]) -> str:
    ordered = sorted(acts, key=lambda row: (row["order"], row["key"]))
    head = _head("Act", "Term", "At", "Leads to", "By", "Article", "Certainty", "Era")
    return head + "".join(map(_act_line, ordered))


def _act_line(row: Row) -> str:
    return _line(
        f"`{row['key']}`",
        term(row["key"]),
        ", ".join(_stage(key) for key in row["from"]),
        f"`{row['to']}`" if row["to"] else "",
        ", ".join(f"`{key}`" for key in row["capacities"]),
        "<br>".join(_basis(basis) for basis in row.get("basis", ()) if basis["article"]),
        row["certainty"],
        str(row.get("era", "")).upper(),
    )


def _basis(row: Row) -> str:
    bounds = ("from", row.get("from")), ("to", row.get("to"))
    days = [f"{word} {day}" for word, day in bounds if day]
    regime = [] if row["regime"] == "any" else [row["regime"].replace("_", " ")]
    return f"{row['article']} ({', '.join([*regime, *days, row['certainty']])})"


def _stage(key: str) -> str:
    return {"": "*new file*", ANY_STAGE: "*any stage*"}.get(key, f"`{key}`")


def _count_line(found: Count) -> str:
    return _line(
        found.name,
        str(found.expected),
        str(found.loaded),
        f"{found.difference:+d}" if found.difference else "",
        found.reason,
        found.citation.title,
        str(found.citation.certainty),
    )


def _list_line(found: PublishedList) -> str:
    return _line(
        f"`{found.key}`",
        found.name_en,
        str(found.claimed),
        str(found.known),
        f"{found.valid_from} – {found.valid_to or '…'}" if found.valid_from else "",
        str(found.citation.certainty),
    )


def _counts(name: str, counts: Counter[str]) -> str:
    return _line(name, *(str(counts[each] or "") for each in Certainty), str(counts.total()))


def _head(*names: str) -> str:
    return _line(*names) + _line(*("---" for _ in names))


def _line(*cells: str) -> str:
    return f"| {' | '.join(cells)} |\n"
