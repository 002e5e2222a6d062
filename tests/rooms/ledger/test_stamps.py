"""A stamp is checked offline, by nothing but its bytes and a root; `openssl ts -verify` agrees."""

import time
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path

import pytest
import rfc3161_client
from cryptography.hazmat.primitives.asymmetric import ec
from hypothesis import given, settings
from hypothesis import strategies as st

from netra.ledger.stamps import chains, checking, clocks
from netra.ledger.stamps.refusals import WHYS, BadStamp, Why
from tests.harness.stamping import POLICY, Authority, certificate, openssl_agrees

NOTE = "netra.example/log\n1\nAAAA\n\n— kunci é\n"
AT = datetime(2026, 11, 21, 10, tzinfo=UTC)


def refused(why: Why, check: Callable[[], object]) -> None:
    with pytest.raises(BadStamp) as met:
        check()
    assert (met.value.why, why in WHYS) == (why, True)


@pytest.fixture(scope="module")
def authority(tmp_path_factory: pytest.TempPathFactory) -> Authority:
    return Authority(tmp_path_factory.mktemp("authority"), middle=True)


def verified(authority: Authority, token: bytes, note: str = NOTE) -> checking.Verified:
    return checking.verify(token, note, roots=authority.roots, chain=authority.middle)


@pytest.mark.parametrize("with_rsa", [False, True])
def test_a_stamp_says_when_and_by_whom(tmp_path: Path, with_rsa: bool) -> None:
    authority = Authority(tmp_path, with_rsa=with_rsa, middle=True)
    token = authority.stamp(NOTE)
    found = verified(authority, token)
    assert abs(datetime.now(UTC) - found.moment) < timedelta(seconds=30)
    assert (found.policy, found.signer) == (POLICY, "CN=Waktu Signer")
    assert found.serial == 11
    assert found.chain == authority.chain
    assert openssl_agrees(tmp_path / "peer", NOTE, token, found.chain) == ""


def test_it_holds_after_its_certificate_expired(tmp_path: Path) -> None:
    ends = datetime.now(UTC).replace(microsecond=0) + timedelta(seconds=3)
    authority = Authority(tmp_path, until=ends)
    token = authority.stamp(NOTE)
    moment = verified(authority, token).moment
    assert moment <= ends
    time.sleep(max(0.0, (ends - datetime.now(UTC)).total_seconds()) + 1.1)
    assert datetime.now(UTC) > ends
    assert verified(authority, token).moment == moment
    peer = tmp_path / "peer"
    assert "expired" in openssl_agrees(peer, NOTE, token, authority.chain)
    at = int(moment.timestamp())
    assert openssl_agrees(peer, NOTE, token, authority.chain, at) == ""
    assert openssl_agrees(peer, NOTE + " ", token, authority.chain, at)


def test_one_made_after_its_certificate_expired_does_not(tmp_path: Path) -> None:
    now = datetime.now(UTC)
    authority = Authority(tmp_path, since=now - timedelta(days=9), until=now - timedelta(seconds=9))
    token = authority.stamp(NOTE)
    refused("not_valid_then", lambda: verified(authority, token))
    assert openssl_agrees(tmp_path / "peer", NOTE, token, authority.chain)


def test_one_made_before_its_certificate_began_does_not(tmp_path: Path) -> None:
    authority = Authority(tmp_path, since=datetime.now(UTC) + timedelta(days=1))
    token = authority.stamp(NOTE)
    refused("not_valid_then", lambda: verified(authority, token))


def test_a_stamp_for_another_hash(authority: Authority, tmp_path: Path) -> None:
    token = authority.stamp(NOTE, "wrong_hash")
    refused("other_bytes", lambda: verified(authority, token))
    assert openssl_agrees(tmp_path, NOTE, token, authority.chain)
    good = authority.stamp(NOTE)
    refused("other_bytes", lambda: verified(authority, good, NOTE + "x"))


def test_our_digest_under_another_function_s_name(authority: Authority) -> None:
    token = authority.stamp(NOTE, "other_algorithm")
    refused("other_bytes", partial(verified, authority, token))


def test_a_certificate_that_may_not_issue_others(tmp_path: Path) -> None:
    authority = Authority(tmp_path, middle=True, middle_may_issue=False)
    token = authority.stamp(NOTE)
    refused("wrong", partial(verified, authority, token))
    assert openssl_agrees(tmp_path / "peer", NOTE, token, authority.chain)


def test_an_answer_to_another_question(authority: Authority) -> None:
    asked = checking.question(NOTE)
    check = partial(
        checking.verify,
        note=NOTE,
        roots=authority.roots,
        chain=authority.middle,
        nonce=asked.nonce,
    )
    assert check(authority.answer(asked.content)).chain == authority.chain
    refused("other_question", partial(check, authority.answer(asked.content, "other_nonce")))


def test_a_refusal_is_told_in_the_authority_s_words(authority: Authority) -> None:
    with pytest.raises(BadStamp) as met:
        verified(authority, authority.stamp(NOTE, "rejected"))
    assert met.value.why == "refused"
    assert "digest algorithm" in met.value.detail


def test_what_is_no_stamp(authority: Authority) -> None:
    for fault in ("garbage", "cut"):
        token = authority.stamp(NOTE, fault)
        refused("unreadable", partial(verified, authority, token))
    refused("unreadable", lambda: verified(authority, b""))


