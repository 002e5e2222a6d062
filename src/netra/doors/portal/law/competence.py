"""Who is competent on which day: merit authority, addressees, areas, offices."""

from django.utils.translation import gettext as _

from netra.doors.portal.citing import Cited
from netra.doors.portal.law.lines import Section, line
from netra.doors.portal.law.words import headed, word
from netra.law import areas
from netra.law.tables import Row, rows


def sections() -> tuple[Section, ...]:
    """Timelines of who does what."""
    return (
        Section(
            key="merit",
            title=headed("merit_authority"),
            lines=tuple(
                line(row, f"{row['name']} ({row['abbreviation']})")
                for row in rows("merit_authorities")
            ),
        ),
        Section(
            key="addressees",
            title=_("Who receives a file, by the respondent's employment"),
            lines=tuple(map(_addressee, rows("addressees"))),
        ),
        Section(
            key="regional",
            title=_("Regional offices of the merit authority"),
            lines=tuple(map(_regional, rows("merit_regional_offices"))),
        ),
        Section(
            key="provinces",
            title=_("Provinces made out of others"),
            lines=tuple(map(_split, rows("area_history"))),
        ),
    )


def _addressee(row: Row) -> Cited:
    kinds = ", ".join(headed(kind) for kind in row["employment"])
    return line(row, kinds, f"{headed(row['role'])}: {word(row['function'])}")


def _regional(row: Row) -> Cited:
    served = ", ".join(areas.area(code).name for code in row["provinces"])
    return line(row, f"{row['name']}, {row['seat']}", served)


def _split(row: Row) -> Cited:
    said = _("part of %(province)s until then")
    return line(
        {**row, "from": row["since"], "to": None},
        areas.area(row["province"]).name,
        said % {"province": areas.area(row["formerly"]).name},
    )
