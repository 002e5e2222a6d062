"""One POST to one address, with an end: nothing else is asked, however it answers."""

import threading
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

import pytest

from netra.doors.stamping_asking import Unreachable, ask

Reply = Callable[[BaseHTTPRequestHandler], None]
Answering = Callable[[Reply], str]


@pytest.fixture
def answering() -> Iterator[Answering]:
    """A function that serves a reply, and says where."""
    servers: list[ThreadingHTTPServer] = []

    def serve(reply: Reply) -> str:
        class Handler(BaseHTTPRequestHandler):
            def do_POST(self) -> None:
                reply(self)

            def log_message(self, format: str, *args: Any) -> None:
                """Say nothing."""

        server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        threading.Thread(target=server.serve_forever, daemon=True).start()
        servers.append(server)
        return f"http://127.0.0.1:{server.server_port}/"

    yield serve
    for server in servers:
        server.shutdown()
        server.server_close()


def refused(url: str, said: str) -> None:
    with pytest.raises(Unreachable, match=said):
        ask(url, b"?", seconds=1)


def test_it_asks_as_the_standard_says(answering: Answering) -> None:
    heard: list[object] = []

    def reply(handler: BaseHTTPRequestHandler) -> None:
        heard.append(handler.rfile.read(int(handler.headers["Content-Length"])))
        heard.append(handler.headers["Content-Type"])
        handler.send_response(200)
        handler.end_headers()
        handler.wfile.write(b"stamp")

    assert ask(answering(reply), b"?") == b"stamp"
    assert heard == [b"?", "application/timestamp-query"]


def test_it_is_not_led_elsewhere(answering: Answering) -> None:
    def elsewhere(handler: BaseHTTPRequestHandler) -> None:
        handler.send_response(303)
        handler.send_header("Location", aim)
        handler.end_headers()

    aim = answering(lambda handler: pytest.fail("it was asked"))
    refused(answering(elsewhere), "303")


def test_an_answer_without_end(answering: Answering) -> None:
    def endless(handler: BaseHTTPRequestHandler) -> None:
        handler.send_response(200)
        handler.end_headers()
        handler.wfile.write(bytes(200_000))

    refused(answering(endless), "100000")


def test_an_answer_that_drips(answering: Answering) -> None:
    over = threading.Event()

    def drip(handler: BaseHTTPRequestHandler) -> None:
        handler.send_response(200)
        handler.end_headers()
        while not over.wait(0.05):
            try:
                handler.wfile.write(b"x")
            except OSError:
                return

    try:
        refused(answering(drip), "timed out")
    finally:
        over.set()


def test_nobody_there() -> None:
    refused("http://127.0.0.1:9/", "refused")


def test_something_that_is_no_web_server(answering: Answering) -> None:
    def noise(handler: BaseHTTPRequestHandler) -> None:
        handler.wfile.write(b"220 ftp.example ready\r\n\r\n")

    refused(answering(noise), "220")
