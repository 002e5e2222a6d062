"""The form in which a decree on days off is written, line by line or from a file."""

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _lazy
from django.utils.translation import pgettext

from netra.base.ids import new_id
from netra.base.when import local_day
from netra.doors.desk.acts.form import choice, either, line, tick
from netra.doors.desk.context import Desk
from netra.doors.ui.forms import DayField
from netra.law import areas, loading
from netra.law.certainty import Certainty
from netra.law.check.problem import Problem
from netra.law.decrees import decree
from netra.law.drafts import BadDraft, Draft, document, made_of
from netra.law.tables import Row

LONGEST = 200_000
"""Bytes of a draft: a year's days need a tenth of it."""

KEY = "draft"
_SHOWN = 10
_FIELDS = {
    "day": loading.DAYS,
    "number": loading.NUMBER,
    **{name: name for name in ("area", "certainty", "withdrawn", "year", "title", "days")},
}


class DecreeForm(forms.Form):
    """A decree; one that replaces another says why, and may only take it back.

    `seen` is the decree loaded last when its report was made, `once` the token of this sending.
    """

    once = forms.UUIDField(widget=forms.HiddenInput)
    seen = forms.IntegerField(widget=forms.HiddenInput)
    replaces = forms.CharField(widget=forms.HiddenInput, required=False)
    only_back = tick(_lazy("Only take it back: nothing takes its place"))
    because = line(_lazy("Why the earlier one is replaced"))
    year = forms.IntegerField(label=_lazy("Year"), min_value=2000, max_value=2100)
    number = line(
        _lazy("Number of the decree"), required=False, help_text=_lazy("Empty while it has none.")
    )
    issued_on = DayField(label=_lazy("Day it was issued"), required=False)
    area = line(
        _lazy("Area, if it holds in one only"),
        required=False,
        help_text=_lazy("Name or code of a province or regency. Empty: the whole country."),
    )
    title = line(_lazy("Source: title"))
    url = forms.URLField(label=_lazy("Source: address"), required=False, assume_scheme="https")
    article = line(_lazy("Article or part"), required=False)
    certainty = choice(_lazy("How sure it is"))
    days = forms.CharField(
        label=_lazy("Days off"), required=False, max_length=LONGEST, widget=forms.Textarea
    )
    withdrawn = forms.CharField(
        label=_lazy("Days taken back"),
        required=False,
        max_length=LONGEST,
        widget=forms.Textarea,
        help_text=_lazy("One a line, like 2027-03-08: days off that are working days again."),
    )

    def __init__(self, desk: Desk, data: Any = None, *, initial: Any = None) -> None:
        """The form as the administrator sees it."""
        self.desk = desk
        super().__init__(data, initial={"once": new_id(), **(initial or {})})
        self.fields["certainty"].choices = _certainties()  # type: ignore[attr-defined]
        kinds = ", ".join(either(each.id, each.en) for each in loading.kinds())
        self.fields["days"].help_text = _(
            "One a line: day, kind, colon, name; after a bar the name in English. Kinds: %(kinds)s."
        ) % {"kinds": kinds}
        self._fit_to_what_is_replaced()

    def clean(self) -> dict[str, Any]:
        """The draft, or what is wrong with it beside the field it stands in."""
        said = super().clean() or {}
        if not (said.get("only_back") or self.errors):
            self._read(said)
        return said

    def draft(self) -> Draft:
        """The decree laid over the law; of one only taken back nothing but that."""
        rows = [] if self.cleaned_data["only_back"] else [self.row() | {"key": KEY}]
        if not rows:
            return Draft.taking_back(self._replaced())
        return made_of({"decrees": rows}, file="", replaces=self._replaced())

    def row(self) -> Row:
        """The row of a valid form, without its key."""
        return dict(self._row)

    def name(self) -> str:
        """What the decree is called: its number, or else its source."""
        return str(self.cleaned_data["number"] or self.cleaned_data["title"])

    def _replaced(self) -> frozenset[str]:
        return frozenset({self.cleaned_data["replaces"]} - {""})

    def _fit_to_what_is_replaced(self) -> None:
        if not (self.data or self.initial).get("replaces"):
            for name in ("only_back", "because"):
                self.fields[name].required = False
                self.fields[name].widget = forms.HiddenInput()
        elif self.data.get("only_back"):
            for field in ("year", "title", "certainty"):
                self.fields[field].required = False

    def _read(self, said: dict[str, Any]) -> None:
        lists: dict[str, Any] = {}
        for name, read in ((loading.DAYS, loading.days_of), ("withdrawn", loading.withdrawn_of)):
            try:
                lists[name] = read(said[name])
            except loading.BadLines as bad:
                self._complain(bad.problems)
        if self.errors:
            return
        kept = ("year", "number", "title", "url", "article", "certainty", "issued_on")
        self._row = {key: said[key] for key in kept if said[key] is not None} | {
            "area": _area_code(said["area"]),
            "day": lists["days"],
            "withdrawn": lists["withdrawn"],
            "checked_on": local_day(self.desk.now, self.desk.zone),
        }
        try:
            (found,) = self.draft_of_row().decrees
        except BadDraft as bad:
            self._complain(bad.problems)
        else:
            self._complain(tuple(loading.objections(found, replaces=said["replaces"])))

    def draft_of_row(self) -> Draft:
        """The row as a draft; BadDraft names what it owes."""
        return made_of({"decrees": [self._row | {"key": KEY}]}, file="")

    def _complain(self, problems: tuple[Problem, ...]) -> None:
        for problem in problems[:_SHOWN]:
            self.add_error(_FIELDS.get(problem.column), sentence(problem))
        if len(problems) > _SHOWN:
            more = {"count": len(problems) - _SHOWN}
            self.add_error(
                _FIELDS.get(problems[0].column), _("and %(count)s more of this kind") % more
            )


