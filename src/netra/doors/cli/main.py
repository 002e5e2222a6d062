"""`netra`: brings the system up, serves it, and checks what it holds."""

import argparse
import sys
from collections.abc import Callable
from pathlib import Path

from netra.doors.cli import clock, law, log, pack, postgres, ready, verify
from netra.doors.cli.asked import speak
from netra.doors.cli.misuse import Misuse, Parser
from netra.doors.cli.output import Output
from netra.doors.cli.words import LANGUAGES, words
from netra.environment.variables import DECREES, VAR, SettingError, flag, number
from netra.law import decrees
from netra.law.areas import PackageMissing
from netra.law.check import Problem, check

Command = Callable[[Output], int]
Question = Callable[[Output, argparse.Namespace], int]


def main(arguments: list[str] | None = None) -> int:
    """Run one command. Returns 0 if it succeeded, 1 if it found something wrong, 2 if misused.

    A line that cannot be read at all ends the program with 2.
    """
    typed = sys.argv[1:] if arguments is None else arguments
    try:
        chosen = _parser().parse_args(typed)
    except Misuse as misuse:
        language = "en" if {"en", "--lang=en"} & set(typed) else "id"
        _ = words(language)
        what = _("the line cannot be read: %(said)s") % {"said": misuse.what}
        unread = Misuse(misuse.field, what, misuse.remedy)
        raise SystemExit(_refuse(Output("--json" in typed, language), unread)) from None
    output = Output(as_json=chosen.json, language=chosen.lang)
    if decrees.followed() is None:
        decrees.follow(DECREES)
    try:
        return output.finish(_run(output, chosen))
    except Misuse as misuse:
        return _refuse(output, misuse)
    except (SettingError, postgres.PostgresError, PackageMissing) as error:
        output.complain(str(error))
        output.answer(error=str(error))
        return output.finish(1)


def _run(output: Output, chosen: argparse.Namespace) -> int:
    if chosen.command in QUESTIONS:
        return QUESTIONS[chosen.command][2](output, chosen)
    return COMMANDS[chosen.command][1](output)


def _refuse(output: Output, misuse: Misuse) -> int:
    output.complain(str(misuse))
    output.answer(error=misuse.what, field=misuse.field, remedy=misuse.remedy)
    return output.finish(2)


def _parser() -> argparse.ArgumentParser:
    parser = Parser(prog="netra", description=__doc__)
    parser.add_argument("--json", action="store_true", help="print exactly one JSON document")
    parser.add_argument("--lang", choices=LANGUAGES, default="id", help="language of the answer")
    commands = parser.add_subparsers(dest="command", required=True, metavar="command")
    for name, (meaning, arguments, _) in QUESTIONS.items():
        arguments(commands.add_parser(name, help=meaning, description=meaning))
    for name, (meaning, _) in COMMANDS.items():
        command = commands.add_parser(name, help=meaning, description=meaning)
        speak(command)
        if name == "demo":
            command.add_argument("what", choices=["load"])
    return parser


def up(output: Output) -> int:
    """Everything stands: database, roles, tables, reference data, messages, styles."""
    from netra.doors.cli import steps

    done: list[str] = []
    for step in steps.up():
        output.say(f"netra: {step.name}")
        try:
            step.run()
        except steps.StepFailed as failure:
            print(f"netra: {step.name} failed\n{failure}", file=sys.stderr)
            output.answer(steps=done, failed=step.name)
            return 1
        done.append(step.name)
    output.answer(steps=done)
    return 0


def run(output: Output) -> int:
    """Up, with demo data in demo mode; then site and worker until Ctrl-C; then all is stopped."""
    import threading

    from netra.doors.cli import serve
    from netra.environment.database import is_embedded

    ours = is_embedded() and postgres.start()
    try:
        code = up(output) or (demo_load(output) if flag("NETRA_DEMO") else 0)
        if code:
            return code
        threading.Thread(target=_announce, args=(output, number("PORT")), daemon=True).start()
        return serve.serve_and_work()
    except KeyboardInterrupt:
        return 0
    finally:
        if ours:
            postgres.stop()


def _announce(output: Output, port: int) -> None:
    from netra.doors.cli import serve

    if serve.wait_until_healthy(port):
        output.say(f"Netra: http://127.0.0.1:{port}  (Ctrl-C stops it)")


def serve_web(output: Output) -> int:
    """The site alone, until it is told to stop."""
    from netra.doors.cli import serve

    return serve.serve()


def worker(output: Output) -> int:
    """The jobs alone, until told to stop."""
    from netra.doors.cli import serve

    return serve.work()


def down(output: Output) -> int:
    """The embedded database is stopped."""
    output.answer(stopped=postgres.stop())
    return 0


def status(output: Output) -> int:
    """Whether the embedded database runs, and where."""
    cluster = postgres.locate()
    running = postgres.is_running(cluster)
    output.say(f"database {'runs' if running else 'is stopped'}: {cluster.data}")
    output.answer(running=running, data=str(cluster.data), log=str(cluster.log))
    return 0 if running else 1


