"""What Netra is told from outside: variables, secrets, the database's place. Needs no Django.

Apart from `netra.settings`, which Django reads and which refuses to load without its secrets: the
commands that make the secrets or start the database come before that.
"""
