"""Every act on a form and every refusal is said in both languages."""

import pkgutil
import re
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path

import pytest
from django.utils import translation

import netra
from netra.base.errors import Problem
from netra.doors.desk.acts import FORMS
from netra.doors.ui import messages, problems
from netra.law.glossary import term

SOURCES = Path(netra.__path__[0])
ROOMS = ("base", "offices", "elections", "evidence", "intake", "cases", "forwarding", "outcomes")


@pytest.mark.parametrize("act", sorted(FORMS))
def test_an_act_has_a_name_in_both_languages(act: str) -> None:
    indonesian, english = term(act, "id"), term(act, "en")
    assert indonesian != act
    assert indonesian != english
    assert "_" not in indonesian + english  # "verify" is English as well as a key


@pytest.mark.parametrize("act", sorted(FORMS))
def test_every_label_of_an_act_is_translated(act: str) -> None:
    for name, field in FORMS[act].base_fields.items():
        if not field.widget.is_hidden:
            said = {language: _label(field.label, language) for language in ("id", "en")}
            assert said["id"] != said["en"] or said["id"] in SAME, (name, said)


def test_every_refusal_has_a_sentence() -> None:
    raised = {problem.code for problem in _problems(Problem)} | set(_codes_given_directly())
    assert raised <= problems.codes(), raised - problems.codes()


@pytest.mark.parametrize("door", ["netra.doors.desk", "netra.doors.demo", "netra.doors.ui"])
def test_the_catalogue_is_complete(door: str) -> None:
    assert list(messages._faults(door, messages.folders()[door])) == []


SAME = frozenset({"Agenda"})
"""Words that are the same in both languages."""


def _label(label: object, language: str) -> str:
    with translation.override(language):
        return str(label)


def _problems(kind: type[Problem]) -> Iterator[type[Problem]]:
    _load_rooms()
    yield kind
    for one in kind.__subclasses__():
        yield from _problems(one)


def _codes_given_directly() -> Iterator[str]:
    for room in ROOMS:
        for file in (SOURCES / room).rglob("*.py"):
            yield from re.findall(r'Problem\(\s*"(\w+)"', file.read_text("utf-8"))


def _load_rooms() -> None:
    for room in ROOMS:
        package = import_module(f"{netra.__name__}.{room}")
        for module in pkgutil.walk_packages(package.__path__, f"{package.__name__}."):
            if ".migrations" not in module.name:
                import_module(module.name)
