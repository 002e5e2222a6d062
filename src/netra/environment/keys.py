"""Secrets: from the environment, else from `var/secrets.env`, which demo mode writes by itself."""

import os
import secrets
from pathlib import Path

from netra.environment.variables import VARIABLES, SettingError

NAMES = tuple(variable.name for variable in VARIABLES if variable.kind == "secret")


def parse(content: str) -> dict[str, str]:
    """The NAME=value lines of a secrets file; comments and empty lines are left out."""
    lines = (line.strip() for line in content.splitlines())
    pairs = (line.partition("=") for line in lines if line and not line.startswith("#"))
    return {name.strip(): value.strip() for name, _, value in pairs}


def create(path: Path) -> None:
    """The file exists, readable by its owner only, with every secret that it lacked made anew.

    Secrets that stood there are kept: a new key would close what the old one sealed.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    known = parse(path.read_text()) if path.exists() else {}
    lacking = [name for name in NAMES if name not in known]
    if not lacking:
        return
    lines = [f"{name}={value}\n" for name, value in known.items()]
    lines += [f"{name}={secrets.token_hex(32)}\n" for name in lacking]
    # Written beside and renamed: a second process sees the old file or the whole new one.
    beside = path.with_name(f"{path.name}.{os.getpid()}")
    with open(os.open(beside, os.O_CREAT | os.O_WRONLY | os.O_TRUNC, 0o600), "w") as file:
        file.writelines(lines)
    beside.replace(path)


def load(path: Path, *, demo: bool) -> dict[str, str]:
    """Every secret by name. In demo mode missing ones are made; else SettingError names them."""
    if demo and any(name not in os.environ for name in NAMES):
        create(path)
    stored = parse(path.read_text()) if path.exists() else {}
    found = {name: os.environ.get(name) or stored.get(name, "") for name in NAMES}
    missing = [name for name, value in found.items() if not value]
    if missing:
        raise SettingError(
            f"missing secrets: {', '.join(missing)}. Set them in the environment, "
            f"or let `netra keys` write {path}."
        )
    return found
