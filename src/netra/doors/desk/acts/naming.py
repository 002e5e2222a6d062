"""Naming a respondent and what he or she is said to have done."""

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _lazy

from netra.cases import actions
from netra.doors.desk.acts.employer import EMPLOYER, EmployerForm, words_field
from netra.doors.desk.acts.form import choice, either, line, several, word
from netra.doors.ui.forms import DayField
from netra.intake import queries as intake
from netra.law.catalogue import acts as catalogue_acts
from netra.law.facts import fact
from netra.offices import queries as offices
from netra.offices.queries import OfficeCard

EMPLOYMENTS = (
    "unknown",
    "pns",
    "cpns",
    "pppk",
    "acting_regional_head",
    "village_head",
    "village_official",
    "tni",
    "polri",
    "honorary",
    "state_enterprise",
    "kpu_ad_hoc",
    "supervisor_ad_hoc",
    "regional_head",
)
UNKNOWN = "unknown"


class NameRespondent(EmployerForm):
    """Who is said to have done what."""

    act = "name_respondent"
    employer = "agency"
    asks_when = False
    name = line(
        _lazy("Name"),
        required=False,
        length=200,
        help_text=_lazy("Leave empty if it is not known: the respondent is called by number."),
    )
    position = line(_lazy("Position"), required=False, length=200)
    agency_name = line(_lazy("Agency, as the report calls it"), required=False, length=200)
    agency = choice(
        _lazy("Appointing authority of the employing agency"),
        required=False,
        help_text=_lazy("It follows the employing agency, not the place."),
    )
    agency_words = words_field()
    employment = forms.ChoiceField(label=_lazy("Employment on the day of the act"))
    other_employment = forms.ChoiceField(
        label=_lazy("Another employment held at the same time"),
        required=False,
        help_text=_lazy("Only noted: the law of the one above judges."),
    )
    status_on_day = forms.ChoiceField(label=_lazy("Status on the day of the act"))
    status_proof = line(_lazy("How the status is known"), required=False)
    codes = several(_lazy("What the person is said to have done"), required=True)
    occurred_on = DayField(label=_lazy("When"), required=False)
    favoured_side = line(
        _lazy("Which side it would favour"),
        required=False,
        length=60,
        help_text=_lazy("Kept with the act, never with the person; shown in no list."),
    )

    def prepare(self) -> None:
        """Choices of the law and the offices of the day; names as the file has them."""
        self._choose("employment", [(key, employment_word(key)) for key in EMPLOYMENTS])
        others = [("", "—"), *((key, word(key)) for key in EMPLOYMENTS if key != UNKNOWN)]
        self._choose("other_employment", others)
        self._choose("status_on_day", statuses())
        self._choose(
            "codes",
            [(a.code, f"{a.code} {either(a.name_id, a.name_en)}") for a in catalogue_acts()],
        )
        filing = intake.filing_of(self.file_id) or intake.record_of(self.file_id)
        self.initial["occurred_on"] = filing.occurred_on if filing else None
        for person in intake.named(self.file_id)[:1]:
            self.initial["name"] = person.name
            self.initial["position"] = person.position
            self.initial["agency_name"] = person.agency
        self.offer(self._likely(), none=_("Not known yet"))

    def _likely(self) -> list[OfficeCard | None]:
        """Those the report's own words speak of; the regency's and the province's."""
        called, office = str(self.initial.get("agency_name", "")), self.desk.office
        spoken = offices.search_offices(EMPLOYER, called, on=self.on, limit=3)
        if office.tier == "national":
            return [*spoken]
        parts = office.area_code.split(".")
        codes = dict.fromkeys(".".join(parts[:length]) for length in (2, 1))
        return [*spoken, *(offices.appointing_for(code, on=self.on) for code in codes)]

    def perform(self) -> None:
        """The case speaks of this person and these acts."""
        said = self.cleaned_data
        actions.name_respondent(
            name=said["name"],
            position=said["position"],
            agency_name=said["agency_name"],
            agency_id=said["agency"] or None,
            employment=said["employment"],
            other_employment=said["other_employment"],
            status_on_day=said["status_on_day"],
            status_proof=said["status_proof"],
            codes=said["codes"],
            occurred_on=said["occurred_on"],
            favoured_side=said["favoured_side"],
            **self.common(),
        )

    def _choose(self, name: str, choices: list[tuple[str, str]]) -> None:
        self.fields[name].choices = choices  # type: ignore[attr-defined]


def employment_word(key: str) -> str:
    """The employment in the page's language."""
    return _("not known") if key == UNKNOWN else word(key)


def statuses() -> list[tuple[str, str]]:
    """Every status on a day that the law's facts know, and that it is not known."""
    found = [(each.value, either(each.name_id, each.name_en)) for each in fact("status").options]
    return [(UNKNOWN, _("not known")), *found]


FORMS = (NameRespondent,)
