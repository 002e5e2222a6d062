"""A command that was asked for something it cannot answer."""

import argparse
from typing import NoReturn


class Misuse(Exception):
    """The field that is wrong, what is wrong with it, and what would be right."""

    def __init__(self, field: str, what: str, remedy: str) -> None:
        super().__init__(f"{field}: {what}. {remedy}" if field else f"{what}. {remedy}")
        self.field, self.what, self.remedy = field, what, remedy


class Parser(argparse.ArgumentParser):
    """Raises Misuse where argparse would print its own words and leave."""

    def error(self, message: str) -> NoReturn:
        """Refuse the command line; the usage is the remedy."""
        raise Misuse("", message, self.format_usage().strip())
