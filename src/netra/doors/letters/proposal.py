"""The register of gaps as a paper: a proposal to those who make the rules, from no office and to
nobody by name. In the reader's language; every value comes ready in words."""

import json
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache

import typst

from netra.doors.letters.printing import HERE, fonts, plain

_KEPT = 4
"""Proposals remembered: whoever prints the same one again costs nothing."""


@dataclass(frozen=True, kw_only=True)
class Ground:
    """What is cited: how sure (a word), the article, the source with its address, the other
    reading; empty where there is none."""

    sure: str
    article: str
    source: str
    url: str
    other: str


@dataclass(frozen=True, kw_only=True)
class Question:
    """One question with how often it was met and on what it rests."""

    number: int
    text: str
    met: str
    grounds: tuple[Ground, ...]


@dataclass(frozen=True, kw_only=True)
class Chapter:
    """Questions of one kind, and what the kind means."""

    title: str
    means: str
    questions: tuple[Question, ...]


@dataclass(frozen=True, kw_only=True)
class Proposal:
    """The paper. `made` says its day in words, `other` what stands before another reading; `dated`
    is aware."""

    language: str
    title: str
    made: str
    said: tuple[str, ...]
    other: str
    chapters: tuple[Chapter, ...]
    dated: datetime
    zone: str


@lru_cache(maxsize=_KEPT)
def render(proposal: Proposal) -> bytes:
    """The proposal as PDF/A-2a and PDF/UA-1, offline; equal proposals give equal bytes."""
    made: bytes = typst.compile(
        HERE / "typ" / "proposal.typ",
        root=HERE / "typ",
        font_paths=fonts(),
        sys_inputs={"paper": json.dumps(plain(proposal, proposal.zone, latin_only=False))},
        format="pdf",
        pdf_standards=["a-2a", "ua-1"],
        timestamp=int(proposal.dated.timestamp()),
    )
    return made
