"""Initial review, naming respondents, registering, tracing."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _lazy

from netra.base.numbers import upcoming
from netra.base.when import local_day
from netra.cases import actions
from netra.cases import queries as cases
from netra.doors.desk.acts.form import (
    ActForm,
    Fact,
    Group,
    choice,
    cited,
    either,
    line,
    several,
    text,
    word,
)
from netra.doors.desk.acts.intake import NumberField, election_kind
from netra.law.exits import exits, grounds
from netra.law.requirements import requirements

KINDS = ("other_law", "crime", "administrative", "organiser_ethics")


def met_choices() -> list[tuple[str, str]]:
    """Met, not met, unclear."""
    return [("yes", _("met")), ("no", _("not met")), ("unclear", _("unclear"))]


def ground_choices(at: str, form: ActForm) -> list[tuple[str, str]]:
    """The grounds that may be named there on the desk's day, after an empty one."""
    on = local_day(form.desk.now, form.desk.zone)
    found = grounds(at, on=on)
    return [("", "—"), *((each.key, either(each.name_id, each.name_en)) for each in found)]


def count_field() -> forms.IntegerField:
    """A number the source gives of something else than people."""
    return forms.IntegerField(
        label=_lazy("A number the source gives, if it is not a number of respondents"),
        required=False,
        min_value=1,
        help_text=_lazy("Forms or posts, for example. Respondents are named one by one."),
    )


def count_words() -> forms.CharField:
    """What that number counts."""
    return line(_lazy("What that number counts"), required=False, length=200)


class OpenReview(ActForm):
    """The office takes the report into its initial review."""

    act = "open_review"
    about = line(
        _lazy("What it is about, in a few neutral words"),
        length=200,
        help_text=_lazy("Stands in every list. No personal names."),
    )

    reported_count = count_field()
    reported_count_of = count_words()

    def perform(self) -> None:
        """The case is open."""
        said = self.cleaned_data
        actions.open_review(
            office=self.desk.office,
            about=said["about"],
            reported_count=said["reported_count"],
            reported_count_of=said["reported_count_of"],
            **self.common(),
        )


class CompleteReview(ActForm):
    """The initial review: requirements, kinds of violation, one of three exits."""

    act = "complete_review"
    kinds = several(_lazy("Kind of violation suspected"), required=True)
    handled_elsewhere = line(_lazy("Handled elsewhere already? By whom"), required=False)
    exit = choice(_lazy("Outcome of the review"))
    ground = forms.ChoiceField(
        label=_lazy("Ground on which it ends"),
        required=False,
        help_text=_lazy("Needed if not registered."),
    )
    reason = text(_lazy("Reason"), required=False, help_text=_lazy("Needed if not registered."))

    def prepare(self) -> None:
        """One row a requirement; the exits of the day with their conditions."""
        case = cases.case_of(self.file_id)
        self.rules = requirements(regime=case.regime, on=case.rules_on) if case else ()
        self.exits = (
            exits(
                regime=case.regime,
                on=local_day(self.desk.now, self.desk.zone),
                determined_on=case.contest.determined_on if case.contest else None,
            )
            if case
            else ()
        )
        self.fields["kinds"].choices = [(key, kind_word(key)) for key in KINDS]  # type: ignore[attr-defined]
        self.fields["exit"].choices = [  # type: ignore[attr-defined]
            (each.key, either(each.name_id, each.name_en)) for each in self.exits
        ]
        self.fields["ground"].choices = ground_choices("not_registered", self)  # type: ignore[attr-defined]
        for rule in self.rules:
            name = either(rule.name_id, rule.name_en)
            help_text = either(rule.question_id, rule.question_en)
            self.fields[f"met_{rule.key}"] = choice(name, met_choices(), help_text=help_text)
            self.fields[f"note_{rule.key}"] = line(_("Note"), required=False)

    def groups(self) -> tuple[Group, ...]:
        """Requirements by kind, then the rest."""
        by_kind: dict[str, list[str]] = {}
        for rule in self.rules:
            by_kind.setdefault(rule.kind, []).extend([f"met_{rule.key}", f"note_{rule.key}"])
        headed = [Group(_requirement_kind(kind), tuple(names)) for kind, names in by_kind.items()]
        rest = ("kinds", "handled_elsewhere", "exit", "ground", "reason", "at", "seen", "once")
        return (*headed, Group(_("Result"), rest))

    def beside(self) -> dict[str, Fact]:
        """Each requirement's article, and whether the statute itself asks for it."""
        return {
            f"met_{rule.key}": Fact(
                "",
                _("asked by the statute") if rule.statutory_minimum else _("asked at desks"),
                cited(rule.citation),
            )
            for rule in self.rules
        }

    def facts(self) -> Iterable[Fact]:
        """Each exit's condition."""
        for each in self.exits:
            condition = either(each.condition_id, each.condition_en)
            yield Fact(either(each.name_id, each.name_en), condition, cited(each.citation))

    def perform(self) -> None:
        """The review is done and its exit taken."""
        said = self.cleaned_data
        actions.complete_review(
            kinds=said["kinds"],
            checks=[self._check(rule) for rule in self.rules],
            handled_elsewhere=said["handled_elsewhere"],
            exit=said["exit"],
            ground=said["ground"],
            reason=said["reason"],
            **self.common(),
        )

    def _check(self, rule: Any) -> dict[str, str]:
        said = self.cleaned_data
        return {
            "key": rule.key,
            "met": said[f"met_{rule.key}"],
            "note": said[f"note_{rule.key}"],
            "article": rule.citation.article,
        }


