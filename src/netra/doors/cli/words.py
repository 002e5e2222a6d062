"""The words of the command line, in the language of whoever types.

They are read from the catalogue as it is written, so that commands answer before Django is set up
and before `netra up` has compiled anything.
"""

from collections.abc import Callable
from functools import cache
from pathlib import Path

from babel.messages import Catalog

from netra.doors.ui import messages

LANGUAGES = ("id", "en")
Translate = Callable[[str], str]


def words(language: str) -> Translate:
    """What turns an English message id into that language (`id` or `en`)."""
    return _indonesian if language == "id" else str


def _indonesian(message: str) -> str:
    found = _catalogue().get(message)
    text = found.string if found else ""
    return text if isinstance(text, str) and text else message


@cache
def _catalogue() -> Catalog:
    return messages.read(messages.catalogue(Path(__file__).parent))
