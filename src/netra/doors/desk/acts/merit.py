"""The merit authority's acts, in both eras, and the task that comes back to the office."""

from collections.abc import Iterable
from uuid import UUID

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _lazy

from netra.cases import queries as cases
from netra.doors.desk.acts.employer import EmployerForm, words_field
from netra.doors.desk.acts.form import ActForm, Fact, choice, line, text, word
from netra.offices import queries as offices
from netra.outcomes import actions, queries


class Verify(ActForm):
    """KASN era: the file is verified."""

    act = "verify"
    note = text(_lazy("What was verified"))

    def perform(self) -> None:
        """Verified."""
        actions.verify(note=self.cleaned_data["note"], **self.common())


class Examine(ActForm):
    """KASN era: the file is examined."""

    act = "examine"
    findings = text(_lazy("What the examination found"))

    def perform(self) -> None:
        """Examined."""
        actions.examine(findings=self.cleaned_data["findings"], **self.common())


class CheckByTaskForce(ActForm):
    """BKN era: the task force checks."""

    act = "check_by_task_force"
    note = text(_lazy("What was checked"))

    def perform(self) -> None:
        """Checked."""
        actions.check_by_task_force(note=self.cleaned_data["note"], **self.common())


class AskVerification(ActForm):
    """BKN era: the office that forwarded is asked to verify."""

    act = "ask_verification"
    question = text(_lazy("What the office is to verify"))

    def perform(self) -> None:
        """The office has a task again."""
        actions.ask_verification(question=self.cleaned_data["question"], **self.common())


class VerifyByOffice(ActForm):
    """The office answers."""

    act = "verify_by_office"
    verification = text(_lazy("Result of the verification"))

    def facts(self) -> Iterable[Fact]:
        """What was asked."""
        examined = queries.examination(self.file_id, self.viewer)
        if examined is not None:
            yield Fact(_("What was asked"), examined.question)

    def perform(self) -> None:
        """Verified by the office."""
        actions.verify_by_office(verification=self.cleaned_data["verification"], **self.common())


class Recommend(EmployerForm):
    """To the appointing authority, on one respondent."""

    act = "recommend"
    employer = "to_office"
    respondent = forms.ChoiceField(label=_lazy("Respondent"))
    to_office = choice(_lazy("Appointing authority"))
    to_office_words = words_field()
    title = line(
        _lazy("Title of the paper"), length=120, help_text=_lazy("As the form itself is called.")
    )
    number = line(_lazy("Number"), length=120)
    advice = choice(_lazy("Advice"))
    text = text(_lazy("Text"))
    limit_days = forms.IntegerField(
        label=_lazy("Limit the letter sets, in days"),
        required=False,
        min_value=1,
        help_text=_lazy("No limit for the whole country is confirmed; a letter may claim one."),
    )
    limit_claimed_by = line(_lazy("Where that limit is claimed"), required=False)

    def prepare(self) -> None:
        """Whom this examination has not advised on; their appointing authorities first."""
        advised = queries.advice(self.file_id)
        people = [
            person
            for person in cases.forwarded_respondents(self.file_id)
            if person.id not in advised
        ]
        advice = [
            ("ethics", word("ethics_sanction")),
            ("discipline", word("disciplinary_sanction")),
            ("none", _("no sanction")),
        ]
        self._choose("respondent", [(str(p.id), f"{p.number}. {p.name}") for p in people])
        employers = dict.fromkeys(person.agency_id for person in people if person.agency_id)
        self.offer(offices.office(agency_id) for agency_id in employers)
        self._choose("advice", advice)
        if people and people[0].agency_id:
            self.initial["to_office"] = str(people[0].agency_id)

    def perform(self) -> None:
        """The appointing authority has it."""
        said = self.cleaned_data
        actions.recommend(
            respondent_id=UUID(said["respondent"]),
            to_office_id=UUID(said["to_office"]),
            number=said["number"],
            title=said["title"],
            advice=said["advice"],
            text=said["text"],
            limit_days=said["limit_days"],
            limit_claimed_by=said["limit_claimed_by"],
            **self.common(),
        )

    def _choose(self, name: str, choices: list[tuple[str, str]]) -> None:
        self.fields[name].choices = choices  # type: ignore[attr-defined]


FORMS = (Verify, Examine, CheckByTaskForce, AskVerification, VerifyByOffice, Recommend)
