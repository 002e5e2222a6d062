"""Asking for a stamp, and checking one offline, also after its certificate has expired."""

import hashlib
from dataclasses import dataclass
from datetime import UTC, datetime

import rfc3161_client as client
from cryptography import x509

from netra.ledger.stamps import chains, ordering
from netra.ledger.stamps.refusals import BadStamp

_SHA256 = x509.ObjectIdentifier("2.16.840.1.101.3.4.2.1")  # RFC 5754, 2.2


@dataclass(frozen=True, kw_only=True)
class Verified:
    """What a stamp says: when, its serial number, under which policy, and who signed it.

    `chain` is PEM from the signer to the root that was trusted.
    """

    moment: datetime
    serial: int
    policy: str
    signer: str
    chain: str


@dataclass(frozen=True, kw_only=True)
class StampLine:
    """One authority's stamp: its whole response (DER), and the certificates to check it by.

    `chain` is PEM from the signer to the root; `stamped_at` the moment the authority swears to.
    """

    authority: str
    token: bytes
    chain: str
    stamped_at: datetime


@dataclass(frozen=True, kw_only=True)
class Question:
    """A request (DER) as an authority takes it, and the number its answer must repeat."""

    content: bytes
    nonce: int


def question(note: str) -> Question:
    """A request for a stamp over the SHA-256 of the note's UTF-8 bytes, with a fresh number, that
    wants the signer's certificate in the answer."""
    asked = (
        client.TimestampRequestBuilder()
        .data(note.encode())
        .hash_algorithm(client.HashAlgorithm.SHA256)
        .cert_request(cert_request=True)
        .nonce(nonce=True)
        .build()
    )
    if asked.nonce is None:
        raise RuntimeError("the client made a request without a nonce")
    return Question(content=asked.as_bytes(), nonce=asked.nonce)


def verify(
    token: bytes, note: str, *, roots: str, chain: str = "", nonce: int | None = None
) -> Verified:
    """What the stamp says, if it is over this note and hangs on one of the roots (PEM).

    Certificates are checked for the moment of the stamp, not for today. `chain` (PEM) holds those
    the response does not carry; nothing in it is trusted. `nonce` is that of our question, when the
    answer has just come. Revocation is not asked. Raises BadStamp.
    """
    response = _read(token)
    try:
        return _verified(response, note, (roots, chain), nonce)
    except client.VerificationError as bad:
        raise BadStamp("wrong", str(bad)) from bad
    except (ValueError, x509.DuplicateExtension) as bad:
        raise bad if isinstance(bad, BadStamp) else BadStamp("unreadable", str(bad)) from bad


def verify_kept(kept: StampLine, note: str, *, roots: str) -> Verified:
    """As `verify`, of a stamp that was stored: also its moment and chain are what they were.

    Raises BadStamp.
    """
    found = verify(kept.token, note, roots=roots, chain=kept.chain)
    if found.chain != kept.chain:
        raise BadStamp("chain_changed")
    if found.moment != kept.stamped_at:
        raise BadStamp("moment_changed", found.moment.isoformat())
    return found


def _read(token: bytes) -> client.TimeStampResponse:
    try:
        response = client.decode_timestamp_response(ordering.in_order(token))
        status = response.status
    except ValueError as bad:
        raise BadStamp("unreadable", str(bad)) from bad
    if status != client.PKIStatus.GRANTED:
        raise BadStamp("refused", " ".join([str(status), *response.status_string]))
    return response


def _verified(
    response: client.TimeStampResponse, note: str, pem: tuple[str, str], nonce: int | None
) -> Verified:
    told = response.tst_info
    digest = hashlib.sha256(note.encode()).digest()
    imprint = told.message_imprint
    if imprint.hash_algorithm != _SHA256 or imprint.message != digest:
        raise BadStamp("other_bytes")
    if nonce is not None and told.nonce != nonce:
        raise BadStamp("other_question")
    moment = told.gen_time.astimezone(UTC)
    roots = chains.read(pem[0])
    known = [*map(x509.load_der_x509_certificate, response.signed_data.certificates)]
    known += chains.read(pem[1])
    signer = _signer(response, known)
    path = chains.chain_of(signer, known=known, roots=roots, at=moment)
    client.VerifierBuilder(
        tsa_certificate=signer, intermediates=list(path[1:-1]), roots=[path[-1]]
    ).build().verify(response, digest)
    return Verified(
        moment=moment,
        serial=told.serial_number,
        policy=told.policy.dotted_string,
        signer=signer.subject.rfc4514_string(),
        chain=chains.written(path),
    )


def _signer(response: client.TimeStampResponse, known: list[x509.Certificate]) -> x509.Certificate:
    """The certificate that the signature names."""
    signers = response.signed_data.signer_infos
    if len(signers) != 1:
        raise BadStamp("unreadable", f"{len(signers)} signatures")
    (named,) = signers
    for each in known:
        if each.issuer == named.issuer and each.serial_number == named.serial_number:
            return each
    raise BadStamp("no_certificate", named.issuer.rfc4514_string())
