"""The first look: initial review with its requirements, and tracing."""

from django.contrib.postgres.fields import ArrayField
from django.db import models

from netra.base.ids import new_id
from netra.cases.models.case import Case


class InitialReview(models.Model):
    """Kajian awal: requirements met, kinds of violation suspected, the exit taken.

    A report that was not registered and came back as a finding may have a second one: it counts.
    """

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="reviews")
    kinds = ArrayField(models.CharField(max_length=30), default=list)
    handled_elsewhere = models.CharField(max_length=300, blank=True)
    exit = models.CharField(max_length=20)
    ground = models.CharField(max_length=40, blank=True, db_default="")
    reason = models.TextField(blank=True)
    reviewed_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=~models.Q(exit="not_registered") | ~models.Q(reason=""),
                name="review_not_registered_has_reason",
            )
        ]


class RequirementCheck(models.Model):
    """One formal or material requirement, looked at."""

    review = models.ForeignKey(InitialReview, on_delete=models.PROTECT, related_name="checks")
    key = models.CharField(max_length=40)
    met = models.CharField(max_length=10, choices=[(k, k) for k in ("yes", "no", "unclear")])
    note = models.CharField(max_length=300, blank=True)
    article = models.CharField(max_length=200)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["review", "key"], name="requirement_checked_once")
        ]


class Tracing(models.Model):
    """Penelusuran: a team named by decree follows an initial information and reports."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    file = models.OneToOneField("base.File", on_delete=models.PROTECT, related_name="+")
    decree = models.CharField(max_length=120)
    team = models.CharField(max_length=300)
    ordered_at = models.DateTimeField()
    result = models.TextField(blank=True)
    reported_at = models.DateTimeField(null=True)
