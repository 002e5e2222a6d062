"""What an officer fills in to hold, lift, ask for a destruction, or confirm one."""

from datetime import date
from typing import Any
from uuid import UUID

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _lazy

from netra.base.ids import new_id
from netra.base.when import local_day
from netra.doors.desk.acts.form import choice, either, line, several, text
from netra.doors.desk.context import Desk
from netra.doors.ui.forms import DayField
from netra.evidence.actions.retaining import Ground
from netra.evidence.queries import EvidenceLine
from netra.law.retention import EVIDENCE, WORDS, Due

NO_NAMES = _lazy("It stays in the file for good: name nobody.")


class HoldForm(forms.Form):
    """Why nothing of the file may be destroyed."""

    prefix = "hold"
    once = forms.UUIDField(widget=forms.HiddenInput)
    reason = text(_lazy("Why it is held"), help_text=NO_NAMES)

    def __init__(self, data: Any = None) -> None:
        """Each sending has its own token."""
        super().__init__(data, initial={"once": new_id()})


class LiftForm(forms.Form):
    """Why a hold is lifted."""

    reason = line(_lazy("Why it is lifted"), help_text=NO_NAMES)

    def __init__(self, hold: UUID, data: Any = None) -> None:
        """The form of one hold among several."""
        super().__init__(data, prefix=f"lift-{hold}")


class AskForm(forms.Form):
    """What is to be destroyed, and on what that rests."""

    prefix = "ask"
    items = several(_lazy("Evidence to be destroyed"))
    rule = choice(_lazy("Rule"))
    number = line(_lazy("Number of the written decision"), required=False)
    decided_on = DayField(label=_lazy("Day of the decision"), required=False)
    issuer = line(_lazy("Office that decided"), required=False)
    reason = text(_lazy("Reason"), help_text=NO_NAMES)

    def __init__(
        self, desk: Desk, standing: list[EvidenceLine], rules: tuple[Due, ...], data: Any = None
    ) -> None:
        """The evidence that still stands, and the rules for a file that ended like this one."""
        super().__init__(data)
        self._desk, self._rules = desk, {each.rule.key: each.rule for each in rules}
        shown = [(str(each.id), f"{each.number}. {each.name}") for each in standing]
        named = [(key, either(rule.name_id, rule.name_en)) for key, rule in self._rules.items()]
        self.fields["items"].choices = shown  # type: ignore[attr-defined]
        self.fields["items"].help_text = _(
            "A rule on what the acts say destroys all evidence too: then nothing need be chosen."
        )
        self.fields["rule"].choices = named  # type: ignore[attr-defined]

    def clean_decided_on(self) -> date | None:
        """The day, refused if it lies ahead."""
        day: date | None = self.cleaned_data["decided_on"]
        if day and day > local_day(self._desk.now, self._desk.zone):
            raise ValidationError(_("Day of the decision: this lies in the future."))
        return day

    @property
    def words(self) -> bool:
        """Whether all the acts say goes too: the rule chosen says so."""
        return self._rules[self.cleaned_data["rule"]].what == WORDS

    @property
    def chosen(self) -> list[UUID]:
        """The items chosen."""
        return [UUID(each) for each in self.cleaned_data["items"]]

    def ground(self) -> Ground:
        """What it rests on."""
        said = self.cleaned_data
        names = ("rule", "reason", "number", "decided_on", "issuer")
        return Ground(**{name: said[name] for name in names})

    def clean(self) -> dict[str, Any]:
        """Something is chosen, where the rule is on evidence."""
        rule = self._rules.get(self.cleaned_data.get("rule", ""))
        if rule and rule.what == EVIDENCE and not self.cleaned_data.get("items"):
            self.add_error("items", _("Choose at least one piece of evidence."))
        return self.cleaned_data


class ConfirmForm(forms.Form):
    """Which destruction is confirmed: the one the page showed."""

    prefix = "confirm"
    asked = forms.UUIDField(widget=forms.HiddenInput)
