"""From a Django bound field to the parameters of the GOV.UK macro that shows it."""

from collections.abc import Container, Mapping
from dataclasses import dataclass, field
from typing import Any

from django import forms
from django.forms.boundfield import BoundField
from django.utils import timezone
from django.utils.translation import gettext as _
from markupsafe import Markup

from netra.doors.ui.forms import PARTS, DayWidget, MomentWidget

Params = dict[str, Any]

_TYPES = {forms.EmailInput: "email", forms.URLInput: "url", forms.PasswordInput: "password"}


@dataclass(frozen=True)
class Look:
    """How one page wants one field; every option has the quiet default.

    `heading` makes the label the page's h1; `hints` and `conditional` go by choice value;
    `closed` are choices that cannot be taken now; `later` marks what may be completed afterwards;
    `optional=False` drops "(optional)".
    """

    heading: bool = False
    label: str = ""
    label_classes: str = ""
    hint: str = ""
    classes: str = ""
    autocomplete: str = ""
    inputmode: str = ""
    prefix: str = ""
    suffix: str = ""
    rows: int = 0
    small: bool = False
    inline: bool = False
    later: bool = False
    optional: bool = True
    described_by: str = ""
    hints: Mapping[str, str] = field(default_factory=dict)
    closed: Container[str] = ()
    conditional: Mapping[str, str] = field(default_factory=dict)
    attributes: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Component:
    """The macro's kind and what it is called with."""

    kind: str
    params: Params


def component(bound: BoundField, **options: Any) -> Component:
    """Return the GOV.UK component that shows `bound`; options are those of `Look`."""
    look, kind = Look(**options), kind_of(bound.field.widget)
    params = _shared(bound, look) if kind != "hidden" else {}
    _BUILD[kind](bound, look, params)
    return Component(kind, params)


def kind_of(widget: forms.Widget) -> str:
    """Return the component a widget is shown by; a plain text input where none fits better."""
    kinds: tuple[tuple[type[forms.Widget], str], ...] = (
        (forms.HiddenInput, "hidden"),
        (DayWidget, "date"),
        (forms.CheckboxSelectMultiple, "checkboxes"),
        (forms.RadioSelect, "radios"),
        (forms.CheckboxInput, "checkbox"),
        (forms.Select, "select"),
        (forms.FileInput, "file"),
        (forms.Textarea, "textarea"),
    )
    return next((kind for cls, kind in kinds if isinstance(widget, cls)), "input")


def form_errors(form: forms.BaseForm) -> list[Params]:
    """Return the error summary's lines: the form's own first, then each field's, linked to it."""
    lines: list[Params] = [{"text": text} for text in form.non_field_errors()]
    for bound in form:
        lines += [{"text": text, "href": f"#{_first_id(bound)}"} for text in messages(bound)]
    return lines


def messages(bound: BoundField) -> list[str]:
    """Return the field's error messages; Django's bare "required" is made to name the field."""
    default = str(forms.Field.default_error_messages["required"])
    named = _("%(name)s: this is still empty.") % {"name": bound.label}
    return [named if text == default else text for text in map(str, bound.errors)]


def _first_id(bound: BoundField) -> str:
    if kind_of(bound.field.widget) == "date":
        return f"{_id(bound)}-{(_wrong_parts(bound) or ['day'])[0]}"
    return _id(bound)


def _id(bound: BoundField) -> str:
    return bound.auto_id or bound.html_name


def _shared(bound: BoundField, look: Look) -> Params:
    params: Params = {"id": _id(bound), "name": bound.html_name, "label": _label(bound, look)}
    hint = look.hint or bound.help_text
    if hint:
        params["hint"] = {"html" if isinstance(hint, Markup) else "text": hint}
    if bound.errors:
        params["errorMessage"] = {"text": messages(bound)[0], "visuallyHiddenText": _("Error")}
    if look.classes:
        params["classes"] = look.classes
    if look.described_by:
        params["describedBy"] = look.described_by
    params["attributes"] = _attributes(bound, look)
    params["disabled"] = bound.field.disabled
    return params


def _attributes(bound: BoundField, look: Look) -> Params:
    skipped = {"id", "class", "cols", "rows", "required", "aria-describedby"}
    given = bound.field.widget.attrs | dict(look.attributes)
    return {name: value for name, value in given.items() if name not in skipped and value}


def _label(bound: BoundField, look: Look) -> Params:
    text = str(look.label or bound.label or "")
    size = "l" if look.heading else ""
    label: Params = {"text": text, "classes": look.label_classes, "isPageHeading": look.heading}
    if size and not look.label_classes:
        label["classes"] = "govuk-label--l"
    mark = _mark(bound, look)
    if mark:
        label["html"] = Markup("{} {}").format(text, mark)
    return label


def _mark(bound: BoundField, look: Look) -> Markup | None:
    if look.later:
        return Markup('<span class="later">{}</span>').format(_("may be completed later"))
    if bound.field.required or not look.optional or kind_of(bound.field.widget) == "checkbox":
        return None
    return Markup('<span class="optional">({})</span>').format(_("optional"))


def _hidden(bound: BoundField, look: Look, params: Params) -> None:
    params["html"] = Markup(bound.as_hidden())


