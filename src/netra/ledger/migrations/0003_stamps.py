"""Time stamps of outside authorities over checkpoints, which stay."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

FORWARD = """
CREATE TRIGGER stamp_stays BEFORE UPDATE OR DELETE ON ledger_stamp
    FOR EACH ROW EXECUTE FUNCTION base_refuse_change();
CREATE TRIGGER stamp_stays_whole BEFORE TRUNCATE ON ledger_stamp
    FOR EACH STATEMENT EXECUTE FUNCTION base_refuse_change();
"""
BACKWARD = """
DROP TRIGGER stamp_stays ON ledger_stamp;
DROP TRIGGER stamp_stays_whole ON ledger_stamp;
"""


def narrow_the_application(apps, schema_editor):
    """The application's role may add stamps and read them, and nothing else."""
    role = schema_editor.quote_name(settings.NETRA_APP_ROLE)
    schema_editor.execute(f"REVOKE UPDATE, DELETE, TRUNCATE ON ledger_stamp FROM {role}")


class Migration(migrations.Migration):
    dependencies = [
        ("ledger", "0002_the_tree_only_grows"),
    ]

    operations = [
        migrations.CreateModel(
            name="Stamp",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("authority", models.CharField(max_length=100)),
                ("token", models.BinaryField()),
                ("chain", models.TextField()),
                ("stamped_at", models.DateTimeField()),
                (
                    "checkpoint",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="stamps",
                        to="ledger.checkpoint",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        fields=("checkpoint", "authority"), name="stamped_once_by_each"
                    )
                ],
            },
        ),
        migrations.RunSQL(FORWARD, BACKWARD),
        migrations.RunPython(narrow_the_application, migrations.RunPython.noop),
    ]
