"""Elections: their stages as far as known, and the contests of an area."""

from collections.abc import Iterable
from dataclasses import replace

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.gzip import gzip_page
from django.views.decorators.http import require_safe

from netra.doors.law_links import PROVINCE, regulation_url
from netra.doors.portal.citing import Cited, cited, named, sentences
from netra.doors.portal.law.asking import EVERYTHING, Asked
from netra.doors.portal.law.lines import Filter, Section, section, show
from netra.doors.portal.law.words import headed
from netra.doors.ui.formats import day_short
from netra.law import areas, elections
from netra.law.amending import named_in
from netra.law.citation import Citation
from netra.law.elections import Contest, Election, KnownDate, Stage
from netra.law.entries import anchor, checked_on, entry

SHOWN = 60
"""So many contests at most are listed without naming a province."""


@gzip_page
@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """Every election the system knows."""
    return show(request, title=_("Elections"), back=reverse("portal:law"), sections=sections())


@gzip_page
@require_safe
def election(request: HttpRequest, election_id: str) -> HttpResponse:
    """One election: stages, and the contests of a province."""
    try:
        found = elections.election(election_id)
    except LookupError:
        raise Http404 from None
    every = elections.contests(election_id)
    choice = _provinces(every, request.GET.get(PROVINCE, ""))
    if choice.chosen not in ("", *dict(choice.choices)):
        raise Http404
    parts = (_stages(found), _contests(every, choice.chosen))
    return show(
        request,
        title=named(found),
        back=reverse("portal:law_elections"),
        sections=parts if not choice.chosen else parts[::-1],
        filters=(choice,) if len(every) > SHOWN else (),
    )


def sections(asked: Asked = EVERYTHING) -> tuple[Section, ...]:
    """The elections, the latest first; what contests and stages are called."""
    lines = tuple(_line(each) for each in reversed(elections.elections()))
    return (
        Section(key="elections", title=_("Elections"), lines=lines),
        section("election_kinds", asked),
        section("election_stages", asked),
    )


def _line(each: Election) -> Cited:
    count = len(elections.contests(each.id))
    voting = _("voting on %(day)s") % {"day": day_short(each.voting_on)} if each.voting_on else ""
    contests = ngettext("%(n)s contest", "%(n)s contests", count) % {"n": count}
    said = ", ".join(filter(None, [headed(each.regime), contests, voting]))
    page = reverse("portal:law_election", args=[each.id])
    made = Cited(name=named(each), text=said, citation=cited(each.citation), url=page)
    return _anchored(made, "election_names", each.id, each.citation)


def _provinces(every: tuple[Contest, ...], chosen: str) -> Filter:
    codes = sorted({each.area_code[:2] for each in every if each.area_code[:1].isdecimal()})
    choices = tuple((code, areas.area(code).name) for code in codes)
    return Filter(name=PROVINCE, label=_("Province"), choices=choices, chosen=chosen)


def _stages(found: Election) -> Section:
    return Section(
        key="stages",
        title=_("Stages"),
        lines=_first_anchored(_stage(each, found.id) for each in elections.stages(found.id)),
    )


def _stage(each: Stage, election_id: str) -> Cited:
    kept = {"superseded": _("Plan that was replaced"), "not_held": _("Not held")}
    first, last = _day(each.starts), _day(each.ends)
    said = [kept.get(each.status, ""), named(each, "note"), _where(each)]
    made = Cited(
        name=named(each),
        text=sentences(*said),
        citation=cited(each.citation),
        detail=first if first == last else f"{first} – {last}",
    )
    return _anchored(made, "elections", f"{election_id}/{each.key}", each.citation)


def _anchored(made: Cited, file: str, key: str, citation: Citation) -> Cited:
    """The line with its anchor, its regulation and the day on which its source was looked at."""
    named = named_in(citation.article)
    sources = (citation.source, citation.article)
    seen = [
        checked_on(file, row)
        for row in entry(file, key).rows
        if (row["source"], row["article"]) == sources
    ]
    return replace(
        made,
        anchor=anchor(file, key),
        regulation=regulation_url(named[0]) if named else "",
        checked=seen[0],
    )


def _first_anchored(lines: Iterable[Cited]) -> tuple[Cited, ...]:
    """The lines; of those that share an anchor the first keeps it."""
    found: dict[str, None] = {}
    kept = []
    for each in lines:
        kept.append(replace(each, anchor="") if each.anchor in found else each)
        found[each.anchor] = None
    return tuple(kept)


def _where(each: Stage) -> str:
    names = [areas.area(code).name for code in each.areas[:6]]
    more = "…" if len(each.areas) > 6 else ""
    kinds = elections.kinds()
    kind = named(kinds[each.kind]) if each.kind in kinds else ""
    return "; ".join(filter(None, [kind, ", ".join(names) + more]))


def _day(known: KnownDate) -> str:
    """A day; or what is known instead, in words."""
    return day_short(known.day) if known.day else named(known, "text") or _("not known")


def _contests(every: tuple[Contest, ...], province: str) -> Section:
    """The contests of a province; of the country where there are not too many."""
    found = [each for each in every if not province or each.area_code.startswith(province)]
    count = ngettext("%(n)s contest", "%(n)s contests", len(found)) % {"n": len(found)}
    if len(found) > SHOWN:
        return Section(
            key="contests",
            title=_("Contests"),
            note=_("%(contests)s. Choose a province to see them.") % {"contests": count},
        )
    return Section(
        key="contests",
        title=_("Contests"),
        lines=_first_anchored(map(_contest, found)),
        note=f"{count}.",
    )


def _contest(each: Contest) -> Cited:
    won = {
        "pair_won": _("the pair won"),
        "empty_box_won": _("the empty box won"),
        "": _("outcome not known"),
    }
    single = _("Single pair: %(outcome)s") % {"outcome": won[each.outcome]}
    said = [
        _("Candidates determined: %(day)s") % {"day": _day(each.determined)},
        single if each.single_pair else "",
        _("Electoral area assumed") if each.assumed else "",
        named(each, "note"),
    ]
    kind = named(elections.kinds()[each.kind])
    made = Cited(
        name=f"{each.area_name}: {kind}",
        text=sentences(*said),
        citation=cited(each.citation),
        detail=_("voting on %(day)s") % {"day": day_short(each.voting_on)},
    )
    key = f"{each.election_id}/{each.kind}/{each.area_code}"
    return _anchored(made, "contests", key, each.citation)
