from django.db import migrations, models

MEASURES = ("reprimand", "statement", "recommended_ethics", "recommended_discipline")


class Migration(migrations.Migration):
    dependencies = [
        ("cases", "0005_a_discussion_concludes"),
    ]

    operations = [
        migrations.AddField(
            model_name="reportedmeasure",
            name="kind",
            field=models.CharField(
                blank=True,
                choices=[(key, key) for key in MEASURES],
                db_default="",
                max_length=30,
            ),
        ),
        migrations.AddConstraint(
            model_name="reportedmeasure",
            constraint=models.CheckConstraint(
                condition=models.Q(kind__in=["", *MEASURES]), name="measure_kind_known"
            ),
        ),
    ]
