"""`netra pack`: a case pack of one file, made in the name of somebody who may let it leave."""

from argparse import ArgumentParser, Namespace
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import Any
from uuid import UUID

from netra.base.errors import Problem
from netra.doors.cli import ready
from netra.doors.cli.asked import Asked, speak
from netra.doors.cli.misuse import Misuse
from netra.doors.cli.output import Output
from netra.doors.cli.words import words
from netra.law.packs import RESPONDENT, variants


def arguments(parser: ArgumentParser) -> None:
    """Which file, where to, and what has to be answered before it leaves."""
    parser.add_argument("file", metavar="NUMBER_OR_UUID", help="the file's number or identifier")
    parser.add_argument("out", metavar="OUT.zip", help="where the pack is to stand")
    parser.add_argument("--variant", help=", ".join(each.key for each in variants()))
    parser.add_argument("--person", metavar="USERNAME", help="who lets it leave")
    parser.add_argument("--recipient", help="who receives it")
    parser.add_argument("--reason", help="why it leaves")
    parser.add_argument("--seen", default="", help="who could have seen what is in it")
    parser.add_argument("--decision", default="", help="what allows a respondent's pack, its date")
    parser.add_argument("--respondent", type=int, metavar="N", help="whom a pack is for")
    parser.add_argument(
        "--redaction",
        type=UUID,
        action="append",
        default=[],
        metavar="UUID",
        help="a redacted copy covered for that respondent",
    )
    parser.add_argument("--replace", action="store_true", help="in the place of what stands there")
    speak(parser)


def run(output: Output, chosen: Namespace) -> int:
    """The pack stands where it was asked for; 1 where it could not be made."""
    ready.django()
    from netra.doors.packs.archive import NoRoom, StandsAlready
    from netra.doors.packs.making import make
    from netra.doors.packs.proving import NotLogged
    from netra.ledger.actions import Forked

    _ = words(output.language)
    wish, maker = _asked(chosen, output.language)
    out = Path(chosen.out)
    try:
        make(wish, maker, out, over=chosen.replace)
    except StandsAlready:
        what = _("%(file)s is there already") % {"file": out}
        raise Misuse("OUT.zip", what, _("Name another, or add --replace.")) from None
    except NoRoom:
        output.complain(_("there is no room for the pack; nothing of it was kept"))
        output.answer(error="no_room")
        return 1
    except (Forked, NotLogged):
        output.complain(_("the log cannot prove every act of this file: see `netra log audit`"))
        output.answer(error="not_logged")
        return 1
    except Problem as problem:
        output.complain(_("evidence is not what was kept: %(facts)s") % {"facts": problem.facts})
        output.answer(error=problem.code)
        return 1
    size = out.stat().st_size
    output.say(_("%(file)s: %(size)s bytes") % {"file": out, "size": size})
    output.answer(file=str(maker.line.file_id), pack=str(out), variant=wish.variant, size=size)
    return 0


def _asked(chosen: Namespace, language: str) -> tuple[Any, Any]:
    """The wish and who makes the pack; Misuse naming the option that is wrong."""
    from netra.doors.packs import wishing
    from netra.doors.packs.making import Wish
    from netra.doors.packs.telling import held

    _, asked = words(language), Asked(chosen, language)
    wish = Wish(
        variant=asked.one_of("variant", tuple(each.key for each in variants())),
        recipient=asked.text("recipient"),
        reason=asked.text("reason"),
        seen=chosen.seen,
        decision=chosen.decision,
        respondent=chosen.respondent,
        redactions=tuple(chosen.redaction) if chosen.variant == RESPONDENT else (),
    )
    folder = Path(chosen.out).absolute().parent
    if not folder.is_dir():
        raise Misuse("OUT.zip", _("its folder does not exist"), _("Make %s first.") % folder)
    maker = _maker(chosen.file, asked.text("person"), ready.now(), language)
    found = held(maker.line.file_id, maker.viewer)
    numbers = {each.number for each in found.people}
    known = {each.id: number for number, each in found.redactions()}
    if not set(wish.redactions) <= set(known):
        there = ", ".join(f"{each} ({number})" for each, number in known.items()) or "—"
        raise Misuse("--redaction", _("no such redacted copy"), _("There are: %s.") % there)
    for field, code in wishing.faults(wish, maker.line, numbers):
        if code == wishing.NOT_SENT:
            remedy = _("Forward it first: until then the merit authority reads nothing of it.")
            raise Misuse("--variant", _("this file was not forwarded yet"), remedy)
        raise Misuse(f"--{field}", _("is missing, or names nobody"), _("Give it: see --help."))
    return wish, maker


def _maker(file: str, username: str, at: datetime, language: str) -> Any:
    """Whoever has that user name, through the first mandate by which the file may leave."""
    from netra.base.viewing import Actor
    from netra.base.when import local_day
    from netra.doors.packs.making import Maker
    from netra.doors.packs.wishing import may_make
    from netra.offices import queries as offices

    _ = words(language)
    person = offices.people().filter(username=username).first()
    if person is None:
        raise Misuse("--person", _("nobody has this user name"), _("Name an officer's account."))
    for held in offices.holdings(person.pk, on=local_day(at, "Asia/Jakarta")):
        viewer = offices.viewer(person.pk, held, on=local_day(at, held.office.zone))
        line = _line(file, viewer)
        if line is not None and may_make(viewer, held.office, line):
            return Maker(
                line=line,
                viewer=viewer,
                actor=replace(Actor.of(viewer), path=held.office.path),
                office=held.office,
                at=at,
                language=language,
            )
    what = _("no such file that %(person)s may let leave") % {"person": username}
    raise Misuse("NUMBER_OR_UUID", what, _("Name a file that this person's office handles."))


def _line(file: str, viewer: Any) -> Any:
    """The file in that viewer's sight, by its identifier or its whole number; None if none is."""
    from netra.journeys import queries

    try:
        return queries.line(UUID(file), viewer)
    except ValueError:
        found = queries.case_list(viewer, words=file).lines
    exact = [each for each in found if file in (each.number, each.reference)]
    return exact[0] if len(exact) == 1 else None
