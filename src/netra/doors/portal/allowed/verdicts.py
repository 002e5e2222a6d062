"""The verdicts of the self-check: their headings, what they mean, and what to do."""

from django.utils.translation import gettext as _

from netra.doors.portal.law.words import headed
from netra.law.catalogue import Assessment, Result, class_term
from netra.law.certainty import Certainty

ALLOWED, NOT_ALLOWED, DISPUTED = "allowed", "not_allowed", "disputed"
NO_RULE, UNSETTLED = "no_rule_yet", "class_unsettled"
DEPENDS, OTHER_ACT, NOT_ADDRESSED = "depends", "other_act", "not_addressed"

OPEN_ENDED = frozenset({NOT_ALLOWED, DISPUTED, NO_RULE, UNSETTLED, DEPENDS})
"""Verdicts after which something may follow, and something else is the better way."""


def verdict(found: Assessment) -> str:
    """The verdict an assessment with facts comes to.

    What sources contradict is never called allowed; and the silence of a rule is told from a rule
    whose class is not settled.
    """
    if found.result is Result.ALLOWED and found.certainty is Certainty.CONTRADICTED:
        return DISPUTED
    if found.result is Result.NO_RULE:
        return class_term(found.code, found.klass)
    return {
        Result.ALLOWED: ALLOWED,
        Result.FITS: NOT_ALLOWED,
        Result.OPEN: DEPENDS,
        Result.DISPUTED: DISPUTED,
        Result.DOES_NOT_FIT: OTHER_ACT,
        Result.NOT_ADDRESSED: NOT_ADDRESSED,
    }[found.result or Result.OPEN]


def title(key: str) -> str:
    """The verdict as a heading."""
    return {
        ALLOWED: _("Allowed"),
        NOT_ALLOWED: _("Not allowed"),
        DISPUTED: _("Disputed: two readings"),
        NO_RULE: headed(NO_RULE),
        UNSETTLED: headed(UNSETTLED),
        DEPENDS: _("It depends on what is not known"),
        OTHER_ACT: _("Your answers describe another act"),
        NOT_ADDRESSED: _("These rules address others"),
    }[key]


def words(key: str) -> str:
    """What the verdict means, in a sentence or two."""
    return {
        ALLOWED: _("With these answers the sources permit it. Another detail may change that."),
        NOT_ALLOWED: _("With these answers everything is there that the rule asks for."),
        DISPUTED: _(
            "Sources contradict each other. Both readings stand below; Netra chooses none."
        ),
        NO_RULE: _("No rule was found. That is no permission: whoever judges it may find one."),
        UNSETTLED: _(
            "There is a rule on this act, but what follows on that day was not read or is "
            "disputed. That is no permission."
        ),
        DEPENDS: _("Some answers are missing. What they turn on stands below."),
        OTHER_ACT: _(
            "Something is missing that this rule asks for. Whether another rule covers it is a "
            "question of its own: that is no permission."
        ),
        NOT_ADDRESSED: _("Other rules, and another authority, are for people of that employment."),
    }[key]


def advice(key: str) -> tuple[str, ...]:
    """What to do: common sense of the house, not law."""
    ask = _("Ask your superior or personnel office in writing before you act, and keep the answer.")
    refrain = _("Until that is settled the safe way is not to do it.")
    return {
        ALLOWED: (
            _("Keep what shows your answers, such as an assignment letter or a leave decision."),
            _("Check again if anything changes: what is done, where, or the day."),
        ),
        NOT_ALLOWED: (
            _("Do not do it. If it has begun, stop; take back what can be taken back."),
            ask,
        ),
        DISPUTED: (refrain, ask),
        NO_RULE: (refrain, ask),
        UNSETTLED: (refrain, ask),
        DEPENDS: (_("Find out what is not known, and check again."), refrain),
        OTHER_ACT: (_("Check the act that comes nearer."), ask),
        NOT_ADDRESSED: (ask,),
    }[key]
