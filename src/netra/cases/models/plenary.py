"""The plenary: who came, who declared an interest, consensus or votes, what was decided."""

from django.db import models

from netra.base.guard import Guarded
from netra.base.ids import new_id
from netra.cases.models.case import AllegedAct, Respondent


class Plenary(Guarded):
    """Rapat pleno. The database holds its attendance against the dated quorum row.

    `ground` says why an information or a record was not accepted (law/data/grounds.toml); a
    decision has one for each act it stops. It is empty in rows older than the column.
    `quorum_reason` is recorded where the quorum row is below `official` and was not reached.
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    file = models.ForeignKey("base.File", on_delete=models.PROTECT, related_name="+")
    purpose = models.CharField(
        max_length=20,
        choices=[(key, key) for key in ("initial_information", "finding", "decision")],
    )
    number = models.CharField(max_length=120)
    held_at = models.DateTimeField()
    place = models.CharField(max_length=200)
    agenda = models.CharField(max_length=300)
    tier = models.CharField(max_length=10)
    seats = models.PositiveSmallIntegerField()
    presided_by = models.ForeignKey("offices.Person", on_delete=models.PROTECT, related_name="+")
    mode = models.CharField(max_length=10, choices=[("consensus", "consensus"), ("votes", "votes")])
    quorum_reason = models.TextField(blank=True)
    accepted = models.BooleanField()
    ground = models.CharField(max_length=40, blank=True, db_default="")
    note = models.TextField(blank=True)


class Attendance(models.Model):
    """One member: present or not, with the interest he or she declared."""

    plenary = models.ForeignKey(Plenary, on_delete=models.PROTECT, related_name="attendance")
    person = models.ForeignKey("offices.Person", on_delete=models.PROTECT, related_name="+")
    present = models.BooleanField()
    interest = models.CharField(max_length=300, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["plenary", "person"], name="member_attends_once")
        ]


class Vote(models.Model):
    """One member's vote; only where consensus failed."""

    plenary = models.ForeignKey(Plenary, on_delete=models.PROTECT, related_name="votes")
    person = models.ForeignKey("offices.Person", on_delete=models.PROTECT, related_name="+")
    choice = models.CharField(
        max_length=10, choices=[(k, k) for k in ("for", "against", "abstain")]
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["plenary", "person"], name="member_votes_once")
        ]


class PlenaryOutcome(models.Model):
    """What was decided for one respondent and one alleged act."""

    plenary = models.ForeignKey(Plenary, on_delete=models.PROTECT, related_name="outcomes")
    respondent = models.ForeignKey(Respondent, on_delete=models.PROTECT, related_name="+")
    alleged = models.ForeignKey(AllegedAct, on_delete=models.PROTECT, related_name="+")
    outcome = models.CharField(
        max_length=30, choices=[(key, key) for key in ("forward", "transfer", "stop")]
    )
    ground = models.CharField(max_length=40, blank=True, db_default="")
    reason = models.CharField(max_length=400, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["plenary", "alleged"], name="act_decided_once"),
            models.CheckConstraint(
                condition=~models.Q(outcome="stop") | ~models.Q(reason=""),
                name="stopped_has_reason",
            ),
        ]
