"""PDF files: what they hold beside pages, told by a reader that runs none of it."""

import json
from importlib.metadata import version
from typing import IO, Any

from netra.evidence.examining import child
from netra.evidence.examining.found import Finding, Found, unexamined, weigh

TOOL = f"pypdfium2 {version('pypdfium2')}"
VERY_LONG = 5_000
AFTER_END = 1024


def examine(stream: IO[bytes]) -> Found:
    """Its pages, and whether it holds script, programs to start, or files."""
    try:
        said = json.loads(child.run(child.python("pdf_probe.py"), stream))
    except child.TookTooLong:
        return unexamined("took_too_long")
    except child.Failed as failed:
        return weigh(TOOL, [Finding("pdf_unreadable", str(failed)[-100:])])
    facts = {"pages": said["pages"]} if said["opened"] else {}
    return weigh(TOOL, _told(said), facts)


def _told(said: dict[str, Any]) -> list[Finding]:
    held = {
        "pdf_locked": said["locked"],
        "pdf_unreadable": not said["opened"] and not said["locked"],
        "pdf_cut": said["end"] < 0,
        "pdf_has_script": said.get("scripts", 0) > 0 or said["names_script"],
        "pdf_starts_programs": said["names_launch"],
        "pdf_has_files": said.get("files", 0) > 0 or said["names_files"],
        "pdf_data_after": 0 <= said["end"] < said["size"] - AFTER_END,
    }
    findings = [Finding(code) for code, holds in held.items() if holds]
    if said.get("pages", 0) > VERY_LONG:
        findings.append(Finding("pdf_very_long", str(said["pages"])))
    return findings
