"""9: the receipt. It can be reloaded until the visitor leaves it; then nothing of it is left."""

from dataclasses import dataclass

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from netra.base.ids import reference
from netra.doors.portal import drafts, keys, vault
from netra.doors.portal.drafts import Receipt
from netra.doors.portal.frame import STEPS, Page, gone, private, see_other
from netra.doors.portal.keys import Key
from netra.doors.portal.log.printed import printed_leaf
from netra.doors.portal.nexts import next_steps
from netra.doors.shells import shell
from netra.doors.ui.parts import Step
from netra.evidence import queries as evidence
from netra.intake import queries as intake


@dataclass(frozen=True, kw_only=True)
class ReceiptPage(Page):
    """Number, code, leaf in the public log, what happens next. `kind`: report, pre_report, tip."""

    step: int
    total: int
    kind: str
    number: str
    number_assumed: bool
    reference: str
    leaf: str
    code: str
    office: str
    address: str
    papers: tuple[str, ...]
    files: int
    missing: tuple[str, ...]
    steps: tuple[Step, ...]


@private
@require_safe
def receipt(request: HttpRequest) -> HttpResponse:
    """9: what was sent, under which number, and the code to follow it."""
    found = _found(request)
    if found is None:
        return gone(request)
    _key, kept = found
    filing = intake.filing_of(kept.file)
    if filing is None:
        return gone(request)
    page = ReceiptPage(
        shell=shell(request),
        step=len(STEPS),
        total=len(STEPS),
        kind=filing.channel,
        number=filing.number,
        number_assumed=filing.number_assumed,
        reference=reference(filing.file_id),
        leaf=printed_leaf(filing.file_id),
        code=kept.code,
        office=filing.office.name,
        address=filing.office.address,
        papers=kept.papers,
        files=len(evidence.manifest(filing.file_id)),
        missing=kept.missing,
        steps=next_steps(filing),
    )
    return render(request, "portal/receipt.html", {"page": page})


@private
@require_safe
def paper(request: HttpRequest, name: str) -> HttpResponse:
    """One of the papers, to be kept; only for the visitor whose key encrypted it."""
    found = _found(request)
    if found is None:
        return gone(request)
    key, kept = found
    if name not in kept.papers:
        raise Http404
    with vault.read(key, name) as stream:
        content = stream.read()
    response = HttpResponse(content, content_type="application/pdf")
    response["Content-Disposition"] = f'attachment; filename="{name}.pdf"'
    return response


@private
@require_POST
def done(request: HttpRequest) -> HttpResponse:
    """The visitor has written the code down: code and papers are gone from the server."""
    key = keys.key_of(request)
    if key:
        drafts.drop(key)
    response = see_other(reverse("portal:track"))
    keys.forget(response, keys.DRAFT_COOKIES)
    return response


def _found(request: HttpRequest) -> tuple[Key, Receipt] | None:
    found = drafts.find(request)
    if found is None or found[1].receipt is None:
        return None
    return found[0], found[1].receipt
