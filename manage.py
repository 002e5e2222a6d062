#!/usr/bin/env python
"""Django's commands; the embedded database is started first, migrations run as the owner."""

import os
import sys

OWNERS_COMMANDS = {"migrate"}


def main() -> None:
    """Run the command named on the command line."""
    if len(sys.argv) > 1 and sys.argv[1] in OWNERS_COMMANDS:
        os.environ.setdefault("NETRA_DB_ROLE", "owner")
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "netra.settings")

    from django.core.management import execute_from_command_line

    from netra.doors.cli import databases, postgres
    from netra.environment.database import is_embedded

    if is_embedded():
        postgres.start()
        databases.provision()
    execute_from_command_line(sys.argv)


if __name__ == "__main__":
    main()
