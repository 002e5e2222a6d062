"""Handing over: forward, acknowledge, return, check at the tier above."""

from collections.abc import Iterable, Iterator
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _lazy

from netra.base.when import local_day
from netra.cases import queries as cases
from netra.doors.desk.acts.form import ActForm, Fact, choice, cited, line, text, tick, word
from netra.forwarding import actions, queries
from netra.forwarding.actions import Sendee
from netra.outcomes.queries import stage


class Forward(ActForm):
    """To whom, in which role, with which letter."""

    act = "forward"
    letter_number = line(_lazy("Number of the letter"), length=120)
    other_name = line(
        _lazy("Another addressee, in words"),
        required=False,
        length=200,
        help_text=_lazy("Only where the file goes to somebody no rule of the day names."),
    )
    other_reason = line(
        _lazy("Why it goes to another addressee than the rule names"),
        required=False,
        help_text=_lazy("Stands beside that addressee wherever the file is shown."),
    )

    def prepare(self) -> None:
        """One row an office the law of the day names, then those an officer may name."""
        on = local_day(self.desk.now, self.desk.zone)
        found = queries.proposed(self.file_id, path=self.desk.office.path, on=on)
        self.several = len({each.for_respondents for each in found if each.role == "addressee"}) > 1
        self.others = queries.others(self.file_id, on=on)
        self.lines = [line for line in found if line.office is not None]
        self.unknown = [line for line in found if line.office is None]
        self.in_words = [line for line in self.unknown if line.function not in queries.MERIT]
        for position, proposal in enumerate(self.lines):
            name = proposal.office.name  # type: ignore[union-attr]
            self._ask_role(f"role_{position}", name, proposal.role, _for_whom(proposal))
            self._own_letter(f"letter_{position}", proposal)
        for position, office in enumerate(self.others):
            why = _("No rule names this office; as addressee it needs the reason below.")
            self._ask_role(f"role_other_{position}", office.name, "none", why)
        for position, proposal in enumerate(self.in_words):
            self._ask_name(f"name_{position}", proposal)
            self._own_letter(f"letter_name_{position}", proposal)
        last = ("other_name", "other_reason", "at", "seen", "once")
        self.order_fields([name for name in self.fields if name not in last] + list(last))

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
            sendees=[*self._offices(), *self._names(), *self._unnamed()],
            **self.common(),
        )

    def _offices(self) -> Iterator[Sendee]:
        for position, proposal in enumerate(self.lines):
            role = self.cleaned_data[f"role_{position}"]
            if role in ("addressee", "copy"):
                letter = self.cleaned_data.get(f"letter_{position}", "")
                other = role == "addressee" != proposal.role
                reason = self._reason() if other else ""
                yield _sendee(proposal, role, letter=letter, reason=reason)

    def _names(self) -> Iterator[Sendee]:
        for position, proposal in enumerate(self.in_words):
            name = self.cleaned_data[f"name_{position}"]
            if name:
                letter = self.cleaned_data.get(f"letter_name_{position}", "")
                yield _sendee(proposal, proposal.role, name, letter=letter)

    def _unnamed(self) -> Iterator[Sendee]:
        """Receivers no rule of the day names, for the officer's reason."""
        known: dict[str, Any] = {"certainty": "inferred", "reason": self._reason()}
        for position, office in enumerate(self.others):
            role = self.cleaned_data[f"role_other_{position}"]
            if role in ("addressee", "copy"):
                yield Sendee(office_id=office.id, function=office.function, role=role, **known)
        name = self.cleaned_data["other_name"]
        if name:
            function = "other_addressee"
            yield Sendee(office_id=None, name=name, function=function, role="addressee", **known)

    def _ask_role(self, name: str, label: str, role: str, help_text: str) -> None:
        roles = [("addressee", word("addressee")), ("copy", word("copy")), ("none", _("not sent"))]
        self.fields[name] = choice(label, roles, required=False, help_text=help_text)
        self.initial[name] = role

    def _ask_name(self, name: str, proposal: queries.Proposed) -> None:
        self.fields[name] = line(
            _("%(function)s: name of the office") % {"function": word(proposal.function)},
            required=False,
            length=200,
            help_text=_("It gets the letter on paper. Leave empty to send it nothing."),
        )

    def _reason(self) -> str:
        return str(self.cleaned_data["other_reason"])

    def _own_letter(self, name: str, proposal: queries.Proposed) -> None:
        """Where kinds differ, an addressee may get a letter of its own on its own people."""
        if self.several and proposal.role == "addressee":
            self.fields[name] = line(
                _("Number of its own letter"),
                required=False,
                length=120,
                help_text=_("If several letters leave: this one speaks only of those it is for."),
            )


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


def _sendee(
    proposal: queries.Proposed, role: str, name: str = "", *, letter: str = "", reason: str = ""
) -> Sendee:
    return Sendee(
        office_id=proposal.office.id if proposal.office else None,
        name=name,
        function=proposal.function,
        role=role,
        certainty=str(proposal.citation.certainty),
        article=proposal.citation.article,
        reason=reason,
        letter_number=letter,
        for_respondents=proposal.for_respondents if letter else (),
    )


def _for_whom(proposal: queries.Proposed) -> str:
    numbers = ", ".join(str(number) for number in proposal.for_respondents)
    return _("for respondent %(numbers)s") % {"numbers": numbers}


FORMS = (Forward, Acknowledge, ReturnFile, CheckTier)
