"""The glossary against code and templates: every word asked for exists, under one key."""

import re
from pathlib import Path

from netra.environment.variables import ROOT
from netra.law.glossary import entries

SOURCE = ROOT / "src" / "netra"
ASKED = re.compile(r"""\b(?:term|word|title)\(\s*["']([a-z_]+)["']""")


def asked_for(paths: list[Path]) -> dict[str, str]:
    """Every glossary key written out in code or templates, with one place that asks."""
    return {
        key: str(path) for path in paths for key in ASKED.findall(path.read_text(encoding="utf-8"))
    }


def test_every_word_asked_for_is_in_the_glossary() -> None:
    found = asked_for([*SOURCE.rglob("*.py"), *SOURCE.rglob("*.html")])
    known = {entry.key for entry in entries()}
    assert len(found) > 40
    assert {key: place for key, place in found.items() if key not in known} == {}


def test_a_word_nobody_defined_would_be_found(tmp_path: Path) -> None:
    page = tmp_path / "page.html"
    page.write_text('{{ term("no_such_word") }}')
    assert asked_for([page]) == {"no_such_word": str(page)}
