"""The database itself refuses to change what was done."""

from django.conf import settings
from django.db import migrations

FORWARD = """
CREATE FUNCTION base_refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION '% of % is refused: what was recorded stays', TG_OP, TG_TABLE_NAME
        USING ERRCODE = 'restrict_violation';
END $$;

CREATE FUNCTION base_check_act() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    before record;
BEGIN
    SELECT seq, hash INTO before FROM base_act WHERE file_id = NEW.file_id
        ORDER BY seq DESC LIMIT 1;
    IF NEW.seq <> coalesce(before.seq, 0) + 1 THEN
        RAISE EXCEPTION 'act % does not follow act %', NEW.seq, coalesce(before.seq, 0)
            USING ERRCODE = 'restrict_violation';
    END IF;
    IF NEW.previous <> coalesce(before.hash, decode(repeat('00', 32), 'hex')) THEN
        RAISE EXCEPTION 'act % is not chained to the act before it', NEW.seq
            USING ERRCODE = 'restrict_violation';
    END IF;
    IF NEW.hash <> sha256('\\x01'::bytea || NEW.previous || NEW.commitment) THEN
        RAISE EXCEPTION 'the hash of act % is not that of its chain', NEW.seq
            USING ERRCODE = 'restrict_violation';
    END IF;
    IF NEW.recorded_at > clock_timestamp() OR NEW.recorded_at < transaction_timestamp() THEN
        RAISE EXCEPTION 'act % was not recorded by the database''s clock', NEW.seq
            USING ERRCODE = 'restrict_violation';
    END IF;
    RETURN NEW;
END $$;

CREATE FUNCTION base_guard_body() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF current_setting('netra.destroying', true) IS DISTINCT FROM OLD.act_id::text THEN
        RAISE EXCEPTION 'an act''s body leaves only by retention'
            USING ERRCODE = 'restrict_violation';
    END IF;
    RETURN OLD;
END $$;

-- Retention's only door. It runs as the owner; the application may call it and nothing else.
CREATE FUNCTION base_destroy_act_body(wanted uuid) RETURNS void
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
    PERFORM set_config('netra.destroying', wanted::text, true);
    DELETE FROM base_actbody WHERE act_id = wanted;
    PERFORM set_config('netra.destroying', '', true);
END $$;
REVOKE ALL ON FUNCTION base_destroy_act_body(uuid) FROM PUBLIC;

CREATE TRIGGER act_is_chained BEFORE INSERT ON base_act
    FOR EACH ROW EXECUTE FUNCTION base_check_act();
CREATE TRIGGER act_stays BEFORE UPDATE OR DELETE ON base_act
    FOR EACH ROW EXECUTE FUNCTION base_refuse_change();
CREATE TRIGGER act_stays_whole BEFORE TRUNCATE ON base_act
    FOR EACH STATEMENT EXECUTE FUNCTION base_refuse_change();
CREATE TRIGGER body_stays BEFORE UPDATE ON base_actbody
    FOR EACH ROW EXECUTE FUNCTION base_refuse_change();
CREATE TRIGGER body_leaves_by_retention BEFORE DELETE ON base_actbody
    FOR EACH ROW EXECUTE FUNCTION base_guard_body();
CREATE TRIGGER body_stays_whole BEFORE TRUNCATE ON base_actbody
    FOR EACH STATEMENT EXECUTE FUNCTION base_refuse_change();
"""

BACKWARD = """
DROP TRIGGER act_is_chained ON base_act;
DROP TRIGGER act_stays ON base_act;
DROP TRIGGER act_stays_whole ON base_act;
DROP TRIGGER body_stays ON base_actbody;
DROP TRIGGER body_leaves_by_retention ON base_actbody;
DROP TRIGGER body_stays_whole ON base_actbody;
DROP FUNCTION base_destroy_act_body(uuid);
DROP FUNCTION base_guard_body();
DROP FUNCTION base_check_act();
DROP FUNCTION base_refuse_change();
"""


def narrow_the_application(apps, schema_editor):  # type: ignore[no-untyped-def]
    """The application role may add acts and read them, and nothing else; it may call retention."""
    role = schema_editor.quote_name(settings.NETRA_APP_ROLE)
    schema_editor.execute(f"REVOKE UPDATE, DELETE, TRUNCATE ON base_act, base_actbody FROM {role}")
    schema_editor.execute(f"GRANT EXECUTE ON FUNCTION base_destroy_act_body(uuid) TO {role}")


class Migration(migrations.Migration):
    dependencies = [("base", "0001_initial")]

    operations = [
        migrations.RunSQL(FORWARD, BACKWARD),
        migrations.RunPython(narrow_the_application, migrations.RunPython.noop),
    ]
