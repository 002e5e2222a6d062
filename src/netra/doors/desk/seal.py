"""Opening a sealed identity: an act of a custodian, for a reason, citing an article."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django import forms
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _lazy

from netra.base.errors import Problem
from netra.doors.desk.acts.form import choice, either, line
from netra.doors.desk.context import Desk, at_desk
from netra.doors.desk.file import line_or_404
from netra.doors.desk.keys_forms import secret_field
from netra.doors.shells import shell
from netra.doors.ui.problems import sentence
from netra.doors.ui.shell import Shell
from netra.intake import actions
from netra.intake import queries as intake
from netra.journeys import actions as journeys
from netra.law.unsealing import grounds
from netra.outcomes.queries import stage


@dataclass(frozen=True)
class SealPage:
    """The form, or once the act is done, who it is: for this one look."""

    shell: Shell
    number: str
    about: str
    back_url: str
    form: forms.Form
    opened: tuple[tuple[str, str], ...]


class OpenSeal(forms.Form):
    """Why the identity is opened, and by which article."""

    ground = choice(_lazy("What it is opened for"))
    reason = line(_lazy("Reason, in a sentence"), help_text=_lazy("The reporter will read it."))
    secret = secret_field(_lazy("Your secret"))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """The grounds the law data name."""
        super().__init__(*args, **kwargs)
        self.fields["ground"].choices = [(g.key, either(g.name_id, g.name_en)) for g in grounds()]  # type: ignore[attr-defined]


@at_desk
def open_seal(request: HttpRequest, desk: Desk, file_id: UUID, sealed_id: int) -> HttpResponse:
    """Who it is, after the act is recorded; shown once, kept nowhere."""
    found = line_or_404(desk, file_id)
    if desk.viewer.capacity != "custodian":
        raise PermissionDenied
    if sealed_id not in {row for row, _role, _number in intake.sealed(file_id)}:
        raise Http404
    form = OpenSeal(request.POST if request.method == "POST" else None)
    opened: tuple[tuple[str, str], ...] = ()
    if form.is_valid():
        opened = _open(form, desk, file_id, sealed_id)
    page = SealPage(
        shell=shell(request),
        number=found.number or found.reference,
        about=found.about,
        back_url=reverse("desk:people", args=[file_id]),
        form=form,
        opened=opened,
    )
    return render(request, "desk/seal.html", {"page": page})


def _open(form: OpenSeal, desk: Desk, file_id: UUID, sealed_id: int) -> tuple[tuple[str, str], ...]:
    ground = next(g for g in grounds() if g.key == form.cleaned_data["ground"])
    try:
        with transaction.atomic():
            content = actions.unseal(
                file_id=file_id,
                stage=stage,
                sealed_id=sealed_id,
                reason=f"{ground.name_id}: {form.cleaned_data['reason']}",
                article=ground.citation.article,
                secret=form.cleaned_data["secret"],
                by=desk.actor,
                at=desk.now,
            )
            journeys.refresh(file_id)
    except Problem as problem:
        form.add_error(problem.field if problem.field in form.fields else None, sentence(problem))
        return ()
    labels = _labels()
    return tuple((labels.get(key, key), str(value)) for key, value in content.items() if value)


def _labels() -> dict[str, str]:
    return {
        "name": _("Name"),
        "birthplace": _("Place of birth"),
        "born_on": _("Date of birth"),
        "sex": _("Sex"),
        "occupation": _("Occupation"),
        "nationality": _("Nationality"),
        "address": _("Address"),
        "phone": _("Telephone"),
        "email": _("E-mail"),
    }
