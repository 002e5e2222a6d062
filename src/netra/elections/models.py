"""Elections and their contests, mirrored from `law/data` so that files can point at them."""

from django.db import models


class Election(models.Model):
    """An election and its regime (which clock, which handling rules)."""

    key = models.CharField(max_length=40, primary_key=True)
    name = models.CharField(max_length=120)
    regime = models.CharField(max_length=20)
    stages_begun_on = models.DateField(null=True)
    certainty = models.CharField(max_length=20)


class Contest(models.Model):
    """One race in one area; its key includes the voting date, for areas that vote again."""

    key = models.CharField(max_length=80, primary_key=True)
    election = models.ForeignKey(Election, on_delete=models.PROTECT, related_name="contests")
    kind = models.CharField(max_length=20)
    area_code = models.CharField(max_length=13)
    area_name = models.CharField(max_length=120)
    voting_on = models.DateField(null=True)
    determined_on = models.DateField(null=True)
    certainty = models.CharField(max_length=20)
    source = models.CharField(max_length=400)
