"""The forms behind the questions."""

from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from netra.doors.portal.citing import named
from netra.doors.ui.formats import day, number
from netra.doors.ui.forms import DayField
from netra.law.access import access_modes

LONGEST = 30_000
EARLIEST = date(2000, 1, 1)
"""Before this a year is a slip of the finger: no act of neutrality is that old and still open."""

MOST_PEOPLE = 20


class LongText(forms.CharField):
    """A long text: a line end counts once, and what is too long is told by how much."""

    widget = forms.Textarea

    def __init__(self, **options: Any) -> None:
        """No `maxlength` in the page: a browser would cut a pasted text without a word."""
        super().__init__(strip=False, **options)

    def to_python(self, value: Any) -> Any:
        """The text with plain line ends."""
        return super().to_python((value or "").replace("\r\n", "\n").rstrip())

    def run_validators(self, value: Any) -> None:
        """Say how long the text is, and how long it may be."""
        if len(value) > LONGEST:
            said = {"length": number(len(value)), "limit": number(LONGEST)}
            raise ValidationError(
                _(
                    "Your text has %(length)s characters; up to %(limit)s fit. It is still here: "
                    "shorten it, or put the rest into a text file and add it as evidence."
                )
                % said
            )
        super().run_validators(value)


class WhatForm(forms.Form):
    """What happened."""

    what = LongText(
        label=gettext_lazy("What happened?"),
        error_messages={"required": gettext_lazy("Write what happened, in your own words.")},
    )


class WhenForm(forms.Form):
    """The day it happened and the day the reporter learned of it."""

    occurred_on = DayField(label=gettext_lazy("The day it happened"), required=False)
    known_on = DayField(label=gettext_lazy("The day you learned of it"), required=False)

    def __init__(self, *args: Any, today: date, **kwargs: Any) -> None:
        """Remember which day it is where the reporter lives."""
        super().__init__(*args, **kwargs)
        self.today = today

    def clean_occurred_on(self) -> date | None:
        """A day that has come."""
        return self._past("occurred_on")

    def clean_known_on(self) -> date | None:
        """A day that has come."""
        return self._past("known_on")

    def clean(self) -> None:
        """Nobody learns of a thing before it happens."""
        occurred, known = (self.cleaned_data.get(name) for name in ("occurred_on", "known_on"))
        if occurred and known and known < occurred:
            self.add_error(
                "known_on",
                _(
                    "The day you learned of it (%(known)s) lies before the day it happened "
                    "(%(occurred)s). Correct one of the two."
                )
                % {"known": day(known), "occurred": day(occurred)},
            )

    def _past(self, name: str) -> date | None:
        said: date | None = self.cleaned_data[name]
        label = self.fields[name].label
        if said and said > self.today:
            raise ValidationError(
                _("%(name)s: %(day)s has not come yet. Today is %(today)s.")
                % {"name": label, "day": day(said), "today": day(self.today)}
            )
        if said and said < EARLIEST:
            raise ValidationError(
                _("%(name)s: %(day)s is very long ago. Check the year.")
                % {"name": label, "day": day(said)}
            )
        return said


class NamedForm(forms.Form):
    """Somebody the report speaks about, as the reporter knows him or her."""

    name = forms.CharField(label=gettext_lazy("Name"), max_length=200, required=False)
    position = forms.CharField(label=gettext_lazy("Position"), max_length=200, required=False)
    agency = forms.CharField(
        label=gettext_lazy("Agency or place of work"), max_length=200, required=False
    )
    address = forms.CharField(label=gettext_lazy("Address"), max_length=300, required=False)


class WitnessForm(forms.Form):
    """Somebody who saw or heard it."""

    name = forms.CharField(label=gettext_lazy("Name"), max_length=200, required=False)
    address = forms.CharField(label=gettext_lazy("Address"), max_length=300, required=False)
    phone = forms.CharField(label=gettext_lazy("Phone"), max_length=40, required=False)


class ManyFiles(forms.FileInput):
    """A file input that takes several."""

    allow_multiple_selected = True


def _begun(words: str) -> str:
    """The words as a choice begins."""
    return words[:1].upper() + words[1:]


class FilesForm(forms.Form):
    """Files to add; each is looked at on its own, so that one refused does not stop the others.

    What is said of where they come from holds for all files sent with it.
    """

    evidence = forms.FileField(
        label=gettext_lazy("Choose files"), required=False, widget=ManyFiles()
    )
    access = forms.ChoiceField(
        label=gettext_lazy("How did you come by these files?"),
        required=False,
        widget=forms.RadioSelect,
    )
    found_at = forms.CharField(
        label=gettext_lazy("Address of the page, if they stood on the internet"),
        max_length=2000,
        required=False,
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """The ways are those of the law's data."""
        super().__init__(*args, **kwargs)
        self.fields["access"].choices = [  # type: ignore[attr-defined]
            (mode.key, _begun(named(mode))) for mode in access_modes()
        ]


class ReporterForm(forms.Form):
    """The reporter's block of the statutory form (annex of Perbawaslu 9/2024)."""

    name = forms.CharField(
        label=gettext_lazy("Full name"),
        max_length=200,
        error_messages={
            "required": gettext_lazy(
                "Write your name, or send without it with the button further down."
            )
        },
    )
    birthplace = forms.CharField(
        label=gettext_lazy("Place of birth"), max_length=120, required=False
    )
    born_on = DayField(label=gettext_lazy("Date of birth"), required=False)
    sex = forms.ChoiceField(
        label=gettext_lazy("Sex"),
        choices=[("female", gettext_lazy("Female")), ("male", gettext_lazy("Male"))],
        widget=forms.RadioSelect,
        required=False,
    )
    occupation = forms.CharField(label=gettext_lazy("Occupation"), max_length=120, required=False)
    nationality = forms.CharField(label=gettext_lazy("Nationality"), max_length=80, required=False)
    address = forms.CharField(label=gettext_lazy("Address"), max_length=300, required=False)
    phone = forms.CharField(label=gettext_lazy("Phone"), max_length=40, required=False)
    email = forms.EmailField(
        label=gettext_lazy("E-mail"),
        max_length=200,
        required=False,
        error_messages={
            "invalid": gettext_lazy(
                "E-mail: this is not an address. Write it like name@example.org, or leave it empty."
            )
        },
    )

    def __init__(self, *args: Any, today: date, **kwargs: Any) -> None:
        """Remember which day it is."""
        super().__init__(*args, **kwargs)
        self.today = today

    def clean_born_on(self) -> date | None:
        """A day that has come."""
        born: date | None = self.cleaned_data["born_on"]
        if born and (born > self.today or born.year < self.today.year - 130):
            raise ValidationError(
                _("Date of birth: %(day)s cannot be right. Check the year.") % {"day": day(born)}
            )
        return born


class CodeForm(forms.Form):
    """The claim code, as people write it: in groups or not."""

    code = forms.CharField(label=gettext_lazy("Claim code"), max_length=60, required=False)


class AnswerForm(forms.Form):
    """The answer to the office's question."""

    text = LongText(
        label=gettext_lazy("Your answer"),
        error_messages={"required": gettext_lazy("Write your answer.")},
    )
