"""Decrees loaded beside the law's data: what was loaded stays."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

FORWARD = """
CREATE TRIGGER decree_stays BEFORE UPDATE OR DELETE ON elections_loadeddecree
    FOR EACH ROW EXECUTE FUNCTION base_refuse_change();
CREATE TRIGGER decree_stays_whole BEFORE TRUNCATE ON elections_loadeddecree
    FOR EACH STATEMENT EXECUTE FUNCTION base_refuse_change();
"""
BACKWARD = """
DROP TRIGGER decree_stays ON elections_loadeddecree;
DROP TRIGGER decree_stays_whole ON elections_loadeddecree;
"""


class Migration(migrations.Migration):
    dependencies = [
        ("elections", "0003_retired_contests"),
        ("offices", "0001_initial"),
        ("base", "0002_acts_are_append_only"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="LoadedDecree",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("key", models.CharField(max_length=40, unique=True)),
                ("content", models.JSONField(null=True)),
                ("because", models.CharField(blank=True, max_length=300)),
                ("loaded_at", models.DateTimeField()),
                (
                    "office",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="offices.office",
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "replaces",
                    models.OneToOneField(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="replaced_by",
                        to="elections.loadeddecree",
                    ),
                ),
            ],
            options={"ordering": ["pk"]},
        ),
        migrations.RunSQL(FORWARD, BACKWARD),
    ]
