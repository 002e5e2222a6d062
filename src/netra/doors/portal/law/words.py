"""Words for keys of the law's data: the glossary's term, or a plain name where it has none."""

from django.utils.translation import gettext as _

from netra.doors.ui.formats import language
from netra.law.glossary import term


def word(key: str) -> str:
    """What a key is called in the reader's language; "" for a key without a word."""
    try:
        return term(key, language())
    except LookupError:
        own = {**_groups(), **_moments(), **_ends(), **_facts(), **_steps(), **_rules()}
        return own.get(key, "")


def headed(key: str) -> str:
    """The same, as a heading begins."""
    said = word(key)
    return said[:1].upper() + said[1:]


def _groups() -> dict[str, str]:
    return {
        "social_media": _("Social media"),
        "props": _("Props and attributes"),
        "attendance": _("Attending"),
        "party": _("Political parties"),
        "own_candidacy": _("Own candidacy"),
        "formal_support": _("Formal support"),
        "other_people": _("Influencing others"),
        "office": _("Using the office"),
        "disputed": _("Not a violation, or disputed"),
        "before_stages": _("Before the stages"),
        "stages_begun": _("Stages begun"),
        "other_law": _("Other law"),
        "crime": _("Crime"),
        "national": _("National"),
        "province": _("Province"),
        "regency": _("Regency or city"),
        "district": _("District"),
        "village": _("Village"),
        "supervisory": _("Election supervisors"),
    }


def _moments() -> dict[str, str]:
    return {
        "known": _("the act being known"),
        "asked_to_complete": _("the request to complete"),
        "invitation_sent": _("the invitation"),
        "crime_decided": _("the decision that it is a crime"),
        "crime_reported": _("the report to the police"),
        "dossier_received": _("receipt of the dossier"),
        "dossier_returned": _("return of the dossier"),
        "dossier_complete": _("completeness of the dossier"),
        "court_received": _("receipt by the court"),
        "court_appealed": _("the appeal"),
        "judgment": _("the judgment"),
        "merit_received": _("receipt by the merit authority"),
        "delivered": _("delivery of the decision"),
        "objection_received": _("receipt of the objection"),
        "objection_copied": _("the copy of the objection"),
        "appeal_received": _("receipt of the administrative appeal"),
        "appeal_copied": _("the copy of the administrative appeal"),
        "summons_sent": _("the first summons"),
        "summons_missed": _("the day of the missed summons"),
    }


def _ends() -> dict[str, str]:
    return {
        "complete": _("the report being complete"),
        "extended": _("the grant of more time"),
        "discussed": _("the first discussion"),
        "discussed_again": _("the second discussion"),
        "verified": _("the verification"),
        "objection_decided": _("the decision on the objection"),
        "appeal_decided": _("the decision on the administrative appeal"),
        "court_appeal_decided": _("the judgment on appeal"),
        "recapitulation": _("recapitulation of the votes"),
    }


def _facts() -> dict[str, str]:
    return {
        "crime_suspected": _("a suspected crime"),
        "crime_concluded": _("the conclusion that it is a crime"),
        "crime_transferred": _("a transfer to the police"),
        "crime_convicted": _("a conviction"),
        "crime_acquitted": _("an acquittal"),
        "objection_lies": _("a sanction open to an objection"),
        "appeal_lies": _("a sanction open to an administrative appeal"),
        "undisputed": _("a delivered decision without an open remedy"),
    }


def _steps() -> dict[str, str]:
    return {
        "notice_to_complete": _("notice to complete the report"),
        "crime_forwarding": _("forwarding of a suspected crime"),
        "police_investigation": _("investigation by the police"),
        "police_completion": _("completion by the police"),
        "prosecutor_return": _("return by the prosecutor"),
        "prosecutor_to_court": _("transfer to the court"),
        "court_judgment": _("judgment"),
        "court_appeal": _("appeal"),
        "court_appeal_sent": _("dispatch of the appeal"),
        "court_appeal_judgment": _("judgment on appeal"),
        "objection_answer": _("answer to the objection"),
        "objection_decision": _("decision on the objection"),
        "appeal_answer": _("answer to the administrative appeal"),
        "appeal_decision": _("decision on the administrative appeal"),
        "authority_answer": _("answer of the appointing authority"),
        "summons_second": _("second summons"),
        "merit_verification": _("verification by the merit authority"),
        "result_to_authority": _("result to the appointing authority"),
        "control_block": _("block of personnel services"),
        "delegation": _("delegation"),
        "force_majeure": _("force majeure"),
        "waiting_for_reporter": _("waiting for the reporter"),
    }


def _rules() -> dict[str, str]:
    return {
        "working_week": _("working week"),
        "first_day": _("whether the first day counts"),
        "last_day_off": _("whether a last day off moves"),
        "midnight": _("end at midnight"),
        "reception": _("end at the close of reception"),
        "reception_special": _("hours of the quiet period and of the voting day"),
        "arrival": _("arrival after the desk has closed"),
        "free_of_influence": _("freedom from influence of groups and parties"),
        "neutrality_duty": _("duty of neutrality"),
        "LP": _("report"),
        "TM": _("finding"),
        "formal": _("formal"),
        "material": _("material"),
        "practice": _("asked at desks, not required by the statute"),
        "announced": _("announced day off"),
        "voting_day": _("voting day"),
        "ethics": _("ethics"),
        "discipline": _("discipline"),
        "administrative": _("administrative law"),
        "contract": _("contract"),
        "not_applicable": _("not applicable"),
        "not_a_violation": _("no violation"),
        "remedy": _("remedies"),
        "step": _("the step itself"),
    }
