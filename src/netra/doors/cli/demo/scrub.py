"""Takes people, sides and unique offices out of demonstration text, and says where any are left.

A person, candidate, party, ballot number, account, telephone number, school or unique office is
replaced by its class, in Indonesian. What names a place or an election stays.
"""

import hashlib
import re
import tomllib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

WORDS = Path(__file__).with_name("scrub.toml")
SALT = "netra-demo-name:"
LONG = 7

_NAME = r"(?:[A-Z](?:\w{0,2}\.|[\w'’]*)(?:[ \t]+|-)){0,3}[A-Z][\w'’]*"
_ROLE = (
    r"(?:Bupati|Wali|Gubernur|Camat|Lurah|Kepala|Ketua|Anggota|Guru|Sekda|Penjabat|Pj|Plt|Menteri|"
    r"Presiden|Wakil|Pengawas|Pelapor|Terlapor|Saksi)\b"
)
_HONORIFIC = (
    r"(?:\b(?:Pak|Bu|Bapak|Ibu|Saudara|Saudari|Sdr|Sdri|Kyai|Kiai|Gus|Ustaz|Mas|Mbak|Bang|Kak|Haji|"
    r"Hajah|Tuan|Nyonya)\b\.?|\b(?:H|Hj|Dr|dr|Drs|Dra|Ir|Prof|KH)\.)"
)
_SIDE = (
    r"(?:paslon|(?:pasangan\s+)?calon(?:\s+(?:presiden|gubernur|bupati|wali kota))?"
    r"|cawapres|capres|caleg)"
)
_SCHOOL = r"\b(SD|SMP|SMA|SMK|TK|MI|MTs|MA|SLB|PAUD)(N\b|\s?Negeri\b|\s?Swasta\b|\s?Islam\b)?"
_SCHOOLS = {
    "SD": "sebuah sekolah dasar",
    "MI": "sebuah madrasah",
    "SMP": "sebuah sekolah menengah pertama",
    "MTs": "sebuah madrasah",
    "SMA": "sebuah sekolah menengah atas",
    "SMK": "sebuah sekolah menengah kejuruan",
    "MA": "sebuah madrasah",
    "TK": "sebuah taman kanak-kanak",
}
_ACTING = r"(?:(?:[Pp]enjabat|Pj|pj|Plt|plt|[Pp]elaksana tugas)\.?\s+)?"
_ACTING_POST = (
    r"(?i:\b(?:seorang\s+)?(?:penjabat|pj\.?)\s+"
    r"(?:kepala daerah|bupati|wali kota|gubernur|sekretaris daerah|sekda)\b)"
)
_OFFICES = {
    "kepala dinas": "seorang kepala dinas",
    "kepala badan": "seorang kepala badan",
    "kepala bagian": "seorang kepala bagian",
    "kepala bidang": "seorang kepala bidang",
    "kepala kantor": "seorang kepala kantor",
    "kepala sekolah": "seorang kepala sekolah",
    "kepala desa": "seorang kepala desa",
    "kasatpol pp": "seorang kepala satuan",
    "camat": "seorang camat",
    "lurah": "seorang lurah",
    "wakil bupati": "seorang wakil kepala daerah",
    "wakil wali kota": "seorang wakil kepala daerah",
    "wakil gubernur": "seorang wakil kepala daerah",
    "bupati": "seorang kepala daerah",
    "wali kota": "seorang kepala daerah",
    "gubernur": "seorang kepala daerah",
    "sekda": "seorang sekretaris daerah",
}


@dataclass(frozen=True, kw_only=True)
class Found:
    """One stretch of text that must not stay, the rule that found it, and what takes its place."""

    rule: str
    start: int
    end: int
    instead: str


@dataclass(frozen=True, kw_only=True)
class Rule:
    """A form of words and its class. `unless` lets a match stand."""

    key: str
    pattern: re.Pattern[str]
    instead: Callable[[re.Match[str]], str]
    unless: Callable[[re.Match[str]], bool] = lambda _match: False


def scrub(text: str) -> str:
    """The text with every finding replaced by its class; a second time nothing changes."""
    while (found := next(_search(text), None)) is not None:
        text = text[: found.start] + found.instead + text[found.end :]
    return text


