"""Whether a stamp's moment fits the acts it covers, and the clock of the house."""

from datetime import datetime, timedelta

from netra.ledger.stamps.refusals import BadStamp

TOLERANCE = timedelta(minutes=1)
"""How far two clocks may be apart that are both kept right: seconds, by the network's time (NTP);
an authority may leave out fractions of a second."""


def fresh(moment: datetime, *, acts_until: datetime | None, now: datetime) -> None:
    """The stamp was made just now, after the last act it covers; else BadStamp.

    One that says an earlier hour would let everything since seem older than it is.
    """
    if acts_until is not None and now < acts_until - TOLERANCE:
        raise BadStamp("our_clock_behind", f"{now.isoformat()} < {acts_until.isoformat()}")
    after_its_acts(moment, acts_until=acts_until)
    if abs(moment - now) > TOLERANCE:
        raise BadStamp("clocks_differ", f"{moment.isoformat()}; {now.isoformat()}")


def kept(moment: datetime, *, acts_until: datetime | None, now: datetime) -> None:
    """The stamp was made after the last act it covers, and not later than now; else BadStamp."""
    after_its_acts(moment, acts_until=acts_until)
    if moment > now + TOLERANCE:
        raise BadStamp("from_the_future", moment.isoformat())


def after_its_acts(moment: datetime, *, acts_until: datetime | None) -> None:
    """The stamp was made after the last act it covers; else BadStamp."""
    if acts_until is None:
        raise BadStamp("acts_missing")
    if moment < acts_until - TOLERANCE:
        raise BadStamp("before_its_acts", f"{moment.isoformat()} < {acts_until.isoformat()}")
