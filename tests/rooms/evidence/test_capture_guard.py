"""The real list: a capture asks public addresses only, however a private one is spelt."""

import ipaddress
import socket

import pytest
from hypothesis import given
from hypothesis import strategies as st

from netra.evidence.capturing.guard import Refused, Target, allowed, canonical, ours, public

WORLD = {
    "contoh.example": ["93.184.215.14"],
    "enam.example": ["2606:2800:21f:cb07:6820:80da:af6b:8b2c"],
    "dalam.example": ["10.0.0.7"],
    "sebagian.example": ["93.184.215.14", "192.168.1.1"],
    "zona.example": ["fe80::1%eth0"],
    "nat.example": ["64:ff9b::a9fe:a9fe"],
}


def resolve(host: str, port: int) -> list[str]:
    return WORLD.get(host, [])


def refused(url: str) -> str:
    with pytest.raises(Refused) as found:
        allowed(url, resolve=resolve)
    return found.value.code


PRIVATE = [
    "http://127.0.0.1/",
    "http://127.0.0.2/",
    "http://127.1/",
    "http://127.0.1/",
    "http://2130706433/",
    "http://0x7f000001/",
    "http://0x7f.0.0.1/",
    "http://0177.0.0.1/",
    "http://017700000001/",
    "http://0/",
    "http://0.0.0.0/",
    "http://10.1.2.3/",
    "http://172.16.0.1/",
    "http://172.31.255.255/",
    "http://192.168.1.1/",
    "http://169.254.169.254/latest/meta-data/",
    "http://0xA9FEA9FE/",
    "http://2852039166/",
    "http://100.64.0.1/",
    "http://198.18.0.1/",
    "http://224.0.0.1/",
    "http://239.255.255.250/",
    "http://255.255.255.255/",
    "http://[::1]/",
    "http://[::]/",
    "http://[::ffff:127.0.0.1]/",
    "http://[::ffff:7f00:1]/",
    "http://[::127.0.0.1]/",
    "http://[2002:7f00:1::]/",
    "http://[2001:0:4136:e378:8000:63bf:3fff:fdd2]/",
    "http://[64:ff9b::7f00:1]/",
    "http://[64:ff9b:1::a00:1]/",
    "http://[::ffff:0:7f00:1]/",
    "http://[fe80::1]/",
    "http://[fe80::1%25eth0]/",
    "http://[fc00::1]/",
    "http://[fec0::1]/",
    "http://[ff02::1]/",
    "http://168.63.129.16/",
    "http://192.0.0.192/opc/v1/",
    "http://192.88.99.1/",
    "http://[3fff::1]/",
    "http://[64:ff9b::a83f:8110]/",
    "http://localhost/",
    "http://LOCALHOST./",
    "http://a.localhost/",
    "http://printer.local/",
    "http://vault.internal/",
    "http://router.lan/",
    "http://intranet/",
    "http://１２７.0.0.1/",
    "http://127。0。0。1/",
    "http://①②⑦.0.0.1/",
    "http://ｌｏｃａｌｈｏｓｔ/",
    "http://127.0.0.1./",
    "http://1.2.3.4.5/",
    "http://0x7f.0x0.0x0.0x1/",
    "http://dalam.example/",
    "http://sebagian.example/",
    "http://zona.example/",
    "http://nat.example/",
]


@pytest.mark.parametrize("url", PRIVATE)
def test_no_private_address_in_any_spelling(url: str) -> None:
    assert refused(url) == "not_allowed_address"


@pytest.mark.parametrize(
    "url",
    [
        "file:///etc/passwd",
        "ftp://contoh.example/",
        "javascript:alert(1)",
        "data:text/html,x",
        "gopher://contoh.example/",
        "ws://contoh.example/",
        "//contoh.example/",
        "contoh.example",
        "",
        "http:///jalan",
        "http://user@contoh.example/",
        "http://contoh.example:80@127.0.0.1/",
        "http://contoh.example:99999/",
        "http://contoh.example:x/",
        "http://contoh.example:22/",
        "http://contoh.example:0/",
        "http://contoh.example\\@127.0.0.1/",
        "http://contoh.example/\r\nHost: x",
        "http://con toh.example/",
        "http://[::1/",
        "http://%31%32%37.0.0.1/",
    ],
)
def test_nothing_but_a_plain_web_address(url: str) -> None:
    assert refused(url) == "not_allowed_address"


