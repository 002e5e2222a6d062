"""The appointing authority's acts: five dates, remedies, and the end."""

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _lazy

from netra.base.when import local_day
from netra.cases import queries as cases
from netra.doors.desk.acts.form import ActForm, Fact, choice, cited, either, line, text, word
from netra.doors.desk.context import Desk
from netra.law.sanctions import SanctionForm
from netra.law.sanctions import forms as sanction_forms
from netra.offices import queries as offices
from netra.outcomes import actions, queries


class Impose(ActForm):
    """The decision on one respondent."""

    act = "impose"
    respondent = forms.ChoiceField(label=_lazy("Respondent"))
    decided = forms.ChoiceField(label=_lazy("Decision"))
    number = line(_lazy("Number of the decision"), length=120)
    breach = text(_lazy("The breach the decision names"))
    council = line(
        _lazy("Ethics council or examination team"),
        required=False,
        help_text=_lazy("Date and number of its opinion or minutes."),
    )

    def prepare(self) -> None:
        """Own forwarded employees not decided on; the ladder in force that day. A personnel agency
        only reprimands."""
        deciders = queries.deciders(self.file_id)
        made = queries.decisions_of(self.file_id)
        finished = {d.respondent_id for d in made if d.kind == "none"}
        reprimands = self.viewer.capacity == "personnel_officer"
        people = [
            (str(p.id), f"{p.number}. {p.name}")
            for p in cases.forwarded_respondents(self.file_id)
            if p.id not in finished and self._is_ours(deciders.get(p.id))
        ]
        self.ladder = [] if reprimands else _ladder(self.desk)
        whole = [*_offered(self.ladder), ("none:", _("no sanction"))]
        offered = [("reprimand:", word("reprimand")), *([] if reprimands else whole)]
        self.fields["respondent"].choices = people  # type: ignore[attr-defined]
        self.fields["decided"].choices = offered  # type: ignore[attr-defined]

    def _is_ours(self, decider: UUID | None) -> bool:
        """Who decides is this office or the one it looks from, the authority it works for."""
        ours = self.viewer.office_id
        return decider is not None and (
            decider == ours or offices.office(decider).path == self.viewer.path
        )

    def facts(self) -> Iterable[Fact]:
        """What was advised, and the law of each form."""
        for advice in queries.recommendations(self.file_id, self.viewer):
            yield Fact(advice.title, advice.text)
        for _klass, form in self.ladder:
            decider = either(form.decider, form.decider_en)
            yield Fact(either(form.name_id, form.name_en), decider, cited(form.citation))

    def perform(self) -> None:
        """Decided; not yet in force."""
        said = self.cleaned_data
        kind, _colon, form = said["decided"].partition(":")
        actions.impose(
            respondent_id=UUID(said["respondent"]),
            office_id=self.desk.office.id,
            path=self.desk.office.path,
            kind=kind,
            form=form,
            number=said["number"],
            breach=said["breach"],
            council=said["council"],
            **self.common(),
        )


class DecisionForm(ActForm):
    """An act on one of the office's own decisions."""

    decision = forms.ChoiceField(label=_lazy("Decision"))

    def prepare(self) -> None:
        """The decisions this act is open for."""
        self.fields["decision"].choices = [  # type: ignore[attr-defined]
            (str(each.id), each.number)
            for each in queries.decisions(self.file_id, self.viewer)
            if each.office_id == self.viewer.office_id and self.fits(each)
        ]

    def fits(self, decision: Any) -> bool:
        """Whether this act may follow on that decision."""
        raise NotImplementedError

    def about(self) -> dict[str, Any]:
        """The arguments acts on a decision take."""
        return {"decision_id": UUID(self.cleaned_data["decision"]), **self.common()}


class Deliver(DecisionForm):
    """The person has it in hand."""

    act = "deliver"

    def fits(self, decision: Any) -> bool:
        """Not delivered yet."""
        return decision.delivered_at is None

    def perform(self) -> None:
        """Delivered."""
        actions.deliver(**self.about())


