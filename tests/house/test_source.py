"""The rules of the house that a machine can read off its files; each is shown able to fail."""

from collections.abc import Callable
from pathlib import Path

import pytest

from netra.environment.variables import ROOT
from tests.house import source

# Functions that are one table of constants: "path from the root function".
TABLES = frozenset({"src/netra/doors/ui/problems.py _sentences"})

Check = Callable[[Path], list[str]]

SRC = ROOT / "src" / "netra"
ROOMS = (
    "base",
    "ledger",
    "offices",
    "elections",
    "evidence",
    "intake",
    "cases",
    "forwarding",
    "outcomes",
    "journeys",
    "statistics",
)


def python(*folders: str) -> list[Path]:
    """The Python files of the house, or of these folders of it."""
    starts = tuple(str(ROOT / folder) for folder in folders)
    return [path for path in source.tracked(".py") if not starts or str(path).startswith(starts)]


def below_the_doors() -> list[Path]:
    """The Python files of the rooms and of the law, migrations left out."""
    folders = [f"src/netra/{room}/" for room in (*ROOMS, "law")]
    return [path for path in python(*folders) if "migrations" not in path.parts]


def complaints(check: Check, paths: list[Path]) -> list[str]:
    return [one for path in paths for one in check(path)]


def test_files_are_short() -> None:
    written = [path for path in python() if "migrations" not in path.parts]
    assert not complaints(source.too_long_file, written)


def test_functions_are_short() -> None:
    found = complaints(source.too_long_functions, python())
    assert not [one for one in found if _place(one) not in TABLES]


def _place(complaint: str) -> str:
    path, _, rest = complaint.removeprefix(f"{ROOT}/").partition(":")
    return f"{path} {rest.split()[1].rstrip(':')}"


def test_functions_are_flat() -> None:
    assert not complaints(source.too_deep_functions, python())


def test_nothing_is_put_off() -> None:
    suffixes = (".py", ".html", ".toml", ".md", ".scss", ".typ", ".po", ".js")
    assert not complaints(source.unfinished, source.tracked(*suffixes))


def test_nobody_is_called_guilty() -> None:
    screens = [*source.tracked(".html", ".po", ".typ"), *python("src/netra/doors/")]
    assert not complaints(source.forbidden_words, screens)


def test_no_file_names_a_registry() -> None:
    binary = {".woff2", ".png", ".pdf", ".ico", ".ttf", ".otf", ".jpg"}
    paths = [path for path in source.tracked() if path.suffix not in binary]
    assert not complaints(source.registries, paths)


def test_below_the_doors_nobody_asks_the_clock_or_the_settings() -> None:
    assert not complaints(source.clocks, below_the_doors())
    assert not complaints(source.settings_asked, below_the_doors())


def test_nothing_happens_by_signal() -> None:
    assert not complaints(source.signals, python("src/"))


def test_rooms_have_the_same_names_inside() -> None:
    allowed = {"__init__.py", "apps.py", "models", "queries", "actions", "migrations"}
    pure = {  # what needs no database: arithmetic for whoever checks us, and the tools of evidence
        ("ledger", "tree"),
        ("ledger", "stamps"),
        ("evidence", "examining"),
        ("evidence", "capturing"),
        ("evidence", "deriving"),
    }
    strangers = [
        str(path.relative_to(ROOT))
        for room in ROOMS
        if room != "base"
        for path in (SRC / room).glob("*")
        if path.name not in allowed and path.stem not in allowed and path.name != "__pycache__"
        if (room, path.name) not in pure
    ]
    assert not strangers


def test_nothing_is_called_by_what_it_is_not() -> None:
    names = {"utils", "helpers", "common", "misc", "signals"}
    assert not [path for path in python() if path.stem in names or names & set(path.parts[:-1])]


# Put together here, so that this file passes its own checks.
_JOINED = ("".join(("TO", "DO")), ".".join(("pypi", "org")))

PLANTED: list[tuple[Check, str]] = [
    (source.too_long_file, "x = 1\n" * 301),
    (source.too_long_functions, "def f() -> None:\n" + "    x = 1\n" * 40),
    (
        source.too_deep_functions,
        "def f() -> None:\n if a:\n  for b in c:\n   while d:\n    if e:\n     pass\n",
    ),
    (source.unfinished, f"# {_JOINED[0]} later\n"),
    (source.forbidden_words, "<p>Nama Pelaku</p>\n"),
    (source.registries, f"index = 'https://{_JOINED[1]}/simple'\n"),
    (source.clocks, "at = timezone.now()\n"),
    (source.settings_asked, "from django.conf import settings\n"),
    (source.signals, "from django.db.models.signals import post_save\n"),
]


@pytest.mark.parametrize(("check", "text"), PLANTED, ids=lambda one: getattr(one, "__name__", ""))
def test_each_check_can_fail(check: Check, text: str, tmp_path: Path) -> None:
    planted = tmp_path / "planted.py"
    planted.write_text(text)
    assert check(planted)


@pytest.mark.parametrize("check", [check for check, _ in PLANTED])
def test_each_check_can_pass(check: Check, tmp_path: Path) -> None:
    planted = tmp_path / "planted.py"
    planted.write_text("def f(a: int) -> int:\n    if a:\n        return 1\n    return 2\n")
    assert not check(planted)


def test_elif_is_no_deeper(tmp_path: Path) -> None:
    planted = tmp_path / "planted.py"
    branches = "".join(f"    elif a == {number}:\n        return 1\n" for number in range(9))
    planted.write_text(f"def f(a):\n    if not a:\n        return 0\n{branches}")
    assert not source.too_deep_functions(planted)
