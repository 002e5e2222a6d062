"""What an audit finds: what is wrong, and where."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import chain
from typing import Any, LiteralString

from django.db import connection

_ROWS = 5000

WHATS = (
    "gap",
    "previous",
    "hash",
    "commitment",
    "words_gone",
    "words_not_destroyed",
    "words_without_act",
    "act_without_leaf",
    "act_waits_twice",
    "leaf_of_another",
    "leaf_gap",
    "leaf_without_act",
    "waiting_without_act",
    "tile_missing",
    "tile_wrong",
    "tile_extra",
    "checkpoint_gap",
    "checkpoint_unsigned",
    "checkpoint_size",
    "checkpoint_root",
    "checkpoint_ahead",
    "mirror_unsigned",
    "mirror_root",
    "mirror_ahead",
    "mirror_forgotten",
)
"""Every kind of finding; the door has a sentence for each."""


@dataclass(frozen=True)
class Finding:
    """`what` is one of WHATS; `where` names an act's file and number, a leaf, a tile, a note."""

    what: str
    where: str


@dataclass(frozen=True)
class Audit:
    """What was looked at, and what is wrong with it.

    `wordless` acts have no words and salt any more: of them the chain and the leaf are checked, and
    that an act of destruction names them; no longer who acted and when. `waiting` ones have no leaf
    yet.
    """

    acts: int
    leaves: int
    checkpoints: int
    wordless: int
    waiting: int
    findings: tuple[Finding, ...]


@contextmanager
def streamed(query: LiteralString, *arguments: Any) -> Iterator[Iterator[tuple[Any, ...]]]:
    """The query's rows, a few thousand in memory at a time; inside a transaction only."""
    with connection.chunked_cursor() as cursor:
        cursor.execute(query, arguments)
        yield chain.from_iterable(iter(lambda: cursor.fetchmany(_ROWS), []))
