"""The register of gaps printed: a proposal to those who make the rules."""

from collections.abc import Iterator
from zoneinfo import ZoneInfo

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.utils.translation import pgettext
from django.views.decorators.http import require_safe

from netra.doors.letters.proposal import Chapter, Ground, Proposal, Question, render
from netra.doors.now import moment
from netra.doors.portal.citing import cited, named
from netra.doors.portal.law.met import ZONE, counted, how_counted, how_often, kinds, numbered
from netra.doors.ui.formats import day, language
from netra.law.gaps import Gap
from netra.statistics.queries import GapsMet


@require_safe
def proposal(request: HttpRequest) -> HttpResponse:
    """The register as it stands this day, as PDF in the page's language."""
    today = moment(request).astimezone(ZoneInfo(ZONE))
    met = counted(request)
    made = render(
        Proposal(
            language=language(),
            title=_("Proposal to those who make the rules"),
            made=_("Made from the rows of Netra's register of gaps on %(day)s.")
            % {"day": day(today.date())},
            said=(_said(), how_counted(met)),
            other=_("The other reading:"),
            chapters=tuple(_chapters(met)),
            dated=today.replace(hour=0, minute=0, second=0, microsecond=0),
            zone=ZONE,
        )
    )
    name = f"netra-celah-{today.date().isoformat()}.pdf"
    headers = {"Content-Disposition": f'attachment; filename="{name}"'}
    return HttpResponse(made, content_type="application/pdf", headers=headers)


def _said() -> str:
    return _(
        "These questions were met in overseeing the neutrality of civil servants: no rule answers "
        "them, or sources answer them differently. Whoever is competent to make or interpret the "
        "rules is asked to close them. Netra proposes no answer."
    )


def _chapters(met: GapsMet) -> Iterator[Chapter]:
    every = numbered(met)
    for kind, (title, means) in kinds().items():
        questions = tuple(_question(n, one, met) for n, one in every if one.kind == kind)
        yield Chapter(title=title, means=means, questions=questions)


def _question(number: int, one: Gap, met: GapsMet) -> Question:
    return Question(
        number=number,
        text=named(one, "question"),
        met=how_often(met.by_gap[one.key], met.least),
        grounds=tuple(dict.fromkeys(_grounds(one))),
    )


def _grounds(one: Gap) -> Iterator[Ground]:
    for citation in one.sources:
        said = cited(citation)
        yield Ground(
            sure=_sure(said.certainty),
            article=said.article,
            source=said.source,
            url=said.url,
            other=said.other_reading,
        )


def _sure(key: str) -> str:
    return {
        "text": pgettext("certainty", "text"),
        "official": pgettext("certainty", "official"),
        "press": pgettext("certainty", "press"),
        "inferred": pgettext("certainty", "inferred"),
        "unverified": pgettext("certainty", "not yet verified"),
        "contradicted": pgettext("certainty", "two readings"),
    }[key]
