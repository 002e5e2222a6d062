"""Who may open what: `access.csv`, roles × offices × addresses × files, compared both ways.

Reasoned from how an office works (the numbers in `why` are those of the practice notes: 1 the
course of a file, 3 people to protect) and from the capacities the procedure names for each act, not
from running the site. A column is an account of the demonstration; a cell is the status expected.
An act's form is looked at where it is open; where it is not, it is sent all the same.

Where an address takes a file, the cell names files by letter (see `world`): those named are open,
those after `!` are in sight but not this capacity's to act on (403), every other answers as if it
did not exist (404); `-` opens none.
"""

import csv
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
from django.http import HttpResponse
from django.test import Client
from django.urls import URLResolver, get_resolver, reverse

from netra.base.ids import new_id
from netra.base.models import ActBody
from netra.cases.models import AllegedAct
from netra.doors.cli.demo import people
from netra.doors.desk.acts import FORMS
from netra.evidence.models import Item
from netra.intake.queries import sealed
from netra.journeys.models import Journey
from netra.journeys.queries import line_of
from tests.doors.access.world import LETTERS, World, acts_done, begun, signed_in

pytestmark = [pytest.mark.django_db, pytest.mark.timeout(900)]

with (Path(__file__).parent / "access.csv").open(encoding="utf-8", newline="") as table:
    EXPECTED = list(csv.DictReader(table))

ACCOUNTS = ["anonymous", *(role.username for role in people.ROLES)]
LISTS = {"desk:worklist", "desk:cases", "desk:calendar", "desk:numbers"}
FEED = {"desk:feed", "desk:feed_make", "desk:feed_end"}
DECREES = {f"desk:decree{each}" for each in ("s", "", "_new", "_trial", "_replace")}
DESKS = {"desk:audit", "desk:publishing", "desk:administration", "desk:keys", "desk:moved"}
WITHOUT_A_FILE = LISTS | FEED | DECREES | DESKS
CHAIN = "desk:chain"
"""What an auditor reads of a file that stays closed: its acts without their words."""
TAKES_A_NAME = {
    "desk:feed": {"key": "x" * 43},
    "desk:decree": {"decree_id": 0},
    "desk:decree_replace": {"decree_id": 0},
    "portal:paper": {"name": "report_form"},
    "portal:figures_csv": {"kind": "outcome"},
    "portal:institution": {"key": "pilkada-2020"},
    "portal:institution_csv": {"key": "pilkada-2020"},
    "portal:law_act": {"code": "PN-02"},
    "portal:law_list": {"key": "SKB2022-ETIK"},
    "portal:law_rules": {"topic": "tenggat"},
    "portal:law_regulation": {"slug": "pp-94-2021"},
    "portal:law_election": {"election_id": "pilkada-2024"},
    "portal:log_tile": {"place": "0/000"},
    "portal:log_stamp": {"number": 0},
    "portal:log_stamp_chain": {"number": 0},
    "portal:log_stamp_note": {"number": 0},
}
NO_ROW = "00000000-0000-0000-0000-000000000000"


@pytest.fixture
def world() -> World:
    return begun()


def test_every_address_and_every_act_has_its_row() -> None:
    named = {row["endpoint"].split("/")[0] for row in EXPECTED}
    assert named == set(addresses(get_resolver()))
    acts = {row["endpoint"].removeprefix("desk:act/") for row in EXPECTED if is_act(row)}
    assert acts == set(FORMS)


def test_the_table_has_every_account_and_says_why() -> None:
    columns = {"method", "endpoint", *ACCOUNTS, "why"}
    assert all(set(row) == columns and all(row.values()) for row in EXPECTED)
    assert not [key for key, n in Counter(map(row_key, EXPECTED)).items() if n > 1]
    files = {row["endpoint"]: row for row in EXPECTED if takes_a_file(row["endpoint"])}
    files.pop(CHAIN)
    for row in files.values():  # an act or a section of a file is open only where the file is
        for account in ACCOUNTS:
            seen = set(files["desk:file"][account])
            assert set(row[account]) <= seen | {"!", "-"}, (row["endpoint"], account)


def test_every_cell_is_as_it_stands_and_nothing_refused_is_done(world: World) -> None:
    before = footprint()
    wrong = [refusal for account in ACCOUNTS for refusal in otherwise(account, world)]
    assert not wrong
    assert footprint() == before


def otherwise(account: str, world: World) -> Iterator[tuple[Any, ...]]:
    """Every request of that account that was answered otherwise than its cell says."""
    client = signed_in(account)
    for row in EXPECTED:
        for method, where, status, letter in asked(row, account, world):
            found = ask(client, method, where).status_code
            if found != status:
                yield account, method, row["endpoint"], letter, status, found


def test_lists_search_and_counts_hold_what_may_be_opened(world: World) -> None:
    for account, cell in cells("desk:file").items():
        if account in ACCOUNTS and not cell.isdecimal():
            open_ones = {world.files[letter] for letter in cell.replace("-", "")}
            lists_hold(signed_in(account), open_ones, world)


def lists_hold(client: Client, open_ones: set[UUID], world: World) -> None:
    for name in ("worklist", "cases", "calendar"):
        assert linked(client.get(reverse(f"desk:{name}"))) <= open_ones
    everything = client.get(reverse("desk:cases"))
    assert linked(everything) == open_ones
    if b'name="kata"' in everything.content:  # an employer neither counts nor searches
        assert total(client) == len(open_ones)
        search_holds(client, open_ones, world)


