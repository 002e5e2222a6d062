"""The acts of the catalogue: each with the classes it has had and the lists that name it."""

from collections.abc import Iterable
from dataclasses import replace

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.gzip import gzip_page
from django.views.decorators.http import require_safe

from netra.doors.law_links import law_row_url
from netra.doors.portal.citing import Cited, cited, named
from netra.doors.portal.law.asking import EVERYTHING, Asked, asked_of
from netra.doors.portal.law.lines import Section, rule, rules, section, show
from netra.doors.portal.law.words import headed
from netra.law import catalogue
from netra.law.catalogue import CatalogueAct
from netra.law.entries import Entry, anchor, entries, entry
from netra.law.lists import lists, split

CLASSES = "violation_classes"


@gzip_page
@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """Every act, by group."""
    return show(
        request,
        title=_("Acts"),
        intro=_(
            "An act is classed by its day: before candidates are determined it may be a breach of "
            "ethics, afterwards a breach of discipline. Which law was in force that day counts too."
        ),
        back=reverse("portal:law"),
        sections=(*sections(EVERYTHING), questions(EVERYTHING)),
    )


@gzip_page
@require_safe
def act(request: HttpRequest, code: str) -> HttpResponse:
    """One act with its history."""
    try:
        found = catalogue.act(code)
    except LookupError:
        raise Http404 from None
    asked = asked_of(request)
    return show(
        request,
        title=f"{found.code} {named(found)}",
        back=reverse("portal:law_acts"),
        sections=(_itself(found), _history(found, asked), _in_lists(found), _open(found)),
        asked=asked,
    )


def sections(asked: Asked) -> tuple[Section, ...]:
    """The acts under their groups."""
    found: dict[str, list[Entry]] = {}
    for each in entries("violations"):
        found.setdefault(each.rows[0]["group"], []).append(each)
    return tuple(
        Section(key=group, title=headed(group), lines=rules(kept, asked, _own_page))
        for group, kept in found.items()
    )


def questions(asked: Asked) -> Section:
    """What stays open because of the employment of whoever did it."""
    return section("employment_questions", asked)


def _own_page(each: Entry) -> str:
    return reverse("portal:law_act", args=[each.key])


def _itself(found: CatalogueAct) -> Section:
    lines = rules((entry("violations", found.code),), EVERYTHING)
    return Section(key="act", title=_("The act"), lines=lines)


def _history(found: CatalogueAct, asked: Asked) -> Section:
    """The classes of both sides of the determination, those of the day first."""
    titles = {
        "before": _("Before candidates are determined"),
        "after": _("After candidates are determined"),
    }
    return Section(
        key=anchor(CLASSES, found.code),
        title=_("Its class, by the day of the act"),
        lines=tuple(_classes(found, asked, titles)),
        note="" if _sides(found) == set(titles) else _("Of one side no published rule was read."),
    )


def _sides(found: CatalogueAct) -> set[str]:
    return {row.side for row in catalogue.classes(found.code)}


def _classes(found: CatalogueAct, asked: Asked, titles: dict[str, str]) -> Iterable[Cited]:
    for side, title in titles.items():
        kept = tuple(row for row in entry(CLASSES, found.code).rows if row["side"] == side)
        made = rule(Entry(CLASSES, found.code, kept), asked) if kept else None
        if made:
            yield replace(made, name=title, anchor=side)


def _in_lists(found: CatalogueAct) -> Section:
    names = {each.key: named(each) for each in lists()}
    lines = tuple(
        replace(made, name=f"{names[each.rows[0]['list_id']]}: {each.rows[0]['item']}", anchor="")
        for each in entries("violation_list_items")
        if found.code in split(each.rows[0]["codes"])
        and (made := rule(each, EVERYTHING, url=law_row_url(each.file, each.key)))
    )
    return Section(
        key="lists",
        title=_("In the published lists"),
        lines=lines,
        note=_("Which item is which act is our reading, not the publisher's.") if lines else "",
    )


def _open(found: CatalogueAct) -> Section:
    """What stays open, and other law that may be touched."""
    said = [named(found, "question"), *found.criminal_crossref]
    citation = replace(cited(found.citation), article="")
    lines = tuple(Cited(name=text, text="", citation=citation) for text in said if text)
    return Section(key="open", title=_("Open questions and other law"), lines=lines)
