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
    `salt` is that of the digest by which the item's act fixes what it does not tell
    (`queries.untold`). Never changed, the database refuses, but emptied by `Destruction`.
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
    salt = models.BinaryField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["file", "number"], name="evidence_numbered_once")
        ]


class Derived(Guarded):
    """Something made from an item: never the item itself, always naming it and the tool.

    `kind` is preview, poster, transcode, redaction, text or screenshot. `made_from` names the
    derived thing it was made from, where that was not the item. `settings` is what the tool was
    told (rectangles, pages, language). `person` is empty where a machine made it. Never changed.
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    item = models.ForeignKey(Item, on_delete=models.PROTECT, related_name="derived")
    made_from = models.ForeignKey("self", on_delete=models.PROTECT, null=True, related_name="+")
    kind = models.CharField(max_length=20)
    blob = models.ForeignKey(Blob, on_delete=models.PROTECT, related_name="+")
    tool = models.CharField(max_length=200)
    settings = models.JSONField(default=dict)
    made_by = models.CharField(max_length=40)
    person = models.UUIDField(null=True)
    at = models.DateTimeField()


class Examination(Guarded):
    """What a look into an item's bytes found: sound, marked (kept, but not shown as it is), damaged
    or unchecked. `findings` is a list of {code, detail}; `facts` what the tool read. The newest
    holds; none is ever changed.
    """

    item = models.ForeignKey(Item, on_delete=models.PROTECT, related_name="examinations")
    verdict = models.CharField(max_length=20)
    tool = models.CharField(max_length=200)
    findings = models.JSONField(default=list)
    facts = models.JSONField(default=dict)
    at = models.DateTimeField()


class Annotation(Guarded):
    """A remark on a place in an item. It lies above the item, never in it, and is never changed:
    another that `withdraws` it takes it back.

    `layer` is the capacity whose layer it belongs to. `place` says where: {page, x, y, width,
    height} in thousandths of the picture, or {from_ms, to_ms} of a recording.
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    item = models.ForeignKey(Item, on_delete=models.PROTECT, related_name="annotations")
    layer = models.CharField(max_length=40)
    person = models.UUIDField(null=True)
    place = models.JSONField(default=dict)
    text = models.TextField(blank=True)
    withdraws = models.OneToOneField(
        "self", on_delete=models.PROTECT, null=True, related_name="withdrawn_by"
    )
    at = models.DateTimeField()


class Capture(Guarded):
    """A link that is to be captured, and what each attempt came to.

    `outcome` is "" while it waits, "kept", or the reason why not (a code of `queries.capturing`);
    `item` is the web archive that was kept. A new attempt is a new row.
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    file = models.ForeignKey("base.File", on_delete=models.PROTECT, related_name="+")
    url = models.CharField(max_length=2000)
    asked_by = models.CharField(max_length=40)
    asked_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)
    outcome = models.CharField(max_length=40, blank=True, db_default="")
    detail = models.TextField(blank=True, db_default="")
    item = models.ForeignKey(Item, on_delete=models.PROTECT, null=True, related_name="+")


class Hold(Guarded):
    """Nothing of the file may be destroyed until the hold is lifted, with a reason for each."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    file = models.ForeignKey("base.File", on_delete=models.PROTECT, related_name="+")
    reason = models.TextField()
    placed_at = models.DateTimeField()
    lifted_at = models.DateTimeField(null=True)
    lifted_because = models.TextField(blank=True, db_default="")


class Destruction(Guarded):
    """The bytes of an item were destroyed by an act, with the words beside it; its hashes and the
    act stay. `rule` is a key of `law/data/retention.toml`."""

    item = models.OneToOneField(Item, on_delete=models.PROTECT, related_name="destruction")
    act = models.UUIDField()
    rule = models.CharField(max_length=60)
    at = models.DateTimeField()
