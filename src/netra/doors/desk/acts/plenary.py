"""The plenary's three acts share one form: how it was held; then what it decided."""

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _lazy

from netra.base.when import local_day
from netra.cases import actions
from netra.cases import queries as cases
from netra.cases.actions import Attending, Meeting, Ruling
from netra.doors.desk.acts.form import (
    ActForm,
    Fact,
    Group,
    choice,
    cited,
    either,
    line,
    text,
    tick,
    word,
)
from netra.doors.desk.acts.review import count_field, count_words, ground_choices
from netra.law.catalogue import act as catalogue_act
from netra.law.quorum import quorum
from netra.offices import queries as offices


class PlenaryForm(ActForm):
    """How the plenary was held."""

    number = line(_lazy("Number of the minutes"), length=120)
    place = line(_lazy("Place"), length=200)
    agenda = line(_lazy("Agenda"))
    presided_by = forms.ChoiceField(label=_lazy("Presided by"))
    by_vote = tick(
        _lazy("Consensus failed, it was voted"),
        help_text=_lazy("Consensus first; votes are recorded only if it failed."),
    )
    quorum_reason = text(
        _lazy("Reason, if fewer were present than the rule asks"),
        required=False,
        help_text=_lazy("Only where the rule itself is not certain."),
    )
    note = text(_lazy("Note"), required=False)

    def prepare(self) -> None:
        """One row a member of the office that day."""
        on = local_day(self.desk.now, self.desk.zone)
        self.members = offices.members(self.desk.office.id, on=on)
        names = [(str(person.id), person.name) for person, _capacity in self.members]
        self.fields["presided_by"].choices = names  # type: ignore[attr-defined]
        for position, (person, capacity) in enumerate(self.members):
            who = f"{person.name}, {word(capacity)}"
            self.fields[f"present_{position}"] = tick(who)
            self.initial[f"present_{position}"] = True
            self.fields[f"interest_{position}"] = line(
                _("Interest declared by %(name)s") % {"name": person.name}, required=False
            )
            self.fields[f"vote_{position}"] = forms.ChoiceField(
                label=_("Vote of %(name)s") % {"name": person.name},
                choices=[("", "—"), *_votes()],
                required=False,
            )
        self.order_fields([name for name in self.fields if name != "at"] + ["at"])

    def groups(self) -> tuple[Group, ...]:
        """Attendance, the meeting, votes, the decision."""
        rows = range(len(self.members))
        present = tuple(n for p in rows for n in (f"present_{p}", f"interest_{p}"))
        votes = ("by_vote", *(f"vote_{p}" for p in rows))
        held = ("number", "at", "place", "agenda", "presided_by")
        named = {*present, *votes, *held, "quorum_reason", "seen", "once"}
        rest = tuple(name for name in self.fields if name not in named)
        return (
            Group(_("The meeting"), held),
            Group(_("Attendance"), (*present, "quorum_reason")),
            Group(_("Decision"), rest),
            Group(_("Votes"), (*votes, "seen", "once")),
        )

    def facts(self) -> Iterable[Fact]:
        """The quorum of this office, and how sure it is."""
        office = self.desk.office
        on = local_day(self.desk.now, self.desk.zone)
        seats = offices.seats_of(office, on=on)
        try:
            rule = quorum(tier=office.tier, members=seats, on=on)
        except LookupError:
            yield Fact(_("Quorum"), _("no rule known for an office of this size"))
        else:
            needed = _("%(needed)s of %(seats)s members") % {
                "needed": rule.needed,
                "seats": seats,
            }
            yield Fact(_("Quorum"), needed, cited(rule.citation))

    def ask_ground(self) -> None:
        """Why the plenary does not accept; the act refuses a missing one."""
        self.fields["ground"] = forms.ChoiceField(
            label=_("Ground on which it ends"),
            choices=ground_choices("kept_as_information", self),
            required=False,
            help_text=_("Needed if it is not accepted."),
        )

    def meeting(self) -> Meeting:
        """How it was held, from the cleaned data."""
        said = self.cleaned_data
        return Meeting(
            number=said["number"],
            held_at=said["at"],
            place=said["place"],
            agenda=said["agenda"],
            presided_by=UUID(said["presided_by"]),
            by_vote=said["by_vote"],
            quorum_reason=said["quorum_reason"],
            note=said["note"],
            attending=[
                Attending(
                    person_id=person.id,
                    present=said[f"present_{position}"],
                    interest=said[f"interest_{position}"],
                    vote=said[f"vote_{position}"],
                )
                for position, (person, _capacity) in enumerate(self.members)
            ],
        )


