"""How somebody looks: enlarged, turned, at which page, with which layers, beside what.

All of it stands in the address, so every control is a link and works without script.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Any
from urllib.parse import urlencode
from uuid import UUID

from django.http import QueryDict

ZOOMS = (50, 100, 150, 200, 300, 400)
TURNS = (0, 90, 180, 270)
NONE = "-"


@dataclass(frozen=True, kw_only=True)
class Look:
    """One way of looking. `layers` are those shown; None shows all. `made` is shown in place
    of the piece it was made from."""

    zoom: int = 100
    turn: int = 0
    page: int = 1
    other_page: int = 1
    layers: tuple[str, ...] | None = None
    beside: UUID | None = None
    made: UUID | None = None
    ticket: str = ""

    def address(self, **changes: Any) -> str:
        """The query of the same look with these changes."""
        return "?" + urlencode(replace(self, **changes).said())

    def said(self) -> list[tuple[str, Any]]:
        """What a form sends along so that the look stays."""
        said: list[tuple[str, Any]] = []
        said += [("zoom", self.zoom)] if self.zoom != 100 else []
        said += [("turn", self.turn)] if self.turn else []
        said += [("page", self.page)] if self.page > 1 else []
        said += [("other_page", self.other_page)] if self.other_page > 1 else []
        said += [("layer", each) for each in (self.layers or (NONE,))] if self.chosen else []
        said += [("with", self.beside)] if self.beside else []
        said += [("made", self.made)] if self.made else []
        said += [("opened", self.ticket)] if self.ticket else []
        return said

    @property
    def chosen(self) -> bool:
        """Whether not simply every layer is shown."""
        return self.layers is not None

    @property
    def larger(self) -> int:
        """The next larger size; the largest itself."""
        return next((each for each in ZOOMS if each > self.zoom), ZOOMS[-1])

    @property
    def smaller(self) -> int:
        """The next smaller size; the smallest itself."""
        return next((each for each in reversed(ZOOMS) if each < self.zoom), ZOOMS[0])

    def shows(self, layer: str) -> bool:
        """Whether that layer is shown."""
        return self.layers is None or layer in self.layers

    def toggled(self, layer: str, every: Iterable[str]) -> tuple[str, ...] | None:
        """The layers after that one was shown or hidden; None where all are shown again."""
        shown = {each for each in every if self.shows(each)} ^ {layer}
        return None if shown == set(every) else tuple(sorted(shown))


def look_of(asked: QueryDict) -> Look:
    """What the address asks for; whatever it says wrongly is as if it said nothing."""
    layers = tuple(each for each in asked.getlist("layer") if each != NONE)
    return Look(
        zoom=_one_of(asked.get("zoom", ""), ZOOMS, 100),
        turn=_one_of(asked.get("turn", ""), TURNS, 0),
        page=_number(asked.get("page", "")),
        other_page=_number(asked.get("other_page", "")),
        layers=layers if asked.getlist("layer") else None,
        beside=_id(asked.get("with", "")),
        made=_id(asked.get("made", "")),
        ticket=asked.get("opened", ""),
    )


def _one_of(said: str, known: tuple[int, ...], usual: int) -> int:
    return next((each for each in known if str(each) == said), usual)


def _number(said: str) -> int:
    return int(said) if said.isascii() and said.isdecimal() and 0 < len(said) < 7 else 1


def _id(said: str) -> UUID | None:
    try:
        return UUID(said)
    except ValueError:
        return None
