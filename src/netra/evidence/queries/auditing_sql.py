"""Rows of evidence beside what the acts told of them, as the database prints both.

Each query yields where the row is, what it holds and what was told, as JSON with the same keys;
null where no act tells of it. `TELLING` stands before each.
"""

from typing import LiteralString

MACHINE = "{}"
"""What is told of what a machine made: nothing. A redaction is always a person's act."""

TELLING: LiteralString = """
WITH telling AS (
    SELECT a.id, a.file_id, a.kind, a.capacity, a.person, a.at, b.content
    FROM base_act a JOIN base_actbody b ON b.act_id = a.id
    WHERE a.kind IN ('keep_evidence', 'derive_evidence', 'annotate_evidence', 'place_hold',
        'lift_hold', 'destroy_evidence')
)
"""

_ITEMS: LiteralString = """
SELECT i.file_id::text || ' ' || i.number, jsonb_build_object(
    'item', i.id, 'item_number', i.number, 'sha256', i.blob_id, 'blake2b', b.blake2b,
    'size', b.size, 'type', b.media_type, 'access', i.access, 'found_at', i.found_at,
    'first_seen_on', i.first_seen_on, 'given_by', i.given_by, 'kept_at', i.at,
    'item_office', i.office_id, 'item_path', i.path::text, 'name', i.name, 'note', i.note,
    'salt', encode(i.salt, 'hex'))::text,
    CASE WHEN d.id IS NULL
        THEN k.content || jsonb_build_object('given_by', k.capacity, 'kept_at', k.at)
        ELSE gone.content || '{"name": "", "note": "", "found_at": "", "salt": null}' END::text
FROM evidence_item i
LEFT JOIN evidence_blob b ON b.sha256 = i.blob_id
LEFT JOIN evidence_destruction d ON d.item_id = i.id
LEFT JOIN telling k ON k.kind = 'keep_evidence'
    AND k.file_id = i.file_id AND k.content ->> 'item' = i.id::text
LEFT JOIN telling gone ON gone.kind = 'destroy_evidence' AND gone.id = d.act
    AND gone.file_id = i.file_id AND gone.content ->> 'item' = i.id::text
"""

_DERIVED: LiteralString = """
SELECT coalesce(i.file_id::text || ' ' || i.number, '?') || ' ' || m.id, jsonb_build_object(
    'item', m.item_id, 'derived', m.id, 'kind', m.kind, 'sha256', m.blob_id,
    'blake2b', b.blake2b, 'size', b.size, 'type', b.media_type, 'tool', m.tool,
    'settings', m.settings, 'made_from', m.made_from_id, 'made_by', m.made_by,
    'person', m.person, 'made_at', m.at, 'office', m.office_id, 'path', m.path::text)::text,
    CASE WHEN d.id IS NOT NULL THEN (
            SELECT each || '{"settings": {}}' || jsonb_build_object(
                'office', i.office_id, 'path', i.path::text)
            FROM jsonb_path_query(gone.content, '$.derived[*]') each
            WHERE each ->> 'derived' = m.id::text)
        WHEN m.made_by = 'machine' AND m.person IS NULL AND k.id IS NULL
            AND m.kind IN ('preview', 'poster', 'transcode', 'text', 'screenshot') THEN '{}'
        ELSE k.content || jsonb_build_object('made_by', k.capacity, 'made_at', k.at,
            'person', k.person, 'office', i.office_id, 'path', i.path::text) END::text
FROM evidence_derived m
LEFT JOIN evidence_item i ON i.id = m.item_id
LEFT JOIN evidence_blob b ON b.sha256 = m.blob_id
LEFT JOIN evidence_destruction d ON d.item_id = m.item_id
LEFT JOIN telling k ON k.kind = 'derive_evidence'
    AND k.file_id = i.file_id AND k.content ->> 'derived' = m.id::text
LEFT JOIN telling gone ON gone.kind = 'destroy_evidence' AND gone.id = d.act
"""

_ANNOTATIONS: LiteralString = """
SELECT coalesce(i.file_id::text || ' ' || i.number, '?') || ' ' || r.id, jsonb_build_object(
    'item', r.item_id, 'annotation', r.id, 'layer', r.layer, 'place', r.place, 'text', r.text,
    'withdraws', r.withdraws_id, 'person', r.person, 'made_at', r.at,
    'office', r.office_id, 'path', r.path::text)::text,
    CASE WHEN d.id IS NOT NULL THEN (
            SELECT each || '{"text": "", "place": {}}' || jsonb_build_object(
                'office', i.office_id, 'path', i.path::text)
            FROM jsonb_path_query(gone.content, '$.remarks[*]') each
            WHERE each ->> 'annotation' = r.id::text)
        ELSE '{"place": {}, "text": "", "withdraws": null}' || k.content || jsonb_build_object(
            'layer', k.capacity, 'person', k.person, 'made_at', k.at,
            'office', i.office_id, 'path', i.path::text) END::text
FROM evidence_annotation r
LEFT JOIN evidence_item i ON i.id = r.item_id
LEFT JOIN evidence_destruction d ON d.item_id = r.item_id
LEFT JOIN telling k ON k.kind = 'annotate_evidence'
    AND k.file_id = i.file_id AND k.content ->> 'annotation' = r.id::text
LEFT JOIN telling gone ON gone.kind = 'destroy_evidence' AND gone.id = d.act
"""