class DeclareInitialInformation(PlenaryForm):
    """Is the message initial information?"""

    act = "declare_initial_information"
    accepted = choice(_lazy("Decision on the information"))

    def prepare(self) -> None:
        """Two answers."""
        super().prepare()
        self.fields["accepted"].choices = [  # type: ignore[attr-defined]
            ("yes", _("It is initial information and is traced")),
            ("no", _("It stays a message, kept for a limited time")),
        ]
        self.ask_ground()

    def perform(self) -> None:
        """The plenary has given it its status."""
        actions.declare_initial_information(
            office=self.desk.office,
            meeting=self.meeting(),
            accepted=self.cleaned_data["accepted"] == "yes",
            ground=self.cleaned_data["ground"],
            **self.common(),
        )


class FixFinding(PlenaryForm):
    """Is the supervision record a finding?"""

    act = "fix_finding"
    accepted = choice(_lazy("Decision on the record"))
    about = line(
        _lazy("What it is about, in a few neutral words"),
        length=200,
        help_text=_lazy("Stands in every list. No personal names."),
    )
    reported_count = count_field()
    reported_count_of = count_words()

    def prepare(self) -> None:
        """Two answers."""
        super().prepare()
        self.fields["accepted"].choices = [  # type: ignore[attr-defined]
            ("yes", _("It is a finding and a case is opened")),
            ("no", _("It stays a record")),
        ]
        self.ask_ground()

    def perform(self) -> None:
        """The finding is fixed, or not."""
        actions.fix_finding(
            office=self.desk.office,
            meeting=self.meeting(),
            about=self.cleaned_data["about"],
            accepted=self.cleaned_data["accepted"] == "yes",
            ground=self.cleaned_data["ground"],
            reported_count=self.cleaned_data["reported_count"],
            reported_count_of=self.cleaned_data["reported_count_of"],
            **self.common(),
        )


class Decide(PlenaryForm):
    """The decision, per respondent and act."""

    act = "decide"

    def prepare(self) -> None:
        """One ruling an alleged act."""
        super().prepare()
        case = cases.case_of(self.file_id)
        rulings = [("forward", _("forward to the competent authority")), ("stop", _("stop"))]
        if case is not None and cases.crime(case.id):
            crime = ("transfer", _("only the crime remains: to the investigator"))
            rulings.insert(1, crime)
        self.cells = [
            (person, cell)
            for person in (cases.respondents(case.id) if case else ())
            for cell in person.acts
        ]
        for person, cell in self.cells:
            named = f"{person.name}: {cell.code} {_act_name(cell.code)}"
            self.fields[f"ruling_{cell.id}"] = choice(named, rulings)
            self.fields[f"ground_{cell.id}"] = forms.ChoiceField(
                label=_("Ground on which it ends"),
                choices=ground_choices("stopped", self),
                required=False,
                help_text=_("Needed if stopped."),
            )
            self.fields[f"because_{cell.id}"] = line(
                _("Reason"), required=False, help_text=_("Needed if stopped."), length=400
            )

    def clean(self) -> dict[str, Any]:
        """Who stops says on which ground and why."""
        said = super().clean() or {}
        stopped = [c.id for _p, c in self.cells if said.get(f"ruling_{c.id}") == "stop"]
        for alleged_id in stopped:
            if not said.get(f"because_{alleged_id}"):
                self.add_error(f"because_{alleged_id}", _("Write the reason for stopping."))
            if not said.get(f"ground_{alleged_id}"):
                self.add_error(f"ground_{alleged_id}", _("Choose the ground on which it ends."))
        return said

    def perform(self) -> None:
        """Each alleged act is ruled on."""
        actions.decide(
            office=self.desk.office,
            meeting=self.meeting(),
            rulings=[self._ruling(person.id, cell.id) for person, cell in self.cells],
            **self.common(),
        )

    def _ruling(self, respondent_id: UUID, alleged_id: UUID) -> Ruling:
        said = self.cleaned_data
        outcome = said[f"ruling_{alleged_id}"]
        return Ruling(
            respondent_id=respondent_id,
            alleged_id=alleged_id,
            outcome=outcome,
            ground=said[f"ground_{alleged_id}"] if outcome == cases.STOP else "",
            reason=said[f"because_{alleged_id}"],
        )


def _act_name(code: str) -> str:
    found = catalogue_act(code)
    return either(found.name_id, found.name_en)


def _votes() -> list[tuple[str, str]]:
    return [("for", _("in favour")), ("against", _("against")), ("abstain", _("abstained"))]


FORMS = (DeclareInitialInformation, FixFinding, Decide)
