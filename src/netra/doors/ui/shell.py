"""What stands around every page: the viewer, the office, the language, the demo date.

Doors fill a `Shell` and hand it to the template as `page.shell`; nothing here asks the request.
"""

from dataclasses import dataclass
from datetime import date
from typing import Literal

from django.utils import translation

Nav = Literal["worklist", "cases", "calendar", "numbers", "desk", "decrees", "keys", ""]


@dataclass(frozen=True)
class DemoBar:
    """The demonstration's own date, movable by posting `date` (YYYY-MM-DD) to `action`."""

    date: date
    action: str


@dataclass(frozen=True)
class Capacity:
    """One mandate the viewer may act in; `key` is posted as `capacity` to switch to it."""

    key: str
    label: str


@dataclass(frozen=True)
class Shell:
    """Everything a layout shows that is not the page itself; `language` is `id` or `en`.

    `desk` is the kind of desk the viewer works at: it chooses the places beside the page; `keeps`
    says that the viewer keeps sealed identities, and has a place for their keys.
    """

    language: str
    other_language_url: str = ""
    viewer_name: str = ""
    office_name: str = ""
    capacity_key: str = ""
    capacities: tuple[Capacity, ...] = ()
    switch_action: str = ""
    demo: DemoBar | None = None
    nav: Nav = ""
    desk: str = "files"
    keeps: bool = False


def plain_shell() -> Shell:
    """Return the shell of a page nobody is signed in to, in the active language."""
    return Shell(language=translation.get_language() or "id")
