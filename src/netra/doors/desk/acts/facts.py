"""Writing down what was found of one alleged act: the facts its elements and exceptions turn on."""

from collections.abc import Iterable
from datetime import date
from typing import Any
from uuid import UUID

from django import forms
from django.http import Http404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _lazy

from netra.cases import actions
from netra.cases import queries as cases
from netra.cases.queries import Cell, RespondentLine
from netra.doors.desk.acts.form import ActForm, Fact, Group, choice, cited, either, line, several
from netra.doors.desk.acts.naming import EMPLOYMENTS, employment_word
from netra.elections.queries import contests_for
from netra.evidence.queries import items_of
from netra.law import elections, elements
from netra.law import facts as law
from netra.law.catalogue import act as catalogue_act
from netra.offices import queries as offices
from netra.outcomes.queries import stage

FACT = "fact_"
UNKNOWN, NONE_YET = "unknown", "none_yet"
WHO = (cases.STATUS,)
"""Facts of the person, asked beside the employment."""


class FindFacts(ActForm):
    """What was found of one alleged act, named by `alleged`; every fact may stay unknown."""

    act = "find_facts"
    alleged = forms.CharField(widget=forms.HiddenInput, required=False)
    employment = forms.ChoiceField(label=_lazy("Employment on the day of the act"))
    contest = choice(_lazy("Which contest did the act aim at?"), required=False)
    evidence = several(_lazy("Evidence this rests on"))
    because = line(
        _lazy("How this is known"),
        required=False,
        length=400,
        help_text=_lazy("Minutes, an answer, a document. No name of a reporter or witness."),
    )
    also = several(
        _lazy("The same was found of"),
        help_text=_lazy("Only if every answer above holds for that person too."),
    )

    def prepare(self) -> None:
        """The act's own questions, with what was found last as a beginning."""
        self.case = cases.case_of(self.file_id)
        people = cases.respondents(self.case.id) if self.case else []
        self.cells = [(person, cell) for person in people for cell in person.acts]
        self.chosen = self._chosen()
        self.questions = self._questions()
        for each in self.questions:
            self.fields[FACT + each.key] = _asked(each)
        self._offer()
        self._begin()

    def _chosen(self) -> tuple[RespondentLine, Cell] | None:
        """The act named by what was sent or by the address; else the first without facts."""
        named = str(self.data.get("alleged", self.row) if self.is_bound else self.row)
        found = [each for each in self.cells if str(each[1].id) == named]
        if named and not found:
            raise Http404  # another act's form would be taken for this one's
        waiting = [each for each in self.cells if not each[1].result]
        return next(iter([*found, *waiting, *self.cells]), None)

    def _questions(self) -> list[law.Fact]:
        if self.chosen is None:
            return []
        keys = elements.asked(self.chosen[1].code, on=self._on())
        return [law.fact(key) for key in keys if key != "contest"]

    def _on(self) -> date:
        assert self.chosen is not None
        assert self.case is not None
        found: date = self.chosen[1].occurred_on or self.case.rules_on
        return found

    def _offer(self) -> None:
        """Choices of the file: contests of its place, its evidence, who is said to do the same."""
        offered: dict[str, Iterable[tuple[str, str]]] = {
            "employment": [(key, employment_word(key)) for key in EMPLOYMENTS],
            "contest": [*self._contests(), (NONE_YET, _("no contest yet")), _unknown()],
            "evidence": [
                (str(each.number), f"{each.number}. {each.name}")
                for each in items_of(self.file_id, self.viewer)
            ],
            "also": [
                (str(cell.id), f"{person.number}. {person.name}")
                for person, cell in self.cells
                if self.chosen and cell.code == self.chosen[1].code and cell != self.chosen[1]
            ],
        }
        for name, found in offered.items():
            self.fields[name].choices = list(found)  # type: ignore[attr-defined]
            if not self.fields[name].choices:  # type: ignore[attr-defined]
                del self.fields[name]

    def _contests(self) -> list[tuple[str, str]]:
        """The case's own contest, then those that run where its office stands that day."""
        if self.case is None or self.chosen is None:
            return []
        place = offices.card(self.case.office).area_code
        running = contests_for(place, self._on()) if place else []
        found = [*filter(None, [self.case.contest]), *running]
        return list({each.key: (each.key, _contest(each)) for each in found}.values())

    def _begin(self) -> None:
        if self.chosen is None or self.case is None:
            return
        person, cell = self.chosen
        last = next(iter(cases.findings(cell.id)), None)
        facts = last.facts if last else cases.said_of(person)
        own = str(last.contest_id or "") if last else str(self.case.contest_id or "")
        self.initial = {
            **self.initial,
            "alleged": str(cell.id),
            "employment": last.employment if last else person.employment,
            "contest": own or facts.get("contest", UNKNOWN),
            **{FACT + each.key: facts.get(each.key, UNKNOWN) for each in self.questions},
        }

    def groups(self) -> tuple[Group, ...]:
        """The person on that day, the contest, the facts, and where they are known from."""
        asked = [each.key for each in self.questions]
        who = tuple(FACT + key for key in asked if key in WHO)
        what = tuple(FACT + key for key in asked if key not in WHO)
        rest = ("because", "evidence", "also", "at", "seen", "once", "alleged")
        return (
            Group(_("The respondent on the day of the act"), ("employment", *who)),
            Group(_("The election"), ("contest",)),
            Group(_("The facts"), what),
            Group(_("Where this is known from"), rest),
        )

    def facts(self) -> Iterable[Fact]:
        """Whom and which act these facts are about."""
        if self.chosen is not None:
            person, cell = self.chosen
            found = catalogue_act(cell.code)
            yield Fact(_("Respondent"), f"{person.number}. {person.name}")
            named = f"{cell.code} {either(found.name_id, found.name_en)}"
            yield Fact(_("Alleged act"), named, cited(found.citation))

    def beside(self) -> dict[str, Fact]:
        """What each fact decides: the first element or exception of the act that turns on it."""
        if self.chosen is None:
            return {}
        code, on = self.chosen[1].code, self._on()
        found: dict[str, Fact] = {}
        for each in (*elements.elements(code, on=on), *elements.exceptions(code, on=on)):
            for key in () if each.general else each.asked:
                told = Fact("", either(each.name_id, each.name_en), cited(each.citation))
                found.setdefault(FACT + key, told)
        return found

    def perform(self) -> None:
        """It stands beside each of the acts chosen."""
        said: dict[str, Any] = self.cleaned_data
        facts = {each.key: said[FACT + each.key] for each in self.questions}
        facts["contest"] = NONE_YET if said["contest"] == NONE_YET else UNKNOWN
        actions.find_facts(
            stage=stage,
            alleged_ids=self._alleged(),
            facts={key: value for key, value in facts.items() if value not in ("", UNKNOWN)},
            employment=said["employment"],
            contest="" if said["contest"] in (NONE_YET, UNKNOWN) else said["contest"],
            because=said["because"],
            evidence=[int(number) for number in said.get("evidence", ())],
            **self.common(),
        )

    def leads_to(self) -> str:
        """What the facts come to."""
        assert self.chosen is not None
        return reverse("desk:assessment", args=[self.file_id, self.chosen[1].id])

    def _alleged(self) -> list[UUID]:
        own = [self.chosen[1].id] if self.chosen else []
        return [*own, *map(UUID, self.cleaned_data.get("also", ()))]


def _asked(question: law.Fact) -> forms.ChoiceField:
    offered = [(each.value, either(each.name_id, each.name_en)) for each in question.options]
    label = either(question.question_id, question.question_en)
    return choice(label, [*offered, _unknown()], required=False)


def _unknown() -> tuple[str, str]:
    return UNKNOWN, _("not known")


def _contest(contest: Any) -> str:
    kind = elections.kinds()[contest.kind]
    held = either(contest.election.name, contest.election.name_en or contest.election.name)
    return f"{held}: {either(kind.name_id, kind.name_en)}, {contest.area_name}"


FORMS = (FindFacts,)
