"""Casework: invitations, clarifications, discussions with police and prosecutor."""

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _lazy

from netra.base.when import local_day
from netra.cases import actions
from netra.cases import queries as cases
from netra.doors.desk.acts.form import (
    ActForm,
    Fact,
    Group,
    choice,
    cited,
    either,
    line,
    several,
    text,
    tick,
)
from netra.doors.ui.forms import MomentField
from netra.intake import queries as intake
from netra.law.windows import Window, may_clarify

QUESTIONS = 12


class Invite(ActForm):
    """Undangan klarifikasi."""

    act = "invite"
    whom = forms.ChoiceField(label=_lazy("Person invited"))
    number = line(_lazy("Number of the letter"), length=120)
    for_at = MomentField(label=_lazy("When the clarification takes place"))
    place = line(_lazy("Where"))

    def prepare(self) -> None:
        """Respondents by name, sealed people by role and number."""
        self.fields["whom"].choices = [(key, label) for key, label, *_ in people(self.file_id)]  # type: ignore[attr-defined]

    def facts(self) -> Iterable[Fact]:
        """May this office clarify at all?"""
        yield from window_facts(self)

    def perform(self) -> None:
        """The person is invited."""
        said = self.cleaned_data
        chosen = next(each for each in people(self.file_id) if each[0] == said["whom"])
        actions.invite(
            whom=chosen[2],
            respondent_id=chosen[3],
            label=chosen[4],
            number=said["number"],
            for_at=said["for_at"],
            place=said["place"],
            **self.common(),
        )


class Serve(ActForm):
    """How the invitation reached the person."""

    act = "serve"
    invitation = forms.ChoiceField(label=_lazy("Invitation"))
    proof = line(_lazy("Proof of delivery"), help_text=_lazy("How, to whom, with which receipt."))

    def prepare(self) -> None:
        """Invitations not delivered yet."""
        self.fields["invitation"].choices = _invitations(self.file_id, served=False)  # type: ignore[attr-defined]

    def perform(self) -> None:
        """The invitation is served."""
        said = self.cleaned_data
        actions.serve(invitation_id=UUID(said["invitation"]), proof=said["proof"], **self.common())


class Clarify(ActForm):
    """Questions and answers, or that nobody came."""

    act = "clarify"
    invitation = forms.ChoiceField(label=_lazy("Invitation"))
    came = choice(_lazy("Did the person come?"))
    under_oath = tick(_lazy("Heard under oath"))
    read_back = tick(_lazy("Read back to the person"))
    signed = tick(_lazy("Signed by the person"))

    def prepare(self) -> None:
        """Invitations, and as many questions as fit."""
        self.fields["invitation"].choices = _invitations(self.file_id)  # type: ignore[attr-defined]
        self.fields["came"].choices = [("yes", _("yes")), ("no", _("no"))]  # type: ignore[attr-defined]
        for position in range(1, QUESTIONS + 1):
            asked, said = _("Question %(n)s"), _("Answer %(n)s")
            self.fields[f"question_{position}"] = text(asked % {"n": position}, required=False)
            self.fields[f"answer_{position}"] = text(said % {"n": position}, required=False)

    def groups(self) -> tuple[Group, ...]:
        """Who and how; then the minutes."""
        pairs = tuple(
            name for n in range(1, QUESTIONS + 1) for name in (f"question_{n}", f"answer_{n}")
        )
        first = ("invitation", "came", "under_oath", "read_back", "signed", "at")
        return (Group("", first), Group(_("Minutes"), (*pairs, "seen", "once")))

    def facts(self) -> Iterable[Fact]:
        """May this office clarify at all?"""
        yield from window_facts(self)

    def perform(self) -> None:
        """The clarification stands, question by question."""
        said = self.cleaned_data
        pairs = [
            (said[f"question_{n}"], said[f"answer_{n}"])
            for n in range(1, QUESTIONS + 1)
            if said[f"question_{n}"] or said[f"answer_{n}"]
        ]
        actions.clarify(
            invitation_id=UUID(said["invitation"]),
            came=said["came"] == "yes",
            under_oath=said["under_oath"],
            read_back=said["read_back"],
            signed=said["signed"],
            basis="; ".join(fact.text for fact in self.facts())[:300],
            answers=pairs,
            **self.common(),
        )


