"""Runs the benchmarks one after the other on a fresh house, and takes it down again."""

import shutil
from importlib import import_module

import django

from benchmarks import report
from benchmarks.site import Site, running
from netra.doors.cli import postgres
from netra.environment.database import SOCKET_DIR
from netra.environment.variables import VAR

NEEDS_NO_SITE = {"first_page", "tests"}
PURE = {"clock", "simulate", "ingest"}


def measure(names: list[str]) -> None:
    """Each benchmark has run and its figures are written down as soon as it has."""
    alone = [name for name in names if name in NEEDS_NO_SITE]
    together = [name for name in names if name not in NEEDS_NO_SITE | PURE]
    for name in names:
        if name in PURE:
            django.setup()  # what keeps evidence knows its tables
            report.keep(import_module(f"benchmarks.{name}").measure())
    if together:
        with running() as site:
            for name in together:
                _run(name, site)
    if alone:
        fresh = import_module("benchmarks.first_page")
        report.keep(fresh.measure(tests="tests" in alone))


def _run(name: str, site: Site) -> None:
    report.keep(import_module(f"benchmarks.{name}").measure(site))


def clear_away() -> None:
    """The measured house's database server is stopped and its folders are gone."""
    postgres.stop()
    home = postgres.locate().data.parent
    if VAR not in home.parents:
        shutil.rmtree(home, ignore_errors=True)
    shutil.rmtree(SOCKET_DIR, ignore_errors=True)
