"""The running system as a visitor meets it: real HTTP, bytes counted on the wire."""

import gzip
import io
import os
import re
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.client import HTTPMessage, HTTPResponse
from http.cookies import SimpleCookie
from pathlib import Path
from urllib.parse import urlencode

import brotli  # type: ignore[import-untyped]

START_SECONDS = 900
_TOKEN = re.compile(r'name="csrfmiddlewaretoken" value="([^"]+)"')


@dataclass(frozen=True)
class Site:
    """A system under measurement: its port and the process that began it."""

    port: int
    pid: int


@dataclass(frozen=True)
class Answer:
    """One answer: `wire` is every byte received, status line and headers included."""

    status: int
    headers: HTTPMessage
    body: bytes
    wire: int

    @property
    def text(self) -> str:
        """The body as text."""
        return self.body.decode()


class _Received:
    """What a socket gave, for http.client to read."""

    def __init__(self, content: bytes) -> None:
        self._content = content

    def makefile(self, mode: str) -> io.BytesIO:
        """The content as a file."""
        return io.BytesIO(self._content)


@dataclass
class Visitor:
    """A browser as far as counting goes: cookies, compression, one connection a request."""

    site: Site
    cookies: dict[str, str] = field(default_factory=dict)

    def get(self, path: str) -> Answer:
        """Look at a page."""
        return self._ask("GET", path, b"")

    def post(self, page: str, path: str, form: Mapping[str, str]) -> Answer:
        """Send a form to `path` with the token that the page `page` gave."""
        found = _TOKEN.search(self.get(page).text)
        assert found, f"{page} has no form"
        return self._ask(
            "POST", path, urlencode({**form, "csrfmiddlewaretoken": found[1]}).encode()
        )

    def enter(self, username: str) -> None:
        """Sign in as that account of the demonstration."""
        assert self.post("/peragaan/", "/peragaan/masuk/", {"username": username}).status == 302

    def _ask(self, method: str, path: str, body: bytes) -> Answer:
        head = {
            "Host": f"127.0.0.1:{self.site.port}",
            "Accept-Encoding": "br, gzip",
            "Connection": "close",
            "Cookie": "; ".join(f"{name}={value}" for name, value in self.cookies.items()),
            "Content-Length": str(len(body)),
            "Content-Type": "application/x-www-form-urlencoded",
            "Origin": f"http://127.0.0.1:{self.site.port}",
        }
        lines = "".join(f"{name}: {value}\r\n" for name, value in head.items())
        sent = f"{method} {path} HTTP/1.1\r\n{lines}\r\n".encode() + body
        answer = _parsed(method, _exchanged(self.site.port, sent))
        for each in answer.headers.get_all("Set-Cookie") or []:
            for name, morsel in SimpleCookie(each).items():
                self.cookies[name] = morsel.value
        return answer


def _exchanged(port: int, sent: bytes) -> bytes:
    with socket.create_connection(("127.0.0.1", port), timeout=60) as connection:
        connection.sendall(sent)
        return b"".join(iter(lambda: connection.recv(65536), b""))


def _parsed(method: str, raw: bytes) -> Answer:
    response = HTTPResponse(_Received(raw), method=method)  # type: ignore[arg-type]
    response.begin()
    body = response.read()
    packed = {"br": brotli.decompress, "gzip": gzip.decompress}
    unpack = packed.get(response.getheader("Content-Encoding", ""), bytes)
    return Answer(response.status, response.headers, unpack(body), len(raw))


@contextmanager
def running() -> Iterator[Site]:
    """The whole system as `netra run` starts it, with demo data, on a free port."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = int(free.getsockname()[1])
    program = Path(sys.executable).with_name("netra")
    system = subprocess.Popen(
        [program, "run"], env={**os.environ, "PORT": str(port)}, stdout=subprocess.DEVNULL
    )
    try:
        wait_for(port, system)
        yield Site(port, system.pid)
    finally:
        system.send_signal(signal.SIGINT)
        system.wait(60)


def wait_for(port: int, system: subprocess.Popen[bytes]) -> float:
    """Seconds until the front page answered. RuntimeError if the system ended, or took too long."""
    begun = time.monotonic()
    while time.monotonic() - begun < START_SECONDS and system.poll() is None:
        try:
            if Visitor(Site(port, 0)).get("/").status == 200:
                return time.monotonic() - begun
        except OSError:
            time.sleep(0.1)
    raise RuntimeError("the site did not come up")
