"""What the law of the day says of the act asked about, in plain words with its sources."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from netra.doors.law_links import law_row_url
from netra.doors.portal.allowed.answers import Answer, Instead, Meeting
from netra.doors.portal.allowed.questions import AFTER, BEFORE, NO_CONTEST, UNKNOWN
from netra.doors.portal.allowed.verdicts import OPEN_ENDED, advice, title, verdict, words
from netra.doors.portal.citing import Cited, cited, named, sentences
from netra.doors.portal.law.words import headed, word
from netra.doors.ui.formats import day_short, language
from netra.law import catalogue, elections, elements, gaps, sanctions
from netra.law.catalogue import Assessment, Weighed
from netra.law.elections import Contest
from netra.law.elements import State
from netra.law.facts import fact

SUPPOSED = {"happened": "yes"}


@dataclass(frozen=True, kw_only=True)
class Asked:
    """An act to be judged. `contest` is None where none was named; then `phase` says how far."""

    code: str
    employment: str
    on: date
    phase: str
    contest: Contest | None
    facts: Mapping[str, str]

    @property
    def determined_on(self) -> date | None:
        """The contest's own day; the day of the act where candidates are said to be determined."""
        if self.contest:
            return self.contest.determined_on
        return self.on if self.phase == AFTER else None

    @property
    def regime(self) -> str | None:
        """Of the election named; None reads every kind."""
        return elections.election(self.contest.election_id).regime if self.contest else None

    @property
    def phase_words(self) -> str:
        """The contest, or how far the election is said to be."""
        if self.contest:
            kind = named(elections.kinds()[self.contest.kind])
            held = named(elections.election(self.contest.election_id))
            return f"{held}: {kind}, {self.contest.area_name}"
        return {
            NO_CONTEST: _("No election is near"),
            BEFORE: _("Candidates are not determined yet"),
            AFTER: _("Candidates are determined"),
        }[self.phase]


def asked_of(said: Mapping[str, Any], today: date) -> Asked:
    """The act to be judged, from checked answers; facts left unknown are not said."""
    contest = None
    if said["election"]:
        contest = elections.contest_at(said["election"], said["area"])
    asked = ("act", "employment", "election", "place", "area", "phase", "day")
    facts = {key: value for key, value in said.items() if key not in asked and value != UNKNOWN}
    if contest is None and said["phase"] == NO_CONTEST:
        facts["contest"] = "none_yet"
    return Asked(
        code=said["act"],
        employment=said["employment"],
        on=said["day"] or today,
        phase=said["phase"],
        contest=contest,
        facts={**SUPPOSED, **facts},
    )


def answer(asked: Asked, again: Callable[[str], str]) -> Answer:
    """The answer; `again` is the address that asks about another code with the same answers."""
    plain, found = _assessed(asked, None), assessed(asked)
    key = verdict(found)
    ladder = () if key not in OPEN_ENDED else sanctions.ladder(found.sanction_keys, on=asked.on)
    weighed = [each for each in found.weighed if dict(each.facts) != SUPPOSED]
    lacking = [each for each in weighed if _speaks_against(each)]
    english = language() == "en"
    return Answer(
        key=key,
        verdict=title(key),
        sure=found.certainty.value,
        says=words(key),
        rule=_rule(found),
        because=(_phase(asked, found), *(plain.why_en if english else plain.why)[1:]),
        why=tuple(_line(one) for one in weighed if one.state is State.MET and one not in lacking),
        against=_against(found, lacking),
        why_not=tuple(map(_line, lacking)),
        unknown=tuple(_question(each) for each in weighed if each.state is State.UNKNOWN),
        open=_open(asked, plain),
        sanctions=_names(found) if key in OPEN_ENDED else "",
        forms=tuple(map(_form, ladder)),
        crimes=found.criminal_crossref,
        advice=advice(key),
        allowed=_stays_allowed(asked) if key in OPEN_ENDED else (),
        instead=tuple(_instead(code, again) for code in found.instead),
        gaps=tuple(map(_gap, found.gaps)),
    )


def assessed(asked: Asked) -> Assessment:
    """What the law of the day makes of the act with the facts said."""
    return _assessed(asked, asked.facts)


