"""What the case components are given: plain frozen values, made by the doors."""

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

Certainty = Literal["text", "official", "press", "inferred", "unverified", "contradicted"]


@dataclass(frozen=True)
class Citation:
    """Where a legal value comes from and how sure it is (the scale of `netra.law`)."""

    certainty: Certainty
    article: str
    source: str = ""
    url: str = ""
    other_reading: str = ""


@dataclass(frozen=True)
class Act:
    """Something that may be done now; `refused` says why this viewer may not."""

    label: str
    url: str
    who: str = ""
    by: str = ""
    article: str = ""
    refused: str = ""


@dataclass(frozen=True)
class AllegedAct:
    """An act alleged against one respondent: its class, and what was ruled ("" if nothing yet).

    `result` is what the facts found come to, "" before any were; `url` leads to why and why not.
    """

    act: str
    klass: str
    ruling: str = ""
    ground: str = ""
    result: str = ""
    url: str = ""


@dataclass(frozen=True)
class MatrixRow:
    """A respondent and the acts alleged."""

    name: str
    detail: str
    acts: tuple[AllegedAct, ...]


@dataclass(frozen=True)
class Entry:
    """One line of the chronology."""

    at: datetime
    zone: str
    act: str
    person: str
    capacity: str
    article: str = ""
    sentence: str = ""
    citation: Citation | None = None
    assumed: bool = False


@dataclass(frozen=True)
class WorkRow:
    """One file of the worklist; `due` is None where no clock runs. Where its step `opens`, it is
    lawful from `due` on, not until it."""

    number: str
    url: str
    about: str
    stage: str
    waits_for: str
    due: datetime | None = None
    article: str = ""
    opens: bool = False


@dataclass(frozen=True)
class Step:
    """One line of what happens next; `state` is done, now or next."""

    when: str
    what: str
    who: str = ""
    state: Literal["done", "now", "next"] = "next"