class DiscussWithGakkumdu(ActForm):
    """The first or the second discussion."""

    act = "discuss_with_gakkumdu"
    ordinal = choice(_lazy("Which discussion"))
    institutions = several(_lazy("Present"), required=True)
    articles = line(_lazy("Articles discussed"), length=400)
    conclusion = choice(_lazy("Conclusion"))
    note = text(_lazy("Note"), required=False)

    def prepare(self) -> None:
        """Fixed choices."""
        choices: dict[str, list[tuple[str, str]]] = {
            "ordinal": [("1", _("first")), ("2", _("second"))],
            "institutions": [
                ("bawaslu", "Bawaslu"),
                ("police", _("Police")),
                ("prosecutor", _("Prosecutor")),
            ],
            "conclusion": [
                ("continue", _("goes on as a suspected crime")),
                ("not_a_crime", _("elements of a crime are not met")),
                ("open", _("still open")),
            ],
        }
        for name, found in choices.items():
            self.fields[name].choices = found  # type: ignore[attr-defined]

    def perform(self) -> None:
        """The discussion is minuted."""
        said = self.cleaned_data
        actions.discuss_with_gakkumdu(
            ordinal=int(said["ordinal"]),
            institutions=said["institutions"],
            articles=said["articles"],
            conclusion=said["conclusion"],
            note=said["note"],
            **self.common(),
        )


def people(file_id: UUID) -> list[tuple[str, str, str, UUID | None, str]]:
    """Whom one may invite: key, label, role, respondent's id, and the label that is stored."""
    case = cases.case_of(file_id)
    lines = cases.respondents(case.id) if case else []
    found: list[tuple[str, str, str, UUID | None, str]] = [
        (str(p.id), _("Respondent: %(name)s") % {"name": p.name}, "respondent", p.id, p.name[:120])
        for p in lines
    ]
    for _id, role, number in intake.sealed(file_id):
        label = _("Reporter (sealed)") if role == "reporter" else _("Witness %(n)s (sealed)")
        stored = "" if role == "reporter" else str(number)
        found.append((f"{role}-{number}", label % {"n": number}, role, None, stored))
    return found


def window_of(form: ActForm) -> Window | None:
    """The window this file stands in: may the office clarify?"""
    case = cases.case_of(form.file_id)
    if case is None:
        return None
    review = cases.review(case.id)
    crime = bool(review and "crime" in review.kinds) or bool(cases.discussions(case.id))
    contest: Any = case.contest
    try:
        return may_clarify(
            regime=case.regime,
            on=local_day(form.desk.now, form.desk.zone),
            determined_on=contest.determined_on if contest else None,
            stages_begun_on=contest.election.stages_begun_on if contest else None,
            kind="crime" if crime else "other_law",
        )
    except LookupError:
        return None


def window_facts(form: ActForm) -> Iterable[Fact]:
    """Whether this office may clarify, and where that is read."""
    window = window_of(form)
    if window is None:
        yield Fact(_("May this office clarify?"), _("no rule known"))
        return
    answer = {True: _("yes"), False: _("no"), None: _("readings differ")}[window.allowed]
    basis = either(window.basis_id, window.basis_en)
    yield Fact(
        _("May this office clarify?"), f"{answer.capitalize()}. {basis}", cited(window.citation)
    )


def _invitations(file_id: UUID, *, served: bool | None = None) -> list[tuple[str, str]]:
    case = cases.case_of(file_id)
    return [
        (str(each.id), f"{each.number}: {invited(each)}")
        for each in (cases.invitations(case.id) if case else [])
        if served is None or bool(each.served_at) is served
    ]


def invited(invitation: Any) -> str:
    """Whom an invitation is for, without opening any seal."""
    if invitation.respondent is not None:
        return str(invitation.respondent.name)
    if invitation.whom == "reporter":
        return _("Reporter (sealed)")
    return _("Witness %(n)s (sealed)") % {"n": invitation.label}


FORMS = (Invite, Serve, Clarify, DiscussWithGakkumdu)
