"""What `netra up` does, step by step, each in a process of its own with the role it needs."""

import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from importlib.util import find_spec

from netra.doors.cli import databases, postgres
from netra.environment import keys
from netra.environment.database import is_embedded
from netra.environment.variables import VAR, flag


class StepFailed(RuntimeError):
    """A step of `netra up` did not succeed; the text is what it said."""


@dataclass(frozen=True)
class Step:
    """A step: what a person reads, and what is run."""

    name: str
    run: Callable[[], None]


def up() -> Iterator[Step]:
    """The steps in order, to be run by the caller; each may be repeated without harm."""
    yield Step("secrets", _secrets)
    yield Step("packages", lambda: _python("-m", "netra.doors.ui.build", "install"))
    if is_embedded():
        yield Step("database", _start)
    yield Step("roles", databases.provision)
    yield Step("migrations", lambda: _django("migrate", "--no-input", role="owner"))
    yield Step("reference data", lambda: _python("-m", "netra.doors.cli.main", "load-reference"))
    yield Step("dates", lambda: _tell("-m", "netra.doors.cli.main", "recount"))
    for name, module, argument in (
        ("messages", "netra.doors.ui.messages", ["compile"]),
        ("styles", "netra.doors.ui.build", []),
    ):
        if _offers(module):
            yield Step(name, lambda m=module, a=argument: _python("-m", m, *a))  # type: ignore[misc]
    yield Step("static files", lambda: _django("collectstatic", "--no-input"))


def _offers(module: str) -> bool:
    package = module.rpartition(".")[0]
    return find_spec(package) is not None and find_spec(module) is not None


def _secrets() -> None:
    keys.load(VAR / "secrets.env", demo=flag("NETRA_DEMO"))


def _start() -> None:
    postgres.start()


def _django(*arguments: str, role: str = "app") -> None:
    _python("-m", "django", *arguments, "--verbosity=0", role=role)


def _tell(*arguments: str) -> None:
    """What the program said is said again, beside the answer."""
    print(_said(*arguments).strip(), file=sys.stderr)


def _python(*arguments: str, role: str = "app") -> None:
    """Raises StepFailed with the last lines of what the program said."""
    _said(*arguments, role=role)


def _said(*arguments: str, role: str = "app") -> str:
    """What the program said. Raises StepFailed with its last lines if it failed."""
    environment = {
        **os.environ,
        "DJANGO_SETTINGS_MODULE": "netra.settings",
        "NETRA_DB_ROLE": role,
    }
    done = subprocess.run(
        [sys.executable, *arguments],
        env=environment,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )
    if done.returncode != 0:
        raise StepFailed("\n".join(done.stdout.strip().splitlines()[-15:]))
    return done.stdout
