"""Reads what was typed after a command; what cannot be read is a Misuse in the person's words."""

from argparse import SUPPRESS, ArgumentParser, Namespace
from datetime import date, datetime

from netra.doors.cli.misuse import Misuse
from netra.doors.cli.words import LANGUAGES, Translate, words
from netra.law import areas, elections, glossary
from netra.law.areas import AreaRow
from netra.law.elections import Election
from netra.law.tables import rows


def speak(parser: ArgumentParser) -> None:
    """The command takes `--json` and `--lang`, wherever they stand in the line."""
    parser.add_argument("--json", action="store_true", default=SUPPRESS, help=SUPPRESS)
    parser.add_argument("--lang", choices=LANGUAGES, default=SUPPRESS, help=SUPPRESS)


class Asked:
    """The options of one command, each read on request."""

    def __init__(self, chosen: Namespace, language: str) -> None:
        self._chosen = vars(chosen)
        self._: Translate = words(language)

    def text(self, name: str) -> str:
        """An option that must be given; Misuse if it is missing."""
        _ = self._
        value = self._chosen.get(name)
        if not value:
            remedy = _("Give it: see --help.")
            raise Misuse(f"--{name}", _("is missing"), remedy)
        return str(value)

    def day(self, name: str) -> date:
        """A day; Misuse if it is none."""
        _ = self._
        try:
            return date.fromisoformat(self.text(name))
        except ValueError:
            what = _("%(value)r is no day") % {"value": self.text(name)}
            raise Misuse(f"--{name}", what, _("Write it as 2024-10-20.")) from None

    def moment(self, name: str) -> datetime | None:
        """A moment, perhaps without an offset; None if it was not given. Misuse if it is none."""
        _ = self._
        if not self._chosen.get(name):
            return None
        try:
            return datetime.fromisoformat(self.text(name))
        except ValueError:
            what = _("%(value)r is no moment") % {"value": self.text(name)}
            raise Misuse(f"--{name}", what, _("Write it as 2024-10-17T10:00+07:00.")) from None

    def one_of(self, name: str, values: tuple[str, ...]) -> str:
        """One of these words; Misuse if it is another."""
        _ = self._
        if self.text(name) not in values:
            what = _("%(value)r is not known") % {"value": self.text(name)}
            raise Misuse(f"--{name}", what, _("One of: %(known)s.") % {"known": ", ".join(values)})
        return self.text(name)

    def election(self) -> Election:
        """The election named; Misuse if the data hold none of that id."""
        return elections.election(
            self.one_of("election", tuple(each.id for each in elections.elections()))
        )

    def area(self) -> AreaRow:
        """The area of the code; Misuse, naming the successor, if there is none today."""
        _ = self._
        code = self.text("area")
        try:
            return areas.area(code)
        except areas.UnknownArea as unknown:
            what = _("no area has the code %(code)s") % {"code": code}
            remedy = _("A regency's code looks like 33.19, a province's like 33.")
            if unknown.successor:
                remedy = _("It was merged or renumbered: use %(code)s.") % {
                    "code": unknown.successor
                }
            raise Misuse("--area", what, remedy) from None

    def employment(self) -> str:
        """The key of an employment, given by key, abbreviation or official term in any case."""
        known = {
            kind: (kind, glossary.entry(kind).abbreviation, glossary.term(kind))
            for row in rows("addressees")
            for kind in row["employment"]
        }
        asked = self.text("employment").casefold()
        for kind, names in known.items():
            if asked in {name.casefold() for name in names if name}:
                return str(kind)
        return self.one_of("employment", tuple(known))
