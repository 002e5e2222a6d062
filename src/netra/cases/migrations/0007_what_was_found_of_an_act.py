import django.contrib.postgres.fields
import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import netra.base.ids

STAYS = """
CREATE TRIGGER finding_stays BEFORE UPDATE OR DELETE ON cases_actfinding
    FOR EACH ROW EXECUTE FUNCTION base_refuse_change();
"""
MAY_CHANGE = "DROP TRIGGER finding_stays ON cases_actfinding;"


class Migration(migrations.Migration):
    dependencies = [
        ("base", "0002_acts_are_append_only"),
        ("cases", "0006_a_measure_has_a_kind"),
        ("elections", "0003_retired_contests"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AddField(
            model_name="allegedact",
            name="result",
            field=models.CharField(blank=True, db_default="", max_length=20),
        ),
        migrations.AlterField(
            model_name="study",
            name="case",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="studies",
                to="cases.case",
            ),
        ),
        migrations.CreateModel(
            name="ActFinding",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=netra.base.ids.new_id,
                        editable=False,
                        primary_key=True,
                        serialize=False,
                    ),
                ),
                ("facts", models.JSONField(default=dict)),
                ("employment", models.CharField(max_length=30)),
                ("because", models.CharField(blank=True, max_length=400)),
                (
                    "evidence",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.PositiveIntegerField(), default=list, size=None
                    ),
                ),
                ("capacity", models.CharField(max_length=40)),
                ("found_at", models.DateTimeField()),
                (
                    "alleged",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="findings",
                        to="cases.allegedact",
                    ),
                ),
                (
                    "contest",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="elections.contest",
                    ),
                ),
                (
                    "found_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "indexes": [models.Index(fields=["alleged", "found_at"], name="finding_of_act")],
            },
        ),
        migrations.RunSQL(STAYS, MAY_CHANGE),
    ]
