"""Beside the neutrality part: the suspected crime, and measures reported to the office."""

from django.db import models

from netra.base.ids import new_id
from netra.cases.models.case import Case, Respondent

CONVICTED, ACQUITTED, STOPPED = "convicted", "acquitted", "stopped"
MEASURES = ("reprimand", "statement", "recommended_ethics", "recommended_discipline")


class Transfer(models.Model):
    """Pelimpahan to the investigator, whose office the house does not hold: `to` says it in words.

    The neutrality part of the same file goes on by itself.
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    case = models.OneToOneField(Case, on_delete=models.PROTECT, related_name="transfer")
    to = models.CharField(max_length=200)
    letter_number = models.CharField(max_length=120)
    articles = models.CharField(max_length=400)
    sent_at = models.DateTimeField()


class InvestigationResult(models.Model):
    """What came of the suspected crime, as somebody told the office; an appeal is a row more.

    `decided_by` is the court, or who stopped the investigation, in words. `decided_on` is null
    where the source gives no day.
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    transfer = models.ForeignKey(Transfer, on_delete=models.PROTECT, related_name="results")
    outcome = models.CharField(
        max_length=12, choices=[(key, key) for key in (CONVICTED, ACQUITTED, STOPPED)]
    )
    decided_by = models.CharField(max_length=200)
    number = models.CharField(max_length=120, blank=True)
    decided_on = models.DateField(null=True)
    text = models.TextField(blank=True)
    reported_by = models.CharField(max_length=200)
    noted_at = models.DateTimeField()


class ReportedMeasure(models.Model):
    """A measure somebody took or asked for outside the office's powers, as reported.

    It is nobody's sanction: it changes no decision and counts as none. `kind` is empty where nobody
    said it; the glossary has its word under `measure_` and the kind.
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="measures")
    respondent = models.ForeignKey(
        Respondent, null=True, on_delete=models.PROTECT, related_name="measures"
    )
    kind = models.CharField(
        max_length=30, choices=[(key, key) for key in MEASURES], blank=True, db_default=""
    )
    measure = models.CharField(max_length=300)
    issued_by = models.CharField(max_length=200)
    issued_on = models.DateField(null=True)
    source = models.CharField(max_length=400)
    noted_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(kind__in=["", *MEASURES]), name="measure_kind_known"
            )
        ]
