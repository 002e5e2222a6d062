"""The acts of the catalogue: each with the classes it has had and the lists that name it."""

from collections.abc import Iterable
from dataclasses import replace

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.gzip import gzip_page
from django.views.decorators.http import require_safe

from netra.doors.portal.citing import Cited, cited, named, period, sentences
from netra.doors.portal.law.lines import Section, line, show
from netra.doors.portal.law.words import headed, word
from netra.doors.ui.parts import Citation
from netra.law import catalogue
from netra.law.catalogue import CatalogueAct, ClassRow
from netra.law.lists import ListItem, items_with, lists
from netra.law.tables import rows


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
        sections=(*sections(), questions()),
    )


@gzip_page
@require_safe
def act(request: HttpRequest, code: str) -> HttpResponse:
    """One act with its history."""
    try:
        found = catalogue.act(code)
    except LookupError:
        raise Http404 from None
    return show(
        request,
        title=f"{found.code} {named(found)}",
        intro=named(found, "note"),
        back=reverse("portal:law_acts"),
        sections=(*_history(found), _in_lists(found), _open(found)),
    )


def sections() -> tuple[Section, ...]:
    """The acts under their groups."""
    found: dict[str, list[Cited]] = {}
    for each in catalogue.acts():
        found.setdefault(each.group, []).append(_line(each))
    return tuple(
        Section(key=group, title=headed(group), lines=tuple(lines))
        for group, lines in found.items()
    )


def _line(each: CatalogueAct) -> Cited:
    return Cited(
        name=f"{each.code} {named(each)}",
        text=named(each, "note"),
        citation=_cited(each),
        url=reverse("portal:law_act", args=[each.code]),
    )


def _history(found: CatalogueAct) -> Iterable[Section]:
    titles = {
        "before": _("Before candidates are determined"),
        "after": _("After candidates are determined"),
    }
    for side, title in titles.items():
        known = [row for row in catalogue.classes(found.code) if row.side == side]
        lines = tuple(_class(row) for row in known)
        note = "" if lines else _("No published rule was read for this side.")
        yield Section(key=side, title=title, lines=lines, note=note)


def _class(row: ClassRow) -> Cited:
    sanctions = ", ".join(word(key) for key in row.sanction_keys)
    return Cited(
        name=headed(catalogue.class_term(row.code, row.klass)),
        text=sentences(
            "; ".join(_article(each) for each in row.articles),
            _("Sanction: %(names)s") % {"names": sanctions} if sanctions else "",
            named(row, "question"),
        ),
        citation=replace(cited(row.citation), article=""),
        detail=", ".join(filter(None, [period(row.valid_from, row.valid_to), _regime(row.regime)])),
    )


def _cited(each: CatalogueAct) -> Citation:
    """Its citation; a basis that moved from law to law is named by its word."""
    said = cited(each.citation)
    return replace(said, article=word(said.article) or said.article)


def _article(each: str) -> str:
    """An article; a basis that moved from law to law, with each of its articles."""
    moved = [row for row in rows("bases") if row["key"] == each]
    if not moved:
        return each
    places = ", ".join(
        f"{row['article']} ({period(row.get('from'), row.get('to'))})" for row in moved
    )
    return f"{word(each)}: {places}"


def _regime(regime: str) -> str:
    return "" if regime == "any" else word(regime)


def _in_lists(found: CatalogueAct) -> Section:
    names = {each.key: named(each) for each in lists()}
    lines = tuple(_item(item, names[item.list_key]) for item in items_with(found.code))
    return Section(
        key="lists",
        title=_("In the published lists"),
        lines=lines,
        note=_("Which item is which act is our reading, not the publisher's.") if lines else "",
    )


def _item(item: ListItem, name: str) -> Cited:
    return Cited(
        name=f"{name}: {item.number}",
        text=named(item, "text"),
        citation=cited(item.citation),
        url=reverse("portal:law_list", args=[item.list_key]),
    )


def _open(found: CatalogueAct) -> Section:
    """What stays open, and other law that may be touched."""
    said = [named(found, "question"), *found.criminal_crossref]
    lines = tuple(Cited(name=text, text="", citation=_cited(found)) for text in said if text)
    return Section(key="open", title=_("Open questions and other law"), lines=lines)


def questions() -> Section:
    """What stays open because of the employment of whoever did it."""
    return Section(
        key="employment",
        title=_("By employment"),
        lines=tuple(
            line(row, headed(row["employment"][0])) for row in rows("employment_questions")
        ),
    )
