"""Who receives a report about a place, and under which law: asked of the house once a filing."""

from dataclasses import dataclass, replace
from datetime import date, datetime

from django.http import HttpRequest

from netra.base.viewing import CITIZEN, Actor
from netra.base.when import local_day
from netra.doors.now import decree, moment
from netra.elections import queries as elections
from netra.intake.actions import Setting
from netra.law.channel import Channel, reporting_channel
from netra.law.deadlines import Deadline, NoKnownLimit, deadline
from netra.offices import queries as offices
from netra.offices.queries import OfficeCard

OUTSIDE = "regional_election"
"""The regime whose clocks are shown where no contest runs; the office that signs decides."""


@dataclass(frozen=True, kw_only=True)
class Here:
    """The office, the law and the moment of a filing. `on` is the day where the office stands.

    A pre-report lies with `signs_at`, the district's panel where there is one: panel and regency
    both see it, and it is received by the one where it is signed.
    """

    office: OfficeCard
    signs_at: OfficeCard
    setting: Setting
    channel: Channel
    decree: str
    at: datetime
    on: date

    @property
    def citizen(self) -> Actor:
        """Who acts: somebody without name or office, on the office's day."""
        return citizen_of(self.office.zone)

    def reporting_limit(self, known: date | None) -> Deadline | None:
        """Until when this may be reported; None if the day it was known was not said."""
        if known is None:
            return None
        noon = datetime.fromisoformat(f"{known.isoformat()}T12:00:00+07:00")
        try:
            return deadline(
                "reporting",
                regime=self.setting.regime,
                on=self.on,
                moments={"known": noon},
                zone=self.office.zone,
            )
        except NoKnownLimit:
            return None


def citizen_of(zone: str) -> Actor:
    """Somebody without name or office, on the day it is in that zone."""
    return replace(CITIZEN, zone=zone)


def here(request: HttpRequest, area_code: str) -> Here | None:
    """Everything a filing about that area needs; None if no office receives for it."""
    office = offices.receiving(area_code)
    if office is None:
        return None
    at = moment(request)
    on = local_day(at, office.zone)
    contest = elections.contest_for(area_code, on)
    # Where no contest runs no number can be given online: the signed form gets it at the office.
    named = decree(request) if contest else None
    return Here(
        office=office,
        signs_at=offices.panel(area_code, on=on) or office,
        setting=Setting(
            regime=contest.election.regime if contest else OUTSIDE,
            contest_key=contest.key if contest else None,
            election_kind=elections.election_kind_letters(contest) if contest else "",
            rules_on=on,
        ),
        channel=reporting_channel(on=on, decree=named),
        decree=named or "",
        at=at,
        on=on,
    )
