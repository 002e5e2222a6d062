"""8: who you are, and sending. One transaction makes the file, its evidence and its receipt."""

from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import Any
from uuid import UUID

from django.conf import settings
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from netra.base import claims, once
from netra.base.errors import Problem
from netra.doors.portal import completing, drafts, links, papers, vault
from netra.doors.portal.checking import blocking
from netra.doors.portal.drafts import Draft, KeptFile, Receipt
from netra.doors.portal.frame import StepPage, about_step, gone, see_other, step
from netra.doors.portal.keys import Key
from netra.doors.portal.questions import ReporterForm
from netra.doors.portal.receiving import Here, here
from netra.doors.ui.fields import form_errors
from netra.doors.ui.problems import sentence
from netra.evidence import actions as evidence
from netra.evidence.actions import AlreadyInFile, Looked, Origin
from netra.evidence.examining import Found, unexamined
from netra.intake import actions as intake
from netra.intake.actions import Told
from netra.journeys import actions as journeys
from netra.law.deadlines import Deadline
from netra.offices import queries as offices
from netra.outcomes import queries as outcomes


@dataclass(frozen=True, kw_only=True)
class YouPage(StepPage):
    """With or without a name; `is_report` if an online filing is a report here today."""

    form: ReporterForm
    token: str
    office: str
    zone: str
    is_report: bool
    limit: Deadline | None
    late: bool
    seals: bool


@step
@require_http_methods(["GET", "HEAD", "POST"])
def you(request: HttpRequest, key: Key, draft: Draft) -> HttpResponse:
    """8: the reporter's fields, or none; then the filing is with the office."""
    place = here(request, draft.area) if draft.area else None
    if place is None or any(blocking(draft)):
        return see_other(reverse("portal:check"))
    if request.method != "POST":
        return _page(request, draft, place, ReporterForm(today=place.on))
    if request.POST.get("token") != draft.token:
        return gone(request)
    form = ReporterForm(request.POST, today=place.on)
    how = request.POST.get("how")
    if how not in ("named", "tip"):
        return _page(request, draft, place, form, _("Choose: send with your name, or without."))
    named = how == "named"
    if named and not form.is_valid():
        return _page(request, draft, place, form)
    try:
        send(key, draft, place, form.cleaned_data if named else None)
    except Problem as problem:
        return _page(request, draft, place, form, sentence(problem))
    return see_other(reverse("portal:receipt"))


@transaction.atomic
def send(key: Key, draft: Draft, place: Here, reporter: Mapping[str, Any] | None) -> None:
    """The report (or the tip, without a reporter) is filed, and its receipt waits for the visitor.

    Sent twice, even at once, it is one: the second copy waits and changes nothing.
    """
    token = UUID(draft.token)
    if once.already(token):
        return
    code = claims.new_code()
    filing = _file(draft, place, reporter, code)
    once.remember(token, str(filing.file_id))
    for kept in draft.files:
        _keep_evidence(key, kept, filing, place)
    links.queue(draft, filing, place)
    journeys.refresh(filing.file_id)
    printed = papers.after_sending(draft, place, filing, reporter, code)
    for name, content in printed.items():
        vault.write(key, name, [content])
    receipt = Receipt(
        file_id=str(filing.file_id),
        code=code,
        papers=tuple(printed),
        missing=completing.fields(draft, reporter),
    )
    drafts.keep(key, Draft(token=draft.token, receipt=receipt))
    transaction.on_commit(partial(_drop_files, key, draft))


def _file(draft: Draft, place: Here, reporter: Mapping[str, Any] | None, code: str) -> Any:
    shared: dict[str, Any] = {
        "told": _told(draft, reporter),
        "setting": place.setting,
        "office": place.office,
        "claim_hash": claims.hashed(code, salt=settings.NETRA_CLAIM_SALT),
        "by": place.citizen,
        "at": place.at,
    }
    if reporter is None:
        return intake.leave_tip(**shared)
    if place.channel.kind == "pre_report":
        shared["office"] = place.signs_at
    return intake.file_report(
        **shared, channel=place.channel, decree=place.decree, reporter=_as_text(reporter)
    )


def _told(draft: Draft, reporter: Mapping[str, Any] | None) -> Told:
    return Told(
        what=draft.what,
        place=draft.place,
        area_code=draft.area,
        occurred_on=draft.occurred,
        known_on=draft.known,
        named=draft.named,
        witnesses=draft.witnesses,
        missing=completing.requirements(draft, reporter),
        language=(get_language() or "id")[:2],
    )


def _as_text(reporter: Mapping[str, Any]) -> dict[str, str]:
    return {
        name: value.isoformat() if isinstance(value, date) else str(value or "")
        for name, value in reporter.items()
    }


def _keep_evidence(key: Key, kept: KeptFile, filing: Any, place: Here) -> None:
    found = Found.of(kept.found) if kept.found else unexamined()
    with vault.read(key, kept.id) as stream, suppress(AlreadyInFile):
        evidence.keep(
            file_id=filing.file_id,
            office_id=filing.office_id,
            path=filing.path,
            stream=stream,
            looked=Looked(name=kept.name, size=kept.size, media_type=kept.media_type, found=found),
            by=place.citizen,
            at=place.at,
            stage=outcomes.stage(filing.file_id),
            origin=Origin(access=kept.access, found_at=kept.found_at),
        )


def _drop_files(key: Key, draft: Draft) -> None:
    for kept in draft.files:
        vault.drop(key, kept.id)


def _page(
    request: HttpRequest, draft: Draft, place: Here, form: ReporterForm, problem: str = ""
) -> HttpResponse:
    limit = place.reporting_limit(draft.known)
    errors = [{"text": problem}] if problem else []
    page = YouPage(
        **about_step(request, "you"),
        form=form,
        token=draft.token,
        office=place.office.name,
        zone=place.office.zone,
        is_report=place.channel.kind == "report",
        limit=limit,
        late=bool(limit and limit.due and limit.due < place.at),
        seals=offices.seals(place.office.id),
        errors=tuple(errors or (form_errors(form) if form.is_bound else [])),
    )
    return render(request, "portal/you.html", {"page": page})
