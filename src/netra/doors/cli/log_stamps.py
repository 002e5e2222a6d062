"""`netra log stamp` and `netra log stamps`: authorities swear to the log, and are checked."""

from argparse import Namespace
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from typing import TYPE_CHECKING, Any

from netra.doors.cli.log_words import why_no_stamp
from netra.doors.cli.misuse import Misuse
from netra.doors.cli.output import Output
from netra.doors.cli.words import words

if TYPE_CHECKING:
    from netra.doors.stamping import Failure, Standing

_FILE = "NETRA_STAMP_AUTHORITIES"


def run(output: Output, chosen: Namespace) -> int:
    """0: stamped, or every stamp holds; 1: an authority failed, or a stamp does not hold."""
    from netra.doors.stamping_authorities import authorities

    _ = words(output.language)
    with _readable(output.language):
        if not authorities():
            output.say(_("no time-stamp authority is configured: see NETRA_STAMP_AUTHORITIES"))
        if chosen.what == "stamp":
            return _stamp(output)
        return _list(output, verify=chosen.verify)


def audited(output: Output) -> tuple[int, list[dict[str, str]]]:
    """Every stamp that is kept was checked, offline: how many, and what is wrong, each said."""
    with _readable(output.language):
        count, wrong = _checked(output)
    found = [
        {"what": each["why"], "where": f"{each['authority']}, {each['size']}"} for each in wrong
    ]
    return count, found


@contextmanager
def _readable(language: str) -> Iterator[None]:
    """What is wrong with the authorities' file is said, with the remedy."""
    from netra.doors.stamping_authorities import BadAuthorities

    _ = words(language)
    try:
        yield
    except BadAuthorities as bad:
        what = _("cannot be read, or has no [[authority]]")
        if bad.number:
            what = _("of authority %(number)s: %(field)s is missing or wrong") % vars(bad)
        remedy = _("It is a TOML file of [[authority]] with name, url and roots.")
        raise Misuse(_FILE, what, remedy) from None


def _stamp(output: Output) -> int:
    from netra.doors import stamping

    _ = words(output.language)
    tried = stamping.stamp_now()
    for each in tried:
        if each.failure:
            output.complain(f"{each.authority}: {_failed(each.failure, output.language)}")
        elif each.stamped_at:
            output.say(f"{each.authority}: {_at(each.stamped_at)}")
        else:
            output.say(_("%(name)s: nothing new to stamp") % {"name": each.authority})
    output.answer(authorities=[_tried(each) for each in tried])
    return 1 if any(each.failure for each in tried) else 0


def _list(output: Output, *, verify: bool) -> int:
    from netra.doors import stamping

    standings = stamping.standings()
    for each in standings:
        _say_standing(output, each)
    output.answer(authorities=[_standing(each) for each in standings])
    return _verify(output) if verify else 0


def _say_standing(output: Output, each: "Standing") -> None:
    _ = words(output.language)
    last = each.coverage.stamped_at
    if last is None:
        output.say(_("%(name)s: no stamp yet") % {"name": each.authority})
    else:
        line = _("%(name)s: last stamp %(at)s, over %(size)s leaves")
        facts = {"name": each.authority, "at": _at(last), "size": each.coverage.size}
        output.say(line % facts)
    if not each.asked:
        output.say(_("  not asked any more: it has no url"))
    elif each.coverage.waits_since:
        line = _("  acts since %(at)s are not covered yet")
        output.say(line % {"at": _at(each.coverage.waits_since)})
    if each.failure:
        line = _("  last try %(at)s failed: %(why)s")
        why = _failed(each.failure, output.language)
        output.complain(line % {"at": _at(each.failure.at), "why": why})


def _verify(output: Output) -> int:
    count, wrong = _checked(output)
    output.answer(checked=count, findings=wrong)
    return 1 if wrong else 0


def _checked(output: Output) -> tuple[int, list[dict[str, Any]]]:
    from netra.doors import stamping

    _ = words(output.language)
    count, wrong = 0, []
    for each in stamping.check_all():
        count += 1
        if each.why:
            place = f"{each.line.authority}, {each.size}"
            why = f"{why_no_stamp(each.why, output.language)} {each.detail}".rstrip()
            output.complain(f"{place}: {why}")
            wrong.append({"authority": each.line.authority, "size": each.size, "why": each.why})
    line = _("stamps: %(count)s checked, %(wrong)s complaints")
    output.say(line % {"count": count, "wrong": len(wrong)})
    return count, wrong


def _failed(failure: "Failure", language: str) -> str:
    return f"{why_no_stamp(failure.why, language)} {failure.detail}".rstrip()


def _tried(each: Any) -> dict[str, Any]:
    return {"name": each.authority, "stamped_at": each.stamped_at, **_why(each.failure)}


def _standing(each: "Standing") -> dict[str, Any]:
    return {"name": each.authority, **vars(each.coverage), **_why(each.failure)}


def _why(failure: "Failure | None") -> dict[str, Any]:
    return {"failure": failure.why if failure else None}


def _at(moment: datetime) -> str:
    return moment.isoformat(timespec="seconds")
