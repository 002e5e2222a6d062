"""The rules a file runs by, topic by topic, from the rows the system itself reads."""

from collections.abc import Callable

from django.utils.translation import gettext as _

from netra.doors.portal.citing import Cited
from netra.doors.portal.law.lines import Section, line, sentence
from netra.doors.portal.law.words import headed, word
from netra.law.citation import cite
from netra.law.tables import Row, rows

TOPICS: dict[str, tuple[str, ...]] = {
    "tenggat": ("deadlines", "deadlines_criminal", "deadlines_personnel", "deadlines_none"),
    "penghitungan-hari": ("counting", "deadlines_pauses", "regional_days", "decrees"),
    "penerimaan": ("requirements", "exits", "windows", "elements", "channels"),
    "keputusan": ("quorum", "grounds", "unsealing"),
    "peraturan": ("regulations", "bases", "rule_versions"),
    "surat": ("forms", "numbering", "tiers"),
}
"""Topic, as it stands in addresses, and the data it shows."""


def title_of(topic: str) -> str:
    """The heading of a topic's page."""
    return {
        "tenggat": _("Deadlines"),
        "penghitungan-hari": _("How days are counted"),
        "penerimaan": _("Receiving and reviewing"),
        "keputusan": _("Deciding, and opening an identity"),
        "peraturan": _("Regulations"),
        "surat": _("Forms and numbers"),
    }[topic]


def summary_of(topic: str) -> str:
    """What a topic's page holds, in a few words."""
    return {
        "tenggat": _("How long each step may take, and from when"),
        "penghitungan-hari": _("First and last day, days off, when the clock rests"),
        "penerimaan": _("What a report needs, and the ways it may go"),
        "keputusan": _("Quorum, grounds, and what a seal may be opened for"),
        "peraturan": _("Which regulation held on which day"),
        "surat": _("Codes, titles and how numbers are made"),
    }[topic]


def sections(topic: str) -> tuple[Section, ...]:
    """The topic's rows, a section for each kind."""
    return tuple(
        Section(key=name, title=_titles()[name], lines=tuple(map(_line, rows(name))))
        for name in TOPICS[topic]
    )


def _line(row: Row) -> Cited:
    return line(row, _name(row), *filter(None, (part(row) for part in _PARTS)))


def _name(row: Row) -> str:
    """What the row is about: its own name, or the word of its key, or its article."""
    for field in ("name", "title"):
        if said := sentence(row, field):
            return said
    keys = ("step", "window", "subject", "tier", "series", "key", "kind")
    found = (headed(str(row[key])) for key in keys if key in row)
    return next(filter(None, found), "") or row["article"] or cite(row).title


def _deadline(row: Row) -> str:
    if "counts_from" not in row:
        return ""
    length = row.get("hours", row["days"])
    unit = word("hour") if row["unit"] == "hour" else word(row["unit"])
    return _("%(length)s %(unit)s, counted from %(moment)s") % {
        "length": length,
        "unit": unit,
        "moment": word(row["counts_from"]),
    }


def _quorum(row: Row) -> str:
    if "needed" not in row:
        return ""
    return _("%(needed)s of %(members)s members") % {
        "needed": row["needed"],
        "members": row["members"],
    }


def _allowed(row: Row) -> str:
    if "window" not in row:
        return ""
    said = {True: _("may clarify"), False: _("may not clarify"), None: _("readings differ")}
    return f"{headed(row['kind'])}: {said[row.get('allowed')]}"


def _sign(row: Row) -> str:
    """A form's code, a number's pattern, a tier's word, a decree's number."""
    return str(row.get("example") or row.get("code") or row.get("word") or row.get("number") or "")


def _decides(row: Row) -> str:
    return f"{row['regulation']}: {word(row['decides'])}" if "decides" in row else ""


_PARTS: tuple[Callable[[Row], str], ...] = (_deadline, _quorum, _allowed, _sign, _decides)


def _titles() -> dict[str, str]:
    return {
        "deadlines": _("At the election supervisors"),
        "deadlines_criminal": _("Criminal track"),
        "deadlines_personnel": _("At merit authority and employer"),
        "deadlines_none": _("Steps for which no limit was found"),
        "counting": _("First and last day"),
        "deadlines_pauses": _("When the clock rests"),
        "regional_days": _("Days off in one area"),
        "decrees": _("Decrees on days off"),
        "requirements": _("What a report must hold"),
        "exits": _("Exits of the first check"),
        "windows": _("Whether the office may clarify"),
        "elements": _("What a study asks"),
        "channels": _("What an online filing is"),
        "quorum": _("Quorum"),
        "grounds": _("Grounds of a decision"),
        "unsealing": _("What an identity may be opened for"),
        "regulations": _("Regulations and the days they held"),
        "bases": _("Duties that moved from law to law"),
        "rule_versions": _("Which version governs a file"),
        "forms": _("Forms"),
        "numbering": _("Numbers"),
        "tiers": _("Words for tiers"),
    }
