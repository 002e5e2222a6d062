"""Elections: their stages as far as known, and the contests of an area."""

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.gzip import gzip_page
from django.views.decorators.http import require_safe

from netra.doors.portal.citing import Cited, cited, named, sentences
from netra.doors.portal.law.lines import Filter, Section, show
from netra.doors.portal.law.words import headed
from netra.doors.ui.formats import day_short
from netra.law import areas, elections
from netra.law.elections import Contest, Election, KnownDate, Stage

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
    choice = _provinces(every, request.GET.get("wilayah", ""))
    if choice.chosen not in ("", *dict(choice.choices)):
        raise Http404
    parts = (_stages(found), _contests(every, choice.chosen))
    return show(
        request,
        title=named(found),
        back=reverse("portal:law_elections"),
        sections=parts if not choice.chosen else parts[::-1],
        choice=choice if len(every) > SHOWN else None,
    )


def sections() -> tuple[Section, ...]:
    """The elections, the latest first."""
    lines = tuple(_line(each) for each in reversed(elections.elections()))
    return (Section(key="elections", title=_("Elections"), lines=lines),)


def _line(each: Election) -> Cited:
    count = len(elections.contests(each.id))
    voting = _("voting on %(day)s") % {"day": day_short(each.voting_on)} if each.voting_on else ""
    contests = ngettext("%(n)s contest", "%(n)s contests", count) % {"n": count}
    return Cited(
        name=named(each),
        text=", ".join(filter(None, [headed(each.regime), contests, voting])),
        citation=cited(each.citation),
        url=reverse("portal:law_election", args=[each.id]),
    )


def _provinces(every: tuple[Contest, ...], chosen: str) -> Filter:
    codes = sorted({each.area_code[:2] for each in every if each.area_code[:1].isdecimal()})
    choices = tuple((code, areas.area(code).name) for code in codes)
    return Filter(name="wilayah", label=_("Province"), choices=choices, chosen=chosen)


def _stages(found: Election) -> Section:
    return Section(
        key="stages",
        title=_("Stages"),
        lines=tuple(_stage(each) for each in elections.stages(found.id)),
    )


def _stage(each: Stage) -> Cited:
    kept = {"superseded": _("Plan that was replaced"), "not_held": _("Not held")}
    first, last = _day(each.starts), _day(each.ends)
    said = [kept.get(each.status, ""), named(each, "note"), _where(each)]
    return Cited(
        name=named(each),
        text=sentences(*said),
        citation=cited(each.citation),
        detail=first if first == last else f"{first} – {last}",
    )


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
        key="contests", title=_("Contests"), lines=tuple(map(_contest, found)), note=f"{count}."
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
    return Cited(
        name=f"{each.area_name}: {kind}",
        text=sentences(*said),
        citation=cited(each.citation),
        detail=_("voting on %(day)s") % {"day": day_short(each.voting_on)},
    )
