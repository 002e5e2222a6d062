"""Areas, offices, people and their mandates: who may see and do what, where, on which date."""

from typing import Any, ClassVar

from django.contrib.auth.models import AbstractBaseUser, BaseUserManager
from django.contrib.postgres.indexes import GinIndex
from django.db import models

from netra.base.ids import new_id
from netra.base.ltree import PathField


class Area(models.Model):
    """A province, regency or city, district or village, by its Home Affairs code.

    `parent` is where it lies today; `words` its name and those above it, for comparing.
    """

    code = models.CharField(max_length=13, primary_key=True)
    name = models.CharField(max_length=120)
    level = models.CharField(
        max_length=10,
        choices=[(key, key) for key in ("country", "province", "regency", "district", "village")],
    )
    parent = models.ForeignKey("self", null=True, on_delete=models.PROTECT, related_name="children")
    zone = models.CharField(max_length=40)
    source = models.CharField(max_length=200)
    words = models.CharField(max_length=300, default="")

    class Meta:
        indexes = [GinIndex(fields=["words"], opclasses=["gin_trgm_ops"], name="area_words")]


class AreaParent(models.Model):
    """Where an area lay from one day to another (both included), if that ever changed."""

    area = models.ForeignKey(Area, on_delete=models.CASCADE, related_name="past")
    parent = models.ForeignKey(Area, on_delete=models.PROTECT, related_name="+")
    valid_from = models.DateField(null=True)
    valid_to = models.DateField(null=True)
    source = models.CharField(max_length=300)
    certainty = models.CharField(max_length=20)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["area", "parent"], name="area_lies_in_parent_once"),
            models.CheckConstraint(
                condition=models.Q(valid_to__isnull=True)
                | models.Q(valid_from__isnull=True)
                | models.Q(valid_to__gte=models.F("valid_from")),
                name="area_parent_ends_after_it_begins",
            ),
        ]


class Office(models.Model):
    """An office with its place in the tree. Institutions die: a successor takes its place.

    A predecessor did its work before it was made, and may go on for another area.

    `function` is what it does (supervisory, merit, appointing, personnel, inspectorate), `tier`
    where it stands. `region_code` is Bawaslu's own code, entered by the office, never derived.
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    key = models.SlugField(max_length=60, unique=True)
    function = models.CharField(max_length=30)
    tier = models.CharField(max_length=10)
    name = models.CharField(max_length=160)
    area = models.ForeignKey(Area, null=True, on_delete=models.PROTECT, related_name="+")
    path = PathField(unique=True)
    zone = models.CharField(max_length=40, default="Asia/Jakarta")
    seats = models.PositiveSmallIntegerField(null=True)
    region_code = models.CharField(max_length=10, blank=True)
    address = models.CharField(max_length=200, blank=True)
    valid_from = models.DateField(null=True)
    valid_to = models.DateField(null=True)
    successor = models.ForeignKey("self", null=True, on_delete=models.PROTECT, related_name="+")
    predecessor = models.ForeignKey("self", null=True, on_delete=models.PROTECT, related_name="+")
    source = models.CharField(max_length=300, blank=True)
    certainty = models.CharField(max_length=20, default="official")

    class Meta:
        indexes = [models.Index(fields=["function", "area"], name="office_function_area")]


class OfficeKey(models.Model):
    """The key pair identities are sealed to. The private half lies in the grants, nowhere else."""

    office = models.ForeignKey(Office, on_delete=models.PROTECT, related_name="keys")
    public = models.BinaryField()
    made_at = models.DateTimeField()


class PersonManager(BaseUserManager["Person"]):
    """Makes people."""

    def create_user(self, username: str, password: str | None = None, **fields: Any) -> "Person":
        """A person who may sign in, with that password (or none usable)."""
        person = self.model(username=username, **fields)
        person.set_password(password)
        person.save(using=self._db)
        return person


class Person(AbstractBaseUser):
    """Somebody who works with the system. What he or she may do stands in the mandates."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    username = models.CharField(max_length=60, unique=True)
    name = models.CharField(max_length=120)
    email = models.EmailField(blank=True)
    is_active = models.BooleanField(default=True)

    objects: ClassVar[PersonManager] = PersonManager()

    USERNAME_FIELD = "username"
    REQUIRED_FIELDS: ClassVar[list[str]] = ["name"]

    def __str__(self) -> str:
        return self.name


class Mandate(models.Model):
    """A person acts for an office in a capacity from one day to another (both included)."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="mandates")
    office = models.ForeignKey(Office, on_delete=models.PROTECT, related_name="mandates")
    capacity = models.CharField(max_length=40)
    division = models.CharField(max_length=80, blank=True)
    valid_from = models.DateField()
    valid_to = models.DateField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(valid_to__isnull=True)
                | models.Q(valid_to__gte=models.F("valid_from")),
                name="mandate_ends_after_it_begins",
            )
        ]


class CalendarKey(models.Model):
    """What opens a mandate's calendar to a phone that cannot sign in; only a hash of it is kept.

    One a mandate: a new one takes the old one's place. With the mandate, or while the person may
    not sign in, it opens nothing.
    """

    mandate = models.OneToOneField(Mandate, on_delete=models.CASCADE, primary_key=True)
    hash = models.BinaryField(unique=True)
    made_at = models.DateTimeField()


class CustodianKey(models.Model):
    """A custodian's own pair. `locked` is the private half under a secret that is kept nowhere."""

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    public = models.BinaryField()
    locked = models.BinaryField()
    made_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["person"],
                condition=models.Q(ended_at__isnull=True),
                name="custodian_has_one_key",
            )
        ]


class KeyGrant(models.Model):
    """The private half of an office's key, sealed to one custodian."""

    key = models.ForeignKey(OfficeKey, on_delete=models.PROTECT, related_name="grants")
    holder = models.ForeignKey(CustodianKey, on_delete=models.PROTECT, related_name="grants")
    sealed = models.BinaryField()
    granted_by = models.ForeignKey(Person, null=True, on_delete=models.PROTECT, related_name="+")
    granted_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["key", "holder"], name="key_granted_once_to_each")
        ]


class KeyRecovery(models.Model):
    """The private half of an office's key in two envelopes: two custodians of the office above it
    open it together, the `outer` first, and none of them alone."""

    key = models.ForeignKey(OfficeKey, on_delete=models.PROTECT, related_name="recoveries")
    outer = models.ForeignKey(CustodianKey, on_delete=models.PROTECT, related_name="+")
    inner = models.ForeignKey(CustodianKey, on_delete=models.PROTECT, related_name="+")
    sealed = models.BinaryField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["key", "outer", "inner"], name="recovery_once_a_pair")
        ]


class Recovering(models.Model):
    """A recovery that one of the two has begun: what is left is sealed to the other."""

    recovery = models.ForeignKey(KeyRecovery, on_delete=models.PROTECT, related_name="+")
    holder = models.ForeignKey(CustodianKey, on_delete=models.PROTECT, related_name="+")
    reason = models.TextField()
    sealed = models.BinaryField()
    begun_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)
