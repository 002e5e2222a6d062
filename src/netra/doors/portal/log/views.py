"""The log's page: what it is, what is signed, and whether a receipt's leaf is in it."""

import base64
import binascii
from dataclasses import dataclass
from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _lazy
from django.views.decorators.http import require_http_methods

from netra.doors import log_keys
from netra.doors.portal.frame import Page, private
from netra.doors.shells import shell
from netra.ledger import queries
from netra.ledger.tree.checkpoints import Proof, read
from netra.ledger.tree.hashing import HASH_BYTES

_FILE = "proof.tlog-proof"
_NO_LEAF = _lazy("A leaf has 64 digits and letters from 0 to 9 and a to f.")


class LeafForm(forms.Form):
    """The leaf as a receipt prints it: 64 hexadecimal digits, spaces allowed; or base64."""

    leaf = forms.CharField(
        max_length=200,
        error_messages={
            "required": _lazy("Type the leaf that your receipt shows."),
            "max_length": _NO_LEAF,
        },
    )

    def clean_leaf(self) -> bytes:
        """The leaf's 32 bytes."""
        typed = "".join(self.cleaned_data["leaf"].split())
        for decode in (bytes.fromhex, lambda text: base64.b64decode(text, validate=True)):
            try:
                found = decode(typed)
            except (ValueError, binascii.Error):
                continue
            if len(found) == HASH_BYTES:
                return bytes(found)
        raise forms.ValidationError(_NO_LEAF)


@dataclass(frozen=True, kw_only=True)
class LogPage(Page):
    """The note signed last and its parts; the form; the proof asked for, or that there is none."""

    note: str
    size: int
    keys: tuple[str, ...]
    address: str
    form: LeafForm
    errors: tuple[dict[str, Any], ...] = ()
    proof: str = ""
    index: int = 0
    leaf: str = ""
    unknown: bool = False


@private
@require_http_methods(["GET", "HEAD", "POST"])
def front(request: HttpRequest) -> HttpResponse:
    """The page; after POST with the proof of a leaf, or as a file where that was asked for.

    The leaf is posted: an address would stay in the browser of a borrowed phone.
    """
    form = LeafForm(request.POST if request.method == "POST" else None)
    if not form.is_bound or not form.is_valid():
        return _page(request, form)
    leaf: bytes = form.cleaned_data["leaf"]
    proof = queries.prove(leaf)
    if proof is None:
        return _page(request, form, unknown=True)
    if "file" in request.POST:
        return _file(proof)
    return _page(request, form, proof=str(proof), index=proof.index, leaf=leaf.hex())


def _file(proof: Proof) -> HttpResponse:
    response = HttpResponse(str(proof), content_type="text/plain; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="{_FILE}"'
    return response


def _page(request: HttpRequest, form: LeafForm, **found: Any) -> HttpResponse:
    note = queries.last_note() or ""
    lines = [{"text": text, "href": "#id_leaf"} for text in form.errors.get("leaf", [])]
    page = LogPage(
        shell=shell(request),
        note=note,
        size=read(note).size if note else 0,
        keys=tuple(str(each) for each in log_keys.verifiers()),
        address=request.build_absolute_uri("/log/"),
        form=form,
        errors=tuple(lines),
        **found,
    )
    return render(request, "portal/log.html", {"page": page})
