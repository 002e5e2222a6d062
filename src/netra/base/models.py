"""Files, their acts, numbers given, forms received once, and what must leave the house."""

from django.db import models

from netra.base.ids import new_id
from netra.base.ltree import PathField


class File(models.Model):
    """A file (berkas): one identifier from the first report to the last remedy.

    It holds nothing but its name and the regime whose law its acts cite ("" if not known): where
    it is follows from the rows that point to it. Locking its row is how two officers are kept from
    acting on it at once.
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    opened_at = models.DateTimeField()
    regime = models.CharField(max_length=20, default="", db_default="")


class Act(models.Model):
    """One act of the law on one file. Never changed, never deleted: the database refuses.

    `at` is the legal moment, `recorded_at` the database's clock. `commitment` is SHA-256 over a
    version byte, a salt and the canonical JSON (RFC 8785) of the act; `hash` chains it to the
    previous act of the same file. Salt and body lie apart, where retention may destroy them.
    `assumed` says that `at` is only supposed: the source gives no day, or a coarse one.
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    file = models.ForeignKey(File, on_delete=models.PROTECT, related_name="acts")
    seq = models.PositiveIntegerField()
    kind = models.CharField(max_length=60)
    at = models.DateTimeField()
    assumed = models.BooleanField(default=False, db_default=False)
    recorded_at = models.DateTimeField()
    person = models.UUIDField(null=True)
    capacity = models.CharField(max_length=40)
    office = models.UUIDField(null=True)
    office_path = PathField(null=True)
    from_stage = models.CharField(max_length=40)
    to_stage = models.CharField(max_length=40)
    article = models.CharField(max_length=300)
    commitment = models.BinaryField()
    previous = models.BinaryField()
    hash = models.BinaryField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["file", "seq"], name="act_follows_one_act"),
            models.UniqueConstraint(fields=["hash"], name="act_hash_is_one"),
        ]
        indexes = [models.Index(fields=["recorded_at"])]


class ActBody(models.Model):
    """What an act says, and the salt of its commitment. Destroying it leaves the proof."""

    act = models.OneToOneField(Act, on_delete=models.PROTECT, primary_key=True, related_name="body")
    salt = models.BinaryField()
    content = models.JSONField()


class IssuedNumber(models.Model):
    """A number given by an office: gap-free per office, table and year; a void one stays."""

    office = models.ForeignKey("offices.Office", on_delete=models.PROTECT, related_name="+")
    table = models.CharField(max_length=20)
    year = models.PositiveSmallIntegerField()
    sequence = models.PositiveIntegerField()
    text = models.CharField(max_length=120)
    assumed = models.BooleanField(default=False)
    file = models.ForeignKey(File, on_delete=models.PROTECT, related_name="numbers")
    voided_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["office", "table", "year", "sequence"], name="number_given_once"
            ),
            models.UniqueConstraint(fields=["office", "text"], name="number_text_given_once"),
            models.UniqueConstraint(fields=["table", "text"], name="number_printed_once"),
        ]


class Once(models.Model):
    """A form that was received: the second copy is led to what the first one made."""

    token = models.UUIDField(primary_key=True)
    leads_to = models.CharField(max_length=400)
    at = models.DateTimeField(auto_now_add=True)


class OutboxMessage(models.Model):
    """Something that must leave the house, written in the transaction of the act that sends it."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    file = models.ForeignKey(File, on_delete=models.PROTECT, related_name="+")
    kind = models.CharField(max_length=40)
    to_office = models.UUIDField(null=True)
    content = models.JSONField()
    created_at = models.DateTimeField(auto_now_add=True)
    sent_at = models.DateTimeField(null=True)
    failed = models.TextField(blank=True)


class Reference(models.Model):
    """Law rows the database itself checks against, loaded from `law/data` (quorum)."""

    table = models.CharField(max_length=40)
    key = models.CharField(max_length=80)
    valid_from = models.DateField(null=True)
    valid_to = models.DateField(null=True)
    value = models.IntegerField()
    certainty = models.CharField(max_length=20)
    citation = models.CharField(max_length=300)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["table", "key", "valid_from"],
                nulls_distinct=False,
                name="reference_row_once",
            )
        ]
