"""The simulator on screen: a draft of rules or of a decree, and what it would move."""

from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from netra.doors.desk.context import Desk
from netra.doors.desk.decree_form import LONGEST, sentence
from netra.doors.desk.decree_report import as_file, report
from netra.doors.desk.decrees import DOWNLOADS, ReportPage, of_the_country
from netra.doors.shells import shell
from netra.doors.ui.shell import Shell
from netra.law.check.problem import problem
from netra.law.drafts import BadDraft, Draft, document, made_of

TOO_LONG = (
    f"rancangan paling banyak {LONGEST} bita; bagi menjadi beberapa",
    f"a draft has {LONGEST} bytes at most; divide it",
)


@dataclass(frozen=True)
class TrialPage:
    """The draft as it was sent, and what is wrong with it."""

    shell: Shell
    draft: str
    faults: tuple[str, ...]


@of_the_country
def trial(request: HttpRequest, desk: Desk) -> HttpResponse:
    """A draft is read and answered with its report; nothing of it is kept."""
    text = _sent(request)
    if request.method != "POST" or request.POST.get("step") == "edit":
        return _page(request, text)
    try:
        draft = _draft(text)
    except BadDraft as bad:
        return _page(request, text, tuple(map(sentence, bad.problems[:20])))
    made = report(draft, at=desk.now)
    if request.POST.get("step") in DOWNLOADS:
        return as_file(made, request.POST["step"])
    page = ReportPage(
        shell=shell(request, nav="decrees"),
        title=_("Draft"),
        report=made,
        kept=(("text", text),),
        may_load=False,
        action=request.path,
        refused="",
    )
    return render(request, "desk/decree_report.html", {"page": page})


def _sent(request: HttpRequest) -> str:
    """The draft's text: the file's, or what was typed."""
    sent = request.FILES.get("draft")
    if sent:
        return bytes(sent.read(LONGEST + 1)).decode("utf-8", "replace")
    return str(request.POST.get("text", ""))


def _draft(text: str) -> Draft:
    if len(text) > LONGEST:
        raise BadDraft([problem("", 0, "", TOO_LONG)])
    return made_of(document(text.encode(), file=_("the draft")), file=_("the draft"))


def _page(request: HttpRequest, text: str, faults: tuple[str, ...] = ()) -> HttpResponse:
    page = TrialPage(shell=shell(request, nav="decrees"), draft=text, faults=faults)
    status = 422 if faults else 200
    return render(request, "desk/decree_trial.html", {"page": page}, status=status)
