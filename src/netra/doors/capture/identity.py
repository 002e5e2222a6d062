"""The certificate the proxy shows to the capturing browser: made for this process, known to nobody.

The browser of a capture reaches only the proxy and is told not to ask who it is; the proxy asks
each site, against the machine's own list of authorities.
"""

import ssl
import tempfile
from datetime import UTC, datetime, timedelta
from functools import cache

from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat
from cryptography.x509.oid import NameOID


@cache
def identity() -> ssl.SSLContext:
    """A context for the proxy's side of the browser's TLS; its key is on no disk afterwards."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "netra capture")])
    now = datetime.now(UTC)
    made = (
        x509.CertificateBuilder(name, name, key.public_key(), x509.random_serial_number())
        .not_valid_before(now - timedelta(days=1))
        .not_valid_after(now + timedelta(days=365))
        .sign(key, hashes.SHA256())
    )
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    with tempfile.NamedTemporaryFile() as both:
        both.write(key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption()))
        both.write(made.public_bytes(Encoding.PEM))
        both.flush()
        context.load_cert_chain(both.name)
    return context
