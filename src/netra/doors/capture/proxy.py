"""The only way out for the capturing browser: each request is checked, sent to the address that
was checked, recorded, and handed on. What is not a plain web request ends here."""

import socket
import ssl
from contextlib import suppress
from http.client import HTTPConnection, HTTPException, HTTPResponse
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import urlsplit

from netra.doors.capture.browsing import VISITOR
from netra.doors.capture.identity import identity
from netra.doors.capture.log import Exchange, Log
from netra.evidence.capturing.guard import Allowed, Refused, Resolve, Target, allowed

_SILENCE_SECONDS = 15
_PIECE = 64 * 1024
_MOST_SENT = 1024 * 1024
_BETWEEN_TWO = frozenset(
    {"connection", "keep-alive", "proxy-authorization", "proxy-connection", "te", "trailer"}
    | {"transfer-encoding", "upgrade", "proxy-authenticate"}
)
"""Headers that concern one connection, not the page (RFC 9110 §7.6.1)."""


class Proxy(ThreadingHTTPServer):
    """Listens on 127.0.0.1 for the browser of one capture."""

    daemon_threads = True

    def __init__(self, log: Log, *, resolve: Resolve, but: Allowed, trust: ssl.SSLContext) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.log, self.resolve, self.but, self.trust = log, resolve, but, trust
        self.identity = identity()

    @property
    def address(self) -> str:
        """Where the browser finds it."""
        return f"http://127.0.0.1:{self.server_port}"

    def handle_error(self, request: Any, client_address: Any) -> None:
        """A browser that hangs up is no error of ours."""


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    timeout = 60
    server: Proxy
    tunnel = ""

    def do_CONNECT(self) -> None:
        """What follows is TLS to us; we speak TLS to the site and check its certificate."""
        if self.tunnel:
            self._refuse(405)
            return
        self.tunnel = f"https://{self.path.removesuffix(':443')}"
        self.send_response_only(200)
        self.end_headers()
        self.connection = self.server.identity.wrap_socket(self.connection, server_side=True)
        self.rfile = self.connection.makefile("rb")
        self.wfile = self.connection.makefile("wb")
        self.close_connection = False

    def do_GET(self) -> None:
        """One request: checked, sent, recorded, answered. The browser's own (updates, the time)
        are none of the page's: they are not sent and not recorded."""
        self.close_connection = True
        if VISITOR not in self.headers.get("User-Agent", ""):
            self._refuse(403)
            return
        sent = int(self.headers.get("Content-Length") or 0)
        if sent > _MOST_SENT:
            self._refuse(413)
            return
        exchange = Exchange(
            url=self.tunnel + self.path,
            method=self.command,
            request_headers=_plain(self.headers.items()),
            request_body=self.rfile.read(sent),
        )
        if not self.server.log.begin(exchange):
            self._refuse(429)
            return
        try:
            self._check(exchange)
            self._fetch(exchange)
        except Refused as refused:
            self.server.log.refuse(exchange, refused.code, refused.detail)
            self._refuse(403)

    do_HEAD = do_POST = do_OPTIONS = do_GET

    def log_message(self, format: str, *args: Any) -> None:
        """Say nothing: addresses in reports are no business of a log."""

    def finish(self) -> None:
        """Close what the tunnel put in place of the first connection."""
        with suppress(OSError):
            super().finish()
        with suppress(OSError):
            self.connection.close()

    def _check(self, exchange: Exchange) -> None:
        if "upgrade" in self.headers:
            raise Refused("not_allowed_address", "websocket")
        if not self.tunnel and not self.path.startswith("http://"):
            raise Refused("not_allowed_address", "scheme")

    def _fetch(self, exchange: Exchange) -> None:
        target = allowed(exchange.url, resolve=self.server.resolve, but=self.server.but)
        exchange.address = target.address
        connection = _connected(target, self.server.trust)
        self.server.log.hold(connection.sock)
        held = connection.sock
        try:
            response = _asked(connection, exchange)
            self._hand_on(exchange, response)
        finally:
            self.server.log.let_go(held)
            connection.close()

    def _hand_on(self, exchange: Exchange, response: HTTPResponse) -> None:
        headers = _plain(response.headers.items())
        self.server.log.answered(exchange, response.status, response.reason, headers)
        listening = self._head(response, headers)
        whole = False
        with suppress(OSError, HTTPException, ValueError):
            whole = self._body(exchange, response, listening=listening)
        self.server.log.ended(exchange, "" if whole else "disconnect")

    def _body(self, exchange: Exchange, response: HTTPResponse, *, listening: bool) -> bool:
        """Whether all of it came. The page that was asked for is read to its end even if the
        browser has hung up, as it does on a download."""
        page = exchange.url in self.server.log.chain
        while piece := response.read1(_PIECE):
            kept = self.server.log.keep(exchange, piece)
            listening = listening and self._piece(piece)
            if not kept or not (listening or page):
                return False
        return not response.length

    def _head(self, response: HTTPResponse, headers: tuple[tuple[str, str], ...]) -> bool:
        """Whether the browser still listens when the head was handed on."""
        with suppress(OSError, UnicodeEncodeError):
            self.send_response_only(response.status, response.reason)
            for name, value in headers:
                self.send_header(name, value)
            self.send_header("Connection", "close")
            self.end_headers()
            self.wfile.flush()
            return True
        return False

    def _piece(self, piece: bytes) -> bool:
        with suppress(OSError):
            self.connection.sendall(piece)
            return True
        return False

    def _refuse(self, status: int) -> None:
        with suppress(OSError):
            self.send_response_only(status)
            self.send_header("Content-Length", "0")
            self.send_header("Connection", "close")
            self.end_headers()
            self.wfile.flush()


def _plain(headers: Any) -> tuple[tuple[str, str], ...]:
    return tuple((name, value) for name, value in headers if name.lower() not in _BETWEEN_TWO)


def _connected(target: Target, trust: ssl.SSLContext) -> HTTPConnection:
    """A connection to the address that was checked, and to no other."""
    connection = HTTPConnection(target.host, target.port)
    try:
        plain = socket.create_connection((target.address, target.port), timeout=_SILENCE_SECONDS)
        connection.sock = plain
        if target.scheme == "https":
            connection.sock = trust.wrap_socket(plain, server_hostname=target.host)
    except ssl.SSLCertVerificationError as error:
        raise Refused("certificate", error.verify_message) from error
    except TimeoutError as error:
        raise Refused("timeout", target.host) from error
    except (OSError, ValueError) as error:
        raise Refused("broken", type(error).__name__) from error
    return connection


def _asked(connection: HTTPConnection, exchange: Exchange) -> HTTPResponse:
    parts = urlsplit(exchange.url)
    path = f"{parts.path or '/'}{'?' if parts.query else ''}{parts.query}"
    try:
        connection.putrequest(exchange.method, path, skip_host=True, skip_accept_encoding=True)
        for name, value in exchange.request_headers:
            connection.putheader(name, value)
        connection.putheader("Connection", "close")
        connection.endheaders(exchange.request_body or None)
        return connection.getresponse()
    except TimeoutError as error:
        raise Refused("timeout", parts.hostname or "") from error
    except (OSError, HTTPException, ValueError) as error:
        raise Refused("broken", type(error).__name__) from error
