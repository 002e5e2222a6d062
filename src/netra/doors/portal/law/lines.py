"""How a page of the law is made: sections of lines, each with its source."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from netra.doors.portal.citing import Cited, cited, period, sentences
from netra.doors.portal.frame import Page
from netra.doors.portal.law.words import word
from netra.doors.shells import shell
from netra.doors.ui.formats import language
from netra.law.citation import cite
from netra.law.tables import Row

HUMAN = ("basis", "condition", "question", "note", "definition")
"""Fields of a row that are sentences."""


@dataclass(frozen=True, kw_only=True)
class Section:
    """Lines under a heading; `key` is its anchor, `note` a sentence above them."""

    key: str
    title: str
    lines: tuple[Cited, ...] = ()
    note: str = ""


@dataclass(frozen=True, kw_only=True)
class Filter:
    """A choice above the lines, sent with GET as `name`; `chosen` is "" for none."""

    name: str
    label: str
    choices: tuple[tuple[str, str], ...]
    chosen: str


@dataclass(frozen=True, kw_only=True)
class LawPage(Page):
    """A page of the law; `back` is the page above it."""

    title: str
    intro: str
    back: str
    sections: tuple[Section, ...]
    filter: Filter | None = None


def show(
    request: HttpRequest,
    *,
    title: str,
    back: str,
    sections: Sequence[Section],
    intro: str = "",
    choice: Filter | None = None,
) -> HttpResponse:
    """The page, without sections that have nothing to say."""
    page = LawPage(
        shell=shell(request),
        title=title,
        intro=intro,
        back=back,
        sections=tuple(each for each in sections if each.lines or each.note),
        filter=choice,
    )
    return render(request, "portal/law.html", {"page": page})


def line(row: Row, name: str, *texts: str, url: str = "") -> Cited:
    """A row of the law's data: what it says, when it holds, where from."""
    regime = word(row["regime"]) if row.get("regime", "any") != "any" else ""
    human = (sentence(row, field) for field in HUMAN)
    dated = period(row.get("from") or None, row.get("to") or None)
    return Cited(
        name=name,
        text=sentences(*texts, *human, regime),
        citation=cited(cite(row)),
        detail=dated if row.get("from") or row.get("to") else "",
        url=url,
    )


def sentence(row: Row, field: str) -> str:
    """The row's field in the reader's language; "" if it has none."""
    return str(row.get(f"{field}_{language()}", ""))
