"""The reference page of the settings, from their table."""

from netra.environment.variables import ROOT, VARIABLES, Variable

PAGE = ROOT / "docs" / "reference" / "settings.md"

_HEAD = """# Settings

Every variable that Netra reads from its environment. This page is written by `netra settings-page`
from `src/netra/environment/variables.py`; a test compares the two.

Secrets are read from the environment, else from `secrets.env` in the folder `NETRA_VAR`. Demo mode
makes them by itself; in service `netra keys` does, once. None of them opens a sealed reporter: that
takes a custodian's own secret, which is kept nowhere.

On a server of your own (PostgreSQL 15 to 18) its administrator first makes two roles and the
database; `netra up` does the rest, as the owner. The extensions used (ltree, pg_trgm, btree_gist,
unaccent) are ones an owner may create.

```sql
CREATE ROLE netra_owner LOGIN;           -- CREATEDB too where tests run
CREATE ROLE netra_app LOGIN;
GRANT netra_app TO netra_owner;
CREATE DATABASE netra OWNER netra_owner TEMPLATE template0 ENCODING 'UTF8';
```

| Variable | Kind | Default | Meaning |
|---|---|---|---|
"""


def text() -> str:
    """The whole page, in Markdown."""
    return _HEAD + "".join(map(_row, VARIABLES))


def _row(one: Variable) -> str:
    default = f"`{one.default}`" if one.default else ""
    return f"| `{one.name}` | {one.kind} | {default} | {one.meaning} |\n"
