"""The law as dated, cited data. Pure: no web framework, no database, no clock."""
