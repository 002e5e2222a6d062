"""The gallery at /gaya/: every component with invented content; in demo and development only."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import Any

from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from netra.doors.ui import clocks, parts
from netra.doors.ui.formats import day_short, language
from netra.doors.ui.forms import DayField, MomentField
from netra.doors.ui.shell import Capacity, DemoBar, Shell

NOW = datetime(2024, 10, 17, 2, 0, tzinfo=UTC)
ZONE = "WITA"
TODAY = date(2024, 10, 17)
CITATION = parts.Citation(
    "contradicted",
    "Perbawaslu 9/2024",
    "jdih.bawaslu.go.id",
    other_reading="Perbawaslu 8/2020",
)


class SampleForm(forms.Form):
    """One field of every kind."""

    name = forms.CharField(label=gettext_lazy("Name"), help_text=gettext_lazy("As on the card."))
    email = forms.EmailField(label=gettext_lazy("Email"), required=False)
    what = forms.CharField(label=gettext_lazy("What happened"), widget=forms.Textarea)
    where = forms.ChoiceField(
        label=gettext_lazy("Where"),
        choices=[("office", gettext_lazy("At an office")), ("online", gettext_lazy("Online"))],
        widget=forms.RadioSelect,
    )
    proof = forms.MultipleChoiceField(
        label=gettext_lazy("Evidence"),
        choices=[("photo", gettext_lazy("Photo")), ("letter", gettext_lazy("Letter"))],
        widget=forms.CheckboxSelectMultiple,
    )
    stage = forms.ChoiceField(
        label=gettext_lazy("Stage"),
        choices=[("1", gettext_lazy("Review")), ("2", gettext_lazy("Study"))],
    )
    known = DayField(label=gettext_lazy("Date of the event"))
    heard = MomentField(label=gettext_lazy("Time of the clarification"))
    file = forms.FileField(label=gettext_lazy("File"), required=False)
    agree = forms.BooleanField(label=gettext_lazy("What I wrote is true"))


@dataclass(frozen=True)
class GalleryPage:
    """Everything the gallery shows."""

    shell: Shell
    form: forms.Form
    wrong: forms.Form
    strip: clocks.Strip
    late: clocks.Strip
    unclocked: tuple[clocks.Unclocked, ...]
    act: parts.Act
    others: tuple[parts.Act, ...]
    matrix: tuple[parts.MatrixRow, ...]
    entries: tuple[parts.Entry, ...]
    rows: tuple[parts.WorkRow, ...]
    steps: tuple[parts.Step, ...]
    citations: tuple[parts.Citation, ...]
    theme: str = ""
    now: datetime = NOW
    zone: str = ZONE
    hostile: str = "Budi\u202egnp.exe\u200b"


def gallery(request: HttpRequest) -> HttpResponse:
    """Show the components; 404 outside demo and development.

    `?shell=citizen` or `desk`; `?theme=light` or `dark`, otherwise the browser's wish.
    """
    if not (settings.DEBUG or getattr(settings, "NETRA_DEMO", False)):
        raise Http404
    name = "citizen" if request.GET.get("shell") == "citizen" else "desk"
    theme = request.GET.get("theme", "")
    page = gallery_page(theme if theme in {"light", "dark"} else "")
    return render(request, f"ui/gallery_{name}.html", {"page": page})


def gallery_page(theme: str = "") -> GalleryPage:
    """Return invented content for every component, in the active language."""
    return GalleryPage(
        shell=_shell(),
        form=SampleForm(),
        wrong=_wrong(),
        strip=_strip(date(2024, 10, 14), 7, _("Study")),
        late=_strip(date(2024, 10, 8), 7, _("Review")),
        unclocked=(clocks.Unclocked(name=_("Plenary"), why=_("No limit is known."), url="#"),),
        act=parts.Act(_("Register"), "#", _("Coordinator"), _("tomorrow"), "Perbawaslu 9/2024"),
        others=_others(),
        matrix=_matrix(),
        entries=_entries(),
        rows=_rows(),
        steps=_steps(),
        citations=_citations(),
        theme=theme,
    )


def _shell() -> Shell:
    capacities = (Capacity("1", _("Coordinator")), Capacity("2", _("Receiving officer")))
    return Shell(
        language=language(),
        other_language_url="?",
        viewer_name=_("Example Officer"),
        office_name=_("Office of Example Regency"),
        capacity_key="1",
        capacities=capacities,
        switch_action="#",
        demo=DemoBar(TODAY, "#"),
        nav="worklist",
    )


def _wrong() -> forms.Form:
    form = SampleForm({"known_day": "31", "known_month": "2", "known_year": "2024", "where": "x"})
    form.is_valid()
    form.add_error(None, ValidationError(_("Two answers contradict each other.")))
    return form


def _strip(first: date, length: int, name: str) -> clocks.Strip:
    days = tuple(_strip_day(first + timedelta(days=n), n == length - 1) for n in range(length))
    due = datetime(days[-1].date.year, days[-1].date.month, days[-1].date.day, 8, tzinfo=UTC)
    other = due + timedelta(days=1)
    return clocks.Strip(
        name=name,
        days=days,
        due=due,
        now=NOW,
        zone=ZONE,
        marks=(_("two readings"),),
        rules=(clocks.Rule(text="Perbawaslu 9/2024", url="#", citation=CITATION),),
        readings=(
            clocks.Reading(due=due, how=_("the first day counts"), shown=True),
            clocks.Reading(due=other, how=_("the first day does not count")),
        ),
    )


def _strip_day(day: date, last: bool) -> clocks.StripDay:
    sunday = day.weekday() == 6
    return clocks.StripDay(
        date=day,
        counted=not sunday,
        past=day < TODAY,
        today=day == TODAY,
        due=last,
        reason=_("Sunday") if sunday else "",
    )


def _others() -> tuple[parts.Act, ...]:
    stop = parts.Act(_("Stop"), "#", _("Plenary"), article="Perbawaslu 9/2024")
    take = parts.Act(_("Take over"), "#", refused=_("Only the province may do this."))
    return (stop, take)


def _matrix() -> tuple[parts.MatrixRow, ...]:
    post = parts.AllegedAct(_("Post"), _("discipline"), _("stopped"), _("Not proven"))
    attendance = parts.AllegedAct(_("Attendance"), _("discipline"))
    return (
        parts.MatrixRow(_("Respondent 1"), _("Civil servant, active"), (post, attendance)),
        parts.MatrixRow(_("Respondent 2"), _("Village head"), ()),
    )


def _entries() -> tuple[parts.Entry, ...]:
    day = timedelta(days=1)
    person, role = _("Example Officer"), _("Coordinator")
    sentence = _("The report was registered with two respondents.")
    return (
        parts.Entry(NOW - 3 * day, ZONE, _("Received"), person, role, "Perbawaslu 9/2024"),
        parts.Entry(NOW - day, ZONE, _("Registered"), person, role, "", sentence, CITATION),
    )


def _rows() -> tuple[parts.WorkRow, ...]:
    about = _("A post in support of a candidate, by a school principal")
    waits = (_("Coordinator"), _("Plenary"), _("Merit authority"))
    article = "Perbawaslu 9/2024"
    dues = (NOW - timedelta(days=2), NOW + timedelta(hours=30), NOW + timedelta(days=5), None)
    return tuple(
        parts.WorkRow(
            f"00{n}/Reg/LP/Example/X/2024", "#", about, _("Study"), waits[n % 3], due, article
        )
        for n, due in enumerate(dues, 1)
    )


def _steps() -> tuple[parts.Step, ...]:
    return (
        parts.Step(
            day_short(date(2024, 10, 15)),
            _("We received your report"),
            _("Receiving officer"),
            "done",
        ),
        parts.Step(
            day_short(date(2024, 10, 17)), _("An officer reads it"), _("Coordinator"), "now"
        ),
        parts.Step(day_short(date(2024, 10, 22)), _("The office decides"), _("Plenary"), "next"),
    )


def _citations() -> tuple[parts.Citation, ...]:
    keys: tuple[Any, ...] = ("text", "official", "press", "inferred", "unverified", "contradicted")
    return tuple(parts.Citation(key, "Perbawaslu 9/2024", "jdih.bawaslu.go.id") for key in keys)
