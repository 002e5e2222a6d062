"""How evidence was come by, and that what was kept stays as it was."""

from django.conf import settings
from django.db import migrations, models

FORWARD = """
CREATE TRIGGER item_stays BEFORE UPDATE OR DELETE ON evidence_item
    FOR EACH ROW EXECUTE FUNCTION base_refuse_change();
CREATE TRIGGER item_stays_whole BEFORE TRUNCATE ON evidence_item
    FOR EACH STATEMENT EXECUTE FUNCTION base_refuse_change();
CREATE TRIGGER blob_stays BEFORE UPDATE OR DELETE ON evidence_blob
    FOR EACH ROW EXECUTE FUNCTION base_refuse_change();
CREATE TRIGGER blob_stays_whole BEFORE TRUNCATE ON evidence_blob
    FOR EACH STATEMENT EXECUTE FUNCTION base_refuse_change();
"""
BACKWARD = """
DROP TRIGGER item_stays ON evidence_item;
DROP TRIGGER item_stays_whole ON evidence_item;
DROP TRIGGER blob_stays ON evidence_blob;
DROP TRIGGER blob_stays_whole ON evidence_blob;
"""


def narrow_the_application(apps, schema_editor):
    """The application may add evidence and read it, and nothing else."""
    role = schema_editor.quote_name(settings.NETRA_APP_ROLE)
    tables = "evidence_item, evidence_blob"
    schema_editor.execute(f"REVOKE UPDATE, DELETE, TRUNCATE ON {tables} FROM {role}")


class Migration(migrations.Migration):
    dependencies = [
        ("base", "0002_acts_are_append_only"),
        ("evidence", "0002_a_second_hash"),
    ]

    operations = [
        migrations.AddField(
            "item", "access", models.CharField(blank=True, db_default="", max_length=20)
        ),
        migrations.AddField(
            "item", "found_at", models.CharField(blank=True, db_default="", max_length=2000)
        ),
        migrations.AddField("item", "first_seen_on", models.DateField(null=True)),
        migrations.RunSQL(FORWARD, BACKWARD),
        migrations.RunPython(narrow_the_application, migrations.RunPython.noop),
    ]
