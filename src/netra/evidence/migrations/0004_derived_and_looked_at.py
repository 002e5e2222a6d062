"""What is made from evidence, found in it, said of it, held and destroyed."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import netra.base.ids
import netra.base.ltree

FORWARD = """
CREATE TRIGGER derived_stays BEFORE UPDATE OR DELETE ON evidence_derived
    FOR EACH ROW EXECUTE FUNCTION base_refuse_change();
CREATE TRIGGER derived_stays_whole BEFORE TRUNCATE ON evidence_derived
    FOR EACH STATEMENT EXECUTE FUNCTION base_refuse_change();
CREATE TRIGGER examination_stays BEFORE UPDATE OR DELETE ON evidence_examination
    FOR EACH ROW EXECUTE FUNCTION base_refuse_change();
CREATE TRIGGER examination_stays_whole BEFORE TRUNCATE ON evidence_examination
    FOR EACH STATEMENT EXECUTE FUNCTION base_refuse_change();
CREATE TRIGGER annotation_stays BEFORE UPDATE OR DELETE ON evidence_annotation
    FOR EACH ROW EXECUTE FUNCTION base_refuse_change();
CREATE TRIGGER annotation_stays_whole BEFORE TRUNCATE ON evidence_annotation
    FOR EACH STATEMENT EXECUTE FUNCTION base_refuse_change();
CREATE TRIGGER destruction_stays BEFORE UPDATE OR DELETE ON evidence_destruction
    FOR EACH ROW EXECUTE FUNCTION base_refuse_change();
CREATE TRIGGER destruction_stays_whole BEFORE TRUNCATE ON evidence_destruction
    FOR EACH STATEMENT EXECUTE FUNCTION base_refuse_change();
"""
BACKWARD = """
DROP TRIGGER derived_stays ON evidence_derived;
DROP TRIGGER derived_stays_whole ON evidence_derived;
DROP TRIGGER examination_stays ON evidence_examination;
DROP TRIGGER examination_stays_whole ON evidence_examination;
DROP TRIGGER annotation_stays ON evidence_annotation;
DROP TRIGGER annotation_stays_whole ON evidence_annotation;
DROP TRIGGER destruction_stays ON evidence_destruction;
DROP TRIGGER destruction_stays_whole ON evidence_destruction;
"""


def narrow_the_application(apps, schema_editor):
    """What is made, found, said or destroyed is added and read, and nothing else."""
    role = schema_editor.quote_name(settings.NETRA_APP_ROLE)
    stays = ", ".join(
        f"evidence_{each}" for each in ("derived", "examination", "annotation", "destruction")
    )
    schema_editor.execute(f"REVOKE UPDATE, DELETE, TRUNCATE ON {stays} FROM {role}")
    schema_editor.execute(f"REVOKE DELETE, TRUNCATE ON evidence_capture, evidence_hold FROM {role}")


class Migration(migrations.Migration):
    dependencies = [
        ("base", "0005_a_file_knows_its_regime"),
        ("evidence", "0003_custody"),
        ("offices", "0003_calendar_keys"),
    ]

    operations = [
        migrations.CreateModel(
            name="Annotation",
            fields=[
                ("path", netra.base.ltree.PathField()),
                (
                    "id",
                    models.UUIDField(
                        default=netra.base.ids.new_id,
                        editable=False,
                        primary_key=True,
                        serialize=False,
                    ),
                ),
                ("layer", models.CharField(max_length=40)),
                ("person", models.UUIDField(null=True)),
                ("place", models.JSONField(default=dict)),
                ("text", models.TextField(blank=True)),
                ("at", models.DateTimeField()),
                (
                    "item",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="annotations",
                        to="evidence.item",
                    ),
                ),
                (
                    "office",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="offices.office",
                    ),
                ),
                (
                    "withdraws",
                    models.OneToOneField(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="withdrawn_by",
                        to="evidence.annotation",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="Capture",
            fields=[
                ("path", netra.base.ltree.PathField()),
                (
                    "id",
                    models.UUIDField(
                        default=netra.base.ids.new_id,
                        editable=False,
                        primary_key=True,
                        serialize=False,
                    ),
                ),
                ("url", models.CharField(max_length=2000)),
                ("asked_by", models.CharField(max_length=40)),
                ("asked_at", models.DateTimeField()),
                ("ended_at", models.DateTimeField(null=True)),
                ("outcome", models.CharField(blank=True, db_default="", max_length=40)),
                ("detail", models.TextField(blank=True, db_default="")),
                (
                    "file",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="base.file",
                    ),
                ),
                (
                    "item",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="evidence.item",
                    ),
                ),
                (
                    "office",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="offices.office",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="Derived",
            fields=[
                ("path", netra.base.ltree.PathField()),
                (
                    "id",
                    models.UUIDField(
                        default=netra.base.ids.new_id,
                        editable=False,
                        primary_key=True,
                        serialize=False,
                    ),
                ),
                ("kind", models.CharField(max_length=20)),
                ("tool", models.CharField(max_length=200)),
                ("settings", models.JSONField(default=dict)),
                ("made_by", models.CharField(max_length=40)),
                ("person", models.UUIDField(null=True)),
                ("at", models.DateTimeField()),
                (
                    "blob",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="evidence.blob",
                    ),
                ),
                (
                    "item",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="derived",
                        to="evidence.item",
                    ),
                ),
                (
                    "made_from",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="evidence.derived",
                    ),
                ),
                (
                    "office",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="offices.office",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="Destruction",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("path", netra.base.ltree.PathField()),
                ("act", models.UUIDField()),
                ("rule", models.CharField(max_length=60)),
                ("at", models.DateTimeField()),
                (
                    "item",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="destruction",
                        to="evidence.item",
                    ),
                ),
                (
                    "office",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="offices.office",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="Examination",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("path", netra.base.ltree.PathField()),
                ("verdict", models.CharField(max_length=20)),
                ("tool", models.CharField(max_length=200)),
                ("findings", models.JSONField(default=list)),
                ("facts", models.JSONField(default=dict)),
                ("at", models.DateTimeField()),
                (
                    "item",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="examinations",
                        to="evidence.item",
                    ),
                ),
                (
                    "office",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="offices.office",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="Hold",
            fields=[
                ("path", netra.base.ltree.PathField()),
                (
                    "id",
                    models.UUIDField(
                        default=netra.base.ids.new_id,
                        editable=False,
                        primary_key=True,
                        serialize=False,
                    ),
                ),
                ("reason", models.TextField()),
                ("placed_at", models.DateTimeField()),
                ("lifted_at", models.DateTimeField(null=True)),
                ("lifted_because", models.TextField(blank=True, db_default="")),
                (
                    "file",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="base.file",
                    ),
                ),
                (
                    "office",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="offices.office",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.RunSQL(FORWARD, BACKWARD),
        migrations.RunPython(narrow_the_application, migrations.RunPython.noop),
    ]
