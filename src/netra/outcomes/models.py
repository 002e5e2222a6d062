"""What came of it: verification, recommendation, the appointing authority's decision, remedies."""

from django.db import models

from netra.base.guard import Guarded
from netra.base.ids import new_id
from netra.base.viewing import Viewer

FORMLESS = ("reprimand", "none")
CHANGING = ("lightened", "aggravated", "changed")
"""Results of a remedy that put another sanction in the decision's place."""


class Examination(Guarded):
    """The merit authority's work on one forwarding. `era` is whose procedure it follows.

    KASN era: verified, examined, recommended. BKN era: checked by the task force, verified by the
    forwarding office (a task that comes back), result to the appointing authority.
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    file = models.ForeignKey("base.File", on_delete=models.PROTECT, related_name="+")
    forwarding = models.OneToOneField(
        "forwarding.Forwarding", on_delete=models.PROTECT, related_name="+"
    )
    era = models.CharField(max_length=4, choices=[("kasn", "kasn"), ("bkn", "bkn")])
    checked_at = models.DateTimeField(null=True)
    check_note = models.TextField(blank=True)
    asked_at = models.DateTimeField(null=True)
    question = models.TextField(blank=True)
    verified_at = models.DateTimeField(null=True)
    verified_by = models.ForeignKey(
        "offices.Office", null=True, on_delete=models.PROTECT, related_name="+"
    )
    verification = models.TextField(blank=True)
    examined_at = models.DateTimeField(null=True)
    findings = models.TextField(blank=True)

    @classmethod
    def visible_filter(cls, viewer: Viewer) -> models.Q:
        """The merit authority, and the office that forwarded (and those above it)."""
        return models.Q(path__under=viewer.path) | models.Q(forwarding__path__under=viewer.path)


class Recommendation(Guarded):
    """What the merit authority tells the appointing authority; `title` as the paper prints it."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    file = models.ForeignKey("base.File", on_delete=models.PROTECT, related_name="+")
    examination = models.ForeignKey(Examination, on_delete=models.PROTECT, related_name="+")
    respondent = models.ForeignKey("cases.Respondent", on_delete=models.PROTECT, related_name="+")
    to_office = models.ForeignKey("offices.Office", on_delete=models.PROTECT, related_name="+")
    number = models.CharField(max_length=120)
    title = models.CharField(max_length=120)
    advice = models.CharField(max_length=30)
    text = models.TextField()
    limit_days = models.PositiveSmallIntegerField(null=True)
    limit_claimed_by = models.CharField(max_length=300, blank=True)
    sent_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["examination", "respondent"], name="recommended_once_each"
            )
        ]

    @classmethod
    def visible_filter(cls, viewer: Viewer) -> models.Q:
        """The merit authority, the appointing authority it speaks to, the office that forwarded."""
        return (
            models.Q(path__under=viewer.path)
            | models.Q(to_office__path__under=viewer.path)
            | models.Q(examination__forwarding__path__under=viewer.path)
        )


class Decision(Guarded):
    """The appointing authority's decision on one respondent: five dates, not one.

    A moral sanction and a disciplinary punishment may stand beside each other, each a row. A
    reprimand of the personnel agency is outside the ladder and has no form.
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    file = models.ForeignKey("base.File", on_delete=models.PROTECT, related_name="+")
    forwarding = models.ForeignKey(
        "forwarding.Forwarding", on_delete=models.PROTECT, related_name="+"
    )
    respondent = models.ForeignKey("cases.Respondent", on_delete=models.PROTECT, related_name="+")
    kind = models.CharField(
        max_length=12, choices=[(key, key) for key in ("ethics", "discipline", *FORMLESS)]
    )
    form = models.CharField(max_length=10, blank=True)
    number = models.CharField(max_length=120)
    breach = models.TextField()
    council = models.CharField(max_length=300, blank=True)
    decided_at = models.DateTimeField()
    delivered_at = models.DateTimeField(null=True)
    in_force_at = models.DateTimeField(null=True)
    recorded_at = models.DateTimeField(null=True)
    record_number = models.CharField(max_length=120, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(kind__in=FORMLESS) | ~models.Q(form=""),
                name="sanction_has_form",
            ),
            models.UniqueConstraint(fields=["respondent", "kind"], name="decided_once_each_kind"),
            models.CheckConstraint(
                condition=models.Q(delivered_at__isnull=True)
                | models.Q(delivered_at__gte=models.F("decided_at")),
                name="delivered_after_decided",
            ),
            models.CheckConstraint(
                condition=models.Q(in_force_at__isnull=True) | models.Q(delivered_at__isnull=False),
                name="in_force_after_delivered",
            ),
        ]

    @classmethod
    def visible_filter(cls, viewer: Viewer) -> models.Q:
        """The appointing authority, the office that forwarded, the merit authority that advised."""
        advised = Recommendation.objects.unfiltered(reason="which files the authority advised on")
        files = advised.filter(path__under=viewer.path).values("file_id")
        return (
            models.Q(path__under=viewer.path)
            | models.Q(forwarding__path__under=viewer.path)
            | models.Q(file_id__in=files)
        )

    @property
    def in_force_kind(self) -> str:
        """The kind that stands after the remedies decided so far: "none" once revoked."""
        return self._standing()[0]

    @property
    def in_force_form(self) -> str:
        """The form that stands after the remedies decided so far; "" if there is none."""
        return self._standing()[1]

    def _standing(self) -> tuple[str, str]:
        decided = [each for each in self.remedies.all() if each.decided_at is not None]
        for remedy in sorted(
            decided, key=lambda each: each.decided_at or each.filed_at, reverse=True
        ):
            if remedy.result == "revoked":
                return "none", ""
            if remedy.result in CHANGING:
                return remedy.sanction_kind, remedy.sanction_form
        return self.kind, self.form


class Remedy(models.Model):
    """An objection or an appeal against a decision; open until it is decided.

    A result that changes the decision says into what: `sanction_kind`, `sanction_form`. The
    decision's own row stands as it was made.
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    decision = models.ForeignKey(Decision, on_delete=models.PROTECT, related_name="remedies")
    kind = models.CharField(
        max_length=10, choices=[("objection", "objection"), ("appeal", "appeal")]
    )
    filed_at = models.DateTimeField()
    decided_at = models.DateTimeField(null=True)
    result = models.CharField(max_length=20, blank=True)
    sanction_kind = models.CharField(max_length=12, blank=True)
    sanction_form = models.CharField(max_length=10, blank=True)
    note = models.TextField(blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["decision", "kind"], name="remedy_filed_once"),
            models.CheckConstraint(
                condition=models.Q(decided_at__isnull=True) | ~models.Q(result=""),
                name="remedy_decided_has_result",
            ),
            models.CheckConstraint(
                condition=~models.Q(result__in=CHANGING)
                | ~(models.Q(sanction_kind="") | models.Q(sanction_form="")),
                name="remedy_changing_has_form",
            ),
        ]


class Closing(models.Model):
    """The file is closed: no remedy is open."""

    file = models.OneToOneField("base.File", on_delete=models.PROTECT, related_name="+")
    closed_at = models.DateTimeField()
    reason = models.CharField(max_length=300)
