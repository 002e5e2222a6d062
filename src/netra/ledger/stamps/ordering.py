"""The certificates of an answer in the order that DER wants of a set (X.690, 11.6).

`openssl ts -reply` with `certs=` writes them as its file has them, many authorities run it, and
rfc3161-client reads no other order than DER's. They lie outside the signature: sorting them changes
nothing that was sworn to, and no length.
"""

_CERTIFICATES = 0xA0  # RFC 5652, 5.1: SignedData, [0] certificates
_LONG = 0x80


def in_order(token: bytes) -> bytes:
    """The answer with its certificates sorted; as it came where it cannot be read."""
    try:
        begin, end = _certificates(token)
        parts, at = [], begin
        while at < end:
            stop = _inside(token, at)[1]
            parts.append(token[at:stop])
            at = stop
    except (IndexError, ValueError):
        return token
    return token[:begin] + b"".join(sorted(parts)) + token[end:] if at == end else token


def _certificates(token: bytes) -> tuple[int, int]:
    """Where they begin and end: TimeStampResp (RFC 3161, 2.4.2), ContentInfo, SignedData."""
    status, _end = _inside(token, 0)
    content_info = _inside(token, status)[1]
    content_type, _end = _inside(token, content_info)
    explicit = _inside(token, content_type)[1]
    signed_data, _end = _inside(token, explicit)
    at, _end = _inside(token, signed_data)
    for _each in ("version", "digestAlgorithms", "encapContentInfo"):
        at = _inside(token, at)[1]
    if token[at] != _CERTIFICATES:
        raise ValueError("no certificates")
    return _inside(token, at)


def _inside(der: bytes, at: int) -> tuple[int, int]:
    """Where the value of the element at `at` begins, and where the element ends."""
    length, begin = der[at + 1], at + 2
    if length >= _LONG:
        begin += length - _LONG
        length = int.from_bytes(der[at + 2 : begin])
    return begin, begin + length
