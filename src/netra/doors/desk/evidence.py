"""Evidence in a file: the list, and the bytes as they were given."""

from typing import Any
from uuid import UUID

from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from netra.doors.desk import parts
from netra.doors.desk.context import Desk, at_desk
from netra.doors.desk.file import SectionPage, line_or_404
from netra.doors.shells import shell
from netra.evidence import queries
from netra.forwarding import queries as forwarding


@at_desk
def items(request: HttpRequest, desk: Desk, file_id: UUID) -> HttpResponse:
    """Each piece with its number, size and SHA-256, and a way to take it."""
    line = line_or_404(desk, file_id, room="evidence")
    body: list[dict[str, Any]] = [
        {
            "number": each.number,
            "name": each.name,
            "sha256": each.sha256,
            "size": each.size,
            "media_type": each.media_type,
            "at": each.at,
            "url": reverse("desk:download", args=[file_id, each.id]),
        }
        for each in queries.items_of(file_id, desk.viewer)
    ]
    page = SectionPage(
        shell=shell(request, nav="cases"),
        frame=parts.frame(line, desk, None, current="evidence"),
        body=body,
    )
    return render(request, "desk/evidence.html", {"page": page, "zone": desk.zone})


@at_desk
def download(request: HttpRequest, desk: Desk, file_id: UUID, item_id: UUID) -> HttpResponse:
    """The bytes, to be saved: never shown by the browser as a page of ours.

    For the sender's line, and for the merit authority the file was sent to.
    """
    line_or_404(desk, file_id)
    readable = [
        *queries.items_of(file_id, desk.viewer),
        *forwarding.evidence_for(file_id, desk.viewer),
    ]
    listed = {each.id: each for each in readable}
    if item_id not in listed:
        raise Http404
    found = listed[item_id]
    response = FileResponse(
        queries.open_blob(found.sha256),
        as_attachment=True,
        filename=f"bukti-{found.number}-{found.sha256[:12]}",
        content_type="application/octet-stream",
    )
    response["Content-Security-Policy"] = "sandbox; default-src 'none'"
    return response  # type: ignore[return-value]
