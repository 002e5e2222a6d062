"""The heading under which the reader shows each data file."""

from django.utils.translation import gettext as _

from netra.doors.portal.law.words import headed


def heading_of(file: str) -> str:
    """The heading of a data file (without ending); KeyError for one the reader does not show."""
    return {**_clock(), **_path(), **_catalogue(), **_world()}[file]


def _clock() -> dict[str, str]:
    return {
        "deadlines": _("At the election supervisors"),
        "deadlines_criminal": _("Criminal track"),
        "deadlines_personnel": _("At merit authority and employer"),
        "deadlines_none": _("Steps for which no limit was found"),
        "step_ends": _("When a step is done"),
        "step_stages": _("Where a step runs"),
        "counting": _("First and last day"),
        "deadlines_pauses": _("When the clock rests"),
        "regional_days": _("Days off in one area"),
        "decrees": _("Decrees on days off"),
        "counting_reasons": _("Why a day does not count"),
    }


def _path() -> dict[str, str]:
    return {
        "requirements": _("What a report must hold"),
        "exits": _("Exits of the first check"),
        "windows": _("Whether the office may clarify"),
        "access_modes": _("How evidence was come by"),
        "channels": _("What an online filing is"),
        "elements": _("What a study asks"),
        "exceptions": _("What takes an act out, or leaves it in doubt"),
        "facts": _("Questions"),
        "reasons": _("Sentences of the answer"),
        "quorum": _("Quorum"),
        "grounds": _("Grounds of a decision"),
        "unsealing": _("What an identity may be opened for"),
        "procedure": _("Acts"),
        "stages": _("Stages"),
        "capacities": _("Who acts"),
        "retention": _("How long evidence is kept"),
        "regulations": _("Regulations and the days they held"),
        "regulation_changes": _("How one changed another"),
        "bases": _("Duties that moved from law to law"),
        "rule_versions": _("Which version governs a file"),
        "forms": _("Forms"),
        "numbering": _("Numbers"),
        "tiers": _("Words for tiers"),
        "offices": _("Offices that stand alone"),
        "office_rules": _("Offices made for each area"),
        "office_facts": _("What is known of single offices"),
        "agencies": _("Appointing authorities of the centre"),
        "publication": _("Small counts"),
        "glossary": _("Terms"),
    }


def _catalogue() -> dict[str, str]:
    return {
        "sanctions": _("Sanctions"),
        "sanction_rules": _("How a sanction is measured"),
        "violations": _("Acts"),
        "violation_classes": _("Classes of acts"),
        "violation_lists": _("Published lists"),
        "violation_list_items": _("Items of published lists"),
        "employment_questions": _("By employment"),
        "gaps": _("Gaps in the rules"),
    }


def _world() -> dict[str, str]:
    return {
        "merit_authorities": headed("merit_authority"),
        "addressees": _("Who receives a file, by the respondent's employment"),
        "merit_regional_offices": _("Regional offices of the merit authority"),
        "area_history": _("Provinces made out of others"),
        "election_names": _("Elections"),
        "election_kinds": _("Kinds of contest"),
        "election_stages": _("Names of stages"),
        "elections": _("Days of the elections"),
        "contests": _("Contests"),
    }
