"""The site must prove who it is; the browser's own trust is not asked."""

import ssl
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from ipaddress import IPv4Address
from pathlib import Path

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

from netra.doors.capture.log import Limits
from netra.doors.capture.running import captured
from tests.doors.capture.sites import CHROMIUM, Site, serving

pytestmark = pytest.mark.browser
LIMITS = Limits(seconds=40)


@pytest.fixture
def signed(tmp_path: Path) -> tuple[Path, Path]:
    """A certificate for 127.0.0.1 that only the test trusts, and its key."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "uji")])
    now = datetime.now(UTC)
    made = (
        x509.CertificateBuilder(name, name, key.public_key(), x509.random_serial_number())
        .not_valid_before(now - timedelta(days=1))
        .not_valid_after(now + timedelta(days=1))
        .add_extension(
            x509.SubjectAlternativeName([x509.IPAddress(IPv4Address("127.0.0.1"))]), critical=False
        )
        .sign(key, hashes.SHA256())
    )
    paths = (tmp_path / "cert.pem", tmp_path / "key.pem")
    paths[0].write_bytes(made.public_bytes(serialization.Encoding.PEM))
    paths[1].write_bytes(
        key.private_bytes(
            serialization.Encoding.PEM,
            serialization.PrivateFormat.PKCS8,
            serialization.NoEncryption(),
        )
    )
    return paths


@pytest.fixture
def site(signed: tuple[Path, Path]) -> Iterator[Site]:
    with serving(tls=signed) as made:
        yield made


def test_a_certificate_nobody_vouches_for_is_refused(site: Site) -> None:
    address = site.url.replace("http:", "https:")
    with captured(address, browser=CHROMIUM, but=site.allowed, limits=LIMITS) as found:
        assert found.ending.outcome == "certificate"
    assert site.asked == []


def test_a_site_that_proves_itself_is_kept(site: Site, signed: tuple[Path, Path]) -> None:
    trust = ssl.create_default_context(cafile=str(signed[0]))
    address = site.url.replace("http:", "https:")
    with captured(address, browser=CHROMIUM, but=site.allowed, limits=LIMITS, trust=trust) as found:
        assert (found.ending.outcome, found.ending.detail) == ("kept", "")
        assert found.text is not None
        assert "ditulis skrip" in found.text.read_text()
