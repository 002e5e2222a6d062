"""Tries every fault of a cosmic-ray session in a fork of one process; run inside the copy.

`cosmic-ray exec` starts Python anew for each fault and tries one at a time. Here a process reads
once what no fault touches, the libraries and the law's data; each fault is tried in a fork of it,
as many at a time as there are cores, and only in memory. What decides is the same: its operators
make the fault, and the tests of the configuration's command run against it.
"""

import os
import shlex
import signal
import sys
from collections.abc import Iterator
from datetime import date, timedelta
from difflib import unified_diff
from importlib.machinery import SourceFileLoader
from pathlib import Path
from types import CodeType

import holidays
import hypothesis  # noqa: F401
import pytest
from cosmic_ray.config import ConfigDict, load_config
from cosmic_ray.mutating import mutate_code
from cosmic_ray.plugins import get_operator
from cosmic_ray.work_db import WorkDB, use_db
from cosmic_ray.work_item import MutationSpec, TestOutcome, WorkerOutcome, WorkItem, WorkResult

YEARS = range(2014, 2032)


def main(config: str, session: str) -> None:
    """Every fault of the session that has no result yet has one."""
    os.environ["PYTEST_DISABLE_PLUGIN_AUTOLOAD"] = "1"
    given = load_config(config)
    _read_what_no_fault_touches(given)
    assert _answer(*os.waitpid(_begun(None, given), 0)) == "0", "the sound code fails its tests"
    running: dict[int, WorkItem] = {}
    with use_db(session, WorkDB.Mode.open) as kept:
        for item in list(kept.pending_work_items):
            if len(running) >= (os.cpu_count() or 1):
                _await_one(kept, running)
            running[_begun(item.mutations[0], given)] = item
        while running:
            _await_one(kept, running)


def _read_what_no_fault_touches(given: ConfigDict) -> None:
    sys.path[:0] = ["src", "."]
    from netra.law import areas, calendar, tables

    for file in sorted(tables.DATA.iterdir()):
        if file.suffix in (".toml", ".csv"):
            (tables.load if file.suffix == ".toml" else tables.load_csv)(file.stem)
    areas.tz_name("WIB")
    holidays.country_holidays("ID", years=YEARS)
    national = calendar.national()
    for year in YEARS:
        for day in range(365):
            national.why_off(date(year, 1, 1) + timedelta(days=day))
    faulty = {_module(Path(file)) for place in given["module-path"] for file in _files(place)}
    read = faulty & sys.modules.keys()
    assert not read, f"read before a fault could be put in: {read}"


def _files(place: str) -> Iterator[Path]:
    path = Path(place)
    yield from path.rglob("*.py") if path.is_dir() else (path,)


def _module(file: Path) -> str:
    names = file.relative_to("src").with_suffix("").parts
    return ".".join(names[:-1] if names[-1] == "__init__" else names)


def _begun(fault: MutationSpec | None, given: ConfigDict) -> int:
    """The process that tries the fault, or the sound code; it ends with pytest's answer, or once it
    has worked longer than a count can take, however busy the machine is."""
    child = os.fork()
    if child:
        return child
    signal.setitimer(signal.ITIMER_PROF, given["timeout"])
    nothing = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nothing, 1)
    os.dup2(nothing, 2)
    if fault:
        _read_as(_module(fault.module_path), _faulty(fault))
    command = shlex.split(given["test-command"])
    os._exit(pytest.main(command[command.index("pytest") + 1 :]))


def _faulty(fault: MutationSpec) -> str:
    operator = get_operator(fault.operator_name)(**fault.operator_args)
    return mutate_code(fault.module_path.read_text(), operator, fault.occurrence)


def _read_as(module: str, source: str) -> None:
    """From now on that module is made of this source and not of its file."""
    sound = SourceFileLoader.get_code

    def get_code(loader: SourceFileLoader, name: str) -> CodeType | None:
        return compile(source, loader.path, "exec") if name == module else sound(loader, name)

    SourceFileLoader.get_code = get_code


def _await_one(kept: WorkDB, running: dict[int, WorkItem]) -> None:
    child, status = os.wait()
    item, answer = running.pop(child), _answer(child, status)
    result = WorkResult(
        worker_outcome=WorkerOutcome.NORMAL,
        output=answer,
        test_outcome=TestOutcome.SURVIVED if answer == "0" else TestOutcome.KILLED,
        diff="\n".join(_changed(item.mutations[0])),
    )
    kept.set_result(item.job_id, result)


def _answer(_child: int, status: int) -> str:
    code = os.waitstatus_to_exitcode(status)
    return "hangs" if code == -signal.SIGPROF else str(code)


def _changed(fault: MutationSpec) -> Iterator[str]:
    """The lines the fault takes away and puts in, with `-` and `+`."""
    sound, faulty = fault.module_path.read_text(), _faulty(fault)
    lines = unified_diff(sound.splitlines(), faulty.splitlines(), n=0, lineterm="")
    yield from (line for line in list(lines)[2:] if line[0] in "-+" and line[1:].strip())


if __name__ == "__main__":
    main(*sys.argv[1:])
