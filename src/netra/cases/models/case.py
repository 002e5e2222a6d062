"""A case, the people it speaks of, and what they are said to have done."""

from django.contrib.postgres.fields import ArrayField
from django.db import models

from netra.base.guard import Guarded
from netra.base.ids import new_id


class Case(Guarded):
    """A file under an office's handling, from review or finding on.

    `exit` is empty until the initial review chose one of its three; a finding needs no such review
    to be registered, but one to be forwarded directly.
    `reported_count` is a number the source gives of something else than respondents (forms, posts):
    `reported_count_of` says of what.
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    file = models.OneToOneField("base.File", on_delete=models.PROTECT, related_name="+")
    origin = models.CharField(max_length=10, choices=[("report", "report"), ("finding", "finding")])
    regime = models.CharField(max_length=20)
    contest = models.ForeignKey(
        "elections.Contest", null=True, on_delete=models.PROTECT, related_name="+"
    )
    rules_on = models.DateField()
    about = models.CharField(max_length=200)
    finder = models.ForeignKey(
        "offices.Person", null=True, on_delete=models.PROTECT, related_name="+"
    )
    opened_at = models.DateTimeField()
    exit = models.CharField(max_length=20, blank=True)
    number = models.CharField(max_length=120, blank=True)
    number_assumed = models.BooleanField(default=False)
    registered_at = models.DateTimeField(null=True)
    extended_at = models.DateTimeField(null=True)
    extension_reason = models.CharField(max_length=300, blank=True)
    reported_count = models.PositiveIntegerField(null=True)
    reported_count_of = models.CharField(max_length=200, blank=True, db_default="")

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(registered_at__isnull=True) | ~models.Q(number=""),
                name="case_registered_has_number",
            ),
            models.CheckConstraint(
                condition=~models.Q(exit="not_registered") | models.Q(registered_at__isnull=True),
                name="case_not_registered_is_not_registered",
            ),
            models.CheckConstraint(
                condition=models.Q(extended_at__isnull=True) | ~models.Q(extension_reason=""),
                name="case_extended_has_reason",
            ),
            models.CheckConstraint(
                condition=models.Q(reported_count__isnull=True) | ~models.Q(reported_count_of=""),
                name="case_count_says_of_what",
            ),
        ]


class Respondent(models.Model):
    """A person the file speaks of. `agency` is the employing agency's office, where known.

    `status_on_day` is the employment status on the day of the act, `status_proof` how it is known.
    Who is not `named` bears a number for a name. `employment` is the one of the day of the act, by
    which the law judges; another held at the same time is only noted in `other_employment`.
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="respondents")
    number = models.PositiveSmallIntegerField()
    name = models.CharField(max_length=200)
    position = models.CharField(max_length=200, blank=True)
    agency_name = models.CharField(max_length=200, blank=True)
    agency = models.ForeignKey(
        "offices.Office", null=True, on_delete=models.PROTECT, related_name="+"
    )
    named = models.BooleanField(default=True, db_default=True)
    employment = models.CharField(max_length=30, default="unknown")
    other_employment = models.CharField(max_length=30, blank=True, db_default="")
    status_on_day = models.CharField(max_length=20, default="unknown")
    status_proof = models.CharField(max_length=300, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["case", "number"], name="respondent_numbered_once")
        ]


class AllegedAct(models.Model):
    """What one respondent is said to have done, classed by the law of that day.

    The favoured side is kept per act, never per person, and shown in no list. `result` is what the
    facts found last come to (`law.catalogue.Result`), empty before any were found; phase, class,
    articles and certainty then follow them too.
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    respondent = models.ForeignKey(Respondent, on_delete=models.PROTECT, related_name="acts")
    code = models.CharField(max_length=10)
    occurred_on = models.DateField(null=True)
    phase = models.CharField(max_length=30)
    klass = models.CharField(max_length=20)
    articles = ArrayField(models.CharField(max_length=300), default=list)
    certainty = models.CharField(max_length=20)
    favoured_side = models.CharField(max_length=60, blank=True)
    result = models.CharField(max_length=20, blank=True, db_default="")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["respondent", "code"], name="act_alleged_once")
        ]


class ActFinding(models.Model):
    """What an officer found of one alleged act. Never changed: who finds otherwise adds a row, and
    the latest goes before.

    `facts` are keys and values of `law.facts`; what is not known is not in it. `employment` and
    `contest` are those of the day of the act; `contest` is null where none is known or there is
    none yet (then `facts` says so). `evidence` holds numbers of the file's evidence.
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    alleged = models.ForeignKey(AllegedAct, on_delete=models.PROTECT, related_name="findings")
    facts = models.JSONField(default=dict)
    employment = models.CharField(max_length=30)
    contest = models.ForeignKey(
        "elections.Contest", null=True, on_delete=models.PROTECT, related_name="+"
    )
    because = models.CharField(max_length=400, blank=True)
    evidence = ArrayField(models.PositiveIntegerField(), default=list)
    found_by = models.ForeignKey(
        "offices.Person", null=True, on_delete=models.PROTECT, related_name="+"
    )
    capacity = models.CharField(max_length=40)
    found_at = models.DateTimeField()

    class Meta:
        indexes = [models.Index(fields=["alleged", "found_at"], name="finding_of_act")]
