"""From a problem's code to a sentence a person can act on, in his or her language."""

from datetime import datetime

from babel.dates import format_datetime
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from netra.base.errors import Problem
from netra.law import glossary


def sentence(problem: Problem) -> str:
    """What happened and what to do. KeyError for a code that no room raises."""
    facts = {key: _fact(key, value) for key, value in problem.facts.items()}
    return _sentences(facts)[problem.code] % facts


def codes() -> frozenset[str]:
    """Every code that has a sentence."""
    return frozenset(_sentences({}))


def _fact(key: str, value: object) -> object:
    language = get_language() or "id"
    if key in ("act", "last", "stage", "capacity") and value:
        try:
            return glossary.term(str(value), language=language)
        except LookupError:
            return value
    if isinstance(value, datetime):
        return format_datetime(value, "d MMMM y HH.mm", locale=language)
    return value


def _sentences(facts: dict[str, object]) -> dict[str, str]:
    return {
        "problem": _("This cannot be done now. What you wrote is still here."),
        "file_moved": _(
            "The file has moved on since you opened this page: %(act)s, by %(capacity)s. "
            "What you wrote is still here. Read the file again, then send it if it still holds."
        ),
        "decrees_moved": _(
            "Another decree was loaded after this report was made. What you wrote is still here. "
            "The report was made anew: read it again, then load it if it still holds."
        ),
        "number_taken": _(
            "Number %(wanted)s cannot be given: numbers are given once and without gaps. "
            "The next one is %(following)s; leave the field empty to take it."
        ),
        "not_allowed_now": _not_allowed(facts),
        "before_the_last_step": _(
            "This lies before the file came to where it stands: %(act)s, %(at)s. Write a moment on "
            "or after that day."
        ),
        "file_too_large": _(
            "“%(name)s” is larger than %(limit_mb)s MB and was not kept. Everything else is kept. "
            "Send a shorter or smaller version."
        ),
        "archive_bomb": _(
            "“%(name)s” was not kept: unpacked it would be far larger than %(limit_mb)s MB. Send "
            "the files that matter one by one, unpacked."
        ),
        "archive_too_many": _(
            "“%(name)s” was not kept: it holds more than %(most)s files. Send the files that "
            "matter one by one, or in smaller archives."
        ),
        "archive_nested": _(
            "“%(name)s” was not kept: it holds archives inside archives inside archives. Unpack "
            "it and send the files that matter."
        ),
        "already_in_file": _(
            "“%(name)s” is already in this file as no. %(number)s. Nothing was kept twice."
        ),
        "content_is_not_its_name": _(
            "“%(name)s” was not kept: its content is not what its name says, or it is of a kind "
            "we cannot keep. Send a photo, video, sound recording, PDF, text, saved page, e-mail,"
            " chat export or web archive, and do not change the ending of its name."
        ),
        "file_empty": _("“%(name)s” is empty and was not kept. Choose the file again."),
        "store_full": _(
            "There is no room left to keep files, so nothing of this one was kept. What you wrote "
            "is still here. Try again later, or bring the file to the office."
        ),
        **_of_retention(),
        "evidence_altered": _(
            "These bytes are no longer those that were kept: their SHA-256 differs. They are not "
            "handed out. Tell whoever runs this server; the backup holds the right ones."
        ),
        "place_unusable": _(
            "This place lies outside, has no extent, or ends before it begins. Correct it."
        ),
        "nothing_remarked": _("Write the remark, in at most %(most)s characters."),
        "not_your_remark": _(
            "Only whoever made a remark takes it back, in the same capacity, and once."
        ),
        "link_unreadable": _(
            "“%(given)s” is no web address. Paste the whole of it, with https:// at the beginning."
        ),
        "wrong_secret": _("This secret does not open your key. Nothing was opened. Type it again."),
        "key_not_held": _(
            "You were not given this key. A colleague who holds it gives it to you on the page of "
            "keys, or two custodians of the office above recover it."
        ),
        "no_custodian": _(
            "No custodian keeps names for this office yet, so a name could not be sealed and was "
            "not taken. What you wrote is still here. Send it without your name, or bring it to "
            "the office."
        ),
        "secret_too_short": _("The secret needs at least %(shortest)s characters."),
        "secret_already_set": _("You have a secret already. Change it instead."),
        "known_before_it_happened": _(
            "The day you learned of it lies before the day it happened. Correct one of the two."
        ),
        "nothing_to_answer": _("This question was answered already. Nothing was sent twice."),
        "no_filing": _("There is no report in this file."),
        "no_case": _("There is no case in this file yet."),
        "not_your_file": _(
            "Another office handles this file. It would have to be taken over first."
        ),
        "no_record": _("There is no supervision record in this file."),
        "no_examination": _("This file has not been checked by the merit authority yet."),
        "region_code_unusable": _(
            "“%(given)s” is not a region code. Write two pairs of digits with a dot, like 00.00."
        ),
        "reason_needed": _("Write the reason. The person concerned will read it."),
        "other_kinds_too": _(
            "Only a file that touches other law alone is forwarded directly. Choose another result "
            "or correct the kinds."
        ),
        "nobody_named": _(
            "Nobody is named in this case yet. Name a respondent and an alleged act first."
        ),
        "invited_enough": _("This person was invited twice already. The study goes on without."),
        "invitation_too_late": _(
            "The clarification must lie after the invitation is sent. Choose a later time."
        ),
        "proof_needed": _("Write how the invitation was delivered and to whom."),
        "not_served": _(
            "That somebody did not come can only be minuted after the invitation was delivered. "
            "Record the delivery first."
        ),
        "sealed_minutes": _(
            "Minutes of a reporter or a witness are a sealed paper: keep them on paper. Record "
            "here only whether the person came, took the oath and signed; leave questions empty."
        ),
        "discussion_out_of_order": _(
            "There are two discussions, the first before the second, each once."
        ),
        "unknown_conclusion": _("Choose one of the conclusions a discussion may come to."),
        "no_quorum": _quorum(facts),
        "votes_say_otherwise": _(
            "%(for_)s votes for, %(against)s against: the votes and the decision contradict each "
            "other. Correct one of the two."
        ),
        "votes_do_not_match": _(
            "Votes are recorded only if consensus failed: then one vote by each member present."
        ),
        "not_a_member": _(
            "Who presides must be present, and only members of the office attend. Correct the "
            "attendance or who presided."
        ),
        "every_act_needs_ruling": _("Decide on each alleged act of each respondent."),
        "no_addressee": _("Choose at least one addressee; the others may be copies."),
        "not_sent_to_you": _("This file was not sent to your office."),
        "return_reason_needed": _("Write why the file is returned. The office will read it."),
        "check_before_passing_on": _("Check the file before you pass it on."),
        "another_era": _(
            "This act belongs to the procedure of another time: it was not in force when the file "
            "was forwarded."
        ),
        "not_your_employee": _("Only this person's own appointing authority decides here."),
        "decided_already": _("This was decided already for this person. Nothing was changed."),
        "advice_first": _(
            "The merit authority has this file and has not advised on this person yet. Decide "
            "after its recommendation."
        ),
        "not_in_force_yet": _(
            "The decision comes into force on %(due)s. Wait, or write why it is in force before."
        ),
        "remedy_term_runs": _(
            "An objection may be filed until %(due)s. Wait, or write why none will come."
        ),
        "sanction_needed": _("The result changes the sanction: choose which one stands now."),
        "not_delivered": _("Record the step before first: delivered, in force, recorded."),
        "remedy_open": _("An objection or appeal is open. Decide it first."),
        "ground_needed": _("Choose the ground on which it ends. Published figures count by it."),
        "count_of_what": _("Write what this number counts: forms, posts, names on a list."),
        "two_employments": _(
            "A respondent has one employment here: the one held on the day of the act. Choose that "
            "one and note the other beside it. If another person bears the same name, add what "
            "tells them apart."
        ),
        "nothing_alleged": _("No act of this file is chosen. Name a respondent and an act first."),
        "no_such_evidence": _("This evidence is not in the file. Choose from the list."),
        "crime_not_concluded": _(
            "Only what the second discussion with police and prosecutor found to be a crime goes "
            "to an investigator. Minute that discussion first."
        ),
        "not_transferred": _("Nothing of this file was transferred to an investigator."),
        "other_addressee": _(
            "This addressee is another than the rule of the day names. Write why it goes there."
        ),
        "nothing_to_object": _("There is no delivered decision open to this."),
    }


