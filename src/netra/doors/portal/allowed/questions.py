"""The questions of the self-check, a form each. What is answered stands in the address only."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from netra.doors.portal.allowed.places import find
from netra.doors.portal.citing import named
from netra.doors.portal.law.words import headed
from netra.doors.ui.forms import DayField
from netra.law import areas, catalogue, elections
from netra.law.elements import asked
from netra.law.facts import Fact, fact, facts
from netra.law.tables import rows

UNKNOWN = "unknown"
NO_CONTEST, BEFORE, AFTER = "no_contest", "before", "after"

SUPPOSED = frozenset({"happened", "contest", "status"})
"""Facts that follow from the other questions: whoever asks supposes that it happens."""

NAMES: tuple[tuple[str, ...], ...] = (
    ("act",),
    ("employment", "status"),
    ("election", "place", "area", "phase", "day_day", "day_month", "day_year"),
    tuple(each.key for each in facts() if each.key not in SUPPOSED),
)
"""What each question is called in the address, question by question."""

LAST = len(NAMES)


class ActForm(forms.Form):
    """1: one act of the catalogue."""

    act = forms.ChoiceField(
        label=gettext_lazy("The act"),
        widget=forms.RadioSelect,
        error_messages={
            "required": gettext_lazy("Choose the act that comes nearest."),
            "invalid_choice": gettext_lazy("There is no such act. Choose one from the list."),
        },
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Offer the acts of the catalogue."""
        super().__init__(*args, **kwargs)
        _choose(self, "act", [(each.code, named(each)) for each in catalogue.acts()])


class PersonForm(forms.Form):
    """2: who acts: employment and status on the day."""

    employment = forms.ChoiceField(
        label=gettext_lazy("Employment"),
        widget=forms.RadioSelect,
        error_messages={
            "required": gettext_lazy("Choose an employment, or that you do not know."),
            "invalid_choice": gettext_lazy("Choose an employment from the list."),
        },
    )
    status = forms.ChoiceField(
        label=gettext_lazy("Status"),
        widget=forms.RadioSelect,
        error_messages={
            "required": gettext_lazy("Choose a status, or that you do not know."),
            "invalid_choice": gettext_lazy("Choose a status from the list."),
        },
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Offer every employment that the data know a receiver for."""
        super().__init__(*args, **kwargs)
        _choose(self, "employment", [(key, headed(key)) for key in employments()])
        _ask(self, "status", fact("status"))


class WhenForm(forms.Form):
    """3: which election and where, or how far it is; and the day, today unless written."""

    election = forms.ChoiceField(label=gettext_lazy("Election"), required=False)
    place = forms.CharField(
        label=gettext_lazy("Regency, city or province"), max_length=100, required=False
    )
    area = forms.ChoiceField(
        label=gettext_lazy("Which of these is it?"), widget=forms.RadioSelect, required=False
    )
    phase = forms.ChoiceField(
        label=gettext_lazy("How far is the election?"),
        widget=forms.RadioSelect,
        required=False,
        error_messages={"invalid_choice": gettext_lazy("Choose how far the election is.")},
    )
    day = DayField(label=gettext_lazy("Day of the act"), required=False)

    def __init__(self, *args: Any, typed: str, **kwargs: Any) -> None:
        """Offer the elections, and the places that bear the name `typed`."""
        super().__init__(*args, **kwargs)
        known = [(each.id, named(each)) for each in reversed(elections.elections())]
        _choose(self, "election", [("", _("None of these, or I do not know")), *known])
        self.found = find(typed)
        _choose(self, "area", [(one.code, areas.official_name(one)) for one in self.found])
        _choose(self, "phase", [
            (NO_CONTEST, _("No election is near")),
            (BEFORE, _("Candidates are not determined yet")),
            (AFTER, _("Candidates are determined; a campaign may be running")),
        ])  # fmt: skip

    def clean_area(self) -> str:
        """The place chosen; the only one of that name where there is one; else ""."""
        chosen = str(self.cleaned_data["area"])
        return self.found[0].code if len(self.found) == 1 and not chosen else chosen

    def clean(self) -> dict[str, Any]:
        """An election needs a place where it is held; without one the phase is needed."""
        said = super().clean() or self.cleaned_data
        if not said.get("election"):
            if not said.get("phase") and "phase" not in self.errors:
                self.add_error("phase", _("Choose an election above, or how far it is."))
            return said
        if not self.errors:
            self._require_contest(said)
        return said

    def _require_contest(self, said: Mapping[str, Any]) -> None:
        typed, area = said["place"], said["area"]
        if not typed:
            self.add_error("place", _("Write the regency, city or province."))
        elif not self.found:
            text = _("No regency, city or province is called “%(name)s”. Check how it is written.")
            self.add_error("place", text % {"name": typed})
        elif not area:
            self.add_error("area", _("Several places bear this name. Choose one."))
        elif elections.contest_at(said["election"], area) is None:
            text = _("No contest of this election is known in %(place)s. Choose another election.")
            self.add_error("election", text % {"place": areas.area(area).name})


class FactsForm(forms.Form):
    """4: the facts on which the act's elements and exceptions turn; each may stay unknown."""

    def __init__(self, *args: Any, code: str | None, on: date, **kwargs: Any) -> None:
        """Ask what the act with that code turns on, by the rows of that day; None asks nothing."""
        super().__init__(*args, **kwargs)
        for key in asked(code, on=on) if code else ():
            if key not in SUPPOSED:
                self.fields[key] = forms.ChoiceField(
                    widget=forms.RadioSelect,
                    error_messages={"invalid_choice": _("Choose an answer from the list.")},
                )
                _ask(self, key, fact(key))


def employments() -> tuple[str, ...]:
    """Every employment (key) that the data know a receiver for, unknown last."""
    known = dict.fromkeys(kind for row in rows("addressees") for kind in row["employment"])
    return (*(kind for kind in known if kind != UNKNOWN), UNKNOWN)


def _ask(form: forms.Form, name: str, question: Fact) -> None:
    form.fields[name].label = named(question, "question")
    offered = [(each.value, named(each)[:1].upper() + named(each)[1:]) for each in question.options]
    _choose(form, name, [*offered, (UNKNOWN, _("I do not know"))])


def _choose(form: forms.Form, name: str, choices: list[tuple[str, str]]) -> None:
    field = form.fields[name]
    assert isinstance(field, forms.ChoiceField)
    field.choices = choices
