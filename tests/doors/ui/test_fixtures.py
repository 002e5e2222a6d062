"""The field adapter renders what GOV.UK Frontend renders: equal to its own fixtures from npm."""

import json
from collections.abc import Callable
from typing import Any

import pytest
from django import forms
from django.core.exceptions import ValidationError

from netra.doors.ui.build import ROOT, install
from netra.doors.ui.forms import DayField
from tests.doors.ui.html import plain

COMPONENTS = ROOT / "node_modules/govuk-frontend/dist/govuk/components"
FIELD = '{% from "ui/form.html" import field %}{{ field(bound, **look) }}'
FIELDS: dict[str, Callable[..., forms.Field]] = {
    "input": forms.CharField,
    "textarea": lambda **named: forms.CharField(widget=forms.Textarea, **named),
    "file-upload": forms.FileField,
    "select": forms.ChoiceField,
    "radios": lambda **named: forms.ChoiceField(widget=forms.RadioSelect, **named),
    "checkboxes": lambda **named: forms.MultipleChoiceField(
        widget=forms.CheckboxSelectMultiple, **named
    ),
    "date-input": DayField,
}
CASES = [
    ("input", "default"),
    ("input", "with hint text"),
    ("input", "with error and hint"),
    ("input", "with prefix and suffix and error"),
    ("input", "with error, hint and describedBy"),
    ("textarea", "default"),
    ("textarea", "with hint and error message"),
    ("textarea", "with hint, error message and described by"),
    ("file-upload", "default"),
    ("file-upload", "with error message and hint"),
    ("file-upload", "with error, describedBy and hint"),
    ("select", "with hint text and error message"),
    ("select", "error and describedBy"),
    ("radios", "default"),
    ("radios", "with hint and error message"),
    ("radios", "with hints on parent and items"),
    ("radios", "with hint, error message and describedBy"),
    ("checkboxes", "default"),
    ("checkboxes", "with error message"),
    ("checkboxes", "small with hint"),
    ("checkboxes", "with error, hint and fieldset describedBy"),
    ("date-input", "default"),
    ("date-input", "with errors and hint"),
    ("date-input", "with error on month input"),
]


def fixture(component: str, name: str) -> tuple[dict[str, Any], str]:
    """GOV.UK's parameters and the HTML they make."""
    install()
    file = COMPONENTS / component / "fixtures.json"
    [one] = [one for one in json.loads(file.read_text())["fixtures"] if one["name"] == name]
    return one["options"], one["html"]


def bound(component: str, options: dict[str, Any]) -> forms.BoundField:
    """A Django field that asks what the fixture asks, with the fixture's error."""
    heading = options.get("label") or options["fieldset"]["legend"]
    named = {"label": heading["text"], "help_text": options.get("hint", {}).get("text", "")}
    if "items" in options and component != "date-input":
        named["choices"] = [(item["value"], item["text"]) for item in options["items"]]
    name = key(options)
    form_class = type("OneField", (forms.Form,), {name: FIELDS[component](**named)})
    error = options.get("errorMessage")
    form = form_class({} if error else None, auto_id="%s")
    form.errors.clear()
    if error:
        form.add_error(name, ValidationError(error["text"], params={"parts": wrong(options)}))
    return form[name]


def key(options: dict[str, Any]) -> str:
    """The name here: a Django form makes the id of it, so GOV.UK's id leads."""
    return str(options.get("id") or options.get("idPrefix") or options["name"])


def wrong(options: dict[str, Any]) -> list[str]:
    return [one["name"] for one in options.get("items", ()) if "error" in one.get("classes", "")]


def look(options: dict[str, Any]) -> dict[str, Any]:
    """The page's wishes the fixture expresses."""
    described = options.get("describedBy") or options.get("fieldset", {}).get("describedBy", "")
    items = options.get("items", ())
    hints = {str(one["value"]): one["hint"]["text"] for one in items if "hint" in one}
    affixes = {key: options[key]["text"] for key in ("prefix", "suffix") if key in options}
    small = "small" in options.get("classes", "")
    return {"described_by": described, "hints": hints, "small": small, **affixes}


@pytest.mark.parametrize(("component", "name"), CASES)
def test_adapter_equals_the_fixture(render: Callable[..., str], component: str, name: str) -> None:
    options, wanted = fixture(component, name)
    field = bound(component, options)
    html = render(FIELD, bound=field, look=look(options)).replace("Kesalahan:", "Error:")
    wanted = wanted.replace(f'name="{options.get("name")}"', f'name="{key(options)}"')
    if component == "date-input":
        wanted = in_our_words(wanted, options)
    assert plain(html) == plain(wanted)


def in_our_words(html: str, options: dict[str, Any]) -> str:
    """Date parts carry the field's name and an Indonesian label; nothing else differs."""
    prefix, name = options.get("namePrefix"), options["id"]
    for part, word in (("day", "Hari"), ("month", "Bulan"), ("year", "Tahun")):
        theirs = f"{prefix}-{part}" if prefix else part
        html = html.replace(f'name="{theirs}"', f'name="{name}_{part}"')
        html = html.replace(part.capitalize(), word)
    return html
