"""Projections: where each file is, what is due, who waits for whom. Rebuilt at any time."""

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GistIndex
from django.db import models

from netra.base.guard import Guarded
from netra.base.ltree import PathField
from netra.base.viewing import Viewer


class Journey(Guarded):
    """One file as lists show it. Every column follows from other rooms' rows.

    `grounds` are those on which something in it ended; `gaps` are keys of the register of gaps that
    its acts and clocks meet; `crime` is how far a suspected crime went
    beside (`cases.queries.crime`).
    """

    file = models.OneToOneField(
        "base.File", on_delete=models.PROTECT, primary_key=True, related_name="+"
    )
    origin = models.CharField(max_length=10)
    number = models.CharField(max_length=120)
    number_assumed = models.BooleanField(default=False)
    reference = models.CharField(max_length=9, default="")
    about = models.CharField(max_length=200)
    stage = models.CharField(max_length=30)
    since = models.DateTimeField()
    waits_for = models.CharField(max_length=40)
    holder = models.ForeignKey(
        "offices.Office", null=True, on_delete=models.PROTECT, related_name="+"
    )
    zone = models.CharField(max_length=40)
    regime = models.CharField(max_length=20)
    rules_on = models.DateField()
    moments = models.JSONField(default=dict)
    pauses = models.JSONField(default=list, db_default=[])
    due_at = models.DateTimeField(null=True)
    due_step = models.CharField(max_length=40, blank=True)
    due_article = models.CharField(max_length=300, blank=True)
    due_certainty = models.CharField(max_length=20, blank=True)
    contest_key = models.CharField(max_length=80, blank=True)
    area_code = models.CharField(max_length=13)
    respondents = models.PositiveSmallIntegerField(default=0)
    registered = models.BooleanField(default=False)
    forwarded = models.BooleanField(default=False)
    outcome = models.CharField(max_length=30, blank=True)
    grounds = ArrayField(models.CharField(max_length=40), default=list, db_default=[])
    gaps = ArrayField(models.CharField(max_length=60), default=list, db_default=[])
    crime = models.CharField(max_length=12, blank=True, db_default="")
    closed = models.BooleanField(default=False)

    class Meta:
        indexes = [
            models.Index(fields=["closed", "due_at", "file"], name="journey_worklist"),
            GistIndex(fields=["path"], name="journey_path"),
        ]

    @classmethod
    def visible_filter(cls, viewer: Viewer) -> models.Q:
        """The handling office and those above; whoever was sent the file."""
        sent = JourneyReader.objects.filter(path__under=viewer.path)
        return models.Q(path__under=viewer.path) | models.Q(file_id__in=sent.values("journey_id"))


class Recount(models.Model):
    """All running files counted anew. `through` is the last decree loaded by then, if no recount
    that was done had it; one that was broken off is never `done`, and the next goes on.

    `files` is how many ran, `to_move` how many dates were found to move.
    """

    through = models.ForeignKey(
        "elections.LoadedDecree", null=True, on_delete=models.PROTECT, related_name="+"
    )
    at = models.DateTimeField()
    files = models.PositiveIntegerField()
    to_move = models.PositiveIntegerField()
    done = models.BooleanField(default=False)


class Moved(models.Model):
    """A date that moved because the law's data did: a decree was loaded, a rule amended.

    No act of the file says so, so this is kept; `told` is the office that held the file then, and
    reads it on the file's page.
    """

    recount = models.ForeignKey(Recount, null=True, on_delete=models.PROTECT, related_name="moves")
    file = models.ForeignKey("base.File", on_delete=models.PROTECT, related_name="+")
    step = models.CharField(max_length=40)
    was = models.DateTimeField()
    becomes = models.DateTimeField()
    because = models.CharField(max_length=300)
    told = models.ForeignKey("offices.Office", on_delete=models.PROTECT, related_name="+")
    noticed_at = models.DateTimeField()

    class Meta:
        ordering = ["-noticed_at", "-pk"]


class JourneyReader(models.Model):
    """An office outside the handling line that the file was sent to."""

    journey = models.ForeignKey(Journey, on_delete=models.CASCADE, related_name="readers")
    office = models.ForeignKey("offices.Office", on_delete=models.PROTECT, related_name="+")
    path = PathField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["journey", "office"], name="reader_once")]
        indexes = [GistIndex(fields=["path"], name="reader_path")]
