"""What came through the proxy: every request, what came back, where a limit struck."""

import socket
import tempfile
import threading
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import IO
from urllib.parse import urljoin

from netra.evidence.capturing.archive import Headers, Received
from netra.evidence.capturing.guard import Refused, canonical

_IN_MEMORY = 1024 * 1024


@dataclass(frozen=True, kw_only=True)
class Limits:
    """How much one capture may take: seconds, bytes received in all, requests."""

    seconds: float = 60
    size: int = 50 * 1024 * 1024
    requests: int = 500


@dataclass(kw_only=True)
class Exchange:
    """One request while it runs; `refused` is a reason of a capture where it was not sent."""

    url: str
    method: str
    request_headers: Headers
    request_body: bytes
    at: datetime = field(default_factory=lambda: datetime.now(UTC))
    address: str = ""
    status: int = 0
    reason: str = ""
    headers: Headers = ()
    body: IO[bytes] = field(
        default_factory=lambda: tempfile.SpooledTemporaryFile(_IN_MEMORY)  # noqa: SIM115
    )
    cut: str = ""
    refused: str = ""
    detail: str = ""
    done: bool = False


class Log:
    """The capture of one link as it grows. Threads share it; after `close` nothing changes."""

    def __init__(self, url: str, limits: Limits) -> None:
        self.limits = limits
        self.exchanges: list[Exchange] = []
        self.chain = [url]
        self.cuts: set[str] = set()
        self._size, self._closed = 0, False
        self._sockets: set[socket.socket] = set()
        self._lock = threading.Lock()

    def begin(self, exchange: Exchange) -> bool:
        """The exchange is remembered; False if there were too many already, or all is over."""
        with self._lock:
            if self._closed:
                return False
            if len(self.exchanges) >= self.limits.requests:
                self.cuts.add("requests")
                return False
            self.exchanges.append(exchange)
            return True

    def answered(self, exchange: Exchange, status: int, reason: str, headers: Headers) -> None:
        """The head came; a redirect of the page that was asked for leads on."""
        with self._lock:
            if self._closed:
                return
            exchange.status, exchange.reason, exchange.headers = status, reason, headers
            if exchange.url == self.chain[-1] and exchange.status in (301, 302, 303, 307, 308):
                self._lead_on(exchange)

    def keep(self, exchange: Exchange, chunk: bytes) -> bool:
        """The piece is kept; False if it does not fit any more, or all is over."""
        with self._lock:
            if self._closed:
                return False
            room = self.limits.size - self._size
            exchange.body.write(chunk[:room])
            self._size += min(len(chunk), room)
            if len(chunk) > room:
                exchange.cut = "length"
                self.cuts.add("size")
            return len(chunk) <= room

    def ended(self, exchange: Exchange, cut: str = "") -> None:
        """No more comes of it; `cut` if that is not the end its sender meant."""
        with self._lock:
            if not self._closed:
                exchange.cut, exchange.done = exchange.cut or cut, True

    def refuse(self, exchange: Exchange, code: str, detail: str) -> None:
        """It was not sent, or nothing came back: the reason."""
        with self._lock:
            if not self._closed:
                exchange.refused, exchange.detail, exchange.done = code, detail, True

    def hold(self, connection: socket.socket) -> None:
        """The connection is cut when all is over."""
        with self._lock:
            self._sockets.add(connection)
            if self._closed:
                _cut(connection)

    def let_go(self, connection: socket.socket) -> None:
        """The connection is closed by whoever opened it."""
        with self._lock:
            self._sockets.discard(connection)

    def close(self) -> None:
        """All is over: what still runs is cut where it stands, and says so."""
        with self._lock:
            self._closed = True
            for exchange in self.exchanges:
                if not exchange.done:
                    exchange.cut = "time"
                    self.cuts.add("time")
            for connection in self._sockets:
                _cut(connection)

    def received(self) -> list[Received]:
        """What the archive keeps: every answer whose head came. Only after `close`."""
        return [
            Received(
                url=each.url,
                at=each.at,
                address=each.address,
                method=each.method,
                request_headers=each.request_headers,
                request_body=each.request_body,
                status=each.status,
                reason=each.reason,
                headers=each.headers,
                body=each.body,
                cut=each.cut,
            )
            for each in self.exchanges
            if each.status and not each.refused
        ]

    def first(self, url: str) -> Exchange | None:
        """The first request of that address."""
        return next((each for each in self.exchanges if each.url == url), None)

    def _lead_on(self, exchange: Exchange) -> None:
        named = next((value for name, value in exchange.headers if name.lower() == "location"), "")
        if not named:
            return
        target = urljoin(exchange.url, named)
        with suppress(Refused):
            target = canonical(target)
        self.chain.append(target)


def _cut(connection: socket.socket) -> None:
    with suppress(OSError):
        connection.shutdown(socket.SHUT_RDWR)
