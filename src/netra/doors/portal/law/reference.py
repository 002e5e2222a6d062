"""Sanctions, lists, rules and competence: the rows of the law's data, under plain headings."""

from collections.abc import Callable

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.gzip import gzip_page
from django.views.decorators.http import require_safe

from netra.doors.portal.citing import Cited, cited, named, period, sentences
from netra.doors.portal.law.competence import sections as competence_sections
from netra.doors.portal.law.lines import Section, line, sentence, show
from netra.doors.portal.law.rules import TOPICS, title_of
from netra.doors.portal.law.rules import sections as rule_sections
from netra.doors.portal.law.words import headed, word
from netra.law import lists
from netra.law.lists import ListItem, PublishedList
from netra.law.tables import Row, load_csv


@gzip_page
@require_safe
def sanctions(request: HttpRequest) -> HttpResponse:
    """Every form of sanction, those no longer in force too."""
    return show(
        request,
        title=_("Sanctions"),
        intro=_("Netra proposes no sanction. It shows which forms the law knows and who decides."),
        back=reverse("portal:law"),
        sections=sanction_sections(),
    )


@gzip_page
@require_safe
def all_lists(request: HttpRequest) -> HttpResponse:
    """Every published list of acts."""
    return show(
        request,
        title=_("Published lists"),
        intro=_(
            "Several institutions printed lists of what is not allowed. They differ in number and "
            "in wording, and some are known only in part."
        ),
        back=reverse("portal:law"),
        sections=(Section(key="lists", title=_("Lists"), lines=tuple(map(_list, lists.lists()))),),
    )


@gzip_page
@require_safe
def one_list(request: HttpRequest, key: str) -> HttpResponse:
    """The items of one list, with the acts they are taken for."""
    found = next((each for each in lists.lists() if each.key == key), None)
    if found is None:
        raise Http404
    items = tuple(_item(each) for each in lists.items(key))
    return show(
        request,
        title=named(found),
        intro=_known(found),
        back=reverse("portal:law_lists"),
        sections=(Section(key="items", title=_("Items"), lines=items),),
    )


@gzip_page
@require_safe
def rules(request: HttpRequest, topic: str) -> HttpResponse:
    """The rules of one topic."""
    if topic not in TOPICS:
        raise Http404
    return show(
        request, title=title_of(topic), back=reverse("portal:law"), sections=rule_sections(topic)
    )


@gzip_page
@require_safe
def competence(request: HttpRequest) -> HttpResponse:
    """Who is competent, from when to when."""
    return show(
        request,
        title=_("Who is competent"),
        intro=_("Institutions end and their functions go on; each line says from when to when."),
        back=reverse("portal:law"),
        sections=competence_sections(),
    )


def sanction_sections() -> tuple[Section, ...]:
    """The forms of sanction under their classes."""
    found: dict[str, list[Cited]] = {}
    for row in load_csv("sanctions"):
        found.setdefault(row["class"], []).append(_sanction(row))
    return tuple(
        Section(key=klass, title=_class_titles()[klass](), lines=tuple(lines))
        for klass, lines in found.items()
    )


def list_sections() -> tuple[Section, ...]:
    """Every item of every list, under its list."""
    return tuple(
        Section(key=each.key, title=named(each), lines=tuple(map(_item, lists.items(each.key))))
        for each in lists.lists()
    )


def _class_titles() -> dict[str, Callable[[], str]]:
    return {
        "ethics": lambda: headed("ethics_sanction"),
        "discipline": lambda: headed("disciplinary_sanction"),
        "contract": lambda: _("For civil servants on contract"),
        "contract_civil_servant": lambda: _("Ending the service"),
        "appointing_authority": lambda: _("Against an appointing authority that does not act"),
        "criminal": lambda: _("Criminal law"),
    }


def _sanction(row: Row) -> Cited:
    said = {
        _("Decided by"): sentence(row, "decider"),
        _("Takes effect"): sentence(row, "takes_effect"),
        _("Remedy"): sentence(row, "remedy"),
    }
    level = [headed(row["level"])] if row["level"] else []
    facts = [f"{name}: {text}" for name, text in said.items() if text]
    return line(row, f"{row['code']} {sentence(row, 'name')}", *level, *facts)


def _list(found: PublishedList) -> Cited:
    return Cited(
        name=named(found),
        text=_known(found),
        citation=cited(found.citation),
        detail=period(found.valid_from, found.valid_to),
        url=reverse("portal:law_list", args=[found.key]),
    )


def _known(found: PublishedList) -> str:
    said = _("%(known)s of %(claimed)s points are known.")
    return said % {"known": found.known, "claimed": found.claimed}


def _item(item: ListItem) -> Cited:
    return Cited(
        name=f"{item.number}. {named(item, 'text')}",
        text=sentences(
            word(item.klass) if item.klass else "",
            ", ".join(word(key) for key in item.sanction_keys),
            named(item, "note"),
            _("Our reading: %(codes)s") % {"codes": ", ".join(item.codes)} if item.codes else "",
        ),
        citation=cited(item.citation),
        url=reverse("portal:law_act", args=[item.codes[0]]) if len(item.codes) == 1 else "",
    )
