"""Every page of every file of the demonstration opens, whatever its source left in it."""

import re
from uuid import UUID

import pytest
from django.test import Client
from django.urls import reverse

from netra.doors.now import MOMENT_COOKIE
from netra.offices.models import Person

AFTER_ALL = "2025-12-01T10:00+07:00"


@pytest.fixture
def client(files: dict[str, UUID]) -> Client:
    """The national supervisor's browser, on a day after the last published case."""
    signed_in = Client(raise_request_exception=False)
    signed_in.force_login(Person.objects.get(username="national_supervisor"))
    signed_in.cookies[MOMENT_COOKIE] = AFTER_ALL
    return signed_in


@pytest.mark.timeout(600)
def test_every_section_of_every_file_opens(files: dict[str, UUID], client: Client) -> None:
    opened: dict[str, int] = {}
    for file_id in files.values():
        where = reverse("desk:file", args=[file_id])
        first = client.get(where)
        opened[where] = first.status_code
        sections = re.findall(rf'href="({where}[\w-]+/)"', first.content.decode())
        opened |= {each: client.get(each).status_code for each in set(sections) - opened.keys()}
    assert {where: code for where, code in opened.items() if code != 200} == {}
    assert len([where for where in opened if where.endswith("/penanganan/")]) >= 35