def of_file(content: bytes) -> dict[str, Any]:
    """What the form holds for the one decree of a TOML draft. BadDraft if it is another thing."""
    found = document(content, file=_("the file"))
    made_of(found, file=_("the file"))
    rows = found.get("decrees", [])
    if len(found.keys() - {"checked_on"}) != 1 or len(rows) != 1:
        raise BadDraft([loading.one_decree_only()])
    return of_row(rows[0])


def of_row(row: Row) -> dict[str, Any]:
    """What the form holds for a row of a decree."""
    days, withdrawn = loading.lines_of(row)
    citation = decree(row).citation
    kept = {key: row.get(key, "") for key in ("year", "number", "area", "article", "certainty")}
    source = {"title": citation.title, "url": citation.url}
    return kept | source | {"issued_on": row.get("issued_on"), "days": days, "withdrawn": withdrawn}


def sentence(problem: Problem) -> str:
    """Where it stands, and what to do."""
    remedy = either(problem.remedy_id, problem.remedy)
    facts = {"file": problem.file, "row": problem.row, "remedy": remedy, "column": problem.column}
    if problem.row and problem.file:
        return _("%(file)s, row %(row)s, %(column)s: %(remedy)s") % facts
    if problem.row:
        return _("line %(row)s: %(remedy)s") % facts
    return _("%(file)s: %(remedy)s") % facts if problem.file else remedy


def _certainties() -> list[tuple[str, str]]:
    """Contradicted is no choice: two readings of a decree's days are two decrees."""
    return [
        (Certainty.TEXT, pgettext("certainty", "text")),
        (Certainty.OFFICIAL, pgettext("certainty", "official")),
        (Certainty.PRESS, pgettext("certainty", "press")),
        (Certainty.INFERRED, pgettext("certainty", "inferred")),
        (Certainty.UNVERIFIED, pgettext("certainty", "not yet verified")),
    ]


def _area_code(said: str) -> str:
    """The code of an area named by code or by its official name; what was said if there is none."""
    wanted = areas.folded(said)
    for each in areas.known().values():
        if each.level in ("province", "regency") and wanted in (
            areas.folded(areas.official_name(each)),
            areas.folded(each.name),
        ):
            return each.code
    return said.strip()
