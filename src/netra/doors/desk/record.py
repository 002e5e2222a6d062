"""Form A: a supervisor writes what was seen and sends it up."""

from dataclasses import dataclass
from typing import Any

from django import forms
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _lazy

from netra.base import once
from netra.base.errors import Problem
from netra.base.ids import new_id
from netra.base.when import local_day
from netra.doors import kept
from netra.doors.desk.acts.form import cited, line, text
from netra.doors.desk.context import Desk, at_desk
from netra.doors.desk.lists import MAY_RECORD
from netra.doors.shells import shell
from netra.doors.ui.forms import DayField
from netra.doors.ui.parts import Citation
from netra.doors.ui.problems import sentence
from netra.doors.ui.shell import Shell
from netra.elections import queries as elections
from netra.intake import actions
from netra.intake.actions import Setting, Told
from netra.journeys import actions as journeys
from netra.law.procedure import rule
from netra.offices import queries as offices


@dataclass(frozen=True)
class RecordPage:
    """The form and where it stands in the law."""

    shell: Shell
    form: forms.Form
    given_back: bool
    citation: Citation


class RecordForm(forms.Form):
    """The fields of Form A as far as its template is known."""

    once = forms.UUIDField(widget=forms.HiddenInput)
    number = line(_lazy("Number of the record"), length=120)
    assignment_letter = line(_lazy("Number of the assignment letter"), length=120)
    stage_supervised = line(_lazy("Stage supervised"), length=200)
    activity = line(_lazy("Form, aim and target of the supervision"))
    occurred_on = DayField(label=_lazy("Day"))
    place = line(_lazy("Place"))
    area = forms.ChoiceField(label=_lazy("District"))
    what = text(_lazy("What was seen"))
    name = line(_lazy("Who: name as known"), required=False, length=200)
    position = line(_lazy("Who: position"), required=False, length=200)
    agency = line(_lazy("Who: agency"), required=False, length=200)
    witness = line(_lazy("Witness: name, address, telephone"), required=False)

    def __init__(self, desk: Desk, data: Any = None) -> None:
        """The form as this supervisor sees it."""
        self.desk = desk
        super().__init__(data, initial={"once": new_id()})
        regency, district = (".".join(desk.office.area_code.split(".")[:n]) for n in (2, 3))
        self.fields["area"].choices = offices.areas_below(regency)  # type: ignore[attr-defined]
        self.initial["area"] = district

    def clean_occurred_on(self) -> Any:
        """The day, refused if it lies ahead."""
        day = self.cleaned_data["occurred_on"]
        if day and day > local_day(self.desk.now, self.desk.zone):
            raise ValidationError(_("Day: this lies in the future. Write when it was seen."))
        return day

    def told(self) -> Told:
        """What was seen, and whom it names."""
        said = self.cleaned_data
        person = {key: said[key] for key in ("name", "position", "agency")}
        witness = [{"name": said["witness"]}] if said["witness"] else []
        return Told(
            what=said["what"],
            place=said["place"],
            area_code=said["area"],
            occurred_on=said["occurred_on"],
            known_on=None,
            named=[person] if any(person.values()) else [],
            witnesses=witness,
        )


@at_desk
def new_record(request: HttpRequest, desk: Desk) -> HttpResponse:
    """Sent, the record stands with the offices above; refused, everything is still in the form."""
    if desk.viewer.capacity not in MAY_RECORD:
        raise PermissionDenied
    form = RecordForm(desk, request.POST if request.method == "POST" else kept.typed(request))
    if request.method == "POST" and form.is_valid():
        leads_to = _submit(form, desk)
        if leads_to:
            response = HttpResponseRedirect(leads_to)
            kept.drop(request, response)
            return response
    found = rule("submit_supervision_record", on=desk.viewer.on)
    page = RecordPage(
        shell=shell(request),
        form=form,
        given_back=form.is_bound and request.method != "POST",
        citation=cited(found.citation),
    )
    status = 422 if request.method == "POST" else 200
    return render(request, "desk/record.html", {"page": page}, status=status)


def _submit(form: RecordForm, desk: Desk) -> str:
    said = form.cleaned_data
    try:
        with transaction.atomic():
            before = once.already(said["once"])
            if before:
                return before
            record = actions.submit_supervision_record(
                office=desk.office,
                setting=_setting(form, desk),
                number=said["number"],
                assignment_letter=said["assignment_letter"],
                supervisor_id=desk.viewer.person_id,
                stage_supervised=said["stage_supervised"],
                activity=said["activity"],
                told=form.told(),
                by=desk.actor,
                at=desk.now,
            )
            journeys.refresh(record.file_id)
            leads_to = reverse("desk:file", args=[record.file_id])
            once.remember(said["once"], leads_to)
    except Problem as problem:
        form.add_error(None, sentence(problem))
        return ""
    return leads_to


def _setting(form: RecordForm, desk: Desk) -> Setting:
    said = form.cleaned_data
    contest = elections.contest_for(said["area"], said["occurred_on"])
    return Setting(
        regime=contest.election.regime if contest else "regional_election",
        contest_key=contest.key if contest else None,
        election_kind="",
        rules_on=local_day(desk.now, desk.zone),
    )
