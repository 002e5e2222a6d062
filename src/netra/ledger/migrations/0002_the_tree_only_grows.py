"""The database itself sends each act to the tree, and lets the tree do nothing but grow."""

from django.conf import settings
from django.db import migrations

FORWARD = """
CREATE FUNCTION ledger_await() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO ledger_waiting (act) VALUES (NEW.id);
    RETURN NULL;
END $$;

CREATE FUNCTION ledger_check_leaf() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    of_act bytea;
BEGIN
    IF NEW.index <> coalesce((SELECT max(index) FROM ledger_leaf), -1) + 1 THEN
        RAISE EXCEPTION 'leaf % does not follow the last one', NEW.index
            USING ERRCODE = 'restrict_violation';
    END IF;
    SELECT sha256('\\x0001'::bytea || hash) INTO of_act FROM base_act WHERE id = NEW.act_id;
    IF NEW.hash IS DISTINCT FROM of_act THEN
        RAISE EXCEPTION 'leaf % is not that of its act', NEW.index
            USING ERRCODE = 'restrict_violation';
    END IF;
    RETURN NEW;
END $$;

CREATE FUNCTION ledger_check_tile() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF (NEW.level, NEW.number) <> (OLD.level, OLD.number)
            OR length(NEW.hashes) <= length(OLD.hashes)
            OR substring(NEW.hashes FOR length(OLD.hashes)) <> OLD.hashes THEN
        RAISE EXCEPTION 'tile %/% only grows', OLD.level, OLD.number
            USING ERRCODE = 'restrict_violation';
    END IF;
    RETURN NEW;
END $$;

CREATE FUNCTION ledger_check_checkpoint() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NEW.number <> coalesce((SELECT max(number) FROM ledger_checkpoint), 0) + 1
            OR NEW.size < (SELECT max(size) FROM ledger_checkpoint) THEN
        RAISE EXCEPTION 'checkpoint % of % leaves does not follow the last one',
            NEW.number, NEW.size USING ERRCODE = 'restrict_violation';
    END IF;
    RETURN NEW;
END $$;

ALTER TABLE ledger_tile ADD CONSTRAINT tile_is_of_whole_hashes
    CHECK (length(hashes) % 32 = 0 AND length(hashes) BETWEEN 32 AND 8192);

CREATE TRIGGER act_awaits_its_leaf AFTER INSERT ON base_act
    FOR EACH ROW EXECUTE FUNCTION ledger_await();
CREATE TRIGGER leaf_follows BEFORE INSERT ON ledger_leaf
    FOR EACH ROW EXECUTE FUNCTION ledger_check_leaf();
CREATE TRIGGER leaf_stays BEFORE UPDATE OR DELETE ON ledger_leaf
    FOR EACH ROW EXECUTE FUNCTION base_refuse_change();
CREATE TRIGGER leaf_stays_whole BEFORE TRUNCATE ON ledger_leaf
    FOR EACH STATEMENT EXECUTE FUNCTION base_refuse_change();
CREATE TRIGGER tile_grows BEFORE UPDATE ON ledger_tile
    FOR EACH ROW EXECUTE FUNCTION ledger_check_tile();
CREATE TRIGGER tile_stays BEFORE DELETE ON ledger_tile
    FOR EACH ROW EXECUTE FUNCTION base_refuse_change();
CREATE TRIGGER tile_stays_whole BEFORE TRUNCATE ON ledger_tile
    FOR EACH STATEMENT EXECUTE FUNCTION base_refuse_change();
CREATE TRIGGER checkpoint_follows BEFORE INSERT ON ledger_checkpoint
    FOR EACH ROW EXECUTE FUNCTION ledger_check_checkpoint();
CREATE TRIGGER checkpoint_stays BEFORE UPDATE OR DELETE ON ledger_checkpoint
    FOR EACH ROW EXECUTE FUNCTION base_refuse_change();
CREATE TRIGGER checkpoint_stays_whole BEFORE TRUNCATE ON ledger_checkpoint
    FOR EACH STATEMENT EXECUTE FUNCTION base_refuse_change();

-- Every act recorded before there was a tree enters it too.
INSERT INTO ledger_waiting (act) SELECT id FROM base_act;
"""

BACKWARD = """
DROP TRIGGER act_awaits_its_leaf ON base_act;
DROP TRIGGER leaf_follows ON ledger_leaf;
DROP TRIGGER leaf_stays ON ledger_leaf;
DROP TRIGGER leaf_stays_whole ON ledger_leaf;
DROP TRIGGER tile_grows ON ledger_tile;
DROP TRIGGER tile_stays ON ledger_tile;
DROP TRIGGER tile_stays_whole ON ledger_tile;
DROP TRIGGER checkpoint_follows ON ledger_checkpoint;
DROP TRIGGER checkpoint_stays ON ledger_checkpoint;
DROP TRIGGER checkpoint_stays_whole ON ledger_checkpoint;
ALTER TABLE ledger_tile DROP CONSTRAINT tile_is_of_whole_hashes;
DROP FUNCTION ledger_await();
DROP FUNCTION ledger_check_leaf();
DROP FUNCTION ledger_check_tile();
DROP FUNCTION ledger_check_checkpoint();
"""


def narrow_the_application(apps, schema_editor):
    """The application's role may add leaves and checkpoints; it may change neither."""
    role = schema_editor.quote_name(settings.NETRA_APP_ROLE)
    schema_editor.execute(
        f"REVOKE UPDATE, DELETE, TRUNCATE ON ledger_leaf, ledger_checkpoint FROM {role}"
    )
    schema_editor.execute(f"REVOKE DELETE, TRUNCATE ON ledger_tile FROM {role}")
    schema_editor.execute(f"REVOKE UPDATE, TRUNCATE ON ledger_waiting FROM {role}")


class Migration(migrations.Migration):
    dependencies = [
        ("ledger", "0001_initial"),
        ("base", "0002_acts_are_append_only"),
    ]

    operations = [
        migrations.RunSQL(FORWARD, BACKWARD),
        migrations.RunPython(narrow_the_application, migrations.RunPython.noop),
    ]
