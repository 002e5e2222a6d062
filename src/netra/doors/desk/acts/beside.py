"""Beside the neutrality part: taking over, the criminal track, measures as reported."""

from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _lazy

from netra.cases import actions
from netra.cases import queries as cases
from netra.doors.desk.acts.form import ActForm, choice, line, text, word
from netra.doors.ui.forms import DayField
from netra.outcomes.queries import stage


class TakeOver(ActForm):
    """A case of an office beneath becomes this office's own."""

    act = "take_over"
    reason = line(_lazy("Why it is taken over"))

    def perform(self) -> None:
        """The case is here and goes on where it stood."""
        actions.take_over(
            office=self.desk.office, reason=self.cleaned_data["reason"], **self.common()
        )


class TransferToInvestigator(ActForm):
    """The suspected crime goes to the investigator; the neutrality part goes on."""

    act = "transfer_to_investigator"
    to = line(_lazy("Investigator's office"), length=200, help_text=_lazy("In words."))
    letter_number = line(_lazy("Number of the letter"), length=120)
    articles = line(_lazy("Articles of the suspected crime"), length=400)

    def prepare(self) -> None:
        """The articles of the second discussion."""
        case = cases.case_of(self.file_id)
        held = cases.discussions(case.id) if case else []
        if held:
            self.initial["articles"] = held[-1].articles

    def perform(self) -> None:
        """It is with the investigator."""
        said = self.cleaned_data
        actions.transfer_to_investigator(
            stage=stage,
            to=said["to"],
            letter_number=said["letter_number"],
            articles=said["articles"],
            **self.common(),
        )


class RecordInvestigationResult(ActForm):
    """What came of the suspected crime, as somebody told the office."""

    act = "record_investigation_result"
    outcome = choice(_lazy("Result"))
    decided_by = line(_lazy("Court or investigator that decided"), length=200)
    number = line(_lazy("Number of the decision, if known"), required=False, length=120)
    decided_on = DayField(label=_lazy("Day of the decision, if known"), required=False)
    words = text(_lazy("What was decided"), required=False)
    reported_by = line(_lazy("Who told the office"), length=200)

    def prepare(self) -> None:
        """Three results."""
        self.fields["outcome"].choices = list(results().items())  # type: ignore[attr-defined]

    def perform(self) -> None:
        """The result stands in the file."""
        said = self.cleaned_data
        actions.record_investigation_result(
            stage=stage,
            outcome=said["outcome"],
            decided_by=said["decided_by"],
            number=said["number"],
            decided_on=said["decided_on"],
            text=said["words"],
            reported_by=said["reported_by"],
            **self.common(),
        )


class NoteReportedMeasure(ActForm):
    """A measure somebody took outside the office's powers, as reported."""

    act = "note_reported_measure"
    respondent = forms.ChoiceField(label=_lazy("Respondent"), required=False)
    kind = choice(_lazy("Kind of measure"), required=False)
    measure = line(_lazy("Measure, in the words of the source"), help_text=_lazy("No names."))
    issued_by = line(_lazy("Who took it or asked for it"), length=200)
    issued_on = DayField(label=_lazy("Day, if known"), required=False)
    source = line(_lazy("Where this is known from"), length=400)

    def prepare(self) -> None:
        """Everybody, or one respondent."""
        case = cases.case_of(self.file_id)
        people = cases.respondents(case.id) if case else []
        self.fields["respondent"].choices = [  # type: ignore[attr-defined]
            ("", _("all of them")),
            *((str(person.id), f"{person.number}. {person.name}") for person in people),
        ]
        kinds = [(key, word(f"measure_{key}")) for key in cases.MEASURES]
        self.fields["kind"].choices = [*kinds, ("none", _("another, or not known"))]  # type: ignore[attr-defined]

    def perform(self) -> None:
        """It is kept as reported; the stage does not change."""
        said: dict[str, Any] = self.cleaned_data
        actions.note_reported_measure(
            stage=stage,
            respondent_id=UUID(said["respondent"]) if said["respondent"] else None,
            kind="" if said["kind"] == "none" else said["kind"],
            measure=said["measure"],
            issued_by=said["issued_by"],
            issued_on=said["issued_on"],
            source=said["source"],
            **self.common(),
        )


def results() -> dict[str, str]:
    """The results of an investigation, in words."""
    return {
        "convicted": _("convicted by a court"),
        "acquitted": _("acquitted by a court"),
        "stopped": _("investigation stopped"),
    }


FORMS = (TakeOver, TransferToInvestigator, RecordInvestigationResult, NoteReportedMeasure)
