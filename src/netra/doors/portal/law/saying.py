"""What a row of the law's data says, in the reader's words."""

from collections.abc import Callable

from django.utils.translation import gettext as _

from netra.doors.portal.citing import period, sentences
from netra.doors.portal.law import clock
from netra.doors.portal.law.clock import told
from netra.doors.portal.law.naming import HOLE, class_word, sentence, words
from netra.doors.portal.law.words import headed, word
from netra.doors.ui.formats import day_short, language
from netra.law import areas
from netra.law.lists import split
from netra.law.tables import Row, rows

_ASKS = ("facts", "gaps")  # named by their question
HUMAN = ("basis", "condition", "question", "note", "definition")
"""Fields of a row that are sentences."""


def text_of(file: str, row: Row) -> str:
    """What the row says, its sentences one after the other."""
    own = _said()[file](row) if file in _said() else ()
    human = (sentence(row, field) for field in HUMAN if not (file in _ASKS and field == "question"))
    regime = word(row["regime"]) if row.get("regime", "any") != "any" else ""
    return sentences(*own, *human, regime)


def _said() -> dict[str, Callable[[Row], tuple[str, ...]]]:
    return {
        "addressees": lambda row: (f"{headed(row['role'])}: {word(row['function'])}",),
        "area_history": _split,
        "counting": clock.counted,
        "deadlines": clock.limit,
        "deadlines_criminal": clock.limit,
        "deadlines_personnel": clock.limit,
        "deadlines_pauses": clock.paused,
        "decrees": _decreed,
        "elements": lambda row: (_acts(row),),
        "exceptions": lambda row: (_effects()[row["effect"]], _acts(row)),
        "facts": lambda row: (", ".join(each[language()] for each in row.get("option", ())),),
        "forms": lambda row: (row.get("code", ""),),
        "merit_regional_offices": lambda row: (", ".join(map(_area, row["provinces"])),),
        "numbering": lambda row: (word(row["origin"]), row["example"]),
        "office_facts": _facts,
        "office_rules": lambda row: (HOLE.sub("…", row["name"]),),
        "procedure": _act,
        "quorum": _quorum,
        "regional_days": _day_off,
        "requirements": lambda row: (word(row["kind"]),),
        "rule_versions": lambda row: (f"{row['regulation']}: {word(row['decides'])}",),
        "sanctions": _sanction,
        "stages": _stage,
        "step_ends": lambda row: (told(_("Done with"), word(row["moment"])),),
        "step_stages": clock.runs,
        "tiers": lambda row: (row["word"],),
        "violation_classes": _class,
        "violation_list_items": _item,
        "windows": lambda row: (_allowed(row),),
    }


def _decreed(row: Row) -> tuple[str, ...]:
    issued = row.get("issued_on")
    days = row.get("day", ())
    return (
        told(_("Issued"), day_short(issued) if issued else ""),
        ", ".join(f"{day_short(day['on'])} {day[language()]}" for day in days),
        told(_("Taken back"), ", ".join(map(day_short, row.get("withdrawn", ())))),
    )


def _day_off(row: Row) -> tuple[str, ...]:
    place = _area(row["area"]) if "area" in row else ""
    return (str(row[language()]), place, day_short(row["on"]) if "on" in row else "")


def _acts(row: Row) -> str:
    if row["codes"]:
        return told(_("Acts"), ", ".join(row["codes"]))
    but = ", ".join(row.get("not_codes", ()))
    return _("Every act but %(codes)s") % {"codes": but} if but else _("Every act")


def _effects() -> dict[str, str]:
    return {
        "allowed": _("The sources permit it"),
        "no_rule": _("Nothing regulates it"),
        "disputed": _("Two readings"),
        "ask": _("A question that must be answered first"),
    }


def _facts(row: Row) -> tuple[str, ...]:
    seats = row.get("seats")
    return (
        told(_("Code in numbers"), row.get("region_code", "")),
        told(_("Members"), str(seats) if seats else ""),
    )


def _act(row: Row) -> tuple[str, ...]:
    return (
        told(_("Open at"), words(row["at"])),
        told(_("Leads to"), word(row["leads_to"])),
        told(_("Done by"), words(row["capacities"])),
    )


def _stage(row: Row) -> tuple[str, ...]:
    return (
        told(_("Waits for"), word(row["waits_for"])),
        told(_("Clock"), word(row["due_step"])),
        _("The file ends here") if row["final"] else "",
    )


def _quorum(row: Row) -> tuple[str, ...]:
    said = _("%(needed)s of %(members)s members")
    return (said % {"needed": row["needed"], "members": row["members"]},)


def _allowed(row: Row) -> str:
    said = {True: _("may clarify"), False: _("may not clarify"), None: _("readings differ")}
    return said[row.get("allowed")]


def _sanction(row: Row) -> tuple[str, ...]:
    return (
        word(row["level"]) if row["level"] else "",
        told(_("Decided by"), sentence(row, "decider")),
        told(_("Takes effect"), sentence(row, "takes_effect")),
        told(_("Not possible before"), sentence(row, "not_yet")),
        told(_("Remedy"), sentence(row, "remedy")),
    )


def _split(row: Row) -> tuple[str, ...]:
    since = _("since %(day)s") % {"day": day_short(row["since"])}
    said = _("part of %(province)s until then") % {"province": _area(row["formerly"])}
    return (since, said)


def _class(row: Row) -> tuple[str, ...]:
    """The class and what answers it; of a duty that moved from law to law, each place it had."""
    return (
        class_word(row),
        *(_basis(each) for each in split(row["article"]) if word(each)),
        told(_("Sanction"), words(split(row["sanctions"]))),
    )


def _basis(key: str) -> str:
    """A duty that moved from law to law, with the article of each time."""
    places = ", ".join(
        f"{row['article']} ({period(row.get('from'), row.get('to'))})"
        for row in rows("bases")
        if row["key"] == key
    )
    return f"{word(key)}: {places}"


def _item(row: Row) -> tuple[str, ...]:
    """An item's class and sanctions as printed, and the acts we take it for."""
    codes = ", ".join(split(row["codes"]))
    return (
        word(row["class"]) if row["class"] else "",
        words(split(row["sanctions"])),
        _("Our reading: %(codes)s") % {"codes": codes} if codes else "",
    )


def _area(code: str) -> str:
    return areas.area(code).name