def keys(output: Output) -> int:
    """Secrets that were missing are made; what stood there is kept."""
    from netra.environment import keys as secrets_file

    path = VAR / "secrets.env"
    secrets_file.create(path)
    output.say(f"secrets: {path}")
    output.answer(path=str(path))
    return 0


def load_reference(output: Output) -> int:
    """Areas, offices and elections stand as the law's data name them; nothing where these err."""
    from netra.doors.cli import reference

    if check_data(output):
        return 1
    ready.django()
    loaded = reference.load_reference()
    output.say(f"reference data: {', '.join(loaded) or 'none'}")
    output.answer(rooms=loaded)
    return 0


def demo_load(output: Output) -> int:
    """Invented offices' work stands in the database. Refused outside demo mode."""
    from importlib.util import find_spec

    if not flag("NETRA_DEMO"):
        raise SettingError("demo data are only for NETRA_DEMO=1")
    if find_spec("netra.doors.cli.demo") is None:
        output.say("netra: no demo data")
        return 0
    ready.django()
    from importlib import import_module

    output.say("netra: demo data")
    import_module("netra.doors.cli.demo").load(replays=True)
    return 0


def rebuild(output: Output) -> int:
    """The projections are made anew from the rows they are derived from; what the law's data moved
    since is listed."""
    from importlib import import_module

    code = recount(output)
    import_module("netra.journeys.actions").rebuild()
    output.say("journeys: rebuilt")
    return code


def recount(output: Output) -> int:
    """Every running file's end is what the law's data now say; what moved is kept and listed."""
    from netra.doors.cli import decree

    ready.django()
    return decree.recount(output)


def check_data(output: Output) -> int:
    """Every row of the law's data is cited, sure, dated, unique, and points at what exists."""
    _ = words(output.language)
    found = check()
    for each in found:
        output.complain(_complaint(each, output.language))
    output.say(_("law data: %(count)s complaints") % {"count": len(found)})
    output.answer(complaints=[_facts(each, output.language) for each in found])
    return 1 if found else 0


def _complaint(found: Problem, language: str) -> str:
    _ = words(language)
    facts = _facts(found, language)
    return _("%(file)s, row %(row)s, %(column)s: %(remedy)s") % facts


def _facts(found: Problem, language: str) -> dict[str, object]:
    remedy = found.remedy if language == "en" else found.remedy_id
    return {"file": found.file, "row": found.row, "column": found.column, "remedy": remedy}


def verify_acts(output: Output) -> int:
    """Every act's chain holds: none missing, none changed."""
    ready.django()
    from netra.base.queries import verify_chain

    broken = verify_chain()
    for one in broken:
        output.say(f"{one.file_id} act {one.seq}: {one.why}")
    output.say(f"acts: {len(broken)} broken")
    output.answer(broken=[vars(one) for one in broken])
    return 1 if broken else 0


def settings_page(output: Output) -> int:
    """docs/reference/settings.md says what the table of variables says."""
    from netra.doors.cli.settings_page import PAGE, text

    page: Path = PAGE
    page.parent.mkdir(parents=True, exist_ok=True)
    page.write_text(text())
    output.say(str(page))
    return 0


def law_pages(output: Output) -> int:
    """docs/reference/ says what the law's data say: the procedure, and how sure each table is."""
    from netra.doors.cli.law_pages import write

    for page in write():
        output.say(str(page))
    return 0


COMMANDS: dict[str, tuple[str, Command]] = {
    "run": ("bring everything up and serve it until Ctrl-C", run),
    "up": ("database, migrations, reference data, messages, styles", up),
    "down": ("stop the embedded database", down),
    "status": ("whether the embedded database runs", status),
    "serve": ("serve the site", serve_web),
    "worker": ("run queued and periodic jobs", worker),
    "keys": ("make the secrets that are missing", keys),
    "load-reference": ("load areas, offices and elections from the law's data", load_reference),
    "demo": ("`demo load`: load invented demo data", demo_load),
    "recount": ("count running files anew after the law's data changed", recount),
    "rebuild": ("make the projections anew", rebuild),
    "check-data": ("check the law's data", check_data),
    "verify-acts": ("check every act's chain", verify_acts),
    "settings-page": ("write the reference page of the settings", settings_page),
    "law-pages": ("write the reference pages of the law's data", law_pages),
}

QUESTIONS: dict[str, tuple[str, Callable[[argparse.ArgumentParser], None], Question]] = {
    "law": ("the catalogue of acts, and what an act of a day amounts to", law.arguments, law.run),
    "clock": ("when each step is due", clock.arguments, clock.run),
    "log": ("the public log of all acts", log.arguments, log.run),
    "pack": ("make a case pack of one file", pack.arguments, pack.run),
    "verify": ("check a case pack, without the database", verify.arguments, verify.run),
}


if __name__ == "__main__":
    sys.exit(main())
