"""What is made from something else agrees with it: settings page, migrations, catalogues, data."""

import ast
import subprocess
import sys
from importlib import import_module
from io import StringIO
from pathlib import Path

import pytest
from django.apps import apps
from django.core.management import CommandError, call_command
from django.db.migrations.loader import MigrationLoader

from netra.doors.cli import settings_page
from netra.environment.variables import ROOT, VARIABLES

SRC = ROOT / "src" / "netra"
OURS = {config.label for config in apps.get_app_configs() if config.name.startswith("netra.")}


def run(*arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, *arguments], cwd=ROOT, capture_output=True, text=True, check=False
    )


def test_the_settings_page_says_what_the_table_says() -> None:
    assert settings_page.PAGE.read_text() == settings_page.text(), "run: netra settings-page"


def test_no_variable_is_read_past_the_table() -> None:
    known = {variable.name for variable in VARIABLES}
    strays = [
        f"{path}: {name}"
        for path in SRC.rglob("*.py")
        for name in _environment_names(path)
        if name.startswith("NETRA_") and name not in known
    ]
    assert not strays


def _environment_names(path: Path) -> list[str]:
    """Constants given to environ[...] or environ.get(...)."""
    names = []
    for node in ast.walk(ast.parse(path.read_text())):
        reads = isinstance(node, ast.Subscript | ast.Call) and "environ" in ast.unparse(node)
        if reads:
            names += [
                leaf.value
                for leaf in ast.walk(node)
                if isinstance(leaf, ast.Constant) and isinstance(leaf.value, str)
            ]
    return names


def test_variables_are_named_once() -> None:
    names = [variable.name for variable in VARIABLES]
    assert len(names) == len(set(names))


@pytest.mark.django_db
def test_models_have_their_migrations() -> None:
    said = StringIO()
    try:
        call_command("makemigrations", *sorted(OURS), check=True, dry_run=True, stdout=said)
    except (SystemExit, CommandError):
        pytest.fail(said.getvalue())


def test_each_room_has_one_line_of_migrations() -> None:
    loader = MigrationLoader(None)
    names = {label: loader.graph.leaf_nodes(label) for label in OURS}
    assert not {label: leaves for label, leaves in names.items() if len(leaves) > 1}


def test_migrations_reach_models_only_through_their_own_history() -> None:
    """`apps.get_model` belongs to migrations, and nowhere else."""
    strays = [
        str(path)
        for path in SRC.rglob("*.py")
        if "migrations" not in path.parts and "get_model(" in path.read_text()
    ]
    assert not strays


def test_the_laws_data_are_cited_and_certain() -> None:
    assert not import_module("netra.law.check").check()


def test_catalogues_are_complete() -> None:
    done = run("-m", "netra.doors.ui.messages", "check")
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.mark.parametrize(
    "command",
    [
        ("ruff", "check", "."),
        ("ruff", "format", "--check", "."),
        ("mypy",),
    ],
    ids=" ".join,
)
def test_tools_have_nothing_to_say(command: tuple[str, ...]) -> None:
    done = run("-m", *command)
    assert done.returncode == 0, done.stdout + done.stderr


def test_imports_go_one_way() -> None:
    program = Path(sys.executable).with_name("lint-imports")
    done = subprocess.run([program], cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout


def test_every_room_with_models_protects_them() -> None:
    contracts = (ROOT / "pyproject.toml").read_text()
    rooms = [
        path.parent.name if path.name == "models.py" else path.parents[1].name
        for path in [*SRC.glob("*/models.py"), *SRC.glob("*/models/__init__.py")]
    ]
    lacking = [
        room
        for room in rooms
        if room != "base" and f'protected_modules = ["netra.{room}.models"]' not in contracts
    ]
    assert not lacking


def test_readme_names_the_commands_that_run() -> None:
    """Every `make verb` of the README is a verb, and CI runs the one for tests."""
    readme, makefile = (ROOT / "README.md").read_text(), (ROOT / "Makefile").read_text()
    named = {line.split("make ")[1].split()[0].strip("`.,") for line in _make_lines(readme)}
    verbs = {line.split(":")[0] for line in makefile.splitlines() if ": " in line}
    assert {"run", "test"} <= named
    assert not named - verbs
    assert "make test" in (ROOT / ".ci" / "run").read_text()


def _make_lines(text: str) -> list[str]:
    return [line for line in text.splitlines() if line.strip().startswith(("make ", "$ make "))]
