"""How a page of the law is made: sections of lines, each with its source."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from netra.doors.law_links import regulation_url
from netra.doors.portal.citing import Cited, cited, period
from netra.doors.portal.frame import Page
from netra.doors.portal.law.asking import ANY_DAY, Asked
from netra.doors.portal.law.headings import heading_of
from netra.doors.portal.law.naming import name_of
from netra.doors.portal.law.saying import text_of
from netra.doors.portal.law.words import word
from netra.doors.shells import shell
from netra.law.amending import named_in
from netra.law.citation import cite
from netra.law.entries import NOW, Entry, anchor, before, checked_on, entries, when
from netra.law.tables import Row


@dataclass(frozen=True, kw_only=True)
class Section:
    """Lines under a heading; `key` is its anchor, `note` a sentence above them, `links` are names
    and addresses below."""

    key: str
    title: str
    lines: tuple[Cited, ...] = ()
    note: str = ""
    links: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, kw_only=True)
class Filter:
    """A choice above the lines, sent with GET as `name`; `chosen` is "" for none.

    `every` says that nothing needs to be chosen.
    """

    name: str
    label: str
    choices: tuple[tuple[str, str], ...]
    chosen: str
    every: bool = True


@dataclass(frozen=True, kw_only=True)
class LawPage(Page):
    """A page of the law; `back` is the page above it, `asked` the day it may be asked for."""

    title: str
    intro: str
    back: str
    sections: tuple[Section, ...]
    filters: tuple[Filter, ...] = ()
    asked: Asked | None = None


def show(
    request: HttpRequest,
    *,
    title: str,
    back: str,
    sections: Sequence[Section],
    intro: str = "",
    filters: Sequence[Filter] = (),
    asked: Asked | None = None,
) -> HttpResponse:
    """The page, without sections that have nothing to say; 400 for a day that is none."""
    page = LawPage(
        shell=shell(request),
        title=title,
        intro=intro,
        back=back,
        sections=tuple(each for each in sections if each.lines or each.note or each.links),
        filters=tuple(filters),
        asked=asked,
    )
    status = 400 if asked and asked.error else 200
    return render(request, "portal/law.html", {"page": page}, status=status)


def section(file: str, asked: Asked) -> Section:
    """Everything a data file says, under its heading."""
    return Section(key=file, title=heading_of(file), lines=rules(entries(file), asked))


def rules(
    found: Iterable[Entry], asked: Asked, leads_to: Callable[[Entry], str] | None = None
) -> tuple[Cited, ...]:
    """A line for each entry that has rows of the regime asked for."""
    shown = (rule(each, asked, url=leads_to(each) if leads_to else "") for each in found)
    return tuple(each for each in shown if each)


def rule(each: Entry, asked: Asked, *, url: str = "") -> Cited | None:
    """The rows of an entry under one name: those of the day first, the others as its history.

    None if no row is of the regime asked for.
    """
    shown = [row for row in each.rows if asked.wants(row)]
    if not shown:
        return None
    lines = [(row, _version(each, row, asked)) for row in shown]
    held = [one for _row, one in lines if not one.state]
    others = [one for _row, one in sorted(lines, key=_latest, reverse=True) if one.state]
    first, *also = held or others
    return replace(
        first,
        name=name_of(each.file, shown[0]),
        url=url,
        anchor=anchor(each.file, each.key),
        also=tuple(also),
        history=tuple(others) if held else (),
    )


def line(file: str, row: Row, name: str, text: str, *, url: str = "") -> Cited:
    """A row of the law's data: what it says, when it holds, where from."""
    said = cited(cite(row))
    named = named_in(said.article)
    dated = row.get("from") or row.get("to")
    return Cited(
        name=name,
        text=text,
        citation=replace(said, article=_worded(said.article)),
        detail=period(row.get("from") or None, row.get("to") or None) if dated else "",
        url=url,
        regulation=regulation_url(named[0]) if named else "",
        checked=checked_on(file, row),
    )


def _worded(article: str) -> str:
    """The article; a duty that moved from law to law by its word."""
    return "; ".join(word(part) or part for part in article.split("; "))


def _version(each: Entry, row: Row, asked: Asked) -> Cited:
    """One row of several, without the name they share; and how it differs from the one before."""
    made = line(each.file, row, "", text_of(each.file, row))
    state = NOW if asked.on is ANY_DAY else when(row, asked.on)
    earlier = before(each, row)
    changed = changes(earlier, row) if earlier else ""
    return replace(
        made,
        detail=". ".join(filter(None, [made.detail, changed])),
        state="" if state == NOW else state,
    )


def changes(earlier: Row, row: Row) -> str:
    """What a row has otherwise than the one whose place it took; "" where nothing shown differs."""
    parts = {
        _("length"): ("days", "hours"),
        _("kind of days"): ("unit",),
        _("beginning"): ("counts_from",),
        _("class"): ("class",),
        _("sanctions"): ("sanctions",),
        _("article"): ("article",),
        _("who"): ("key", "name", "function", "office"),
        _("regulation"): ("regulation",),
        _("certainty"): ("certainty",),
    }
    differ = [
        name
        for name, columns in parts.items()
        if any(earlier.get(column) != row.get(column) for column in columns)
    ]
    if not differ:
        return ""
    return _("Differs from the version before it in: %(parts)s") % {"parts": ", ".join(differ)}


def _latest(made: tuple[Row, Cited]) -> str:
    return str(made[0].get("from") or "")
