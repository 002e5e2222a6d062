"""`netra law`: the catalogue's acts, and what an act of a day amounts to."""

from argparse import ArgumentParser, Namespace
from datetime import date
from typing import Any

from netra.doors.cli import simulate
from netra.doors.cli.asked import Asked, speak
from netra.doors.cli.misuse import Misuse
from netra.doors.cli.output import Output
from netra.doors.cli.words import words
from netra.law import catalogue, elections, facts, lists
from netra.law.catalogue import Assessment, CatalogueAct, class_term
from netra.law.citation import Citation
from netra.law.elections import Contest
from netra.law.glossary import term


def arguments(parser: ArgumentParser) -> None:
    """`acts`, `facts`, `simulate`, and `assess` with what an assessment needs."""
    what = parser.add_subparsers(dest="what", required=True, metavar="acts|facts|assess|simulate")
    speak(what.add_parser("acts", help="every act, with the lists it stands in"))
    speak(what.add_parser("facts", help="every fact an assessment can weigh, with its values"))
    simulate.arguments(what.add_parser("simulate", help="what a draft would change"))
    assess = what.add_parser("assess", help="what an act of a day amounts to")
    speak(assess)
    assess.add_argument("--act", metavar="PN-02")
    assess.add_argument("--election", metavar="pilkada-2024")
    assess.add_argument("--area", metavar="64.71", help="Home Affairs code")
    assess.add_argument("--on", metavar="2024-10-20", help="day of the act")
    assess.add_argument("--employment", metavar="PNS")
    assess.add_argument(
        "--fact", metavar="published=yes", action="append", help="repeat it; see `netra law facts`"
    )


def run(output: Output, chosen: Namespace) -> int:
    """The catalogue, a draft or an assessment is answered. Misuse if the question is unclear."""
    if chosen.what == "acts":
        return _acts(output)
    if chosen.what == "simulate":
        return simulate.run(output, chosen)
    if chosen.what == "facts":
        return _facts_known(output)
    return _assess(output, Asked(chosen, output.language), _said(chosen.fact, output.language))


def _acts(output: Output) -> int:
    found = [_act(act, output.language) for act in catalogue.acts()]
    for act in found:
        places = ", ".join(f"{each['list']} {each['item']}" for each in act["lists"])
        output.say(f"{act['code']}  {act['name']}  [{act['certainty']}]  {places}")
    output.answer(acts=found)
    return 0


def _facts_known(output: Output) -> int:
    english = output.language == "en"
    found = [
        {
            "key": each.key,
            "question": each.question_en if english else each.question_id,
            "values": {one.value: one.name_en if english else one.name_id for one in each.options},
        }
        for each in facts.facts()
    ]
    for each in found:
        output.say(f"{each['key']}  {each['question']}  {each['values']}")
    output.answer(facts=found)
    return 0


def _act(act: CatalogueAct, language: str) -> dict[str, Any]:
    return {
        "code": act.code,
        "slug": act.slug,
        "group": act.group,
        "name": _either(act.name_id, act.name_en, language),
        "note": _either(act.note_id, act.note_en, language),
        "applies_to": [term(key, language) for key in act.applies_to],
        "lists": [
            {
                "list": item.list_key,
                "item": item.number,
                "text": _either(item.text_id, item.text_en, language),
                "class": item.klass,
                "certainty": str(item.citation.certainty),
            }
            for item in lists.items_with(act.code)
        ],
        "classes": [
            {
                "side": row.side,
                "regime": row.regime,
                "from": row.valid_from,
                "to": row.valid_to,
                "class": row.klass,
                "sanctions": [term(key, language) for key in row.sanction_keys],
                "certainty": str(row.citation.certainty),
            }
            for row in catalogue.classes(act.code)
        ],
        **_source(act.citation),
    }


def _assess(output: Output, asked: Asked, said: dict[str, str] | None) -> int:
    act = _named(asked, output.language)
    election, area, on = asked.election(), asked.area(), asked.day("on")
    employment = asked.employment()
    contest = _contest(election.id, area.code, output.language)
    found = catalogue.assess(
        act.code,
        on=on,
        determined_on=contest.determined_on,
        employment=employment,
        regime=election.regime,
        facts=said,
        undetermined_since=elections.undetermined_since(contest),
    )
    output.answer(
        act=act.code,
        name=_either(act.name_id, act.name_en, output.language),
        election=election.id,
        contest=_contest_facts(contest),
        area=area.code,
        on=on,
        employment=employment,
        determined_on=contest.determined_on,
        **_facts(found, _open(contest, on, output.language), output.language),
    )
    _say(output)
    return 0


