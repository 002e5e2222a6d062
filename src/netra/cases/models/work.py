"""Casework: invitations, clarifications, the study, and talks with police and prosecutor."""

from django.contrib.postgres.fields import ArrayField
from django.db import models

from netra.base.ids import new_id
from netra.cases.models.case import AllegedAct, Case, Respondent

PEOPLE = [(key, key) for key in ("respondent", "reporter", "witness", "expert")]
CRIME_GOES_ON = "continue"
CONCLUSIONS = (CRIME_GOES_ON, "not_a_crime", "open")


class Invitation(models.Model):
    """Undangan klarifikasi: sent, and served with a proof. Bawaslu invites, it cannot compel."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="invitations")
    whom = models.CharField(max_length=12, choices=PEOPLE)
    respondent = models.ForeignKey(
        Respondent, null=True, on_delete=models.PROTECT, related_name="invitations"
    )
    label = models.CharField(max_length=120, blank=True)
    attempt = models.PositiveSmallIntegerField()
    number = models.CharField(max_length=120)
    sent_at = models.DateTimeField()
    for_at = models.DateTimeField()
    place = models.CharField(max_length=300)
    served_at = models.DateTimeField(null=True)
    proof = models.CharField(max_length=300, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(for_at__gt=models.F("sent_at")), name="invitation_is_for_later"
            ),
            models.CheckConstraint(
                condition=models.Q(served_at__isnull=True) | ~models.Q(proof=""),
                name="invitation_served_has_proof",
            ),
            models.UniqueConstraint(
                fields=["case", "whom", "respondent", "label", "attempt"],
                nulls_distinct=False,
                name="invitation_attempt_once",
            ),
        ]


class Clarification(models.Model):
    """Klarifikasi: heard under oath, read back, signed; or the person did not come."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="clarifications")
    invitation = models.ForeignKey(
        Invitation, null=True, on_delete=models.PROTECT, related_name="clarifications"
    )
    whom = models.CharField(max_length=12, choices=PEOPLE)
    respondent = models.ForeignKey(
        Respondent, null=True, on_delete=models.PROTECT, related_name="clarifications"
    )
    label = models.CharField(max_length=120, blank=True)
    held_at = models.DateTimeField()
    came = models.BooleanField()
    under_oath = models.BooleanField(default=False)
    read_back = models.BooleanField(default=False)
    signed = models.BooleanField(default=False)
    basis = models.CharField(max_length=300)


class Answer(models.Model):
    """One question and its answer, as minuted."""

    clarification = models.ForeignKey(
        Clarification, on_delete=models.PROTECT, related_name="answers"
    )
    position = models.PositiveSmallIntegerField()
    question = models.TextField()
    answer = models.TextField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["clarification", "position"], name="answer_in_order")
        ]


class Study(models.Model):
    """Kajian dugaan pelanggaran (a short one before a direct forwarding).

    A file that came back may have a later one; the latest goes before.
    """

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="studies")
    short = models.BooleanField(default=False)
    facts = models.TextField()
    analysis = models.TextField()
    conclusion = models.TextField()
    made_at = models.DateTimeField()


class StudyElement(models.Model):
    """One element of one alleged act: met, not met, or unclear, by which evidence."""

    study = models.ForeignKey(Study, on_delete=models.PROTECT, related_name="elements")
    alleged = models.ForeignKey(AllegedAct, on_delete=models.PROTECT, related_name="elements")
    key = models.CharField(max_length=40)
    met = models.CharField(max_length=10, choices=[(k, k) for k in ("yes", "no", "unclear")])
    because = models.CharField(max_length=400, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["study", "alleged", "key"], name="element_studied_once")
        ]


class GakkumduDiscussion(models.Model):
    """The first or second discussion with police and prosecutor, where a crime is suspected too.

    `conclusion`: it goes on as a suspected crime, its elements are not met, or still open.
    """

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="discussions")
    ordinal = models.PositiveSmallIntegerField()
    held_at = models.DateTimeField()
    institutions = ArrayField(models.CharField(max_length=20), default=list)
    articles = models.CharField(max_length=400)
    conclusion = models.CharField(max_length=30, choices=[(key, key) for key in CONCLUSIONS])
    note = models.TextField(blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["case", "ordinal"], name="discussion_held_once"),
            models.CheckConstraint(
                condition=models.Q(ordinal__in=[1, 2]), name="discussion_first_or_second"
            ),
            models.CheckConstraint(
                condition=models.Q(conclusion__in=CONCLUSIONS), name="discussion_conclusion_known"
            ),
        ]
