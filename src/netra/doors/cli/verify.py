"""`netra verify PACK`: checks a case pack, with the verifier that is in every pack."""

from argparse import ArgumentParser, Namespace

from netra.doors.cli.asked import speak
from netra.doors.cli.misuse import Misuse
from netra.doors.cli.output import Output
from netra.doors.cli.words import words
from netra.doors.packs import verifier


def arguments(parser: ArgumentParser) -> None:
    """The pack, and whom its reader trusts."""
    parser.add_argument("pack", metavar="PACK")
    parser.add_argument("--key", metavar="KEY", action="append", default=[])
    parser.add_argument("--roots", metavar="ROOTS", default="")
    speak(parser)


def run(output: Output, chosen: Namespace) -> int:
    """A line a check; 1 where something is broken, 3 where something was not checked."""
    _ = words(output.language)
    try:
        answers = verifier.verify(chosen.pack, chosen.key, chosen.roots, output.language)
    except OSError as error:
        what = _("%(file)s cannot be read") % {"file": error.filename}
        raise Misuse("PACK, --roots", what, _("Name a file that is there.")) from None
    except ValueError:
        what = _("this is no key of a log")
        raise Misuse("--key", what, _("Take it as the log publishes it at /log/.")) from None
    for each in answers:
        output.say(each["line"])
    output.answer(checks=answers)
    return verifier.exit_code(answers)
