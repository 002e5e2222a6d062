"""A time-stamp authority of our own (RFC 3161): keys by `cryptography`, answers by `openssl ts`.

It answers directly (`answer`, `stamp`) or over HTTP (`serving`), well or with one of FAULTS.
"""

import subprocess
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec, rsa
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat
from cryptography.x509.oid import ExtendedKeyUsageOID

_PURPOSE = ExtendedKeyUsageOID.TIME_STAMPING
POLICY = "1.2.3.4.1"
FAULTS = (
    "wrong_hash",
    "no_certificate",
    "other_nonce",
    "other_algorithm",
    "rejected",
    "garbage",
    "cut",
)
"""What it can do wrong: stamp other bytes, leave its certificate out, answer another question, name
another hash function for our digest, say no, say nothing that can be read, break off."""

Key = ec.EllipticCurvePrivateKey | rsa.RSAPrivateKey

_CONFIG = """
[tsa]
default_tsa = one
[one]
serial = {folder}/serial
crypto_device = builtin
signer_cert = {folder}/tsa.pem
signer_key = {folder}/tsa.key
signer_digest = sha256
default_policy = {policy}
digests = {digests}
accuracy = secs:1
ess_cert_id_chain = no
ess_cert_id_alg = sha256
{certs}
"""


class Authority:
    """Root, an intermediate where asked for, and a signer, in `folder`.

    `since` and `until` are the signer's dates. One that `sends_chain` puts all its certificates
    into its answers, in an order of its own, as many do.
    """

    def __init__(
        self,
        folder: Path,
        *,
        name: str = "Waktu",
        since: datetime | None = None,
        until: datetime | None = None,
        middle: bool = False,
        with_rsa: bool = False,
        sends_chain: bool = False,
        middle_may_issue: bool = True,
    ) -> None:
        self.folder, self.name, self.fault = folder, name, ""
        folder.mkdir(parents=True, exist_ok=True)
        now = datetime.now(UTC)
        far = (now - timedelta(days=900), now + timedelta(days=9000))
        dates = (since or now - timedelta(days=30), until or now + timedelta(days=300))
        key = _key(with_rsa=with_rsa)
        root = certificate(f"{name} Root", key, None, key, far)
        issuer, issuing, between = root, key, []
        if middle:
            issuing = _key(with_rsa=with_rsa)
            purpose = None if middle_may_issue else _PURPOSE
            issuer = certificate(f"{name} Middle", issuing, root, key, far, purpose)
            between = [issuer]
        signing = _key(with_rsa=with_rsa)
        signer = certificate(f"{name} Signer", signing, issuer, issuing, dates, _PURPOSE)
        self.signer, self.middle, self.roots = _pem(signer), _pem(*between), _pem(root)
        self.chain = _pem(signer, *between, root)
        self._certs = f"certs = {folder}/chain.pem" if sends_chain else ""
        self._write(signing)

    def _write(self, signing: Key) -> None:
        (self.folder / "root.pem").write_text(self.roots)
        (self.folder / "middle.pem").write_text(self.middle)
        (self.folder / "tsa.pem").write_text(self.signer)
        (self.folder / "chain.pem").write_text(self.middle + self.roots)
        (self.folder / "serial").write_text("0A\n")
        private = signing.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())
        (self.folder / "tsa.key").write_bytes(private)
        self._lock = threading.Lock()

    def answer(self, query: bytes, fault: str = "") -> bytes:
        """The response (DER) to a query (DER)."""
        if fault == "garbage":
            return b"<html>Selamat datang</html>"
        config = self.folder / "openssl.cnf"
        with self._lock:
            digests = "sha512" if fault == "rejected" else "sha256, sha3-256"
            told = {"folder": self.folder, "policy": POLICY, "digests": digests}
            config.write_text(_CONFIG.format(**told, certs=self._certs))
            (self.folder / "query").write_bytes(_bent(query, fault))
            _openssl(self.folder, "ts", "-reply", "-config", "openssl.cnf", *_QUERY, "-out", "out")
            response = (self.folder / "out").read_bytes()
        return response[:-100] if fault == "cut" else response

    def stamp(self, note: str, fault: str = "") -> bytes:
        """A response over the note's UTF-8 bytes, as `openssl ts -query` asks for it."""
        (self.folder / "note").write_text(note, encoding="utf-8")
        asked = ("-data", "note", "-sha256", "-cert", "-out", "asked")
        _openssl(self.folder, "ts", "-query", *asked)
        return self.answer((self.folder / "asked").read_bytes(), fault)

    @contextmanager
    def serving(self) -> Iterator[str]:
        """Its address while it answers over HTTP, with `self.fault`; `"silent"` is status 503."""
        server = ThreadingHTTPServer(("127.0.0.1", 0), _handler(self))
        thread = threading.Thread(target=server.serve_forever, daemon=True)
        thread.start()
        try:
            yield f"http://127.0.0.1:{server.server_port}/tsr"
        finally:
            server.shutdown()
            server.server_close()
            thread.join()


