"""A site on this machine with all a capture may meet, and a neighbour it must never reach."""

import socket
import ssl
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

from netra.evidence.capturing.guard import Allowed

CHROMIUM = "/usr/bin/chromium"
PNG = bytes.fromhex(
    "89504e470d0a1a0a0000000d4948445200000001000000010802000000907753de"
    "0000000c4944415408d763f8cfc000000301010018dd8db00000000049454e44ae426082"
)
HTML = "text/html; charset=utf-8"


class Site(ThreadingHTTPServer):
    """Answers by path; remembers every path that reached it."""

    daemon_threads = True
    block_on_close = False

    def __init__(self, neighbour: int = 0) -> None:
        super().__init__(("127.0.0.1", 0), _Answers)
        self.neighbour = neighbour
        self.asked: list[str] = []
        self.headers: list[dict[str, str]] = []
        self.going = True

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.server_port}"

    @property
    def allowed(self) -> Allowed:
        return frozenset({("127.0.0.1", self.server_port)})

    def handle_error(self, request: Any, client_address: Any) -> None:
        """Browsers hang up."""


class _Answers(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    server: Site

    def do_GET(self) -> None:
        self.server.asked.append(self.path)
        self.server.headers.append(dict(self.headers.items()))
        self.close_connection = True
        name = self.path.split("?")[0].strip("/").replace("-", "_") or "page"
        getattr(self, f"_{name}", self._missing)()

    do_POST = do_GET

    def log_message(self, format: str, *args: Any) -> None:
        """Say nothing."""

    def _answer(self, body: str | bytes, kind: str = HTML, status: int = 200, **more: str) -> None:
        content = body.encode() if isinstance(body, str) else body
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(content)))
        for name, value in more.items():
            self.send_header(name.replace("_", "-"), value)
        self.end_headers()
        self.wfile.write(content)

    def _missing(self) -> None:
        self._answer("tidak ada", status=404)

    def _page(self) -> None:
        self._answer(
            "<!doctype html><title>Dugaan di Balai</title><h1>Kegiatan warga</h1>"
            "<img src=/picture width=40 height=40><script src=/script></script>"
            "<a href=/bait>x</a>",
            Set_Cookie="a=b",
        )

    def _picture(self) -> None:
        self._answer(PNG, "image/png")

    def _script(self) -> None:
        self._answer("document.body.append('ditulis skrip')", "text/javascript")

    def _closed(self) -> None:
        self._answer("masuk dulu", status=403)

    def _failing(self) -> None:
        self._answer("rusak", status=503)

    def _moved(self) -> None:
        self._answer("", status=302, Location="/")

    def _round(self) -> None:
        self._answer("", status=302, Location="/round")

    def _ever_on(self) -> None:
        number = int(self.path.partition("?")[2] or 0)
        self._answer("", status=302, Location=f"/ever-on?{number + 1}")

    def _away(self) -> None:
        self._answer("", status=302, Location=self.path.partition("?")[2])

    def _chunked(self) -> None:
        self.send_response(200)
        self.send_header("Content-Type", HTML)
        self.send_header("Transfer-Encoding", "chunked")
        self.end_headers()
        for part in (b"<title>Bagian</title>", b"<p>satu", b" dua</p>"):
            self.wfile.write(b"%x\r\n%s\r\n" % (len(part), part))
        self.wfile.write(b"0\r\n\r\n")

    def _endless(self) -> None:
        self._stream(b"<p>terus " + b"x" * 4096, pause=0.01)

    def _huge(self) -> None:
        self._stream(b"y" * 65536, pause=0)

    def _stream(self, part: bytes, pause: float) -> None:
        self.send_response(200)
        self.send_header("Content-Type", HTML)
        self.send_header("Connection", "close")
        self.end_headers()
        self.wfile.write(b"<title>Tanpa akhir</title><h1>Awal</h1>")
        while self.server.going:
            self.wfile.write(part)
            time.sleep(pause)

    def _short(self) -> None:
        self.send_response(200)
        self.send_header("Content-Type", HTML)
        self.send_header("Content-Length", "5000")
        self.end_headers()
        self.wfile.write(b"<h1>terpotong</h1>")

    def _slow(self) -> None:
        for letter in b"HTTP/1.1 200 OK\r\nX-Pelan: " + b"a" * 10_000:
            if not self.server.going:
                return
            self.wfile.write(bytes([letter]))
            time.sleep(0.2)

    def _nonsense(self) -> None:
        self.wfile.write(b"bukan HTTP\r\n\r\n")

    def _silence(self) -> None:
        while self.server.going:
            time.sleep(0.05)

    def _hang(self) -> None:
        self._answer("<title>Macet</title><h1>Macet</h1><script>for(;;){}</script>")

    def _many(self) -> None:
        pictures = "".join(f"<img src=/picture?{each}>" for each in range(60))
        self._answer(f"<title>Banyak</title>{pictures}")

    def _download(self) -> None:
        self._answer(b"isi" * 1000, "application/zip", Content_Disposition="attachment")

    def _hungry(self) -> None:
        self._answer(
            "<title>Rakus</title><h1>Rakus</h1><script>const all=[];"
            "for(;;)all.push(new Uint8Array(4e6).fill(1))</script>"
        )

    def _popup(self) -> None:
        self._answer(
            "<title>Jendela</title><h1>Jendela</h1><script>window.open('/picture');"
            "alert('x');confirm('y')</script>"
        )

    def _neighbour(self) -> None:
        """Every way a page's script may try to reach what is beside it."""
        other = f"127.0.0.1:{self.server.neighbour}"
        self._answer(
            "<!doctype html><title>Tetangga</title><h1>Tetangga</h1>"
            f"<link rel=preconnect href=http://{other}><link rel=dns-prefetch href=//{other}>"
            f"<link rel=prefetch href=http://{other}/prefetch>"
            f"<img src=http://{other}/img><iframe src=http://{other}/frame></iframe>"
            f"<iframe src=http://localhost:{self.server.neighbour}/name></iframe>"
            f"<iframe src=http://[::1]:{self.server.neighbour}/six></iframe>"
            "<iframe src=file:///etc/passwd></iframe><object data=file:///etc/hostname></object>"
            "<script>"
            f"fetch('http://{other}/fetch',{{mode:'no-cors'}});"
            f"navigator.sendBeacon('http://{other}/beacon','x');"
            f"new WebSocket('ws://{other}/socket');new WebSocket('wss://{other}/sockets');"
            f"new EventSource('http://{other}/events');"
            f"navigator.serviceWorker?.register('/worker');"
            "const p=new RTCPeerConnection({iceServers:[{urls:'stun:127.0.0.1:"
            f"{self.server.neighbour}'}},{{urls:'turn:{other}?transport=tcp',username:'a',"
            "credential:'b'}]});p.createDataChannel('x');"
            "p.createOffer().then(o=>p.setLocalDescription(o));"
            f"setTimeout(()=>document.body.append('selesai'),500)</script>"
        )

    def _worker(self) -> None:
        self._answer("fetch('/from-worker')", "text/javascript")


