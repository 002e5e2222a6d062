"""A plenary without quorum is refused by the database, against the dated quorum row."""

from django.db import migrations

FORWARD = """
CREATE FUNCTION cases_check_quorum() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    rule record;
    came integer;
    cast_votes integer;
BEGIN
    SELECT value, certainty INTO rule FROM base_reference
        WHERE "table" = 'quorum' AND key = NEW.tier || ':' || NEW.seats
          AND (valid_from IS NULL OR valid_from <= NEW.held_at::date)
          AND (valid_to IS NULL OR valid_to >= NEW.held_at::date)
        ORDER BY valid_from DESC NULLS LAST LIMIT 1;
    SELECT count(*) INTO came FROM cases_attendance WHERE plenary_id = NEW.id AND present;
    SELECT count(*) INTO cast_votes FROM cases_vote WHERE plenary_id = NEW.id;
    IF rule IS NULL OR rule.certainty NOT IN ('text', 'official') THEN
        IF came < coalesce(rule.value, NEW.seats) AND NEW.quorum_reason = '' THEN
            RAISE EXCEPTION 'quorum: % present, % needed (%), and no reason recorded',
                came, coalesce(rule.value, NEW.seats), coalesce(rule.certainty, 'no row')
                USING ERRCODE = 'check_violation', CONSTRAINT = 'plenary_has_quorum';
        END IF;
    ELSIF came < rule.value THEN
        RAISE EXCEPTION 'quorum: % present, % needed', came, rule.value
            USING ERRCODE = 'check_violation', CONSTRAINT = 'plenary_has_quorum';
    END IF;
    IF NEW.mode = 'votes' AND cast_votes <> came OR NEW.mode = 'consensus' AND cast_votes > 0 THEN
        RAISE EXCEPTION 'votes: % cast by % present (%)', cast_votes, came, NEW.mode
            USING ERRCODE = 'check_violation', CONSTRAINT = 'plenary_votes_match_attendance';
    END IF;
    RETURN NULL;
END $$;

CREATE CONSTRAINT TRIGGER plenary_has_quorum AFTER INSERT ON cases_plenary
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION cases_check_quorum();
CREATE TRIGGER plenary_stays BEFORE UPDATE OR DELETE ON cases_plenary
    FOR EACH ROW EXECUTE FUNCTION base_refuse_change();
CREATE TRIGGER attendance_stays BEFORE UPDATE OR DELETE ON cases_attendance
    FOR EACH ROW EXECUTE FUNCTION base_refuse_change();
CREATE TRIGGER vote_stays BEFORE UPDATE OR DELETE ON cases_vote
    FOR EACH ROW EXECUTE FUNCTION base_refuse_change();
CREATE TRIGGER outcome_stays BEFORE UPDATE OR DELETE ON cases_plenaryoutcome
    FOR EACH ROW EXECUTE FUNCTION base_refuse_change();
"""

BACKWARD = """
DROP TRIGGER plenary_has_quorum ON cases_plenary;
DROP TRIGGER plenary_stays ON cases_plenary;
DROP TRIGGER attendance_stays ON cases_attendance;
DROP TRIGGER vote_stays ON cases_vote;
DROP TRIGGER outcome_stays ON cases_plenaryoutcome;
DROP FUNCTION cases_check_quorum();
"""


class Migration(migrations.Migration):
    dependencies = [
        ("cases", "0001_initial"),
        ("base", "0002_acts_are_append_only"),
    ]

    operations = [migrations.RunSQL(FORWARD, BACKWARD)]