def _of_retention() -> dict[str, str]:
    return {
        "retention_reason": _("Write the reason. It stays in the file."),
        "no_such_hold": _("This hold was lifted already, or there is none. Nothing was changed."),
        "file_held": _(
            "A hold stands on this file since %(at)s: “%(reason)s”. Nothing of it is destroyed "
            "until every hold is lifted."
        ),
        "file_runs": _(
            "This file has not ended (%(stage)s). Nothing of it is destroyed while it runs."
        ),
        "destruction_decision": _(
            "No rule whose term is known lets go of this. Name the rule that fits, and the number, "
            "day and issuer of the written decision it rests on."
        ),
        "evidence_gone": _(
            "This evidence was destroyed meanwhile. Nothing is kept of it or beside it any more."
        ),
        "nothing_to_destroy": _("Choose what is to be destroyed; what is gone is gone already."),
        "nothing_asked": _(
            "This destruction was done already, or another one was asked for since. Read the page "
            "again."
        ),
        "another_confirms": _(
            "Whoever asks for a destruction does not confirm it: another officer of the same "
            "office does."
        ),
    }


def _not_allowed(facts: dict[str, object]) -> str:
    if facts.get("why") == "capacity":
        return _("“%(act)s” is not done in your capacity. The file stands at: %(stage)s.")
    return _(
        "“%(act)s” cannot be done now: the file stands at “%(stage)s” (last act: %(last)s). "
        "Perhaps somebody did it before you. What you wrote is still here."
    )


def _quorum(facts: dict[str, object]) -> str:
    if facts.get("reason_may_help"):
        return _(
            "%(present)s present, %(needed)s needed. This rule has not been verified: if the "
            "plenary is valid all the same, write the reason."
        )
    return _("%(present)s present, %(needed)s needed: without quorum nothing can be decided.")
