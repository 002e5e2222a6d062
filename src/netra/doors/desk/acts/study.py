"""The study: facts, analysis, elements, conclusion; and another one of a file that came back."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _lazy

from netra.cases import actions
from netra.cases import queries as cases
from netra.cases.queries import Cell, RespondentLine
from netra.doors.desk.acts.classed import class_word, result_word
from netra.doors.desk.acts.form import (
    ActForm,
    Fact,
    Group,
    choice,
    cited,
    either,
    line,
    text,
    word,
)
from netra.doors.desk.acts.review import met_choices
from netra.law.catalogue import Assessment
from netra.law.catalogue import act as catalogue_act
from netra.law.elements import Element, State, elements
from netra.outcomes.queries import stage

MET = {State.MET: "yes", State.MISSING: "no", State.UNKNOWN: "unclear"}
"""How a form begins: what the facts written down say of an element. A person decides."""


class MakeStudy(ActForm):
    """Kajian: facts, analysis, elements, conclusion."""

    act = "study"
    facts_found = text(_lazy("Facts found"))
    analysis = text(_lazy("Analysis"))
    conclusion = text(_lazy("Conclusion"))

    def prepare(self) -> None:
        """One row an element of each alleged act, by the rows of its day."""
        self.case = cases.case_of(self.file_id)
        people = cases.respondents(self.case.id) if self.case else []
        self.cells = [(person, cell) for person in people for cell in person.acts]
        self.rows: list[tuple[Cell, Element]] = [
            (cell, element)
            for _person, cell in self.cells
            for element in elements(cell.code, on=self._day_of(cell))
        ]
        for cell, element in self.rows:
            key = f"{cell.id}_{element.key}"
            name = either(element.name_id, element.name_en)
            self.fields[f"met_{key}"] = choice(name, met_choices())
            self.fields[f"because_{key}"] = line(_("By which evidence"), required=False, length=400)
        self.assessed = dict(self._assessed())
        self._begin()

    def _day_of(self, cell: Cell) -> date:
        found: date = cell.occurred_on or self.case.rules_on  # type: ignore[union-attr]
        return found

    def _assessed(self) -> Iterable[tuple[Cell, tuple[Assessment, Any]]]:
        """What the facts found of each alleged act come to; acts without facts are left out."""
        if self.case is None:
            return
        found = cases.latest_findings(self.case.id)
        for person, cell in self.cells:
            if cell.id in found:
                last = found[cell.id]
                yield cell, (cases.assessment(self.case, person, cell, last), last)

    def _begin(self) -> None:
        """Elements begin as the facts leave them."""
        for cell, (assessed, last) in self.assessed.items():
            for each in assessed.weighed:
                key = f"{cell.id}_{each.key}"
                if f"met_{key}" in self.fields and not each.effect:
                    self.initial[f"met_{key}"] = MET[each.state]
                    known = each.state is not State.UNKNOWN
                    self.initial[f"because_{key}"] = _known_by(last) if known else ""

    def facts(self) -> Iterable[Fact]:
        """What the facts written down come to, act by act."""
        for person, cell in self.cells:
            if cell not in self.assessed:
                yield Fact(_titled(person, cell), _("no facts are written down yet"))
                continue
            found, _last = self.assessed[cell]
            told = result_word(str(found.result), cell.code, found.klass)
            said = f"{told}; {class_word(cell.code, found.klass)}"
            yield Fact(_titled(person, cell), said, cited(found.citation))

    def groups(self) -> tuple[Group, ...]:
        """The text, then the elements of each alleged act."""
        headed = [
            Group(
                _titled(person, cell),
                tuple(
                    f"{begins}_{cell.id}_{element.key}"
                    for of, element in self.rows
                    if of is cell
                    for begins in ("met", "because")
                ),
            )
            for person, cell in self.cells
        ]
        first, last = ("facts_found", "analysis"), ("conclusion", "at", "seen", "once")
        return (Group("", first), *headed, Group("", last))

    def perform(self) -> None:
        """The study stands, element by element."""
        actions.make_study(**self.said(), **self.common())

    def said(self) -> dict[str, Any]:
        """The study as it was written."""
        said = self.cleaned_data
        return {
            "facts": said["facts_found"],
            "analysis": said["analysis"],
            "conclusion": said["conclusion"],
            "elements": [
                {
                    "alleged_id": cell.id,
                    "key": element.key,
                    "met": said[f"met_{cell.id}_{element.key}"],
                    "because": said[f"because_{cell.id}_{element.key}"],
                }
                for cell, element in self.rows
            ],
        }


class SupplementStudy(MakeStudy):
    """Another study of a file that came back; it begins with the words of the latest."""

    act = "supplement_study"

    def prepare(self) -> None:
        """As the first study, with what it said."""
        super().prepare()
        before = cases.study(self.case.id) if self.case else None
        if before is not None:
            self.initial["facts_found"] = before.facts
            self.initial["analysis"] = before.analysis
            self.initial["conclusion"] = before.conclusion

    def perform(self) -> None:
        """It stands beside the first."""
        actions.supplement_study(stage=stage, **self.said(), **self.common())


def _titled(person: RespondentLine, cell: Cell) -> str:
    found = catalogue_act(cell.code)
    return f"{person.name}: {cell.code} {either(found.name_id, found.name_en)}"


def _known_by(found: Any) -> str:
    """What the facts rest on, in a line."""
    numbers = ", ".join(map(str, found.evidence))
    kept = f"{word('evidence')} {numbers}" if numbers else ""
    return "; ".join(filter(None, (found.because, kept)))[:400]


FORMS = (MakeStudy, SupplementStudy)
