"""Sanctions and published lists: the rows of the law's data, under plain headings."""

from dataclasses import replace

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.gzip import gzip_page
from django.views.decorators.http import require_safe

from netra.doors.portal.citing import Cited, named
from netra.doors.portal.law.asking import EVERYTHING, Asked, asked_of
from netra.doors.portal.law.lines import Section, rule, rules, section, show
from netra.doors.portal.law.words import headed
from netra.law import lists
from netra.law.entries import Entry, entries
from netra.law.lists import PublishedList, split


@gzip_page
@require_safe
def sanctions(request: HttpRequest) -> HttpResponse:
    """Every form of sanction, those no longer in force too."""
    asked = asked_of(request)
    return show(
        request,
        title=_("Sanctions"),
        intro=_("Netra proposes no sanction. It shows which forms the law knows and who decides."),
        back=reverse("portal:law"),
        sections=sanction_sections(asked),
        asked=asked,
    )


@gzip_page
@require_safe
def all_lists(request: HttpRequest) -> HttpResponse:
    """Every published list of acts."""
    asked = asked_of(request)
    known = {each.key: each for each in lists.lists()}
    found = (_list(each, known[each.key], asked) for each in entries("violation_lists"))
    return show(
        request,
        title=_("Published lists"),
        intro=_(
            "Several institutions printed lists of what is not allowed. They differ in number and "
            "in wording, and some are known only in part."
        ),
        back=reverse("portal:law"),
        sections=(Section(key="lists", title=_("Lists"), lines=tuple(filter(None, found))),),
        asked=asked,
    )


@gzip_page
@require_safe
def one_list(request: HttpRequest, key: str) -> HttpResponse:
    """The items of one list, with the acts they are taken for."""
    found = next((each for each in lists.lists() if each.key == key), None)
    if found is None:
        raise Http404
    return show(
        request,
        title=named(found),
        intro=_known(found),
        back=reverse("portal:law_lists"),
        sections=(Section(key="items", title=_("Items"), lines=_items(key)),),
    )


def sanction_sections(asked: Asked) -> tuple[Section, ...]:
    """The forms of sanction under their classes, then how they are measured."""
    classes: dict[str, list[Entry]] = {}
    for each in entries("sanctions"):
        classes.setdefault(each.rows[0]["class"], []).append(each)
    forms = (
        Section(key=klass, title=_class_titles()[klass], lines=rules(found, asked))
        for klass, found in classes.items()
    )
    return (*forms, section("sanction_rules", asked))


def _class_titles() -> dict[str, str]:
    return {
        "ethics": headed("ethics_sanction"),
        "discipline": headed("disciplinary_sanction"),
        "contract": _("For civil servants on contract"),
        "contract_civil_servant": _("Ending the service"),
        "appointing_authority": _("Against an appointing authority that does not act"),
        "criminal": _("Criminal law"),
    }


def _list(each: Entry, found: PublishedList, asked: Asked) -> Cited | None:
    address = reverse("portal:law_list", args=[found.key])
    made = rule(each, asked, url=address)
    return replace(made, text=_known(found)) if made else None


def _known(found: PublishedList) -> str:
    said = _("%(known)s of %(claimed)s points are known.")
    return said % {"known": found.known, "claimed": found.claimed}


def _items(list_key: str) -> tuple[Cited, ...]:
    """The items of a list; an item taken for one act leads to it."""
    found = (
        each for each in entries("violation_list_items") if each.key.startswith(f"{list_key}/")
    )
    return rules(found, EVERYTHING, _act_of)


def _act_of(each: Entry) -> str:
    codes = split(each.rows[0]["codes"])
    return reverse("portal:law_act", args=[codes[0]]) if len(codes) == 1 else ""
