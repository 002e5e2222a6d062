"""A copy of the house's code and the law's tests, into which faults may be put.

It has no database and no settings of Django's, and every test of it begins without what the law
remembers (`forget.py`).
"""

import shutil
from pathlib import Path

from netra.environment.variables import ROOT

UNLOCKED = Path(__file__).with_name("forget.py")
SETTINGS = """
[tool.pytest.ini_options]
pythonpath = ["src", "."]
addopts = ["--import-mode=importlib", "-p", "no:django", "-p", "no:cacheprovider"]
markers = ["campaign: long"]
"""


def copied(place: Path, settings: str = "") -> Path:
    """The copy, made anew; `settings` are further tables of its `pyproject.toml`."""
    shutil.rmtree(place, ignore_errors=True)
    shutil.copytree(ROOT / "src", place / "src")
    shutil.copytree(ROOT / "tests" / "law", place / "tests" / "law")
    shutil.copy(ROOT / "tests" / "__init__.py", place / "tests")
    shutil.copy(UNLOCKED, place / "tests" / "conftest.py")
    read(place)
    (place / "pyproject.toml").write_text(SETTINGS + settings)
    return place


def read(place: Path) -> None:
    """What the tests read beside the code lies there too."""
    for name in ("docs", "node_modules"):
        (place / name).symlink_to(ROOT / name)
