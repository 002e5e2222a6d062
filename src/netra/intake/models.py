"""What comes in: reports, tips, supervision records; the reporter, sealed."""

from django.contrib.postgres.fields import ArrayField
from django.db import models

from netra.base.guard import Guarded
from netra.base.ids import new_id


class Filing(Guarded):
    """A message from outside: a report, a report waiting for its signature, or a tip.

    `filed_at` is when it was sent, `received_at` when it was received in law (signed, or by a
    decree online), `completed_at` when nothing was missing any more. The person who sent it is
    not here: see `SealedPerson`.
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    file = models.OneToOneField("base.File", on_delete=models.PROTECT, related_name="+")
    channel = models.CharField(
        max_length=12, choices=[(key, key) for key in ("report", "pre_report", "tip")]
    )
    decree = models.CharField(max_length=200, blank=True)
    entrance = models.CharField(max_length=20, default="online")
    regime = models.CharField(max_length=20)
    contest = models.ForeignKey(
        "elections.Contest", null=True, on_delete=models.PROTECT, related_name="+"
    )
    rules_on = models.DateField()
    what = models.TextField()
    place = models.CharField(max_length=300)
    area = models.ForeignKey("offices.Area", on_delete=models.PROTECT, related_name="+")
    occurred_on = models.DateField(null=True)
    known_on = models.DateField(null=True)
    missing = ArrayField(models.CharField(max_length=40), default=list)
    filed_at = models.DateTimeField()
    received_at = models.DateTimeField(null=True)
    completed_at = models.DateTimeField(null=True)
    number = models.CharField(max_length=120, blank=True)
    number_assumed = models.BooleanField(default=False)
    claim_hash = models.BinaryField(unique=True)
    language = models.CharField(max_length=2, default="id")

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(occurred_on__isnull=True)
                | models.Q(known_on__isnull=True)
                | models.Q(known_on__gte=models.F("occurred_on")),
                name="filing_known_not_before_it_happened",
            ),
            models.CheckConstraint(
                condition=~models.Q(channel="tip") | models.Q(received_at__isnull=True),
                name="filing_tip_is_not_received_as_a_report",
            ),
        ]


class NamedPerson(models.Model):
    """Somebody a filing or a supervision record speaks about, as its author knows him or her."""

    file = models.ForeignKey("base.File", on_delete=models.PROTECT, related_name="+")
    number = models.PositiveSmallIntegerField()
    name = models.CharField(max_length=200, blank=True)
    position = models.CharField(max_length=200, blank=True)
    agency = models.CharField(max_length=200, blank=True)
    address = models.CharField(max_length=300, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["file", "number"], name="named_person_numbered_once")
        ]


class SealedPerson(models.Model):
    """The reporter or a witness, encrypted on arrival to the receiving office's key."""

    file = models.ForeignKey("base.File", on_delete=models.PROTECT, related_name="+")
    role = models.CharField(
        max_length=10, choices=[("reporter", "reporter"), ("witness", "witness")]
    )
    number = models.PositiveSmallIntegerField()
    key = models.ForeignKey("offices.OfficeKey", on_delete=models.PROTECT, related_name="+")
    sealed = models.BinaryField()
    sealed_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["file", "role", "number"], name="sealed_person_numbered_once"
            )
        ]


class Question(models.Model):
    """What the office asks the reporter, until when; and the answer through the claim code."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    filing = models.ForeignKey(Filing, on_delete=models.PROTECT, related_name="questions")
    asks = ArrayField(models.CharField(max_length=40), default=list)
    text = models.TextField()
    asked_at = models.DateTimeField()
    due_at = models.DateTimeField(null=True)
    answer = models.TextField(blank=True)
    answered_at = models.DateTimeField(null=True)


class SupervisionRecord(Guarded):
    """Form A (LHP): what a supervisor saw, with the number of the assignment letter.

    `origin` says whether it was written from the field or at the end of a tracing.
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    file = models.ForeignKey("base.File", on_delete=models.PROTECT, related_name="+")
    origin = models.CharField(max_length=10, choices=[("field", "field"), ("tracing", "tracing")])
    number = models.CharField(max_length=120)
    assignment_letter = models.CharField(max_length=120)
    supervisor = models.ForeignKey("offices.Person", on_delete=models.PROTECT, related_name="+")
    regime = models.CharField(max_length=20)
    contest = models.ForeignKey(
        "elections.Contest", null=True, on_delete=models.PROTECT, related_name="+"
    )
    stage_supervised = models.CharField(max_length=200)
    activity = models.CharField(max_length=300)
    place = models.CharField(max_length=300)
    area = models.ForeignKey("offices.Area", on_delete=models.PROTECT, related_name="+")
    occurred_on = models.DateField()
    what = models.TextField()
    made_at = models.DateTimeField()


class Draft(models.Model):
    """An unfinished report, readable only with the key in the visitor's cookie."""

    id = models.BinaryField(primary_key=True)
    sealed = models.BinaryField()
    touched_at = models.DateTimeField()
