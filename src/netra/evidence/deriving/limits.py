"""A program that sets limits to itself and becomes another: processor time, memory, what it writes.

Run by its path, without the house: `python limits.py SECONDS MEGABYTES WRITTEN_MEGABYTES program…`.
"""

import os
import resource
import sys

MB = 1024 * 1024


def main(arguments: list[str]) -> None:
    """Become the program, within the limits."""
    seconds, memory, written = (int(each) for each in arguments[:3])
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds))
    resource.setrlimit(resource.RLIMIT_AS, (memory * MB, memory * MB))
    resource.setrlimit(resource.RLIMIT_FSIZE, (written * MB, written * MB))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    os.execvp(arguments[3], arguments[3:])  # noqa: S606  that is what it is for


if __name__ == "__main__":
    main(sys.argv[1:])
