"""Over a real connection: two copies of a form at once, and a file larger than is taken."""

import http.client
import re
import threading
from collections.abc import Iterator
from typing import Any
from urllib.parse import urlsplit

import pytest
from django.db import connections

from netra.intake.models import Filing
from tests.doors.portal.visitor import YOU, Visitor
from tests.rooms import factories

MB = 1024 * 1024


def test_two_copies_at_the_same_moment_are_one_report(fresh_database: str) -> None:
    visitor = Visitor("id")
    visitor.walk()
    data = {**YOU, "token": visitor.token()}
    led: list[str] = []

    def send() -> None:
        twin = Visitor("id")
        twin.client.cookies = visitor.client.cookies
        led.append(twin.post("lapor/anda/", data)["Location"])
        connections.close_all()

    threads = [threading.Thread(target=send) for _turn in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert led == ["/lapor/tanda-terima/"] * 4
    assert Filing.objects.unfiltered(reason="a test").count() == 1
    assert len(visitor.code()) == 16


@pytest.mark.parametrize("megabytes", [201, 2048])
def test_a_file_too_large_gets_its_message(site: str, megabytes: int) -> None:
    factories.office(factories.REGENCY)
    browser = _Browser(site)
    browser.post("/lapor/mulai/", "/lapor/")
    status, html = browser.upload("/lapor/bukti/", "panjang.png", megabytes)
    assert status == 200
    assert "panjang.png" in html
    assert html.count("govuk-error-summary__title") == 1
    assert 'name="remove"' not in html


class _Browser:
    """Cookies, the form's token, and a body sent piece by piece."""

    def __init__(self, site: str) -> None:
        self.host = urlsplit(site).netloc
        self.cookies: dict[str, str] = {}

    def _ask(self, method: str, path: str, body: Any = None, **headers: str) -> tuple[int, str]:
        connection = http.client.HTTPConnection(self.host, timeout=60)
        cookie = "; ".join(f"{name}={value}" for name, value in self.cookies.items())
        connection.request(method, path, body, {"Cookie": cookie, **headers})
        response = connection.getresponse()
        for header in response.msg.get_all("Set-Cookie") or []:
            name, _equals, value = header.split(";")[0].partition("=")
            self.cookies[name] = value
        html = response.read().decode()
        connection.close()
        return response.status, html

    def _token(self, page: str) -> str:
        _status, html = self._ask("GET", page)
        found = re.search(r'name="csrfmiddlewaretoken" value="(\w+)"', html)
        assert found
        return found[1]

    def post(self, path: str, page: str) -> None:
        body = f"csrfmiddlewaretoken={self._token(page)}"
        kind = {"Content-Type": "application/x-www-form-urlencoded"}
        assert self._ask("POST", path, body, **kind)[0] == 303

    def upload(self, path: str, name: str, megabytes: int) -> tuple[int, str]:
        token = self._token(path)
        head = (
            f'--b\r\nContent-Disposition: form-data; name="csrfmiddlewaretoken"\r\n\r\n{token}'
            f'\r\n--b\r\nContent-Disposition: form-data; name="evidence"; filename="{name}"'
            "\r\nContent-Type: image/png\r\n\r\n"
        ).encode()
        tail = b"\r\n--b--\r\n"

        def body() -> Iterator[bytes]:
            yield head
            for _turn in range(megabytes):
                yield bytes(MB)
            yield tail

        length = str(len(head) + megabytes * MB + len(tail))
        kind = {"Content-Type": "multipart/form-data; boundary=b", "Content-Length": length}
        return self._ask("POST", path, body(), **kind)
