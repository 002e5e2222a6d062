"""A discussion concludes what the house knows; the one other word it was given meant the second."""

from typing import Any

from django.db import migrations, models

CONCLUSIONS = ("continue", "not_a_crime", "open")


def _in_the_houses_word(apps: Any, _editor: Any) -> None:
    found = apps.get_model("cases", "GakkumduDiscussion").objects.filter(conclusion="stop")
    found.update(conclusion="not_a_crime")


class Migration(migrations.Migration):
    dependencies = [
        ("cases", "0004_a_finding_may_be_reviewed_again"),
    ]

    operations = [
        migrations.RunPython(_in_the_houses_word, migrations.RunPython.noop),
        migrations.AlterField(
            model_name="gakkumdudiscussion",
            name="conclusion",
            field=models.CharField(choices=[(key, key) for key in CONCLUSIONS], max_length=30),
        ),
        migrations.AddConstraint(
            model_name="gakkumdudiscussion",
            constraint=models.CheckConstraint(
                condition=models.Q(conclusion__in=CONCLUSIONS), name="discussion_conclusion_known"
            ),
        ),
    ]