_HOLDS: LiteralString = """
SELECT h.file_id::text || ' ' || h.id, jsonb_build_object(
    'hold', h.id, 'reason', h.reason, 'placed_at', h.placed_at,
    'hold_office', h.office_id, 'hold_path', h.path::text,
    'lifted_at', h.lifted_at, 'lifted_because', h.lifted_because)::text,
    CASE WHEN k.id IS NULL AND h.reason = '' AND h.lifted_because = '' THEN '{}'
        ELSE k.content || jsonb_build_object('placed_at', k.at, 'lifted_at', up.at,
            'lifted_because', coalesce(up.content ->> 'reason', '')) END::text
FROM evidence_hold h
LEFT JOIN telling k ON k.kind = 'place_hold'
    AND k.file_id = h.file_id AND k.content ->> 'hold' = h.id::text
LEFT JOIN telling up ON up.kind = 'lift_hold'
    AND up.file_id = h.file_id AND up.content ->> 'hold' = h.id::text
"""

_DESTRUCTIONS: LiteralString = """
SELECT coalesce(i.file_id::text || ' ' || i.number, '?'), jsonb_build_object(
    'item', d.item_id, 'rule', d.rule, 'destroyed_at', d.at,
    'office', d.office_id, 'path', d.path::text)::text,
    (k.content || jsonb_build_object('destroyed_at', k.at,
        'office', i.office_id, 'path', i.path::text))::text
FROM evidence_destruction d
LEFT JOIN evidence_item i ON i.id = d.item_id
LEFT JOIN telling k ON k.kind = 'destroy_evidence' AND k.id = d.act AND k.file_id = i.file_id
"""

TABLES: dict[str, LiteralString] = {
    "item": _ITEMS,
    "derived": _DERIVED,
    "annotation": _ANNOTATIONS,
    "hold": _HOLDS,
    "destruction": _DESTRUCTIONS,
}

MISSING: LiteralString = """
SELECT t.kind || ' ' || t.file_id || ' ' || a.seq FROM telling t JOIN base_act a ON a.id = t.id
WHERE NOT CASE t.kind
    WHEN 'keep_evidence' THEN EXISTS (SELECT FROM evidence_item r
        WHERE r.id::text = t.content ->> 'item' AND r.file_id = t.file_id)
    WHEN 'derive_evidence' THEN EXISTS (SELECT FROM evidence_derived r
        WHERE r.id::text = t.content ->> 'derived')
    WHEN 'annotate_evidence' THEN EXISTS (SELECT FROM evidence_annotation r
        WHERE r.id::text = t.content ->> 'annotation')
    WHEN 'destroy_evidence' THEN EXISTS (SELECT FROM evidence_destruction r WHERE r.act = t.id)
    ELSE EXISTS (SELECT FROM evidence_hold r WHERE r.id::text = t.content ->> 'hold') END
UNION ALL
SELECT t.kind || ' ' || t.file_id || ' ' || a.seq FROM telling t JOIN base_act a ON a.id = t.id
WHERE t.kind = 'destroy_evidence' AND EXISTS (
    SELECT each ->> 'derived' FROM jsonb_path_query(t.content, '$.derived[*]') each
    EXCEPT SELECT r.id::text FROM evidence_derived r WHERE r.item_id::text = t.content ->> 'item'
    UNION ALL (
    SELECT each ->> 'annotation' FROM jsonb_path_query(t.content, '$.remarks[*]') each
    EXCEPT SELECT r.id::text FROM evidence_annotation r
        WHERE r.item_id::text = t.content ->> 'item'))
"""
"""Acts that tell of a row that is gone."""

ALONE: LiteralString = """
SELECT b.sha256 FROM evidence_blob b
WHERE b.stored_at NOT IN (SELECT i.at FROM evidence_item i WHERE i.blob_id = b.sha256
    UNION ALL SELECT m.at FROM evidence_derived m WHERE m.blob_id = b.sha256)
"""
"""Blobs that nothing names, or that were not stored when something that names them was kept."""
