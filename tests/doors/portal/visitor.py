"""A visitor who walks the wizard with Django's client, and what he or she sends."""

from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from tests.rooms import factories

DISTRICT = "33.19.06"
PNG = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR" + b"\0" * 64
NAME = "Melati Contohwati"

WHAT = {"what": "Seorang pegawai mengajak warga memilih salah satu pasangan calon."}
WHERE = {"area": DISTRICT, "place": "Balai desa"}
WHEN = {
    "occurred_on_day": "12", "occurred_on_month": "10", "occurred_on_year": "2024",
    "known_on_day": "13", "known_on_month": "Oktober", "known_on_year": "2024",
}  # fmt: skip
WHO = {"places": "1", "0-name": "Bima Rekaan", "0-position": "Kepala seksi", "0-agency": "Dinas"}
WITNESS = {"places": "1", "0-name": "Tono Andaian", "0-phone": "0800"}
YOU = {"how": "named", "name": NAME, "address": "Jalan Percobaan 9", "phone": "0800 1111"}


def picture(name: str = "foto.png", content: bytes = b"") -> SimpleUploadedFile:
    """A small picture, by content; one of another name is another one."""
    return SimpleUploadedFile(name, content or PNG + name.encode())


class Visitor:
    """Walks the pages in one language."""

    def __init__(self, language: str = "id") -> None:
        self.client = Client(headers={"sec-fetch-site": "same-origin"})  # as browsers say
        self.root = "/en" if language == "en" else ""

    def at(self, page: str) -> str:
        """The page's address."""
        return f"{self.root}/{page}"

    def get(self, page: str) -> Any:
        """Look at a page."""
        return self.client.get(self.at(page))

    def post(self, page: str, data: dict[str, Any] | None = None) -> Any:
        """Send a form."""
        return self.client.post(self.at(page), data or {})

    def begin(self) -> None:
        """Begin a report."""
        assert self.post("lapor/mulai/").status_code == 303

    def answer(self, page: str, data: dict[str, Any]) -> None:
        """Send a form that is accepted."""
        response = self.post(f"lapor/{page}/", data)
        assert response.status_code == 303, response.content.decode()[:3000]

    def walk(self, *, files: bool = True) -> None:
        """Everything up to the last page."""
        factories.office(factories.REGENCY)
        factories.area(DISTRICT)
        self.begin()
        self.answer("apa", WHAT)
        self.answer("di-mana", WHERE)
        self.answer("kapan", WHEN)
        self.answer("siapa", WHO)
        self.answer("bukti", {"evidence": [picture()]} if files else {})
        self.answer("saksi", WITNESS)
        assert self.get("lapor/periksa/").status_code == 200

    def token(self) -> str:
        """The last page's hidden token."""
        html = self.get("lapor/anda/").content.decode()
        return html.split('name="token" value="')[1].split('"')[0]

    def send(self, **fields: str) -> Any:
        """Send the report."""
        return self.post("lapor/anda/", {**YOU, "token": self.token(), **fields})

    def receipt(self) -> Any:
        """The receipt page."""
        return self.get("lapor/tanda-terima/")

    def code(self) -> str:
        """The claim code on the receipt."""
        html = self.receipt().content.decode()
        groups = html.split('receipt__code">')[1].split("</p>")[0]
        return "".join(letter for letter in groups if letter.isdecimal())
