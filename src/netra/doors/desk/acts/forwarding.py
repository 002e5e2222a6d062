"""Handing over: forward, acknowledge, return, check at the tier above."""

from collections.abc import Iterable, Iterator

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _lazy

from netra.base.when import local_day
from netra.cases import queries as cases
from netra.doors.desk.acts.form import ActForm, Fact, cited, line, text, tick, word
from netra.forwarding import actions, queries
from netra.forwarding.actions import Sendee
from netra.outcomes.queries import stage


class Forward(ActForm):
    """To whom, in which role, with which letter."""

    act = "forward"
    letter_number = line(_lazy("Number of the letter"), length=120)

    def prepare(self) -> None:
        """One row an office the law of the day names."""
        on = local_day(self.desk.now, self.desk.zone)
        found = queries.proposed(self.file_id, path=self.desk.office.path, on=on)
        self.lines = [line for line in found if line.office is not None]
        self.unknown = [line for line in found if line.office is None]
        self.in_words = [line for line in self.unknown if line.function not in queries.MERIT]
        roles = [("addressee", word("addressee")), ("copy", word("copy")), ("none", _("not sent"))]
        for position, proposal in enumerate(self.lines):
            self.fields[f"role_{position}"] = forms.ChoiceField(
                label=proposal.office.name,  # type: ignore[union-attr]
                choices=roles,
                required=False,
                widget=forms.RadioSelect,
                help_text=_for_whom(proposal),
            )
            self.initial[f"role_{position}"] = proposal.role
        for position, proposal in enumerate(self.in_words):
            self.fields[f"name_{position}"] = line(
                _("%(function)s: name of the office") % {"function": word(proposal.function)},
                required=False,
                length=200,
                help_text=_("It gets the letter on paper. Leave empty to send it nothing."),
            )

    def facts(self) -> Iterable[Fact]:
        """Why each office; who is not known yet; what the file bears."""
        for proposal in (*self.lines, *self.unknown):
            name = proposal.office.name if proposal.office else word(proposal.function)
            role = word(proposal.role)
            if proposal.office is None:
                role = _("%(role)s; the office is not known here yet") % {"role": role}
            yield Fact(name, role, cited(proposal.citation))
        case = cases.case_of(self.file_id)
        if case is not None and not cases.was_clarified(case.id):
            yield Fact(word("clarification"), _("The letter says that Bawaslu has not clarified."))
        yield Fact(_("Reporter's identity"), _("not in this file"))

    def perform(self) -> None:
        """The file is sent with its dossier; the reporter is not in it."""
        said = self.cleaned_data
        actions.forward(
            office_id=self.desk.office.id,
            path=self.desk.office.path,
            letter_number=said["letter_number"],
            sendees=[*self._offices(), *self._names()],
            **self.common(),
        )

    def _offices(self) -> Iterator[Sendee]:
        for position, proposal in enumerate(self.lines):
            role = self.cleaned_data[f"role_{position}"]
            if role in ("addressee", "copy"):
                yield _sendee(proposal, role)

    def _names(self) -> Iterator[Sendee]:
        for position, proposal in enumerate(self.in_words):
            name = self.cleaned_data[f"name_{position}"]
            if name:
                yield _sendee(proposal, proposal.role, name)


class Acknowledge(ActForm):
    """The file has arrived."""

    act = "acknowledge"
    ticket = line(
        _lazy("Receipt or ticket number"),
        length=120,
        help_text=_lazy("The number under which your system knows the file (SBT ticket)."),
    )

    def perform(self) -> None:
        """The sender sees receipt and number."""
        actions.acknowledge(ticket=self.cleaned_data["ticket"], **self.common())


class ReturnFile(ActForm):
    """Back to the sender, with reasons."""

    act = "return_file"
    reason = text(_lazy("Why it is returned"))

    def perform(self) -> None:
        """The sender has it again."""
        actions.return_file(stage=stage, reason=self.cleaned_data["reason"], **self.common())


class CheckTier(ActForm):
    """Received, checked, corrected, passed on."""

    act = "check_tier"
    checked = tick(_lazy("Checked"))
    correction = text(_lazy("Correction"), required=False)
    passed_on = tick(_lazy("Passed on to the tier above"))

    def perform(self) -> None:
        """The tier's dates stand."""
        said = self.cleaned_data
        actions.check_tier(
            stage=stage,
            office_id=self.desk.office.id,
            checked=said["checked"],
            correction=said["correction"],
            passed_on=said["passed_on"],
            **self.common(),
        )


def _sendee(proposal: queries.Proposed, role: str, name: str = "") -> Sendee:
    return Sendee(
        office_id=proposal.office.id if proposal.office else None,
        name=name,
        function=proposal.function,
        role=role,
        certainty=str(proposal.citation.certainty),
        article=proposal.citation.article,
    )


def _for_whom(proposal: queries.Proposed) -> str:
    numbers = ", ".join(str(number) for number in proposal.for_respondents)
    return _("for respondent %(numbers)s") % {"numbers": numbers}


FORMS = (Forward, Acknowledge, ReturnFile, CheckTier)