class Register(ActForm):
    """The case gets its registration number."""

    act = "register"
    wanted = NumberField()

    def perform(self) -> None:
        """The case is registered; its handling clock runs."""
        case = cases.case_of(self.file_id)
        actions.register(
            office=self.desk.office,
            election_kind=election_kind(case.contest if case else None),
            wanted=self.cleaned_data["wanted"],
            **self.common(),
        )

    def facts(self) -> Iterable[Fact]:
        """Which number comes."""
        year = local_day(self.desk.now, self.desk.zone).year
        following = upcoming(office_id=self.desk.office.id, table="registration", year=year)
        yield Fact(_("Next number"), str(following))
        if not self.desk.office.region_code:
            yield Fact(
                _("Region code"), _("not entered yet: the Home Affairs code stands in brackets")
            )


class ExtendHandling(ActForm):
    """More information is needed: the longer term."""

    act = "extend_handling"
    reason = line(_lazy("Which information is still needed"))

    def perform(self) -> None:
        """The longer term holds."""
        actions.extend_handling(reason=self.cleaned_data["reason"], **self.common())


class OrderTracing(ActForm):
    """A team follows the initial information."""

    act = "order_tracing"
    decree = line(_lazy("Number of the decree"), length=120)
    team = line(_lazy("Team"))

    def perform(self) -> None:
        """The team is at work."""
        said = self.cleaned_data
        actions.order_tracing(decree=said["decree"], team=said["team"], **self.common())


class ReportTracing(ActForm):
    """The team reports."""

    act = "report_tracing"
    result = text(_lazy("What the tracing found"))

    def perform(self) -> None:
        """The result stands in the file."""
        actions.report_tracing(result=self.cleaned_data["result"], **self.common())


def kind_word(key: str) -> str:
    """The kind of violation in words."""
    return {
        "other_law": word("other_law_violation"),
        "crime": word("election_crime"),
        "administrative": word("administrative_violation"),
        "organiser_ethics": word("organiser_ethics"),
    }[key]


def _requirement_kind(key: str) -> str:
    return {
        "formal": word("formal_requirement"),
        "material": word("material_requirement"),
        "practice": _("Asked at desks, not by the statute"),
    }[key]


FORMS = (
    OpenReview,
    CompleteReview,
    Register,
    ExtendHandling,
    OrderTracing,
    ReportTracing,
)
