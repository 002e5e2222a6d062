"""Bytes over the wire: a page as a browser fetches it, first with an empty cache, then again."""

import re
from dataclasses import dataclass

from benchmarks.report import Figure
from benchmarks.site import Answer, Site, Visitor

CITIZEN = ("/", "/lapor/", "/lacak/", "/angka/")
DESK = ("/meja/", "/meja/perkara/")
_LINKED = re.compile(r'(?:href|src)="(/static/[^"]+)"')
_IN_STYLES = re.compile(r"url\([\"']?([^\"')]+)[\"']?\)")


@dataclass(frozen=True)
class Cost:
    """Bytes of a page: everything the first time, and what is asked again later."""

    first: int
    later: int


def measure(site: Site) -> list[Figure]:
    """The citizen's first view and the later ones; the desk's pages beside them."""
    citizen = {path: cost(Visitor(site), path) for path in CITIZEN}
    officer = Visitor(site)
    officer.enter("caseworker")
    desk = {path: cost(officer, path) for path in DESK}
    later = [citizen[path].later for path in CITIZEN]
    how = "status line, headers and bodies; br where offered; page, styles, typeface, pictures"
    return [
        Figure(
            key="first_view",
            what="First public view over the wire",
            value=_kilobytes(citizen["/"].first),
            how=how,
        ),
        Figure(
            key="later_view",
            what="Later public views over the wire",
            value=f"{_kilobytes(min(later))} to {_kilobytes(max(later))}",
            how=f"{', '.join(f'`{path}`' for path in CITIZEN)}; what a cache may keep left out",
        ),
        *(
            Figure(
                key=f"bytes_{path}",
                what=f"Officer's page `{path}`, first / later",
                value=f"{_kilobytes(found.first)} / {_kilobytes(found.later)}",
                how=how,
            )
            for path, found in desk.items()
        ),
    ]


def cost(visitor: Visitor, path: str) -> Cost:
    """What looking at that page costs."""
    page = visitor.get(path)
    assert page.status == 200, (path, page.status)
    fetched: dict[str, Answer] = {}
    waiting = _LINKED.findall(page.text)
    while waiting:
        address = waiting.pop()
        if address in fetched:
            continue
        fetched[address] = visitor.get(address)
        assert fetched[address].status == 200, address
        if address.endswith(".css"):
            waiting += [
                _beside(address, each) for each in _IN_STYLES.findall(fetched[address].text)
            ]
    again = sum(one.wire for one in fetched.values() if not _may_be_kept(one))
    return Cost(page.wire + sum(one.wire for one in fetched.values()), page.wire + again)


def _beside(styles: str, address: str) -> str:
    if address.startswith(("/", "data:")):
        return address if address.startswith("/") else styles
    return f"{styles.rpartition('/')[0]}/{address}"


def _may_be_kept(answer: Answer) -> bool:
    kept = re.search(r"max-age=(\d+)", answer.headers.get("Cache-Control", ""))
    return bool(kept and int(kept[1]) > 24 * 60 * 60)


def _kilobytes(number: int) -> str:
    return f"{number / 1000:.1f} kB"