def test_a_certificate_left_out_is_taken_from_the_configuration(authority: Authority) -> None:
    token = authority.stamp(NOTE, "no_certificate")
    refused("no_certificate", lambda: verified(authority, token))
    known = authority.signer + authority.middle
    found = checking.verify(token, NOTE, roots=authority.roots, chain=known)
    assert found.chain == authority.chain


def test_nothing_is_trusted_but_the_roots(authority: Authority, tmp_path: Path) -> None:
    """Also not a whole chain that came with the stamp and ends in a root of its own."""
    stranger = Authority(tmp_path, middle=True)
    forged = stranger.stamp(NOTE)
    for chain in (stranger.chain, stranger.middle, ""):
        for roots in (authority.roots, ""):
            refused("no_root", partial(checking.verify, forged, NOTE, roots=roots, chain=chain))
    lacks_middle = authority.stamp(NOTE)
    refused("no_root", lambda: checking.verify(lacks_middle, NOTE, roots=authority.roots))


def test_a_chain_sent_in_any_order_is_read(tmp_path: Path) -> None:
    """The client alone reads none of these."""
    authority = Authority(tmp_path, middle=True, sends_chain=True)
    token = authority.stamp(NOTE)
    with pytest.raises(ValueError, match="InvalidSetOrdering"):
        rfc3161_client.decode_timestamp_response(token)
    found = checking.verify(token, NOTE, roots=authority.roots)
    assert found.chain == authority.chain
    assert openssl_agrees(tmp_path / "peer", NOTE, token, found.chain) == ""
    for cut in range(0, len(token), 7):
        refused("unreadable", partial(verified, authority, token[:cut]))


def test_what_was_stored_beside_it_is_compared(authority: Authority) -> None:
    token = authority.stamp(NOTE)
    found = verified(authority, token)
    line = checking.StampLine(
        authority="Waktu", token=token, chain=found.chain, stamped_at=found.moment
    )
    assert checking.verify_kept(line, NOTE, roots=authority.roots) == found
    for changed, why in (
        ({"chain": authority.signer + authority.middle}, "chain_changed"),
        ({"chain": "nothing"}, "unreadable"),
        ({"stamped_at": found.moment - timedelta(days=1)}, "moment_changed"),
    ):
        other = checking.StampLine(**{**vars(line), **changed})
        with pytest.raises(BadStamp) as met:
            checking.verify_kept(other, NOTE, roots=authority.roots)
        assert met.value.why == why


def test_many_certificates_of_one_name_cost_no_hours() -> None:
    """Sixty that all issue one another, as anybody can send them along with a stamp."""
    key, stranger = (ec.generate_private_key(ec.SECP256R1()) for _ in range(2))
    dates = (AT - timedelta(days=1), AT + timedelta(days=1))
    ring = [certificate("Ring", key, None, key, dates) for _ in range(60)]
    signer = certificate("Signer", stranger, ring[0], key, dates)
    other = certificate("Other", stranger, None, stranger, dates)
    began = time.monotonic()
    with pytest.raises(BadStamp) as met:
        chains.chain_of(signer, known=ring, roots=[other], at=AT)
    assert met.value.why == "no_root"
    top = certificate("Top", stranger, None, stranger, dates)
    above = certificate("Ring", key, top, stranger, dates)
    found = chains.chain_of(signer, known=[*ring, above], roots=[top], at=AT)
    assert found == (signer, above, top)
    assert time.monotonic() - began < 20


_GOOD: dict[str, bytes] = {}


@settings(max_examples=100)
@given(st.data())
def test_a_flipped_bit_is_refused_or_says_the_same(
    authority: Authority, data: st.DataObject
) -> None:
    """Bytes outside the signature (a second copy of a certificate, say) may be flipped in vain."""
    token = _GOOD.setdefault("token", authority.stamp(NOTE))
    whole = verified(authority, token)
    bit = data.draw(st.integers(0, len(token) * 8 - 1))
    bent = bytearray(token)
    bent[bit // 8] ^= 1 << bit % 8
    try:
        found = verified(authority, bytes(bent))
    except BadStamp:
        return
    assert found == whole


MINUTE, HOUR = timedelta(minutes=1), timedelta(hours=1)


def test_a_clock_set_back_and_one_that_runs_ahead() -> None:
    clocks.fresh(AT, acts_until=AT - HOUR, now=AT)
    clocks.fresh(AT, acts_until=AT + MINUTE, now=AT + MINUTE)
    for moment, until, now, why in (
        (AT, AT + 2 * MINUTE, AT + 2 * MINUTE, "before_its_acts"),
        (AT - 2 * MINUTE, AT - HOUR, AT, "clocks_differ"),
        (AT + 2 * MINUTE, AT - HOUR, AT, "clocks_differ"),
        (AT, AT, AT - HOUR, "our_clock_behind"),
        (AT, None, AT, "acts_missing"),
    ):
        with pytest.raises(BadStamp) as met:
            clocks.fresh(moment, acts_until=until, now=now)
        assert met.value.why == why


def test_a_kept_stamp_lies_between_its_acts_and_now() -> None:
    clocks.kept(AT, acts_until=AT, now=AT + 9000 * HOUR)
    for until, now, why in (
        (AT, AT - HOUR, "from_the_future"),
        (AT + HOUR, AT + 2 * HOUR, "before_its_acts"),
    ):
        with pytest.raises(BadStamp) as met:
            clocks.kept(AT, acts_until=until, now=now)
        assert met.value.why == why