@dataclass
class Beside:
    """A listener that must hear nothing, by TCP or UDP."""

    port: int
    heard: list[str] = field(default_factory=list)


@contextmanager
def beside() -> Iterator[Beside]:
    """Something private next to the site: it accepts, and remembers that somebody came."""
    stream = socket.create_server(("127.0.0.1", 0))
    port = stream.getsockname()[1]
    packets = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
    packets.bind(("127.0.0.1", port))
    found = Beside(port)
    threads = [
        threading.Thread(target=_listen, args=(stream, found), daemon=True),
        threading.Thread(target=_receive, args=(packets, found), daemon=True),
    ]
    for thread in threads:
        thread.start()
    try:
        yield found
    finally:
        stream.close()
        packets.close()


def _listen(stream: socket.socket, found: Beside) -> None:
    while True:
        try:
            connection, _where = stream.accept()
        except OSError:
            return
        found.heard.append("tcp")
        connection.close()


def _receive(packets: socket.socket, found: Beside) -> None:
    while True:
        try:
            packets.recv(1)
        except OSError:
            return
        found.heard.append("udp")


@contextmanager
def serving(neighbour: int = 0, tls: tuple[Path, Path] | None = None) -> Iterator[Site]:
    """The site, until the context ends."""
    site = Site(neighbour)
    if tls:
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(*map(str, tls))
        site.socket = context.wrap_socket(site.socket, server_side=True)
    thread = threading.Thread(
        target=site.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True
    )
    thread.start()
    try:
        yield site
    finally:
        site.going = False
        site.shutdown()
        site.server_close()
