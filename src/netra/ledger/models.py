"""The tree over all acts as rows: its leaves, its tiles, what was signed, what waits to enter."""

from django.db import models

from netra.base.models import Act


class Waiting(models.Model):
    """An act that has no leaf yet. The database itself puts it here as the act is recorded.

    No foreign key: that the act is gone before it entered is for the audit to find.
    """

    act = models.UUIDField(primary_key=True)


class Leaf(models.Model):
    """An act's place in the tree, and its leaf's hash. Never changed, never deleted.

    The leaf holds a version byte and the act's own hash, which commits, salted, to all that was
    said on the file until then; see `queries.leaf_of`.
    """

    index = models.BigIntegerField(primary_key=True)
    act = models.OneToOneField(Act, on_delete=models.PROTECT, related_name="+")
    hash = models.BinaryField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["hash"], name="leaf_stands_once")]


class Tile(models.Model):
    """Up to 256 hashes of the tree (`tree.tiles`). It only grows, and stays when it is full."""

    pk = models.CompositePrimaryKey("level", "number")
    level = models.PositiveSmallIntegerField()
    number = models.BigIntegerField()
    hashes = models.BinaryField()


class Checkpoint(models.Model):
    """A signed note: the tree's size and root at that moment. Numbered without gap; it stays."""

    number = models.BigIntegerField(primary_key=True)
    size = models.BigIntegerField()
    note = models.TextField()


class Stamp(models.Model):
    """An outside authority's time stamp (RFC 3161) over a checkpoint's note. It stays.

    `token` is the whole response (DER), `chain` the certificates up to the root (PEM), `stamped_at`
    the moment the authority swears to. One stamp covers every leaf of that checkpoint's tree.
    """

    checkpoint = models.ForeignKey(Checkpoint, on_delete=models.PROTECT, related_name="stamps")
    authority = models.CharField(max_length=100)
    token = models.BinaryField()
    chain = models.TextField()
    stamped_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["checkpoint", "authority"], name="stamped_once_by_each")
        ]
