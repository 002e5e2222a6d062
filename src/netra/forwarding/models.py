"""Hand-over: to whom, with what, received by whom, checked at which tier."""

from django.contrib.postgres.fields import ArrayField
from django.db import models

from netra.base.guard import Guarded
from netra.base.ids import new_id
from netra.base.viewing import Viewer


class Forwarding(Guarded):
    """Penerusan: a letter with its attachments, for the acts a plenary chose to forward.

    `dossier` is what leaves: respondents, acts, study, list of evidence. The reporter is not in
    it. A returned file is forwarded again as a new row with the next `attempt`.
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    file = models.ForeignKey("base.File", on_delete=models.PROTECT, related_name="+")
    attempt = models.PositiveSmallIntegerField()
    letter_number = models.CharField(max_length=120)
    sent_at = models.DateTimeField()
    clarified = models.BooleanField()
    dossier = models.JSONField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["file", "attempt"], name="forwarded_once_per_attempt")
        ]

    @classmethod
    def visible_filter(cls, viewer: Viewer) -> models.Q:
        """The sender and those above; the addressees and those above them."""
        theirs = Recipient.objects.filter(office__path__under=viewer.path)
        return models.Q(path__under=viewer.path) | models.Q(id__in=theirs.values("forwarding_id"))


class Recipient(models.Model):
    """Addressee or copy of a forwarding, with how sure it is that it is the right one.

    `office` is null where the house has no such office: then `name` says in words who it is.
    `for_respondents` are the numbers its letter speaks of (empty: all), `letter_number` is that
    letter's own. `reason` says why an addressee is another than the law's row names.
    `ticket` is the receipt (or the SBT ticket number). A return carries its reason.
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    forwarding = models.ForeignKey(Forwarding, on_delete=models.PROTECT, related_name="recipients")
    office = models.ForeignKey(
        "offices.Office", null=True, on_delete=models.PROTECT, related_name="+"
    )
    name = models.CharField(max_length=200, blank=True)
    function = models.CharField(max_length=30)
    role = models.CharField(max_length=10, choices=[("addressee", "addressee"), ("copy", "copy")])
    certainty = models.CharField(max_length=20)
    article = models.CharField(max_length=300, blank=True)
    reason = models.CharField(max_length=300, blank=True, db_default="")
    letter_number = models.CharField(max_length=120, blank=True, db_default="")
    for_respondents = ArrayField(models.PositiveSmallIntegerField(), default=list, db_default=[])
    received_at = models.DateTimeField(null=True)
    ticket = models.CharField(max_length=120, blank=True)
    returned_at = models.DateTimeField(null=True)
    return_reason = models.TextField(blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["forwarding", "office"], name="recipient_once"),
            models.CheckConstraint(
                condition=models.Q(office__isnull=False) ^ ~models.Q(name=""),
                name="recipient_is_an_office_or_a_name",
            ),
            models.CheckConstraint(
                condition=models.Q(returned_at__isnull=True) | ~models.Q(return_reason=""),
                name="returned_has_reason",
            ),
        ]

    @property
    def called(self) -> str:
        """The receiver's name, from its office or in words."""
        return str(self.office.name) if self.office else self.name

    def speaks_of(self, number: int) -> bool:
        """True if this receiver's letter speaks of the respondent with that number."""
        return not self.for_respondents or number in self.for_respondents


class TierCheck(models.Model):
    """Berjenjang: a tier above received the file, checked it, corrected it, passed it on."""

    file = models.ForeignKey("base.File", on_delete=models.PROTECT, related_name="+")
    office = models.ForeignKey("offices.Office", on_delete=models.PROTECT, related_name="+")
    received_at = models.DateTimeField()
    checked_at = models.DateTimeField(null=True)
    correction = models.TextField(blank=True)
    passed_on_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["file", "office"], name="tier_checks_once"),
            models.CheckConstraint(
                condition=models.Q(passed_on_at__isnull=True) | models.Q(checked_at__isnull=False),
                name="passed_on_was_checked",
            ),
        ]