def _input(bound: BoundField, look: Look, params: Params) -> None:
    widget = bound.field.widget
    kinds = (name for cls, name in _TYPES.items() if isinstance(widget, cls))
    params["type"] = next(kinds, "text")
    numeric = isinstance(widget, forms.NumberInput)
    inputmode = look.inputmode or ("numeric" if numeric else "")
    params |= {"inputmode": inputmode} if inputmode else {}
    if params["type"] != "password":
        params["value"] = _text(bound)
    if look.autocomplete or "autocomplete" in params["attributes"]:
        params["autocomplete"] = look.autocomplete or params["attributes"].pop("autocomplete")
    for affix in ("prefix", "suffix"):
        if text := getattr(look, affix):
            params[affix] = {"text": text}


def _text(bound: BoundField) -> Any:
    value = bound.field.widget.format_value(bound.value())
    return None if value in ("", None) else str(value)


def _textarea(bound: BoundField, look: Look, params: Params) -> None:
    params["value"] = _text(bound) or ""
    if look.rows:
        params["rows"] = look.rows
    if look.autocomplete:
        params["autocomplete"] = look.autocomplete


def _select(bound: BoundField, look: Look, params: Params) -> None:
    params["items"] = [
        {"value": str(value), "text": str(text), "selected": str(value) in _chosen(bound)}
        for value, text in _choices(bound)
    ]
    if isinstance(bound.field.widget, forms.SelectMultiple):
        params["attributes"]["multiple"] = "multiple"


def _file(bound: BoundField, look: Look, params: Params) -> None:
    params["multiple"] = bool(getattr(bound.field.widget, "allow_multiple_selected", False))
    params["attributes"].pop("multiple", None)


def _items(bound: BoundField, look: Look, params: Params) -> None:
    _group(params)
    params["idPrefix"] = params.pop("id")
    kind = kind_of(bound.field.widget)
    small, inline = f"govuk-{kind}--small", f"govuk-{kind}--inline"
    wanted = [look.classes, small if look.small else "", inline if look.inline else ""]
    params["classes"] = " ".join(filter(None, wanted))
    params["items"] = [_item(bound, look, value, text) for value, text in _choices(bound)]


def _group(params: Params) -> None:
    """Turn the label into the legend of a fieldset."""
    label = params.pop("label")
    legend = {**label, "classes": label["classes"].replace("govuk-label", "govuk-fieldset__legend")}
    params["fieldset"] = {"legend": legend}
    if described_by := params.pop("describedBy", ""):
        params["fieldset"]["describedBy"] = described_by


def _item(bound: BoundField, look: Look, value: Any, text: Any) -> Params:
    item: Params = {"value": str(value), "checked": str(value) in _chosen(bound)}
    item["html" if isinstance(text, Markup) else "text"] = text
    item["disabled"] = bound.field.disabled or item["value"] in look.closed
    if hint := look.hints.get(str(value)):
        item["hint"] = {"text": hint}
    if more := look.conditional.get(str(value)):
        item["conditional"] = {"html": more}
    return item


def _checkbox(bound: BoundField, look: Look, params: Params) -> None:
    label = params.pop("label")
    item: Params = {"value": "on", "checked": bool(bound.value()), "text": label["text"]}
    if "html" in label:
        item["html"] = label["html"]
    params |= {"idPrefix": params.pop("id"), "items": [item]}
    if look.small:
        params["classes"] = f"{look.classes} govuk-checkboxes--small".strip()


def _date(bound: BoundField, look: Look, params: Params) -> None:
    widget = bound.field.widget
    assert isinstance(widget, DayWidget)
    _group(params)
    value = bound.value()
    texts = value if isinstance(value, list | tuple) else widget.decompress(value)
    wrong = _wrong_parts(bound)
    named = zip(widget.parts, texts, strict=False)
    params["items"] = [_part(bound, look, part, text, part in wrong) for part, text in named]


def _part(bound: BoundField, look: Look, part: str, text: str | None, wrong: bool) -> Params:
    width = {"year": 4, "time": 5}.get(part, 2)
    classes = f"govuk-input--width-{width}" + (" govuk-input--error" if wrong else "")
    label = _(PARTS[part])
    if isinstance(bound.field.widget, MomentWidget) and part == "time":
        label = f"{label} ({timezone.localtime().tzname()})"
    item: Params = {"name": f"{bound.html_name}_{part}", "id": f"{_id(bound)}-{part}"}
    item |= {"label": label, "value": text or None, "classes": classes}
    if part == "time":
        item["inputmode"] = "text"
    if look.autocomplete == "bday" and part != "time":
        item["autocomplete"] = f"bday-{part}"
    return item


def _wrong_parts(bound: BoundField) -> list[str]:
    if not bound.errors:
        return []
    widget = bound.field.widget
    assert isinstance(widget, DayWidget)
    for error in bound.errors.as_data():
        if error.params and "parts" in error.params:
            return list(error.params["parts"])
    return list(widget.parts)


def _choices(bound: BoundField) -> list[tuple[Any, Any]]:
    flat: list[tuple[Any, Any]] = []
    for value, text in bound.field.widget.choices:
        grouped = isinstance(text, list | tuple)
        flat += list(text) if grouped else [(value, text)]
    return [(value, text) for value, text in flat if value != "" or _blank_shown(bound)]


def _blank_shown(bound: BoundField) -> bool:
    return not isinstance(bound.field.widget, forms.RadioSelect)


def _chosen(bound: BoundField) -> set[str]:
    value = bound.value()
    values = value if isinstance(value, list | tuple | set) else [value]
    return {"" if one is None else str(one) for one in values}


_BUILD = {
    "hidden": _hidden,
    "input": _input,
    "textarea": _textarea,
    "select": _select,
    "file": _file,
    "radios": _items,
    "checkboxes": _items,
    "checkbox": _checkbox,
    "date": _date,
}
