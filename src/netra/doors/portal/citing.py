"""Where a value of the law comes from, as pages show it; and the reader's language of a row."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from netra.doors.ui import parts
from netra.doors.ui.formats import day_short, language
from netra.law.citation import Citation


@dataclass(frozen=True, kw_only=True)
class Cited:
    """A line with its source: what it is about, what it says, and where from.

    `regulation` is the address of the regulation its article belongs to, `checked` the day on which
    the source was looked at, `state` "past" or "future" where it does not hold on the day shown.
    `also` are other rows under the same name, `history` those that do not hold on that day.
    """

    name: str
    text: str
    citation: parts.Citation
    detail: str = ""
    url: str = ""
    anchor: str = ""
    regulation: str = ""
    checked: date | None = None
    state: str = ""
    also: tuple["Cited", ...] = ()
    history: tuple["Cited", ...] = ()


def cited(citation: Citation) -> parts.Citation:
    """The citation in the reader's language; both readings where the sources contradict."""
    other = citation.other_reading
    if language() == "en":
        other = citation.other_reading_en or other
    return parts.Citation(
        certainty=citation.certainty.value,
        article=citation.article,
        source=citation.title,
        url=citation.url,
        other_reading=other or "",
    )


def named(row: Any, field: str = "name") -> str:
    """The row's `name_id` or `name_en`, or another field of the kind; "" where it is empty."""
    return str(getattr(row, f"{field}_{language()}"))


def sentences(*texts: str) -> str:
    """The texts as sentences in a row, empty ones left out; no stop after the last."""
    return ". ".join(each[:1].upper() + each[1:].rstrip(".") for each in texts if each)


def period(first: date | None, last: date | None) -> str:
    """*since 22 Sep 2022*, *until 30 Oct 2023*, both, or without a limit."""
    if first and last:
        return _("%(first)s to %(last)s") % {"first": day_short(first), "last": day_short(last)}
    if first:
        return _("since %(day)s") % {"day": day_short(first)}
    if last:
        return _("until %(day)s") % {"day": day_short(last)}
    return _("no dates known")
