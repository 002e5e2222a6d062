"""Figures: kept, printed, and written into the page and the README's table."""

import json
import os
import platform
import re
import subprocess
import sys
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
PAGE = ROOT / "docs" / "reference" / "measurements.md"
README = ROOT / "README.md"
KEPT = ROOT / "var" / "bench" / "measured.json"
BEGIN, END = "<!-- measured by make bench -->\n", "<!-- end -->\n"
IN_README = ("first_page", "memory", "first_view", "later_view", "tests")

_HEAD = """# Measurements

Written by `make bench` (`benchmarks/`): each figure with the day and the commit it was taken at.
The system measured is a fresh one with demo data in a folder of its own, two web processes, on the
machine below. *MB* are 10⁶ bytes. `python -m benchmarks claims acts` measures only those named.
`make bench` first runs the limits that must hold (`tests/bench/`).

"""


@dataclass(frozen=True, kw_only=True)
class Figure:
    """One thing measured: a key, what it is, the value with its unit, and how it was taken."""

    key: str
    what: str
    value: str
    how: str = ""


def keep(figures: Iterable[Figure]) -> None:
    """The figures replace earlier ones of the same key, and stand in every place."""
    known = json.loads(KEPT.read_text()) if KEPT.exists() else {}
    for one in figures:
        known[one.key] = {**asdict(one), "day": _day(), "commit": _commit(), "machine": machine()}
        sys.stdout.write(f"{one.what}: {one.value}\n")
    sys.stdout.flush()
    KEPT.parent.mkdir(parents=True, exist_ok=True)
    KEPT.write_text(json.dumps(known, indent=1, ensure_ascii=False) + "\n")
    PAGE.write_text(page(known))
    README.write_text(with_table(README.read_text(), readme_table(known)))


def page(known: dict[str, dict[str, str]]) -> str:
    """The whole reference page."""
    machines = sorted({one["machine"] for one in known.values()})
    lines = [f"* {each}\n" for each in machines]
    rows = [
        f"| {one['what']} | {one['value']} | {one['how']} | {one['day']} `{one['commit']}` |\n"
        for one in known.values()
    ]
    head = "\n| What | Value | How | When |\n|---|---|---|---|\n"
    return _HEAD + "".join(lines) + head + "".join(rows)


def readme_table(known: dict[str, dict[str, str]]) -> str:
    """The few rows that the README shows."""
    rows = [known[key] for key in IN_README if key in known]
    lines = [f"| {one['what']} | {one['value']} |\n" for one in rows]
    return "| Measured | Value |\n|---|---|\n" + "".join(lines)


def with_table(text: str, table: str) -> str:
    """The text with the table between its two marks."""
    pattern = re.compile(f"{re.escape(BEGIN)}.*?{re.escape(END)}", re.DOTALL)
    return pattern.sub(lambda _: f"{BEGIN}\n{table}\n{END}", text)


def machine() -> str:
    """The machine, in one line."""
    cpu = re.search(r"^model name\s*:\s*(.+)$", _read("/proc/cpuinfo"), re.MULTILINE)
    memory = re.search(r"^MemTotal:\s+(\d+)", _read("/proc/meminfo"), re.MULTILINE)
    gigabytes = round(int(memory[1]) * 1024 / 1e9) if memory else 0
    processor = cpu[1] if cpu else platform.machine()
    return (
        f"{os.cpu_count()} × {processor}, {gigabytes} GB memory, {platform.system()} "
        f"{platform.machine()}, Python {platform.python_version()}"
    )


def _read(path: str) -> str:
    try:
        return Path(path).read_text()
    except OSError:
        return ""


def _day() -> str:
    return datetime.now(UTC).date().isoformat()


def _commit() -> str:
    done = subprocess.run(
        ["git", "rev-parse", "--short", "HEAD"], cwd=ROOT, capture_output=True, text=True
    )
    return done.stdout.strip() or "no commit"
