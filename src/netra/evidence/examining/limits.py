"""A program that sets limits to itself and becomes another: memory, processor time, no files.

Run by its path, without the house: `python limits.py SECONDS MEGABYTES program argument…`.
"""

import os
import resource
import sys


def main(arguments: list[str]) -> None:
    """Become the program, within the limits; it can write nothing but its answer."""
    seconds, megabytes, *command = arguments
    memory = int(megabytes) * 1024 * 1024
    resource.setrlimit(resource.RLIMIT_CPU, (int(seconds), int(seconds)))
    resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    os.execvp(command[0], command)  # noqa: S606  that is what it is for


if __name__ == "__main__":
    main(sys.argv[1:])
