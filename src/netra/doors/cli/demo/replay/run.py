"""One case on its way: the file it became, its people, the step it is at."""

from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from typing import TypedDict
from uuid import UUID
from zoneinfo import ZoneInfo

from netra.base.viewing import Actor
from netra.cases.actions import Attending, Meeting
from netra.cases.queries import RespondentLine, case_of, respondents
from netra.doors.cli.demo.replay.crew import Crew
from netra.doors.cli.demo.replay.days import Day, incident
from netra.doors.cli.demo.replay.facts import OWN_REGENCY, Case, Line, Step
from netra.elections import queries as elections
from netra.intake.actions import Setting
from netra.offices.queries import OfficeCard

OPENS = time(8, 0)
APART = timedelta(minutes=10)
NOT_STATED = "tidak disebut sumber"
INVENTED = "contoh peragaan"
SOURCE = "Pemberitaan"
DAY_ASSUMED = "Hari kejadian diandaikan."
NO_REGIME = "regional_election"
"""A file that touches no election needs a regime all the same; no clock of it is ever asked."""


class By(TypedDict):
    """What every act is told: on which file, by whom, when."""

    file_id: UUID
    by: Actor
    at: datetime


@dataclass
class Run:
    """A replay under way. `office` is who handles the case now; `number` counts its steps."""

    case: Case
    crew: Crew
    office: OfficeCard
    incident: Day
    file_id: UUID | None = None
    step: Step = field(default_factory=lambda: Step(kind=""))
    day: Day = field(default_factory=lambda: Day(on=date.min, assumed=True))
    number: int = 0
    named: dict[UUID, Line] = field(default_factory=dict)

    @classmethod
    def of(cls, case: Case, crew: Crew) -> "Run":
        """The case before its first step."""
        return cls(case=case, crew=crew, office=crew.office(case.office), incident=incident(case))

    @property
    def file(self) -> UUID:
        """The file; `LookupError` before the first step made it."""
        if self.file_id is None:
            raise LookupError(f"{self.case.key} has no file yet")
        return self.file_id

    @property
    def about(self) -> str:
        """What the file is about, with the published case's number."""
        return self.case.about if self.case.invented else f"{self.case.about} ({self.case.id})"

    @property
    def unstated(self) -> str:
        """What stands where the facts say nothing."""
        return INVENTED if self.case.invented else NOT_STATED

    @property
    def source(self) -> str:
        """Where the facts are from."""
        return INVENTED if self.case.invented else SOURCE

    @property
    def what(self) -> str:
        """What was told; it says so where the day of the incident is only assumed."""
        return f"{self.case.what} {DAY_ASSUMED}" if self.incident.assumed else self.case.what

    @property
    def at(self) -> datetime:
        """The moment of this step: office hours, each step a little after the one before."""
        return self.moment(self.day.on)

    @property
    def setting(self) -> Setting:
        """The law the file begins under."""
        row = self.case.law_contest()
        known = elections.contest(row.key) if row else None
        return Setting(
            regime=known.election.regime if known else NO_REGIME,
            contest_key=known.key if known else None,
            election_kind=elections.election_kind_letters(known) if known else "",
            rules_on=self.incident.on,
        )

    def moment(self, day: date) -> datetime:
        """This step's hour on that day, where the office stands; in UTC."""
        opened = datetime.combine(day, OPENS, tzinfo=ZoneInfo(self.office.zone))
        return (opened + APART * self.number).astimezone(UTC)

    def actor(self, capacity: str, office: OfficeCard | None = None) -> Actor:
        """Somebody who does this step in that capacity, for the handling office or another."""
        return self.crew.actor(
            office or self.office, capacity, on=self.day.on, assumed=self.day.assumed
        )

    def act(self, capacity: str, office: OfficeCard | None = None) -> By:
        """File, actor and moment of this step, as every act takes them."""
        return By(file_id=self.file, by=self.actor(capacity, office), at=self.at)

    def meeting(self, agenda: str) -> Meeting:
        """A plenary that agreed, of all members known; its number is not stated."""
        people = self.crew.council(self.office, on=self.day.on)
        return Meeting(
            number=self.unstated,
            held_at=self.at,
            place=self.office.name,
            agenda=agenda,
            presided_by=people[0],
            attending=[Attending(person_id=person, present=True) for person in people],
            quorum_reason=f"Kehadiran diandaikan: {self.unstated}.",
            note=f"Rapat diandaikan: {self.source.lower()}.",
        )

    def people(self) -> list[tuple[RespondentLine, Line]]:
        """Each respondent with what the facts say of him or her."""
        case = case_of(self.file)
        found = respondents(case.id) if case else []
        return [(person, self.named[person.id]) for person in found]

    def agency(self, line: Line) -> OfficeCard | None:
        """The appointing authority of a person's employer; None where it is not known."""
        key = self.own("ppk") if line.agency == OWN_REGENCY else line.agency
        return self.crew.office(key) if key else None

    def employer(self, line: Line) -> str:
        """The employer in words: the government of the authority's area, or the agency."""
        agency = self.agency(line)
        if agency is None:
            return ""
        if not agency.area_code:
            return agency.name
        government = self.crew.office(agency.key.replace("ppk-", "bawaslu-", 1))
        return f"Pemerintah {government.name.partition(' ')[2]}"

    def own(self, kind: str) -> str:
        """The key of that kind of office in the case's own area: `ppk`, `personnel`, `kpu`."""
        return f"{kind}-{self.case.office.removeprefix('bawaslu-')}"

    def taken_by(self, office: OfficeCard) -> None:
        """From now on that office handles the case."""
        self.office = office
