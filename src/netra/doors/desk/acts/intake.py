"""The intake desk's acts: signing, asking the reporter."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _lazy

from netra.base.numbers import upcoming
from netra.base.when import local_day
from netra.doors.desk.acts.form import ActForm, Fact, cited, either, several, text
from netra.elections import queries as elections
from netra.intake import actions
from netra.intake import queries as intake
from netra.law.deadlines import NoKnownLimit, deadline
from netra.law.requirements import requirements
from netra.offices.queries import numbering_office
from netra.outcomes.queries import stage


def election_kind(contest: Any) -> str:
    """The election letters of a number; "" while there is no contest."""
    return elections.election_kind_letters(contest) if contest else ""


class NumberField(forms.IntegerField):
    """The running number, empty for the next one."""

    def __init__(self) -> None:
        """An optional positive number."""
        super().__init__(
            label=_lazy("Running number"),
            required=False,
            min_value=1,
            help_text=_lazy("Leave empty to take the next one. It can be set for the first only."),
        )


class SignFiling(ActForm):
    """The printed form was signed at the desk: the report is received."""

    act = "sign_filing"
    wanted = NumberField()

    def perform(self) -> None:
        """The report is received, numbered and its clock runs."""
        filing = intake.filing_of(self.file_id)
        actions.sign_filing(
            office=self.desk.office,
            election_kind=election_kind(filing.contest if filing else None),
            wanted=self.cleaned_data["wanted"],
            **self.common(),
        )

    def facts(self) -> Iterable[Fact]:
        """Which number comes, and what the report still lacks."""
        filing = intake.filing_of(self.file_id)
        year = local_day(self.desk.now, self.desk.zone).year
        coded = numbering_office(self.desk.office)
        following = upcoming(office_id=coded.id, table="filing", year=year)
        yield Fact(_("Next number"), str(following))
        for requirement in requirements(regime=filing.regime, on=filing.rules_on) if filing else ():
            if requirement.key in filing.missing:  # type: ignore[union-attr]
                yield Fact(
                    _("Still missing"),
                    either(requirement.name_id, requirement.name_en),
                    cited(requirement.citation),
                )


class AskReporter(ActForm):
    """Something is missing: the reporter is asked, with a day."""

    act = "ask_reporter"
    asks_when = False
    asks = several(_lazy("What is missing"))
    text = text(_lazy("What you ask, in plain words"))

    def prepare(self) -> None:
        """The requirements of the law in force."""
        self.filing = filing = intake.filing_of(self.file_id)
        if filing is None:  # a record has no reporter; the act itself is refused at its stage
            return
        found = requirements(regime=filing.regime, on=filing.rules_on)
        self.fields["asks"].choices = [  # type: ignore[attr-defined]
            (each.key, either(each.name_id, each.name_en))
            for each in found
            if each.key not in intake.OF_IDENTITY
        ]

    def perform(self) -> None:
        """The reporter finds the question under the claim code."""
        actions.ask_reporter(
            stage=stage,
            asks=self.cleaned_data["asks"],
            text=self.cleaned_data["text"],
            due_at=self._due(),
            **self.common(),
        )

    def facts(self) -> Iterable[Fact]:
        """Until when the reporter may complete, and what is not asked here."""
        yield Fact(
            _("Reporter's identity"),
            _("completed at the desk or by a custodian; an answer here would not be sealed"),
        )
        found = self._deadline()
        if found is not None and found.due is not None:
            days = _("%(n)s days from now") % {"n": found.days}
            yield Fact(_("Time to complete"), days, cited(found.citation))

    def _deadline(self) -> Any:
        if self.filing is None:
            return None
        try:
            return deadline(
                "completing",
                regime=self.filing.regime,
                on=self.filing.rules_on,
                moments={"asked_to_complete": self.desk.now, "received": self.desk.now},
                zone=self.desk.zone,
            )
        except NoKnownLimit:
            return None

    def _due(self) -> Any:
        found = self._deadline()
        return found.due if found is not None else None


FORMS = (SignFiling, AskReporter)
