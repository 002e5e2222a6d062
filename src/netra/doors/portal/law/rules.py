"""The rules a file runs by, topic by topic, from the rows the system itself reads."""

from dataclasses import replace

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.gzip import gzip_page
from django.views.decorators.http import require_safe

from netra.doors.law_links import LETTER, TOPICS, letter_of, regulation_url
from netra.doors.portal.citing import Cited, cited, sentences
from netra.doors.portal.law.asking import REGIME, REGIMES, Asked, asked_of
from netra.doors.portal.law.lines import Filter, Section, rules, section, show
from netra.doors.portal.law.words import headed
from netra.doors.ui.formats import day_short, language
from netra.law.amending import cited_by
from netra.law.decrees import Decree, loaded
from netra.law.entries import anchor, entries, rows_of

TERMS = "istilah"
REGULATIONS = "peraturan"


@gzip_page
@require_safe
def topic(request: HttpRequest, topic: str) -> HttpResponse:
    """The rules of one topic as they were on the day asked for; the glossary, a letter of it."""
    if topic not in TOPICS:
        raise Http404
    asked = asked_of(request)
    if topic == TERMS:
        letter = _letter(request.GET.get(LETTER, ""))
        shown: tuple[Section, ...] = (_terms(letter.chosen, asked),)
        filters: tuple[Filter, ...] = (letter,)
    else:
        shown, filters = sections(topic, asked), _regime(topic, asked)
    return show(
        request,
        title=title_of(topic),
        back=reverse("portal:law"),
        sections=shown,
        filters=filters,
        asked=asked,
    )


def sections(topic: str, asked: Asked) -> tuple[Section, ...]:
    """The topic's rows, a section for each kind."""
    found = tuple(section(name, asked) for name in TOPICS[topic])
    if topic == REGULATIONS:
        return (_cited(), *found)
    return tuple(_with_loaded(each) if each.key == "decrees" else each for each in found)


def _with_loaded(section: Section) -> Section:
    """The decrees of the data, then those loaded while the house runs."""
    return replace(section, lines=(*section.lines, *map(_decree, loaded())))


def _decree(each: Decree) -> Cited:
    said = [f"{day_short(day.on)} {getattr(day, language())}" for day in each.days]
    withdrawn = ", ".join(map(day_short, sorted(each.withdrawn)))
    return Cited(
        name=f"{each.year}: {each.number or each.citation.title}",
        text=sentences(
            ", ".join(said), f"{_('Taken back')}: {withdrawn}" if withdrawn else "", each.area
        ),
        citation=cited(each.citation),
        anchor=anchor("decrees", each.key),
    )


def title_of(topic: str) -> str:
    """The heading of a topic's page."""
    return {
        "tenggat": _("Deadlines"),
        "penghitungan-hari": _("How days are counted"),
        "penerimaan": _("Receiving and reviewing"),
        "unsur": _("Elements and exceptions"),
        "pertanyaan": _("Questions about an act"),
        "keputusan": _("Deciding, and opening an identity"),
        "alur": _("The way of a file"),
        REGULATIONS: _("Regulations"),
        "surat": _("Forms and numbers"),
        "lembaga": _("Offices"),
        "angka": _("Publishing figures"),
        TERMS: _("Terms"),
    }[topic]


def summary_of(topic: str) -> str:
    """What a topic's page holds, in a few words."""
    return {
        "tenggat": _("How long each step may take, and from when"),
        "penghitungan-hari": _("First and last day, days off, when the clock rests"),
        "penerimaan": _("What a report needs, and the ways it may go"),
        "unsur": _("What makes an act that act, and what takes it out"),
        "pertanyaan": _("What is asked before an act is judged, and how the answer speaks"),
        "keputusan": _("Quorum, grounds, and what a seal may be opened for"),
        "alur": _("Which act may follow at which stage, and by whom"),
        REGULATIONS: _("Which regulation held on which day"),
        "surat": _("Codes, titles and how numbers are made"),
        "lembaga": _("Which offices there are, and by which rule"),
        "angka": _("Which counts are not shown"),
        TERMS: _("Official terms and what they mean"),
    }[topic]


def _regime(topic: str, asked: Asked) -> tuple[Filter, ...]:
    """The choice of a kind of election, where rows of the topic have one."""
    known = {row.get("regime") for name in TOPICS[topic] for row in rows_of(name)}
    if not known & set(REGIMES):
        return ()
    choices = tuple((each, headed(each)) for each in REGIMES)
    label = _("Kind of election")
    return (Filter(name=REGIME, label=label, choices=choices, chosen=asked.regime),)


def _letter(chosen: str) -> Filter:
    """The glossary's letters; the first where none is asked for. Http404 for another."""
    letters = sorted({letter_of(each.key) for each in entries("glossary")})
    if chosen not in ("", *letters):
        raise Http404
    choices = tuple((each, each.upper()) for each in letters)
    label = _("First letter of the official term")
    return Filter(
        name=LETTER, label=label, choices=choices, chosen=chosen or letters[0], every=False
    )


def _terms(letter: str, asked: Asked) -> Section:
    found = (each for each in entries("glossary") if letter_of(each.key) == letter)
    lines = tuple(sorted(rules(found, asked), key=lambda line: line.name.casefold()))
    return Section(key="glossary", title=letter.upper(), lines=lines)


def _cited() -> Section:
    """Every regulation a row cites; each has a page of its own."""
    links = tuple((name, regulation_url(name)) for name in cited_by())
    note = _("Each page says when it held, what changed it, and which rows rest on it.")
    return Section(key="cited", title=_("Regulations the data cite"), note=note, links=links)
