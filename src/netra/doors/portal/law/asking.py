"""The day and the kind of election a page of the law is asked for."""

from dataclasses import dataclass
from datetime import date
from zoneinfo import ZoneInfo

from django.http import Http404, HttpRequest
from django.utils.translation import gettext as _

from netra.doors.now import moment
from netra.law.regulations import ANY_REGIME
from netra.law.tables import Row

DAY = "pada"
REGIME = "rezim"
REGIMES = ("regional_election", "general_election")
ZONE = ZoneInfo("Asia/Jakarta")
"""Where no office asks, a day begins in the capital's zone."""

ANY_DAY = date.max


@dataclass(frozen=True, kw_only=True)
class Asked:
    """What a page shows: the rows of a day (ANY_DAY: of all), of a regime ("": of both).

    `typed` is what was asked for, `error` why it is no day.
    """

    on: date
    regime: str = ""
    typed: str = ""
    error: str = ""

    def wants(self, row: Row) -> bool:
        """True if the row is of the regime asked for, or of any."""
        return not self.regime or row.get("regime", ANY_REGIME) in (self.regime, ANY_REGIME)


EVERYTHING = Asked(on=ANY_DAY)
"""Every row, of whatever day and regime."""


def asked_of(request: HttpRequest) -> Asked:
    """What the address asks for; today where it names no day. Http404 for another regime."""
    regime = request.GET.get(REGIME, "")
    if regime not in ("", *REGIMES):
        raise Http404
    today = moment(request).astimezone(ZONE).date()
    typed = request.GET.get(DAY, "").strip()[:20]
    if not typed:
        return Asked(on=today, regime=regime)
    try:
        return Asked(on=date.fromisoformat(typed), regime=regime, typed=typed)
    except ValueError:
        said = _("“%(typed)s” is no day. Write year, month and day, as in %(example)s.")
        error = said % {"typed": typed, "example": today.isoformat()}
        return Asked(on=today, regime=regime, typed=typed, error=error)
