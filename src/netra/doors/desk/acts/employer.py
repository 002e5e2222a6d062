"""Asking for an appointing authority where there are hundreds: the likely ones, or any by words.

No script: words typed are searched when the form is sent; what they find stands as choices on the
form that comes back, with everything else still in it. A machine proposes, a person chooses.
"""

from collections.abc import Iterable
from typing import Any, ClassVar
from uuid import UUID

from django import forms
from django.core.exceptions import ObjectDoesNotExist
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _lazy

from netra.base.when import local_day
from netra.doors.desk.acts.form import ActForm, line
from netra.offices import queries as offices
from netra.offices.queries import OfficeCard

EMPLOYER = "appointing_authority"
FOUND_MOST = 10
UNKNOWN = "unknown"


def words_field() -> forms.CharField:
    """The box for an authority that is not among the choices."""
    return line(
        _lazy("Another authority: words of its name"),
        required=False,
        length=120,
        help_text=_lazy("What the words find can be chosen on the next page."),
    )


class EmployerForm(ActForm):
    """A form with the choice `employer` and the words `<employer>_words` beside it."""

    employer: ClassVar[str]

    def offer(self, likely: Iterable[OfficeCard | None], *, none: str = "") -> None:
        """The choice has the likely authorities, what the words found, and `none` if that is an
        answer; each once, the likely ones first."""
        cards = {card.id: card for card in (*likely, *self._found, self._sent()) if card}
        choices = [(str(card.id), card.name) for card in cards.values()]
        field: Any = self.fields[self.employer]
        field.choices = [*choices, *([(UNKNOWN, none)] if none else [])]

    def clean(self) -> dict[str, Any]:
        """Words without a choice among what they found are answered with what they found."""
        cleaned = super().clean() or self.cleaned_data
        if cleaned.get(self.employer) == UNKNOWN:
            cleaned[self.employer] = ""
        if not self._words:
            return cleaned
        ids = {str(card.id) for card in self._found}
        exact = [card for card in self._found if card.name.casefold() == self._words.casefold()]
        chosen = cleaned.get(self.employer)
        if chosen in ids:
            return cleaned
        self.errors.pop(self.employer, None)  # what is asked now is more than "choose one"
        if len(exact) == 1 and not chosen:
            cleaned[self.employer] = str(exact[0].id)
        else:
            self.add_error(self.employer if ids else f"{self.employer}_words", self._answer())
        return cleaned

    @property
    def on(self) -> Any:
        """The day it is at this desk."""
        return local_day(self.desk.now, self.desk.zone)

    @cached_property
    def _words(self) -> str:
        return str(self.data.get(f"{self.employer}_words", "")).strip() if self.is_bound else ""

    @cached_property
    def _found(self) -> list[OfficeCard]:
        if not self._words:
            return []
        return offices.search_offices(EMPLOYER, self._words, on=self.on, limit=FOUND_MOST)

    def _sent(self) -> OfficeCard | None:
        """The authority chosen on the form as it was sent, wherever it had been offered."""
        try:
            card = offices.office(UUID(str(self.data.get(self.employer, ""))))
        except (ValueError, ObjectDoesNotExist):
            return None
        return card if card.function == EMPLOYER else None

    def _answer(self) -> str:
        if not self._found:
            return _("Another authority: no authority has these words. Try fewer or other words.")
        if len(self._found) < FOUND_MOST:
            return _("Choose one of those that your words found, or empty the words.")
        return _("Choose one of those that your words found, or type more words.")
