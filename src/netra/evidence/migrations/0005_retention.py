"""What retention may empty, through one door each; and what fills an empty second hash."""

from django.conf import settings
from django.db import migrations, models

FORWARD = """
-- As base_refuse_change, but for the row whose owner's door is open just now.
CREATE FUNCTION evidence_stays() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'UPDATE'
            AND current_setting('netra.opened', true) = to_jsonb(OLD) ->> TG_ARGV[0] THEN
        RETURN NEW;
    END IF;
    RAISE EXCEPTION '% of % is refused: what was recorded stays', TG_OP, TG_TABLE_NAME
        USING ERRCODE = 'restrict_violation';
END $$;

DROP TRIGGER item_stays ON evidence_item;
DROP TRIGGER blob_stays ON evidence_blob;
DROP TRIGGER derived_stays ON evidence_derived;
DROP TRIGGER examination_stays ON evidence_examination;
DROP TRIGGER annotation_stays ON evidence_annotation;
CREATE TRIGGER item_stays BEFORE UPDATE OR DELETE ON evidence_item
    FOR EACH ROW EXECUTE FUNCTION evidence_stays('id');
CREATE TRIGGER blob_stays BEFORE UPDATE OR DELETE ON evidence_blob
    FOR EACH ROW EXECUTE FUNCTION evidence_stays('sha256');
CREATE TRIGGER derived_stays BEFORE UPDATE OR DELETE ON evidence_derived
    FOR EACH ROW EXECUTE FUNCTION evidence_stays('item_id');
CREATE TRIGGER examination_stays BEFORE UPDATE OR DELETE ON evidence_examination
    FOR EACH ROW EXECUTE FUNCTION evidence_stays('item_id');
CREATE TRIGGER annotation_stays BEFORE UPDATE OR DELETE ON evidence_annotation
    FOR EACH ROW EXECUTE FUNCTION evidence_stays('item_id');

-- The words beside an item whose destruction is recorded are gone.
CREATE FUNCTION evidence_empty_item(wanted uuid) RETURNS void
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
    IF NOT EXISTS (SELECT FROM evidence_destruction WHERE item_id = wanted) THEN
        RAISE EXCEPTION 'no destruction of % is recorded', wanted
            USING ERRCODE = 'restrict_violation';
    END IF;
    PERFORM set_config('netra.opened', wanted::text, true);
    UPDATE evidence_item SET name = '', note = '', found_at = '', salt = NULL WHERE id = wanted;
    UPDATE evidence_derived SET settings = '{}' WHERE item_id = wanted;
    UPDATE evidence_examination SET findings = '[]', facts = '{}' WHERE item_id = wanted;
    UPDATE evidence_annotation SET text = '', place = '{}' WHERE item_id = wanted;
    UPDATE evidence_capture SET url = '', detail = '' WHERE item_id = wanted;
    PERFORM set_config('netra.opened', '', true);
END $$;

-- Whoever calls it has checked the bytes against their SHA-256. What is there stays.
CREATE FUNCTION evidence_fill_blake2b(wanted text, taken text) RETURNS void
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
    IF taken !~ '^[0-9a-f]{64}$' THEN
        RAISE EXCEPTION '% is no BLAKE2b-256', taken USING ERRCODE = 'restrict_violation';
    END IF;
    PERFORM set_config('netra.opened', wanted, true);
    UPDATE evidence_blob SET blake2b = taken WHERE sha256 = wanted AND blake2b = '';
    PERFORM set_config('netra.opened', '', true);
END $$;

REVOKE ALL ON FUNCTION evidence_empty_item(uuid) FROM PUBLIC;
REVOKE ALL ON FUNCTION evidence_fill_blake2b(text, text) FROM PUBLIC;
"""

BACKWARD = """
DROP FUNCTION evidence_fill_blake2b(text, text);
DROP FUNCTION evidence_empty_item(uuid);
DROP TRIGGER item_stays ON evidence_item;
DROP TRIGGER blob_stays ON evidence_blob;
DROP TRIGGER derived_stays ON evidence_derived;
DROP TRIGGER examination_stays ON evidence_examination;
DROP TRIGGER annotation_stays ON evidence_annotation;
DROP FUNCTION evidence_stays();
CREATE TRIGGER item_stays BEFORE UPDATE OR DELETE ON evidence_item
    FOR EACH ROW EXECUTE FUNCTION base_refuse_change();
CREATE TRIGGER blob_stays BEFORE UPDATE OR DELETE ON evidence_blob
    FOR EACH ROW EXECUTE FUNCTION base_refuse_change();
CREATE TRIGGER derived_stays BEFORE UPDATE OR DELETE ON evidence_derived
    FOR EACH ROW EXECUTE FUNCTION base_refuse_change();
CREATE TRIGGER examination_stays BEFORE UPDATE OR DELETE ON evidence_examination
    FOR EACH ROW EXECUTE FUNCTION base_refuse_change();
CREATE TRIGGER annotation_stays BEFORE UPDATE OR DELETE ON evidence_annotation
    FOR EACH ROW EXECUTE FUNCTION base_refuse_change();
"""


def open_the_doors(apps, schema_editor):
    """The application may call retention and the filling of hashes, and nothing more."""
    role = schema_editor.quote_name(settings.NETRA_APP_ROLE)
    schema_editor.execute(f"GRANT EXECUTE ON FUNCTION evidence_empty_item(uuid) TO {role}")
    schema_editor.execute(f"GRANT EXECUTE ON FUNCTION evidence_fill_blake2b(text, text) TO {role}")


class Migration(migrations.Migration):
    dependencies = [
        ("base", "0006_destruction_keeps_its_words"),
        ("evidence", "0004_derived_and_looked_at"),
    ]

    operations = [
        migrations.AddField("item", "salt", models.BinaryField(null=True)),
        migrations.RunSQL(FORWARD, BACKWARD),
        migrations.RunPython(open_the_doors, migrations.RunPython.noop),
    ]
