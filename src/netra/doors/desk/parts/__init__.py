"""From rows to what the pages show: plain values, in the person's language."""

from netra.doors.desk.parts.beside import ground_word
from netra.doors.desk.parts.case import (
    Frame,
    entries,
    frame,
    open_to,
    own,
    pieces,
    readable,
    title,
    waiting,
)
from netra.doors.desk.parts.clocks import Clocks, clocks
from netra.doors.desk.parts.matrix import act_name, matrix
from netra.doors.desk.parts.outcome import (
    decisions,
    examination,
    forwarding,
    recommendations,
    silence,
)
from netra.doors.desk.parts.work import handling, plenary, told

__all__ = [
    "Clocks",
    "Frame",
    "act_name",
    "clocks",
    "decisions",
    "entries",
    "examination",
    "forwarding",
    "frame",
    "ground_word",
    "handling",
    "matrix",
    "open_to",
    "own",
    "pieces",
    "plenary",
    "readable",
    "recommendations",
    "silence",
    "title",
    "told",
    "waiting",
]
