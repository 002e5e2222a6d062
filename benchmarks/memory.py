"""How much memory the whole system holds after people have walked through it."""

import re
from pathlib import Path

from benchmarks.report import Figure
from benchmarks.site import Site, Visitor

ROLES = ("intake_officer", "caseworker", "chair", "custodian", "merit_examiner", "ppk_officer")
PLACES = ("/meja/", "/meja/perkara/", "/meja/kalender/", "/meja/angka/")
TABS = ("bukti/", "penanganan/", "pleno/", "orang/", "pesan/", "tindak-lanjut/", "dokumen/")
FILES = 6
_FILE = re.compile(r'href="(/meja/berkas/[0-9a-f-]{36}/)"')
_PAPER = re.compile(r'href="(/meja/berkas/[0-9a-f-]{36}/dokumen/[^"]+)"')


def measure(site: Site) -> list[Figure]:
    """The sum of PSS after citizens and six officers looked at every page, papers printed."""
    seen = _walk(site)
    found = processes(site)
    megabytes = sum(share(pid) for pid in found) * 1024 / 1e6
    return [
        Figure(
            key="memory",
            what="Memory of the whole system after a walk",
            value=f"{megabytes:.0f} MB",
            how=f"sum of PSS of {len(found)} processes after {seen} pages, PostgreSQL included",
        )
    ]


def _walk(site: Site) -> int:
    """Pages looked at."""
    citizen = Visitor(site)
    pages = [citizen.get(path).status for path in ("/", "/lapor/", "/lacak/", "/angka/", "/en/")]
    for role in ROLES:
        officer = Visitor(site)
        officer.enter(role)
        lists = [officer.get(path) for path in PLACES]
        pages += [each.status for each in lists]
        files = {path for each in lists for path in _FILE.findall(each.text)}
        for file in sorted(files)[:FILES]:
            pages += _look_into(officer, file)
    assert set(pages) == {200}, pages
    return len(pages)


def _look_into(officer: Visitor, file: str) -> list[int]:
    """What came of looking at the file's page, every tab it offers, every paper it prints."""
    page = officer.get(file)
    offered = [tab for tab in TABS if f'href="{file}{tab}"' in page.text]
    tabs = [officer.get(file + tab) for tab in offered]
    papers = {path for each in tabs for path in _PAPER.findall(each.text)}
    seen = [page, *tabs, *(officer.get(path) for path in sorted(papers))]
    return [each.status for each in seen]


def processes(site: Site) -> list[int]:
    """`netra run`, everything it started, and the embedded PostgreSQL."""
    from netra.doors.cli import postgres

    parents = {int(path.name): _parent(path) for path in Path("/proc").glob("[0-9]*")}
    server = int((postgres.locate().data / "postmaster.pid").read_text().split("\n")[0])
    found, waiting = set[int](), [site.pid, server]
    while waiting:
        pid = waiting.pop()
        found.add(pid)
        waiting += [child for child, parent in parents.items() if parent == pid]
    return sorted(found)


def share(pid: int) -> int:
    """KiB: what is shared is divided among its sharers; 0 for a process that has ended."""
    found = re.search(r"^Pss:\s+(\d+)", _read(Path(f"/proc/{pid}/smaps_rollup")), re.MULTILINE)
    return int(found[1]) if found else 0


def _parent(process: Path) -> int:
    found = re.search(r"^PPid:\s+(\d+)", _read(process / "status"), re.MULTILINE)
    return int(found[1]) if found else 0


def _read(path: Path) -> str:
    try:
        return path.read_text(errors="replace")
    except OSError:
        return ""
