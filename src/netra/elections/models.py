"""Elections and their contests, mirrored from `law/data` so that files can point at them; and the
decrees loaded beside those data, which say when nobody works."""

from django.db import models


class Election(models.Model):
    """An election and its regime (which clock, which handling rules).

    `stages_begun_on` is null where the day is not known; the words then say what is.
    """

    key = models.CharField(max_length=40, primary_key=True)
    name = models.CharField(max_length=120)
    name_en = models.CharField(max_length=120, blank=True)
    regime = models.CharField(max_length=20)
    parent = models.ForeignKey("self", null=True, on_delete=models.PROTECT, related_name="+")
    stages_begun_on = models.DateField(null=True)
    stages_begun_precision = models.CharField(max_length=10, default="unknown")
    stages_begun_id = models.CharField(max_length=200, blank=True)
    stages_begun_en = models.CharField(max_length=200, blank=True)
    certainty = models.CharField(max_length=20)


class Contest(models.Model):
    """One race in one area; its key includes the voting date, for areas that vote again.

    It runs from `runs_from` to `runs_to`, both included. `determined_on` is null where the day is
    not known; the words then say what is. `outcome` is a single pair's, empty where not known.
    `retired`: the law's data no longer hold it, and a file still points at it.
    """

    key = models.CharField(max_length=80, primary_key=True)
    election = models.ForeignKey(Election, on_delete=models.PROTECT, related_name="contests")
    kind = models.CharField(max_length=20)
    area_code = models.CharField(max_length=13)
    area_name = models.CharField(max_length=120)
    province = models.CharField(max_length=120, blank=True)
    voting_on = models.DateField(null=True)
    runs_from = models.DateField(null=True)
    runs_to = models.DateField(null=True)
    determined_on = models.DateField(null=True)
    determined_precision = models.CharField(max_length=10, default="unknown")
    determined_id = models.CharField(max_length=200, blank=True)
    determined_en = models.CharField(max_length=200, blank=True)
    parent = models.ForeignKey("self", null=True, on_delete=models.PROTECT, related_name="+")
    single_pair = models.BooleanField(default=False)
    outcome = models.CharField(max_length=20, blank=True)
    outcome_certainty = models.CharField(max_length=20, blank=True)
    assumed = models.BooleanField(default=False)
    certainty = models.CharField(max_length=20)
    source = models.CharField(max_length=400)
    retired = models.BooleanField(default=False)

    class Meta:
        indexes = [models.Index(fields=["area_code", "runs_from"], name="contest_of_area")]


class LoadedDecree(models.Model):
    """A decree somebody loaded, as a row of `decrees.toml`. Never changed, never deleted: the
    database refuses. What was wrong is replaced by a later one.

    `content` is null for a row that only takes another back.
    """

    key = models.CharField(max_length=40, unique=True)
    content = models.JSONField(null=True)
    replaces = models.OneToOneField(
        "self", null=True, on_delete=models.PROTECT, related_name="replaced_by"
    )
    because = models.CharField(max_length=300, blank=True)
    person = models.ForeignKey("offices.Person", on_delete=models.PROTECT, related_name="+")
    office = models.ForeignKey("offices.Office", on_delete=models.PROTECT, related_name="+")
    loaded_at = models.DateTimeField()

    class Meta:
        ordering = ["pk"]
