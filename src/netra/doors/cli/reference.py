"""Reference data: offices and elections offer `actions.load_reference()`."""

from importlib import import_module
from importlib.util import find_spec

# In the order of the house: offices are named by elections.
_ROOMS = ("offices", "elections")


def load_reference() -> list[str]:
    """Areas, offices, elections stand as the law's data name them. Returns the rooms that loaded.

    Running it again changes nothing that has not changed in the data.
    """
    loaded = []
    for room in _ROOMS:
        name = f"netra.{room}.actions"
        load = getattr(import_module(name), "load_reference", None) if find_spec(name) else None
        if load is not None:
            load()
            loaded.append(room)
    return loaded