class EnterIntoForce(DecisionForm):
    """The decision is in force."""

    act = "enter_into_force"
    reason = line(
        _lazy("Why it is in force before its day"),
        required=False,
        help_text=_lazy("Only if its day after delivery has not come."),
    )

    def fits(self, decision: Any) -> bool:
        """Delivered, not in force."""
        return decision.delivered_at is not None and decision.in_force_at is None

    def perform(self) -> None:
        """In force."""
        actions.enter_into_force(reason=self.cleaned_data["reason"], **self.about())


class RecordSanction(DecisionForm):
    """Recorded in the personnel system."""

    act = "record_sanction"
    record_number = line(_lazy("Number of the record (I'DIS)"), length=120)

    def fits(self, decision: Any) -> bool:
        """In force, not recorded."""
        return decision.in_force_at is not None and decision.recorded_at is None

    def perform(self) -> None:
        """Executed."""
        actions.record_sanction(record_number=self.cleaned_data["record_number"], **self.about())


class ObjectTo(DecisionForm):
    """An objection or appeal was filed."""

    act = "object"
    kind = choice(_lazy("Remedy"))

    def prepare(self) -> None:
        """Two remedies."""
        super().prepare()
        self.fields["kind"].choices = [  # type: ignore[attr-defined]
            ("objection", word("objection")),
            ("appeal", word("appeal")),
        ]

    def fits(self, decision: Any) -> bool:
        """Delivered."""
        return decision.delivered_at is not None

    def perform(self) -> None:
        """Open until decided."""
        actions.object_to(kind=self.cleaned_data["kind"], **self.about())


class DecideRemedy(DecisionForm):
    """The remedy is decided."""

    act = "decide_remedy"
    result = choice(_lazy("Result"))
    sanction = forms.ChoiceField(
        label=_lazy("Sanction after the remedy"),
        required=False,
        help_text=_lazy("Only if the result changes the sanction."),
    )
    note = text(_lazy("Note"), required=False)

    def prepare(self) -> None:
        """Five results."""
        super().prepare()
        self.fields["result"].choices = [  # type: ignore[attr-defined]
            ("upheld", _("decision upheld")),
            ("lightened", _("lightened")),
            ("aggravated", _("aggravated")),
            ("changed", _("changed")),
            ("revoked", _("revoked")),
        ]
        self.fields["sanction"].choices = [("", ""), *_offered(_ladder(self.desk))]  # type: ignore[attr-defined]

    def fits(self, decision: Any) -> bool:
        """A remedy is open."""
        return any(remedy.decided_at is None for remedy in decision.remedies.all())

    def perform(self) -> None:
        """Decided."""
        said = self.cleaned_data
        kind, _colon, form = said["sanction"].partition(":")
        actions.decide_remedy(
            result=said["result"], note=said["note"], kind=kind, form=form, **self.about()
        )


class Close(ActForm):
    """The file ends."""

    act = "close"
    reason = line(_lazy("Why the file is closed"))
    no_remedy = line(
        _lazy("Why no objection will come"),
        required=False,
        help_text=_lazy("Only while one may still be filed: a waiver in writing, for example."),
    )

    def perform(self) -> None:
        """Closed."""
        said = self.cleaned_data
        actions.close(reason=said["reason"], no_remedy=said["no_remedy"], **self.common())


def _ladder(desk: Desk) -> list[tuple[str, SanctionForm]]:
    """The forms in force on the desk's day, each with its class."""
    on = local_day(desk.now, desk.zone)
    return [
        (klass, form)
        for klass in ("ethics", "discipline")
        for form in sanction_forms(klass=klass, on=on)
    ]


def _offered(ladder: list[tuple[str, SanctionForm]]) -> list[tuple[str, str]]:
    return [(f"{klass}:{form.code}", either(form.name_id, form.name_en)) for klass, form in ladder]


FORMS = (Impose, Deliver, EnterIntoForce, RecordSanction, ObjectTo, DecideRemedy, Close)