def _assessed(asked: Asked, facts: Mapping[str, str] | None) -> Assessment:
    return catalogue.assess(
        asked.code,
        on=asked.on,
        determined_on=asked.determined_on,
        employment=asked.employment,
        regime=asked.regime,
        facts=facts,
        undetermined_since=elections.undetermined_since(asked.contest) if asked.contest else None,
    )


def _phase(asked: Asked, found: Assessment) -> str:
    """What the phase was taken from: the contest's day, or what was said."""
    if asked.contest:
        timing = _timing(asked.contest, asked.on)
        return sentences((found.why_en if language() == "en" else found.why)[0], timing) + "."
    said = {"phase": asked.phase_words, "day": day_short(asked.on)}
    return _("%(phase)s: so you said of %(day)s.") % said


def _timing(contest: Contest, on: date) -> str:
    if elections.before_stages(contest, on):
        return _("The day lies before the stages of this election")
    if on > elections.runs(contest)[1]:
        return _("The day lies after the last known day of this election")
    return ""


def _rule(found: Assessment) -> Cited:
    """What the verdict rests on: the class and its articles, a basis that moved by its word."""
    said = cited(found.citation)
    return Cited(
        name=headed(catalogue.class_term(found.code, found.klass)),
        text="",
        citation=replace(said, article=word(said.article) or said.article),
        url=law_row_url("violation_classes", found.code),
    )


def _speaks_against(each: Weighed) -> bool:
    """An element that is missing, or an exception that applies."""
    return each.state is (State.MET if each.effect else State.MISSING)


def _line(each: Weighed) -> Cited:
    said = [(fact(key), value) for key, value in each.facts]
    return Cited(
        name=named(each),
        text=" ".join(
            f"{named(one, 'question')} {named(one.option(value))}." for one, value in said
        ),
        citation=cited(each.citation),
        detail=_("Exception") if each.effect else "",
        url=law_row_url("exceptions" if each.effect else "elements", each.key),
    )


def _question(each: Weighed) -> Cited:
    return Cited(
        name=named(each),
        text=" ".join(named(fact(key), "question") for key in each.asked),
        citation=cited(each.citation),
        detail=_("Exception") if each.effect else "",
        url=law_row_url("exceptions" if each.effect else "elements", each.key),
    )


def _against(found: Assessment, lacking: list[Weighed]) -> tuple[str, ...]:
    """Why it is not the act, where neither element nor exception says it."""
    if lacking:
        return ()
    return found.why_not_en if language() == "en" else found.why_not


def _open(asked: Asked, plain: Assessment) -> tuple[str, ...]:
    """Questions the sources leave open; not the other reading, which stands beside its rule."""
    said = plain.open_questions_en if language() == "en" else plain.open_questions
    beside = cited(plain.citation).other_reading
    return tuple(each for each in said if each != beside)


def _names(found: Assessment) -> str:
    return ", ".join(word(key) for key in found.sanction_keys)


def _form(form: sanctions.SanctionForm) -> Cited:
    lasts = ""
    if form.months:
        lasts = ngettext("for %(n)s month", "for %(n)s months", form.months) % {"n": form.months}
    told = {
        _("Decided by"): _either(form, "decider"),
        _("Remedy"): _either(form, "remedy"),
        _("Not possible before"): named(form, "not_yet"),
    }
    return Cited(
        name=named(form),
        text=sentences(*(f"{name}: {text}" for name, text in told.items() if text)),
        citation=cited(form.citation),
        detail=", ".join(filter(None, [headed(form.level) if form.level else "", lasts])),
        url=law_row_url("sanctions", form.code),
    )


def _either(form: sanctions.SanctionForm, field: str) -> str:
    return str(getattr(form, f"{field}_en" if language() == "en" else field))


def _stays_allowed(asked: Asked) -> tuple[Cited, ...]:
    """What the sources permit in place of the act, by the rows of that day."""
    found = elements.exceptions(asked.code, on=asked.on)
    return tuple(
        Cited(
            name=named(each),
            text="",
            citation=cited(each.citation),
            url=law_row_url("exceptions", each.key),
        )
        for each in found
        if each.effect == elements.ALLOWED
    )


def _instead(code: str, again: Callable[[str], str]) -> Instead:
    return Instead(name=named(catalogue.act(code)), url=again(code))


def _gap(key: str) -> Meeting:
    found = gaps.gap(key)
    return Meeting(question=named(found, "question"), url=f"{reverse('portal:law_gaps')}#{key}")
