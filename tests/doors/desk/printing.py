"""An officer's browser at the documents of a file, and what such a file needs."""

import io
import re
from datetime import date, timedelta
from uuid import UUID

from django.test import Client
from django.urls import reverse
from pypdf import PdfReader

from netra.base.viewing import CITIZEN
from netra.cases import actions as cases
from netra.evidence import actions as evidence
from netra.journeys.actions import refresh
from netra.offices.actions import appoint
from tests.rooms import factories as make
from tests.rooms.path import Walk

BEGUN = date(2024, 1, 1)


def at_desk(capacity: str = "caseworker", place: str = make.REGENCY) -> Client:
    """A browser signed in by somebody of that capacity at that office."""
    person, office = make.person(f"{capacity}-{place}"), make.office(place)
    appoint(person_id=person.id, office_id=office.id, capacity=capacity, valid_from=BEGUN)
    client = Client()
    client.force_login(person)
    return client


def address(walk: Walk, kind: str, row: UUID | str = "") -> str:
    if row:
        return reverse("desk:paper_of", args=[walk.file_id, kind, row])
    return reverse("desk:paper", args=[walk.file_id, kind])


def listed(client: Client, walk: Walk) -> list[str]:
    """The addresses of the papers on the file's page of documents."""
    refresh(walk.file_id)
    page = client.get(reverse("desk:papers", args=[walk.file_id]))
    assert page.status_code == 200
    return re.findall(r'govuk-link" href="([^"]*/dokumen/[^"]+)"', page.content.decode())


def kinds(client: Client, walk: Walk) -> set[str]:
    return {each.split("/dokumen/")[1].split("/")[0] for each in listed(client, walk)}


def words(client: Client, where: str) -> str:
    """The text of the PDF there, on one line."""
    answer = client.get(where)
    assert answer.status_code == 200, where
    assert answer["Content-Type"] == "application/pdf"
    assert answer["Content-Disposition"].startswith('attachment; filename="')
    assert answer["Cache-Control"] == "no-store"
    pages = PdfReader(io.BytesIO(answer.content)).pages
    text = " ".join(page.extract_text() for page in pages)
    return re.sub(r"\s+", " ", text.replace("\u200b", ""))


def keep(walk: Walk, name: str, *, later: int = 0) -> None:
    """The citizen's file is kept with the report, or later."""
    content = f"isi {name}".encode()
    evidence.keep(
        file_id=walk.file_id,
        office_id=walk.office.id,
        path=walk.office.path,
        stream=io.BytesIO(content),
        looked=evidence.look(io.BytesIO(content), name=name, size=len(content)),
        by=CITIZEN,
        at=walk.now + timedelta(hours=later),
    )


def invited(walk: Walk, whom: str, label: str = "", place: str = "Ruang klarifikasi") -> UUID:
    """An invitation, to the first respondent or to somebody sealed."""
    sent = cases.invite(
        file_id=walk.file_id,
        whom=whom,
        respondent_id=walk.people[0] if whom == "respondent" else None,
        label=label,
        number=f"U-{whom}{label}/X/2024",
        for_at=walk.now + timedelta(days=1),
        place=place,
        by=make.actor("caseworker", walk.office.path),
        at=walk.later(),
    )
    return sent.id
