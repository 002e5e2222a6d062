"""Where attempts are counted and used codes remembered, for every web process together.

The table is the one that Django's database cache expects; its keys are hashed (`attempts.key`).
"""

from django.db import migrations

FORWARD = """
CREATE TABLE accounts_attempt (
    cache_key varchar(255) PRIMARY KEY,
    value text NOT NULL,
    expires timestamptz NOT NULL
);
CREATE INDEX accounts_attempt_expires ON accounts_attempt (expires);
"""


class Migration(migrations.Migration):
    initial = True
    operations = [migrations.RunSQL(FORWARD, "DROP TABLE accounts_attempt")]