_SHA256, _SHA3_256 = (bytes.fromhex(f"60864801650304020{last}") for last in (1, 8))
_QUERY = ("-queryfile", "query")


def openssl_agrees(folder: Path, note: str, token: bytes, chain: str, at: int | None = None) -> str:
    """What `openssl ts -verify` says of a stamp, its chain's last certificate as the root, today or
    at that second: "" where it agrees."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "note").write_text(note, encoding="utf-8")
    (folder / "token").write_bytes(token)
    certificates = x509.load_pem_x509_certificates(chain.encode())
    (folder / "root").write_text(_pem(certificates[-1]))
    (folder / "rest").write_text(_pem(*certificates[:-1]))
    when = [] if at is None else ["-attime", str(at)]
    named = ("-data", "note", "-in", "token", "-CAfile", "root", "-untrusted", "rest")
    done = _run(folder, "ts", "-verify", *named, *when)
    return "" if done.returncode == 0 and "Verification: OK" in done.stdout else done.stderr


def _bent(query: bytes, fault: str) -> bytes:
    """The question the authority hears instead; it ends: digest, nonce, `certReq` TRUE."""
    if not query.endswith(b"\x01\x01\xff"):
        raise ValueError("the query does not ask for certificates")
    if fault == "no_certificate":
        return bytes([query[0], query[1] - 3]) + query[2:-3]
    if fault == "other_nonce":
        return query[:-4] + bytes([query[-4] ^ 1]) + query[-3:]
    if fault == "other_algorithm":
        return query.replace(_SHA256, _SHA3_256)
    if fault == "wrong_hash":
        digest = query.index(b"\x04\x20") + 2
        return query[:digest] + bytes(32) + query[digest + 32 :]
    return query


def _key(*, with_rsa: bool) -> Key:
    return rsa.generate_private_key(65537, 2048) if with_rsa else ec.generate_private_key(_CURVE)


_CURVE = ec.SECP256R1()


def certificate(
    name: str,
    key: Key,
    issuer: x509.Certificate | None,
    issuing: Key,
    dates: tuple[datetime, datetime],
    purpose: x509.ObjectIdentifier | None = None,
) -> x509.Certificate:
    """A certificate of an authority that issues others or, with a `purpose`, of one that signs."""
    subject = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, name)])
    builder = (
        x509.CertificateBuilder(issuer.subject if issuer else subject, subject)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(dates[0])
        .not_valid_after(dates[1])
        .add_extension(x509.BasicConstraints(ca=purpose is None, path_length=None), critical=True)
        .add_extension(x509.SubjectKeyIdentifier.from_public_key(key.public_key()), critical=False)
    )
    if purpose is not None:
        builder = builder.add_extension(x509.ExtendedKeyUsage([purpose]), critical=True)
    return builder.sign(issuing, hashes.SHA256())


def _pem(*certificates: x509.Certificate) -> str:
    return "".join(each.public_bytes(Encoding.PEM).decode() for each in certificates)


def _openssl(folder: Path, *arguments: str) -> None:
    done = _run(folder, *arguments)
    if done.returncode:
        raise RuntimeError(done.stderr)


def _run(folder: Path, *arguments: str) -> "subprocess.CompletedProcess[str]":
    return subprocess.run(
        ["openssl", *arguments], cwd=folder, capture_output=True, text=True, check=False
    )


def _handler(authority: Authority) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            asked = self.rfile.read(int(self.headers["Content-Length"]))
            kind = self.headers["Content-Type"]
            if authority.fault == "silent" or kind != "application/timestamp-query":
                self.send_error(503)
                return
            said = authority.answer(asked, authority.fault)
            self.send_response(200)
            self.send_header("Content-Type", "application/timestamp-reply")
            self.send_header("Content-Length", str(len(said)))
            self.end_headers()
            self.wfile.write(said)

        def log_message(self, format: str, *args: Any) -> None:
            """Say nothing."""

    return Handler
