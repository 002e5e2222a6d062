"""What a capture came to: kept, or why not; and what of it is cut."""

from dataclasses import dataclass

from netra.doors.capture.log import Exchange, Log
from netra.evidence.capturing.guard import Refused, canonical

KEPT = "kept"
REASONS = (
    *("not_allowed_address", "name_unknown", "certificate", "not_found", "refused_by_site"),
    *("http_status", "timeout", "no_browser", "broken"),
)
"""Why nothing was kept; each has its sentence at the desk."""

_PASSING = frozenset({"name_unknown", "timeout", "broken"})

MISSING = ("cut_page", "cut_requests", "cut_size", "cut_time", "no_picture", "refused")
"""What of a kept capture is not there; each has its sentence at the desk."""

_GONE = frozenset({404, 410})
_CLOSED = frozenset({401, 403, 407, 429, 451})
_MOST_REDIRECTS = 20


@dataclass(frozen=True, kw_only=True)
class Ending:
    """`outcome` is `kept` or one of `REASONS`; `detail` the fact behind it (a status, a name), or,
    where something was kept, words of `MISSING`."""

    outcome: str
    detail: str = ""

    @property
    def may_pass(self) -> bool:
        """Whether it may be otherwise a quarter of an hour later: then it is tried by itself."""
        busy = self.outcome == "http_status" and self.detail.startswith("5")
        return self.outcome in _PASSING or busy


def ending(log: Log, *, intime: bool, error: str = "") -> Ending:
    """Read from what came through: the last page of the redirects decides."""
    if len(set(log.chain)) < len(log.chain) or len(log.chain) > _MOST_REDIRECTS:
        return Ending(outcome="broken", detail="redirects")
    last = log.first(log.chain[-1])
    if last is None:
        return _never_asked(log.chain[-1], intime=intime, error=error)
    if last.refused:
        return Ending(outcome=last.refused, detail=last.detail)
    if not last.status:
        return Ending(outcome="timeout")
    if last.status >= 400:
        return Ending(outcome=_of_status(last.status), detail=str(last.status))
    if not last.body.tell() and last.cut:
        return Ending(outcome="timeout" if last.cut == "time" else "broken", detail=last.cut)
    return Ending(outcome=KEPT, detail=" ".join(sorted(_missing(log, last))))


def _missing(log: Log, last: Exchange) -> set[str]:
    missing = {f"cut_{each}" for each in log.cuts}
    if last.cut == "disconnect":
        missing.add("cut_page")
    if any(each.refused == "not_allowed_address" for each in log.exchanges):
        missing.add("refused")
    return missing


def _never_asked(url: str, *, intime: bool, error: str) -> Ending:
    """The browser did not ask for it: because it may not be asked, or because it never came to."""
    try:
        canonical(url)
    except Refused as refused:
        return Ending(outcome=refused.code, detail=refused.detail)
    if not intime or "Timeout" in error:
        return Ending(outcome="timeout")
    return Ending(outcome="broken", detail=error[:200])


def _of_status(status: int) -> str:
    if status in _GONE:
        return "not_found"
    return "refused_by_site" if status in _CLOSED else "http_status"