def findings(text: str) -> list[Found]:
    """Everything in the text that must not stay; empty for a text that may be shown."""
    return list(_search(text))


def hashed(word: str) -> str:
    """How a name is written down in `scrub.toml`."""
    return hashlib.sha256((SALT + word.lower()).encode()).hexdigest()


def _search(text: str) -> Iterator[Found]:
    for rule in _rules():
        for match in rule.pattern.finditer(text):
            if not rule.unless(match):
                yield Found(
                    rule=rule.key,
                    start=match.start(),
                    end=match.end(),
                    instead=rule.instead(match),
                )


@cache
def _words() -> dict[str, frozenset[str]]:
    found = tomllib.loads(WORDS.read_text(encoding="utf-8"))
    return {key: frozenset(words) for key, words in found.items()}


@cache
def _rules() -> tuple[Rule, ...]:
    parties = "|".join(sorted(map(re.escape, _words()["parties"]), key=len, reverse=True))
    return (
        _rule("address", r"\bhttps?://\S+|\bwww\.\S+", "sebuah alamat"),
        _rule("mail", r"[\w.+-]+@[\w-]+\.[\w.]+", "sebuah alamat"),
        _rule("account", r"(?<!\w)@\w[\w.]*", "sebuah akun"),
        _rule("telephone", r"(?<![\w./-])(?:\+?62|0)8[\d -]{7,13}\d", "sebuah nomor telepon"),
        _rule("identity", r"(?<![\w./-])\d{16,18}(?![\w/-])", "sebuah nomor induk"),
        Rule(
            key="school",
            pattern=re.compile(rf"{_SCHOOL}(?:\s+\d+)(?:\s+{_NAME})?|{_SCHOOL}\s+{_NAME}"),
            instead=lambda match: _SCHOOLS.get(match[1] or match[3], "sebuah sekolah"),
        ),
        _rule("party", rf"\bPartai\s+(?!Politik\b){_NAME}|\b(?:{parties})\b", "salah satu partai"),
        _rule(
            "ballot",
            rf"(?i:\b{_SIDE}\s+)?(?i:\b(?:nomor|no\.?)\s+(?:urut|punggung))\s*0?\d{{1,2}}\b"
            rf"|(?i:\b{_SIDE}(?:\s+(?:nomor|no\.?))?)\s+0?\d{{1,2}}\b"
            r"|(?<![\w./:,-])0[1-9](?![\w/:-]|[.,]\d)",
            "salah satu calon",
        ),
        _rule("office", rf"\b{_ACTING}(?i:({'|'.join(_OFFICES)}))\s+{_NAME}", _OFFICES),
        _rule("office", _ACTING_POST, "seorang pejabat tinggi daerah"),
        _rule("person", r"\b[Ii]nisial\s+[A-Z]{1,3}\b", "seseorang"),
        Rule(
            key="person",
            pattern=re.compile(rf"{_HONORIFIC}\s+(?!{_ROLE}){_NAME}"),
            instead=lambda _match: "seseorang",
        ),
        _rule("person", rf"\b{_NAME},\s+(?:S|M)\.\s?[A-Z][a-z]{{0,3}}\b\.?", "seseorang"),
        Rule(
            key="known_name",
            pattern=re.compile(r"[^\W\d_]{2,}"),
            instead=lambda _match: "seseorang",
            unless=lambda match: not _is_known(match[0]),
        ),
    )


def _rule(key: str, pattern: str, instead: str | dict[str, str]) -> Rule:
    """The class is the same whatever matched, or is looked up by the first group."""
    if isinstance(instead, str):
        return Rule(key=key, pattern=re.compile(pattern), instead=lambda _match: instead)
    return Rule(
        key=key, pattern=re.compile(pattern), instead=lambda match: instead[match[1].lower()]
    )


def _is_known(word: str) -> bool:
    """True for a word that `scrub.toml` knows for a name; a short one only with a capital, because
    short names are also ordinary words."""
    bears_name = word != word.lower() or len(word) > LONG
    return bears_name and hashed(word) in _words()["names"]