def _said(given: list[str] | None, language: str) -> dict[str, str] | None:
    """The facts given, None if none; Misuse if one cannot be read."""
    _ = words(language)
    said: dict[str, str] = {}
    for each in given or ():
        key, _equals, value = each.partition("=")
        try:
            facts.require_known({key: value})
        except LookupError:
            what = _("%(value)r is not known") % {"value": each}
            raise Misuse("--fact", what, _("`netra law facts` lists them.")) from None
        said[key] = value
    return said or None


def _named(asked: Asked, language: str) -> CatalogueAct:
    _ = words(language)
    try:
        return catalogue.act(asked.text("act").upper())
    except LookupError:
        what = _("the catalogue has no act %(code)s") % {"code": asked.text("act")}
        raise Misuse("--act", what, _("`netra law acts` lists them.")) from None


def _contest(election_id: str, area_code: str, language: str) -> Contest:
    """The contest of the place; Misuse, naming the elections that have one, if there is none."""
    _ = words(language)
    found = elections.contest_at(election_id, area_code)
    if found is not None:
        return found
    others = [each.id for each in elections.elections() if elections.contest_at(each.id, area_code)]
    what = _("%(election)s has no contest for %(area)s in the data") % {
        "election": election_id,
        "area": area_code,
    }
    remedy = _("Elections with one: %(known)s.") % {"known": ", ".join(others) or "–"}
    raise Misuse("--election", what, remedy)


def _open(contest: Contest, on: date, language: str) -> list[str]:
    """What the contest leaves open: another reading of its days, and what the day's place among
    them does not tell."""
    cited = contest.citation
    other = _either(cited.other_reading or "", cited.other_reading_en or "", language)
    return [*filter(None, [other]), *_timing(contest, on, language)]


def _timing(contest: Contest, on: date, language: str) -> list[str]:
    """What the day leaves open: before the stages, or after the contest's last known day."""
    _ = words(language)
    before = elections.before_stages(contest, on)
    if before is None:
        return [_("Whether the election's stages had begun that day is not known.")]
    if before:
        return [_("The day lies before the election's stages: the contest did not run yet.")]
    if on > elections.runs(contest)[1]:
        return [_("The contest had ended: the day lies after its last known day.")]
    return []


def _facts(found: Assessment, left_open: list[str], language: str) -> dict[str, Any]:
    english = language == "en"
    return {
        "phase": found.phase,
        "class": found.klass,
        "sanctions": [term(key, language) for key in found.sanction_keys],
        "sanction_keys": list(found.sanction_keys),
        "articles": list(found.articles),
        **_source(found.citation),
        "certainty": str(found.certainty),
        "other_reading": _either(
            found.citation.other_reading or "", found.citation.other_reading_en or "", language
        ),
        "criminal_crossref": found.criminal_crossref,
        "why": list(found.why_en if english else found.why),
        "why_not": list(found.why_not_en if english else found.why_not),
        "result": found.result,
        "instead": list(found.instead),
        "gaps": list(found.gaps),
        "open_questions": [
            *(found.open_questions_en if english else found.open_questions),
            *left_open,
        ],
    }


def _contest_facts(contest: Contest) -> dict[str, Any]:
    return {
        "kind": contest.kind,
        "area": contest.area_code,
        "name": contest.area_name,
        "voting_on": contest.voting_on,
        "single_pair": contest.single_pair,
        "certainty": str(contest.citation.certainty),
    }


def _source(citation: Citation) -> dict[str, Any]:
    return {
        "certainty": str(citation.certainty),
        "source": {"title": citation.title, "url": citation.url},
    }


def _say(output: Output) -> None:
    _ = words(output.language)
    answer = output.document
    output.say(f"{answer['act']}  {answer['name']}")
    sanctions = ", ".join(answer["sanctions"]) or "–"
    klass = class_term(answer["act"], answer["class"])
    said = term(klass, output.language) if klass != answer["class"] else klass
    output.say(f"{answer['phase']}: {said} ({answer['certainty']}); {sanctions}")
    for heading, key in (
        (_("Articles"), "articles"),
        (_("Why"), "why"),
        (_("Why not"), "why_not"),
        (_("Open questions"), "open_questions"),
    ):
        for line in answer[key]:
            output.say(f"{heading}: {line}")


def _either(indonesian: str, english: str, language: str) -> str:
    return english if language == "en" else indonesian
