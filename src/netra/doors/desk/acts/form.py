"""What all act forms share: the legal moment, the page's last act, one sending only."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any, ClassVar
from uuid import UUID

from django import forms
from django.core.exceptions import ValidationError
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _lazy

from netra.base.ids import new_id
from netra.base.viewing import Viewer
from netra.doors.desk.context import Desk
from netra.doors.ui.forms import MomentField
from netra.doors.ui.parts import Citation
from netra.law import citation as law
from netra.law.glossary import term

LINE, TEXT = 300, 30_000


@dataclass(frozen=True)
class Fact:
    """Something to know while filling the form: a value of the law with how sure it is."""

    label: str
    text: str
    citation: Citation | None = None


@dataclass(frozen=True)
class Group:
    """Fields that stand together under one heading."""

    title: str
    names: tuple[str, ...]


class ActForm(forms.Form):
    """A form that does one act. `at` is the legal moment; never in the future.

    `seen` is the number of the last act the page showed, `once` the token of this very sending.
    """

    act: ClassVar[str]
    asks_when: ClassVar[bool] = True

    at = MomentField(label=_lazy("When it was done"))
    assumed = forms.BooleanField(
        label=_lazy("The source gives no exact day: this one is assumed"), required=False
    )
    seen = forms.IntegerField(widget=forms.HiddenInput, required=False)
    once = forms.UUIDField(widget=forms.HiddenInput)

    def __init__(
        self, desk: Desk, file_id: UUID, seen: int, data: Any = None, row: str = "", **more: Any
    ) -> None:
        """The form of this act on this file, as this officer sees it.

        `row` is the row of the file the address names, where the act is about one of several.
        """
        self.desk, self.file_id, self.row = desk, file_id, row
        initial = {"at": desk.now, "seen": seen, "once": new_id()}
        super().__init__(data, initial=initial, **more)
        if not self.asks_when:
            del self.fields["at"], self.fields["assumed"]
        else:
            last = ["at", "assumed"]
            self.order_fields([name for name in self.fields if name not in last] + last)
        self.prepare()
        self._begin_with_capitals()

    def prepare(self) -> None:
        """Make what depends on the file: choices, rows, hints."""

    def perform(self) -> None:
        """The act is done with the cleaned data. Raises `Problem`."""
        raise NotImplementedError

    def leads_to(self) -> str:
        """Where to go once it is done."""
        return reverse("desk:file", args=[self.file_id])

    def facts(self) -> Iterable[Fact]:
        """What the law says about this act here and now."""
        return ()

    def beside(self) -> dict[str, Fact]:
        """What the law says about single fields, by their names."""
        return {}

    def groups(self) -> tuple[Group, ...]:
        """Fields under headings; by default all under none. `assumed` always stands with `at`."""
        return (Group("", tuple(self.fields)),)

    def clean_at(self) -> datetime:
        """The moment, refused if it lies ahead."""
        at: datetime = self.cleaned_data["at"]
        if at > self.desk.now:
            raise ValidationError(
                _("When it was done: this lies in the future. Write when it really happened.")
            )
        return at

    @property
    def viewer(self) -> Viewer:
        """Who fills the form."""
        return self.desk.viewer

    def done_at(self) -> datetime:
        """The legal moment of the act."""
        at: datetime = self.cleaned_data["at"] if self.asks_when else self.desk.now
        return at

    def _begin_with_capitals(self) -> None:
        # The glossary's terms stand inside sentences; as an answer to choose a term stands alone.
        for field in self.fields.values():
            if isinstance(field, forms.ChoiceField):
                offered: Any = field.choices
                field.choices = [(key, _begun(str(text))) for key, text in offered]

    def common(self) -> dict[str, Any]:
        """The arguments every act takes."""
        assumed = bool(self.cleaned_data.get("assumed"))
        return {
            "file_id": self.file_id,
            "by": replace(self.desk.actor, assumed=assumed),
            "at": self.done_at(),
            "seen": self.cleaned_data.get("seen"),
        }


def _begun(text: str) -> str:
    return text[:1].upper() + text[1:]


def cited(citation: law.Citation) -> Citation:
    """A citation of the law as the components take it, in the page's language."""
    english = get_language() == "en"
    other = (citation.other_reading_en if english else None) or citation.other_reading
    return Citation(
        certainty=citation.certainty.value,
        article=citation.article,
        source=citation.title,
        url=citation.url,
        other_reading=other or "",
    )


def word(key: str) -> str:
    """The glossary's official term in the page's language."""
    return term(key, get_language() or "id")


def either(indonesian: str, english: str) -> str:
    """The text in the page's language."""
    return english if get_language() == "en" else indonesian


def line(
    label: Any, *, required: bool = True, help_text: Any = "", length: int = LINE
) -> forms.CharField:
    """One line of text."""
    return forms.CharField(label=label, max_length=length, required=required, help_text=help_text)


def text(label: Any, *, required: bool = True, help_text: Any = "") -> forms.CharField:
    """Several lines of text."""
    return forms.CharField(
        label=label, max_length=TEXT, required=required, help_text=help_text, widget=forms.Textarea
    )


def choice(
    label: Any, choices: Any = (), *, required: bool = True, help_text: Any = ""
) -> forms.ChoiceField:
    """One of a few, as radios."""
    return forms.ChoiceField(
        label=label,
        choices=choices,
        required=required,
        help_text=help_text,
        widget=forms.RadioSelect,
    )


def several(
    label: Any, choices: Any = (), *, required: bool = False, help_text: Any = ""
) -> forms.MultipleChoiceField:
    """Any of a few, as checkboxes."""
    return forms.MultipleChoiceField(
        label=label,
        choices=choices,
        required=required,
        help_text=help_text,
        widget=forms.CheckboxSelectMultiple,
    )


def tick(label: Any, *, help_text: Any = "") -> forms.BooleanField:
    """Yes, or left open."""
    return forms.BooleanField(label=label, required=False, help_text=help_text)
