"""The certificates of a stamp: from its signer up to a root that we were told to trust.

Built here and not left to the client: that one trusts every self-signed certificate it is given,
also one that came with the stamp. Whether each may issue others, the client asks OpenSSL.
"""

from collections.abc import Iterable, Sequence
from datetime import datetime

from cryptography import x509
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.serialization import Encoding

from netra.ledger.stamps.refusals import BadStamp

_LONGEST = 8


def read(pem: str) -> tuple[x509.Certificate, ...]:
    """The certificates of a text; none where it has none. Raises ValueError for a broken one."""
    return tuple(x509.load_pem_x509_certificates(pem.encode())) if pem.strip() else ()


def written(chain: Iterable[x509.Certificate]) -> str:
    """The certificates as text, in that order."""
    return "".join(each.public_bytes(Encoding.PEM).decode() for each in chain)


def chain_of(
    signer: x509.Certificate,
    *,
    known: Sequence[x509.Certificate],
    roots: Sequence[x509.Certificate],
    at: datetime,
) -> tuple[x509.Certificate, ...]:
    """Signer to root, each valid at that moment and issued by the next. Raises BadStamp."""
    then = [[each for each in group if _valid(each, at)] for group in (known, roots)]
    chain = _shortest(signer, then[0], then[1])
    if chain is not None and _valid(signer, at):
        return chain
    once = _shortest(signer, known, roots)
    name = signer.subject.rfc4514_string()
    raise BadStamp("no_root" if once is None else "not_valid_then", name)


def _valid(certificate: x509.Certificate, at: datetime) -> bool:
    return certificate.not_valid_before_utc <= at <= certificate.not_valid_after_utc


def _shortest(
    signer: x509.Certificate,
    known: Sequence[x509.Certificate],
    roots: Sequence[x509.Certificate],
) -> tuple[x509.Certificate, ...] | None:
    """The shortest way up, level by level. Each certificate is climbed from once, so that many of
    one name and key cost no hours."""
    level: list[tuple[x509.Certificate, ...]] = [(signer,)]
    left = [each for each in known if each != signer]
    for _ in range(_LONGEST):
        ended = (_ended(chain, roots) for chain in level)
        if found := next((each for each in ended if each), None):
            return found
        level, left = _above(level, left)
    return None


def _ended(
    chain: tuple[x509.Certificate, ...], roots: Sequence[x509.Certificate]
) -> tuple[x509.Certificate, ...] | None:
    for root in roots:
        if root == chain[-1]:
            return chain
        if _issued(chain[-1], root):
            return (*chain, root)
    return None


def _above(
    level: list[tuple[x509.Certificate, ...]], left: list[x509.Certificate]
) -> tuple[list[tuple[x509.Certificate, ...]], list[x509.Certificate]]:
    """The next level, and what is left above it."""
    found = []
    for chain in level:
        higher = [each for each in left if _issued(chain[-1], each)]
        found += [(*chain, each) for each in higher]
        left = [each for each in left if each not in higher]
    return found, left


def _issued(certificate: x509.Certificate, issuer: x509.Certificate) -> bool:
    try:
        certificate.verify_directly_issued_by(issuer)
    except (ValueError, TypeError, InvalidSignature):
        return False
    return True
