"""A village's supervisor lives among those the files speak of: no page names one."""

import pytest
from django.urls import reverse

from netra.offices.models import Person
from tests.doors.desk import viewed
from tests.doors.desk.printing import at_desk
from tests.rooms import path

pytestmark = pytest.mark.django_db
NAME = "Nama Rahasia Pengawas"


def test_neither_custody_nor_remarks_name_a_village_supervisor() -> None:
    item = viewed.kept(path.reported(), viewed.photo(), "image/jpeg")
    village, desk = at_desk("village_supervisor"), at_desk()
    Person.objects.filter(username__startswith="village_supervisor").update(name=NAME)
    where = str(viewed.look(village, item).redirect_chain[-1][0])
    assert village.post(where, {"text": "dari desa"}).status_code == 302
    custody = desk.get(reverse("desk:evidence", args=[item.file_id])).content.decode()
    remarks = viewed.look(desk, item).content.decode()
    assert "dari desa" in custody
    assert "dari desa" in remarks
    assert [NAME in page for page in (custody, remarks)] == [False, False]
    assert ["tersegel" in page for page in (custody, remarks)] == [True, True]


def test_the_options_beside_hide_nothing_in_a_name() -> None:
    """Invisible characters lengthen a name unseen; an option cannot hold the mark a page shows."""
    walk = path.reported()
    item = viewed.kept(walk, b"kata", "text/plain", name="satu.txt")
    viewed.kept(walk, b"lain", "text/plain", name="dua\u3164.exe")
    page = viewed.look(at_desk(), item).content.decode()
    (option,) = page.split("<option")[1].split("</option>")[:1]
    assert "\u3164" not in page
    assert "dua[U+3164].exe" in option
    assert "<bdi" not in option
