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
    chain = _climbed((signer,), then[0], then[1])
    if chain is not None and _valid(signer, at):
        return chain
    once = _climbed((signer,), known, roots)
    name = signer.subject.rfc4514_string()
    raise BadStamp("no_root" if once is None else "not_valid_then", name)


def _valid(certificate: x509.Certificate, at: datetime) -> bool:
    return certificate.not_valid_before_utc <= at <= certificate.not_valid_after_utc


def _climbed(
    chain: tuple[x509.Certificate, ...],
    known: Sequence[x509.Certificate],
    roots: Sequence[x509.Certificate],
) -> tuple[x509.Certificate, ...] | None:
    top = chain[-1]
    for root in roots:
        if root == top:
            return chain
        if _issued(top, root):
            return (*chain, root)
    if len(chain) == _LONGEST:
        return None
    above = (each for each in known if each not in chain and _issued(top, each))
    found = (_climbed((*chain, each), known, roots) for each in above)
    return next((each for each in found if each is not None), None)


def _issued(certificate: x509.Certificate, issuer: x509.Certificate) -> bool:
    try:
        certificate.verify_directly_issued_by(issuer)
    except (ValueError, TypeError, InvalidSignature):
        return False
    return True
