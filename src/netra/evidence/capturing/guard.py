"""Which addresses a capture may ask: public ones only, whatever the spelling.

Chromium asks nothing by itself: each request passes through our proxy, which asks here and then
connects to the very address that was checked. A name that means another address a moment later
(DNS rebinding) therefore gains nothing.
"""

import ipaddress
import socket
import unicodedata
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from urllib.parse import SplitResult, quote, urlsplit

IP = ipaddress.IPv4Address | ipaddress.IPv6Address
Resolve = Callable[[str, int], Iterable[str]]
Allowed = frozenset[tuple[str, int]]

NOBODY: Allowed = frozenset()
"""The real list: no private address and no port is excepted."""

PORTS = {"http": 80, "https": 443}
OPEN_PORTS = frozenset({80, 443, 8080, 8443})
LONGEST = 2000

_LOCAL_NAMES = (
    *("localhost", "local", "internal", "intranet", "private", "corp", "home", "lan"),
    *("home.arpa", "localdomain", "onion", "alt"),
)
"""Names that mean this machine or its neighbours: RFC 6761, 6762, 8375, 7686, 9476; ICANN's
`internal` of 2024; and the customary ones ICANN does not delegate."""

_NAT64 = ipaddress.IPv6Network("64:ff9b::/96")
_WRAPPED = tuple(
    ipaddress.IPv6Network(each)
    for each in (
        "::/96",
        "2002::/16",
        "2001::/32",
        "64:ff9b:1::/48",
        "::ffff:0:0:0/96",
        "fec0::/10",
    )
)
"""Addresses that carry another inside: compatible, 6to4, Teredo, local NAT64, SIIT; and old
site-local ones."""

_NOBODYS = tuple(
    ipaddress.ip_network(each)
    for each in ("192.0.0.0/24", "192.88.99.0/24", "168.63.129.16/32", "3fff::/20")
)
"""Python calls these global: IETF protocol assignments and the old 6to4 relays (IANA's registry of
special addresses), the host of an Azure machine (Microsoft's documentation of that address), and
addresses for documentation (RFC 9637)."""


class Refused(Exception):
    """The address may not be asked: `code` is a reason of a capture, `detail` the part at fault."""

    def __init__(self, code: str, detail: str) -> None:
        super().__init__(f"{code}: {detail}")
        self.code = code
        self.detail = detail


@dataclass(frozen=True, kw_only=True)
class Target:
    """Where to connect for a URL: the address that was checked, and the name it was asked by."""

    scheme: str
    host: str
    port: int
    address: str


def allowed(url: str, *, resolve: Resolve, but: Allowed = NOBODY) -> Target:
    """Where that URL may be asked. `but` are addresses and ports excepted from the refusal (tests).

    `Refused` with `not_allowed_address`, or with `name_unknown` if the name means nothing. Every
    address of the name must be public: one that is not refuses all.
    """
    parts, host, port = _read(url)
    found = _spelt(host)
    addresses = [found] if found else _resolved(host, port, resolve)
    for each in addresses:
        outside = public(each) and not ours(each) and port in OPEN_PORTS
        if (str(each), port) not in but and not outside:
            raise Refused("not_allowed_address", f"{host} ({each}):{port}")
    return Target(scheme=parts.scheme, host=host, port=port, address=str(addresses[0]))


def canonical(url: str) -> str:
    """The URL as a browser writes it: small letters in scheme and host, no fragment, path quoted.

    `Refused` if it is none that may be asked, or longer than `LONGEST`: no person wrote that.
    """
    if len(url) > LONGEST:
        raise Refused("not_allowed_address", "spelling")
    parts, host, port = _read(url)
    host = str(_spelt(host) or host)
    shown = f"[{host}]" if ":" in host else host
    place = shown if port == PORTS[parts.scheme] else f"{shown}:{port}"
    path = quote(parts.path or "/", safe="%/:@!$&'()*+,;=-._~[]|^")
    query = f"?{quote(parts.query, safe=_QUERY)}" if parts.query else ""
    return f"{parts.scheme}://{place}{path}{query}"


_QUERY = "%/:@!$&()*+,;=-._~?[]{}|^`\\"


def public(address: IP) -> bool:
    """Whether the whole internet means the same machine by that address."""
    plain = _inner(address)
    if any(plain in net for net in (*_WRAPPED, *_NOBODYS)):
        return False
    return plain.is_global and not (plain.is_multicast or plain.is_reserved)


def ours(address: IP) -> bool:
    """Whether it is one of this machine's own: only there can a socket be bound."""
    plain = _inner(address)
    family = socket.AF_INET if plain.version == 4 else socket.AF_INET6
    try:
        with socket.socket(family, socket.SOCK_DGRAM) as here:
            here.bind((str(plain), 0))
    except OSError:
        return False
    return True


def _inner(address: IP) -> IP:
    """The IPv4 address that an IPv6 one means to a router, or itself."""
    if isinstance(address, ipaddress.IPv4Address):
        return address
    if address in _NAT64:
        return ipaddress.IPv4Address(int(address) & 0xFFFFFFFF)
    return address.ipv4_mapped or address


def resolved(host: str, port: int) -> list[str]:
    """What the machine's resolver says a name means; nothing if it knows none."""
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError):
        return []
    return [str(each[4][0]) for each in found]


def _read(url: str) -> tuple[SplitResult, str, int]:
    """The parts of a URL that http or https can ask; `Refused` for any other."""
    if any(char <= " " for char in url) or "\\" in url.partition("?")[0]:
        raise Refused("not_allowed_address", "spelling")
    try:
        parts = urlsplit(url)
        port = parts.port
    except ValueError as error:
        raise Refused("not_allowed_address", "spelling") from error
    if parts.scheme not in PORTS:
        raise Refused("not_allowed_address", parts.scheme or "scheme")
    if "@" in parts.netloc:
        raise Refused("not_allowed_address", "userinfo")
    host = _name(parts.hostname or "")
    return parts, host, PORTS[parts.scheme] if port is None else port


def _name(host: str) -> str:
    """The host as it is looked up: letters of other widths and other dots made plain."""
    plain = unicodedata.normalize("NFKC", host).replace("\u3002", ".").rstrip(".").lower()
    if not plain or any(char in plain for char in "%/?#@ "):
        raise Refused("not_allowed_address", "host")
    if ":" not in plain:
        try:
            plain = plain.encode("idna").decode("ascii")
        except UnicodeError as error:
            raise Refused("not_allowed_address", "host") from error
    if any(plain == name or plain.endswith(f".{name}") for name in _LOCAL_NAMES):
        raise Refused("not_allowed_address", plain)
    return plain


def _spelt(host: str) -> IP | None:
    """The address the host itself spells: dotted, shortened, decimal, octal, hexadecimal, IPv6."""
    try:
        return ipaddress.ip_address(host)
    except ValueError:
        pass
    try:
        return ipaddress.IPv4Address(socket.inet_aton(host))
    except OSError:
        pass
    if ":" in host or host.rpartition(".")[2][:1].isdigit():
        raise Refused("not_allowed_address", host)  # it ends as a number and is none
    return None


def _resolved(host: str, port: int, resolve: Resolve) -> list[IP]:
    if "." not in host:
        raise Refused("not_allowed_address", host)  # a name of the local network
    try:
        found = [ipaddress.ip_address(each) for each in resolve(host, port)]
    except ValueError as error:  # an address with a zone is a neighbour's
        raise Refused("not_allowed_address", host) from error
    if not found:
        raise Refused("name_unknown", host)
    return found
