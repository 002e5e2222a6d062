"""What is counted without belonging to a file."""

from django.db import models


class GapMet(models.Model):
    """How often self-checks met a gap of the register in a month. Nothing else is known of them.

    `month` is its first day.
    """

    gap = models.CharField(max_length=60)
    month = models.DateField()
    times = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["gap", "month"], name="gap_month_once")]
