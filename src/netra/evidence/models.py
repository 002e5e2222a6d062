"""Evidence: bytes stored once under their SHA-256, and the items that name them."""

from django.db import models

from netra.base.guard import Guarded
from netra.base.ids import new_id


class Blob(models.Model):
    """Bytes, stored once. `media_type` is what they are by content, not by name.

    `blake2b` (32 bytes) is of another family than SHA-256: should one fall, the other still holds.
    Empty for bytes kept before it was taken.
    """

    sha256 = models.CharField(max_length=64, primary_key=True)
    blake2b = models.CharField(max_length=64, blank=True, db_default="")
    size = models.BigIntegerField()
    media_type = models.CharField(max_length=100)
    stored_at = models.DateTimeField()


class Item(Guarded):
    """A piece of evidence in a file: which bytes, who gave them, under which name.

    `access` is how whoever gave it had come by it (a key of `law/data/access_modes.toml`, "" if not
    said), `found_at` the address where it stood, `first_seen_on` the day it was first seen there.
    Never changed: the database refuses.
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    file = models.ForeignKey("base.File", on_delete=models.PROTECT, related_name="+")
    number = models.PositiveSmallIntegerField()
    blob = models.ForeignKey(Blob, on_delete=models.PROTECT, related_name="+")
    name = models.CharField(max_length=255)
    note = models.TextField(blank=True)
    given_by = models.CharField(max_length=40)
    at = models.DateTimeField()
    access = models.CharField(max_length=20, blank=True, db_default="")
    found_at = models.CharField(max_length=2000, blank=True, db_default="")
    first_seen_on = models.DateField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["file", "number"], name="evidence_numbered_once")
        ]