def search_holds(client: Client, open_ones: set[UUID], world: World) -> None:
    for file_id in world.files.values():
        for words in searched(file_id):
            found = linked(client.get(reverse("desk:cases"), {"kata": words}))
            assert found <= open_ones, words
            assert (file_id in found) is (file_id in open_ones), words


def addresses(resolver: Any, space: str = "") -> Iterator[str]:
    """The name of every address of the site."""
    for each in resolver.url_patterns:
        if isinstance(each, URLResolver):
            yield from addresses(each, space + (f"{each.namespace}:" if each.namespace else ""))
        else:
            yield f"{space}{each.name}"


def row_key(row: dict[str, str]) -> tuple[str, str]:
    return row["method"], row["endpoint"]


def is_act(row: dict[str, str]) -> bool:
    return row["endpoint"].startswith("desk:act/")


def takes_a_file(endpoint: str) -> bool:
    name = endpoint.split("/")[0]
    return name.startswith("desk:") and name not in WITHOUT_A_FILE | {
        "desk:switch",
        "desk:new_record",
    }


def cells(endpoint: str) -> dict[str, str]:
    return next(row for row in EXPECTED if row["endpoint"] == endpoint)


def asked(row: dict[str, str], account: str, world: World) -> Iterator[tuple[str, str, int, str]]:
    """Method, address, status expected and the file's letter, for every request of a cell."""
    cell, endpoint = row[account], row["endpoint"]
    for method in row["method"].split():
        if not takes_a_file(endpoint):
            yield method, reverse(endpoint, kwargs=TAKES_A_NAME.get(endpoint)), int(cell), ""
            continue
        for letter in letters_of(cell, endpoint):
            status = status_of(cell, letter)
            if not is_act(row) or (status == 200) is (method == "GET"):
                yield method, on_file(endpoint, letter, world), status, letter


def letters_of(cell: str, endpoint: str) -> list[str]:
    """Every file a page opens on, three of those an act is open on; of those a cell refuses one of
    each kind: others in every row."""
    turn = [row["endpoint"] for row in EXPECTED].index(endpoint)
    asked_for: dict[Any, str] = {}
    for letter in turned(turn):
        status = status_of(cell, letter)
        asked_for.setdefault(letter if status == 200 else status, letter)
    opened = [key for key in asked_for if isinstance(key, str)]
    for key in opened[3:] if endpoint.startswith("desk:act/") else ():
        del asked_for[key]
    return list(asked_for.values())


def turned(turn: int) -> list[str]:
    first = turn % len(LETTERS)
    return [*LETTERS][first:] + [*LETTERS][:first]


def status_of(cell: str, letter: str) -> int:
    """What a cell says of one file."""
    if cell.isdecimal():
        return int(cell)
    mine, _mark, others = cell.partition("!")
    if letter in mine:
        return 200
    return 403 if letter in others else 404


def on_file(endpoint: str, letter: str, world: World) -> str:
    """The address on that file; its own row where it has one, else a row that nobody has."""
    name, _slash, detail = endpoint.partition("/")
    file_id = world.files[letter]
    if name == "desk:paper_of":
        return reverse(name, args=[file_id, detail, world.papers.get((letter, detail), NO_ROW)])
    if name == "desk:seal":
        found = sealed(file_id)
        return reverse(name, args=[file_id, found[0][0] if found else 0])
    if name in {"desk:download", "desk:redact", "desk:view"}:
        item = Item.objects.unfiltered(reason="a test").filter(file_id=file_id).first()
        return reverse(name, args=[file_id, item.id if item else NO_ROW])
    if name in {"desk:view_picture", "desk:view_media", "desk:derived"}:
        return reverse(name, args=[file_id, NO_ROW])
    if name == "desk:assessment":
        alleged = AllegedAct.objects.filter(respondent__case__file_id=file_id).first()
        return reverse(name, args=[file_id, alleged.id if alleged else NO_ROW])
    return reverse(name, args=[file_id, detail] if detail else [file_id])


def ask(client: Client, method: str, where: str) -> HttpResponse:
    if method == "HEAD":
        return client.head(where)  # type: ignore[return-value]
    return client.get(where) if method == "GET" else client.post(where, {})  # type: ignore[return-value]


def footprint() -> tuple[Any, ...]:
    """What would differ if anything had been done to a file."""
    lines = Journey.objects.unfiltered(reason="a test").order_by("pk")
    return (
        acts_done(),
        ActBody.objects.count(),
        Item.objects.unfiltered(reason="a test").count(),
        [*lines.values_list("pk", "stage", "number", "waits_for")],
    )


def linked(response: Any) -> set[Any]:
    """The files a page leads to."""
    return {
        file_id
        for file_id in Journey.objects.unfiltered(reason="a test").values_list("pk", flat=True)
        if f"/berkas/{file_id}/" in response.content.decode()
    }


def total(client: Client) -> int:
    """The sum the page of numbers gives."""
    page = client.get(reverse("desk:numbers")).content.decode()
    found = re.findall(r"numeric\"><strong>(\d+)</strong>", page)
    return int(found[0]) if found else 0


def searched(file_id: Any) -> list[str]:
    """The number and a word of the subject by which somebody would look for this file."""
    found = line_of(file_id)
    assert found is not None
    return [words for words in (found.number, found.about[:40]) if words] or [str(new_id())]