def test_a_public_address_of_the_machine_itself_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    assert ours(ipaddress.ip_address("127.0.0.1"))
    assert ours(ipaddress.ip_address("::ffff:127.0.0.1"))
    assert not ours(ipaddress.ip_address("93.184.215.14"))
    assert not ours(ipaddress.ip_address(WORLD["enam.example"][0]))
    bound: list[tuple[str, int]] = []

    class Everywhere(socket.socket):
        def bind(self, address: tuple[str, int]) -> None:  # type: ignore[override]
            bound.append(address)

    monkeypatch.setattr("netra.evidence.capturing.guard.socket.socket", Everywhere)
    assert refused("http://contoh.example/") == "not_allowed_address"
    assert bound == [("93.184.215.14", 0)]


def test_a_name_nobody_knows_is_said_to_be_unknown() -> None:
    assert refused("https://hilang.example/") == "name_unknown"


def test_a_public_page_is_asked_at_the_address_that_was_checked() -> None:
    assert allowed("HTTPS://Contoh.Example/a?b#c", resolve=resolve) == Target(
        scheme="https", host="contoh.example", port=443, address="93.184.215.14"
    )
    six = allowed("http://enam.example:8080/", resolve=resolve)
    assert (six.address, six.port) == (WORLD["enam.example"][0], 8080)
    assert allowed("http://8.8.8.8/", resolve=resolve).address == "8.8.8.8"
    assert allowed("http://[64:ff9b::808:808]/", resolve=resolve).host == "64:ff9b::808:808"


def test_a_page_may_ask_for_long_and_odd_addresses_a_person_may_not() -> None:
    long = "http://contoh.example/" + "a" * 2000
    assert allowed(long, resolve=resolve).port == 80
    assert allowed("http://contoh.example/?a=\\b|c^", resolve=resolve).port == 80
    with pytest.raises(Refused):
        canonical(long)


def test_an_exception_holds_for_one_address_and_one_port() -> None:
    but = frozenset({("127.0.0.1", 8001)})
    assert allowed("http://127.0.0.1:8001/", resolve=resolve, but=but).port == 8001
    for other in ("http://127.0.0.1:8002/", "http://127.0.0.2:8001/", "http://[::1]:8001/"):
        with pytest.raises(Refused):
            allowed(other, resolve=resolve, but=but)


@given(st.integers(min_value=0, max_value=2**32 - 1))
def test_every_spelling_of_an_address_means_the_same(number: int) -> None:
    address = ipaddress.IPv4Address(number)
    a, b, c, d = address.packed
    spellings = [
        str(address),
        str(number),
        hex(number),
        f"0x{a:x}.0{b:o}.{c}.{d}",
        f"{a}.{(b << 16) + (c << 8) + d}",
        f"[::ffff:{address}]",
    ]
    outcomes = {_may(f"http://{each}/") for each in spellings}
    assert outcomes == {public(address)}


@given(st.integers(min_value=0, max_value=2**32 - 1))
def test_a_private_address_stays_private_inside_another(number: int) -> None:
    inner = ipaddress.IPv4Address(number)
    mapped = ipaddress.IPv6Address(f"::ffff:{inner}")
    translated = ipaddress.IPv6Address((0x64FF9B << 96) | number)
    assert public(mapped) == public(translated) == public(inner)
    assert not public(ipaddress.IPv6Address((0x2002 << 112) | (number << 80)))


@given(st.text(max_size=40))
def test_whatever_is_written_is_refused_or_names_a_public_address(text: str) -> None:
    for url in (text, f"http://{text}", f"http://{text}/a"):
        try:
            found = allowed(url, resolve=lambda host, port: ["10.0.0.1"])
        except Refused:
            continue
        assert public(ipaddress.ip_address(found.address))


def _may(url: str) -> bool:
    try:
        allowed(url, resolve=resolve)
    except Refused:
        return False
    return True


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("HTTP://Contoh.example", "http://contoh.example/"),
        ("http://contoh.example:80/a#b", "http://contoh.example/a"),
        (
            "https://contoh.example:8443/a b".replace(" ", "%20"),
            "https://contoh.example:8443/a%20b",
        ),
        ("https://contoh.example/berita/é?q=é", "https://contoh.example/berita/%C3%A9?q=%C3%A9"),
        ("https://bücher.example/", "https://xn--bcher-kva.example/"),
        ("http://0x7f.1/", "http://127.0.0.1/"),
        ("http://[2606:2800::1]/x?", "http://[2606:2800::1]/x"),
    ],
)
def test_one_page_is_written_one_way(written: str, read: str) -> None:
    assert canonical(written) == read
