"""What an act of destruction says stays: it is the proof of what is gone."""

from django.db import migrations

_DOOR = """
CREATE OR REPLACE FUNCTION base_destroy_act_body(wanted uuid) RETURNS void
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
{refusal}    PERFORM set_config('netra.destroying', wanted::text, true);
    DELETE FROM base_actbody WHERE act_id = wanted;
    PERFORM set_config('netra.destroying', '', true);
END $$;
"""
_REFUSAL = """    IF EXISTS (SELECT FROM base_act WHERE id = wanted
            AND kind IN ('ask_destruction', 'destroy_evidence', 'destroy_words')) THEN
        RAISE EXCEPTION 'what an act of destruction says stays'
            USING ERRCODE = 'restrict_violation';
    END IF;
"""


class Migration(migrations.Migration):
    dependencies = [("base", "0005_a_file_knows_its_regime")]

    operations = [migrations.RunSQL(_DOOR.format(refusal=_REFUSAL), _DOOR.format(refusal=""))]
