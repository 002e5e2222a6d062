"""The house's own files, and checks that any text can be put through."""

import ast
import re
import subprocess
from collections.abc import Iterator
from pathlib import Path

from netra.environment.variables import ROOT

MOST_LINES = 300
LONGER = {"src/netra/doors/packs/verifier.py": 499}
"""Files that may have more, by name: the verifier is one file, that a court may read it."""

MOST_FUNCTION_LINES = 40
MOST_NESTING = 3

_NESTING = (
    ast.If,
    ast.For,
    ast.AsyncFor,
    ast.While,
    ast.With,
    ast.AsyncWith,
    ast.Try,
    ast.Match,
)
Function = ast.FunctionDef | ast.AsyncFunctionDef

_FORBIDDEN_WORDS = re.compile(r"\b(pelanggar|pelaku|oknum|terbukti)\b", re.IGNORECASE)
_UNFINISHED = re.compile(r"\b(TO|FIX|X{2})(DO|ME|X)\b")
_REGISTRIES = re.compile(
    r"(pypi|pythonhosted|npmjs|yarnpkg|jsdelivr|unpkg|cdnjs)\." r"(org|com|net)"
)
_CLOCKS = re.compile(r"\b(timezone\.now|datetime\.now|datetime\.utcnow|date\.today|time\.time)\(")
_SETTINGS = re.compile(r"from django\.conf import settings|netra\.settings|netra\.environment")
_SIGNALS = re.compile(r"django\.db\.models\.signals|@receiver\b|django\.dispatch")


def tracked(*suffixes: str) -> list[Path]:
    """Files that git keeps or would keep, by suffix; all of them without one."""
    listed = subprocess.run(
        ["git", "ls-files", "--cached", "--others", "--exclude-standard", "-z"],
        cwd=ROOT,
        check=True,
        capture_output=True,
        text=True,
    ).stdout
    paths = [ROOT / name for name in listed.split("\0") if name]
    wanted = [path for path in paths if not suffixes or path.suffix in suffixes]
    return [path for path in wanted if path.is_file()]


def _functions(tree: ast.AST) -> Iterator[Function]:
    return (node for node in ast.walk(tree) if isinstance(node, Function))


def too_long_file(path: Path) -> list[str]:
    """A complaint if the file has more lines than the house allows."""
    lines = len(path.read_text().splitlines())
    most = LONGER.get(str(path).removeprefix(f"{ROOT}/"), MOST_LINES)
    return [f"{path}: {lines} lines"] if lines > most else []


def too_long_functions(path: Path) -> list[str]:
    """A complaint per function that is too long, decorators and docstring counted."""
    found = []
    for function in _functions(ast.parse(path.read_text())):
        length = (function.end_lineno or function.lineno) - function.lineno + 1
        if length > MOST_FUNCTION_LINES:
            found.append(f"{path}:{function.lineno} {function.name}: {length} lines")
    return found


def too_deep_functions(path: Path) -> list[str]:
    """A complaint per function whose blocks stand too deep in each other; elif is no deeper."""
    return [
        f"{path}:{function.lineno} {function.name}: nesting {depth}"
        for function in _functions(ast.parse(path.read_text()))
        if (depth := _depth(function)) > MOST_NESTING
    ]


def _depth(node: ast.AST) -> int:
    deepest = 0
    for child in ast.iter_child_nodes(node):
        if isinstance(child, Function):
            continue
        elif_branch = (
            isinstance(node, ast.If) and isinstance(child, ast.If) and [child] == node.orelse
        )
        deeper = isinstance(child, _NESTING) and not elif_branch
        deepest = max(deepest, _depth(child) + deeper)
    return deepest


def forbidden_words(path: Path) -> list[str]:
    """A complaint per line that calls a person guilty before a decision is in force."""
    return _lines(path, _FORBIDDEN_WORDS)


def unfinished(path: Path) -> list[str]:
    """A complaint per line that puts work off."""
    return _lines(path, _UNFINISHED)


def registries(path: Path) -> list[str]:
    """A complaint per line that names where packages are downloaded from."""
    return _lines(path, _REGISTRIES)


def clocks(path: Path) -> list[str]:
    """A complaint per line that asks what time it is."""
    return _lines(path, _CLOCKS)


def settings_asked(path: Path) -> list[str]:
    """A complaint per line that reads the settings."""
    return _lines(path, _SETTINGS)


def signals(path: Path) -> list[str]:
    """A complaint per line that listens for a model's signals."""
    return _lines(path, _SIGNALS)


def _lines(path: Path, pattern: re.Pattern[str]) -> list[str]:
    return [
        f"{path}:{number} {line.strip()[:80]}"
        for number, line in enumerate(path.read_text(errors="replace").splitlines(), 1)
        if pattern.search(line)
    ]
