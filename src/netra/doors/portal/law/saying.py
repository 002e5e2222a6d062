"""What a row of the law's data says, in the reader's words."""

from collections.abc import Callable

from django.utils.translation import gettext as _

from netra.doors.portal.citing import period, sentences
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
        "counting": _counted,
        "deadlines": _limit,
        "deadlines_criminal": _limit,
        "deadlines_personnel": _limit,
        "deadlines_pauses": _paused,
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
        "step_ends": lambda row: (_told(_("Done with"), word(row["moment"])),),
        "step_stages": lambda row: (words(row["stages"]),),
        "tiers": lambda row: (row["word"],),
        "violation_classes": _class,
        "violation_list_items": _item,
        "windows": lambda row: (_allowed(row),),
    }


def _limit(row: Row) -> tuple[str, ...]:
    said = _("%(length)s %(unit)s, counted from %(moment)s") % {
        "length": row.get("hours", row["days"]),
        "unit": word(row["unit"]),
        "moment": word(row["counts_from"]),
    }
    return (said,)


def _counted(row: Row) -> tuple[str, ...]:
    """Whose days, and what of them: first day, last day off, close of reception."""
    first = {True: _("the first day is counted"), False: _("the first day is not counted")}
    last = {
        True: _("a last day off moves to the next working day"),
        False: _("a last day off does not move"),
    }
    return (
        _told(_("Periods of"), _families().get(row.get("family", ""), "")),
        first[row["counts"]] if "counts" in row else "",
        last[row["moves"]] if "moves" in row else "",
    )


def _families() -> dict[str, str]:
    return {
        "reporting": _("reporting"),
        "handling": _("handling by the election supervisors"),
        "criminal": _("the criminal track"),
        "personnel": _("merit authority and employer"),
        "remedy": _("remedies"),
        "in_force": _("coming into force"),
        "invitation": _("invitations"),
    }


def _paused(row: Row) -> tuple[str, ...]:
    moves = {True: _("The end moves"), False: _("The end does not move")}[row["moves"]]
    return (moves, words(row["steps"]))


def _decreed(row: Row) -> tuple[str, ...]:
    issued = row.get("issued_on")
    days = row.get("day", ())
    return (
        _told(_("Issued"), day_short(issued) if issued else ""),
        ", ".join(f"{day_short(day['on'])} {day[language()]}" for day in days),
        _told(_("Taken back"), ", ".join(map(day_short, row.get("withdrawn", ())))),
    )


def _day_off(row: Row) -> tuple[str, ...]:
    place = _area(row["area"]) if "area" in row else ""
    return (str(row[language()]), place, day_short(row["on"]) if "on" in row else "")


def _acts(row: Row) -> str:
    if row["codes"]:
        return _told(_("Acts"), ", ".join(row["codes"]))
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
        _told(_("Code in numbers"), row.get("region_code", "")),
        _told(_("Members"), str(seats) if seats else ""),
    )


def _act(row: Row) -> tuple[str, ...]:
    return (
        _told(_("Open at"), words(row["at"])),
        _told(_("Leads to"), word(row["leads_to"])),
        _told(_("Done by"), words(row["capacities"])),
    )


def _stage(row: Row) -> tuple[str, ...]:
    return (
        _told(_("Waits for"), word(row["waits_for"])),
        _told(_("Clock"), word(row["due_step"])),
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
        _told(_("Decided by"), sentence(row, "decider")),
        _told(_("Takes effect"), sentence(row, "takes_effect")),
        _told(_("Not possible before"), sentence(row, "not_yet")),
        _told(_("Remedy"), sentence(row, "remedy")),
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
        _told(_("Sanction"), words(split(row["sanctions"]))),
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


def _told(label: str, said: str) -> str:
    return f"{label}: {said}" if said else ""


def _area(code: str) -> str:
    return areas.area(code).name
