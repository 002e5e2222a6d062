"""How a log line is written: JSON, with where a thing went wrong and never whose words it met."""

import traceback
from pathlib import Path
from types import TracebackType

from pythonjsonlogger.core import RESERVED_ATTRS
from pythonjsonlogger.json import JsonFormatter

# What libraries attach to a record and may hold arguments, addresses or requests.
_WITHHELD = ["request", "server_time", "job", "task", "worker", "action", "result", "args"]
_FRAMES = 6

Raised = (
    tuple[type[BaseException], BaseException, TracebackType | None] | tuple[None, None, None] | None
)


class Lines(JsonFormatter):
    """One JSON object a line."""

    def __init__(self) -> None:
        super().__init__(
            "%(asctime)s %(levelname)s %(name)s %(message)s",
            rename_fields={"asctime": "at", "levelname": "level", "name": "logger"},
            reserved_attrs=[*RESERVED_ATTRS, *_WITHHELD],
            json_ensure_ascii=False,
        )

    def formatException(self, ei: Raised) -> str:  # type: ignore[override]
        """The exception's class and last frames. Its text is left out: it may quote a person."""
        if ei is None or ei[0] is None:
            return ""
        frames = traceback.extract_tb(ei[2])[-_FRAMES:]
        places = [f"{Path(frame.filename).name}:{frame.lineno} {frame.name}" for frame in frames]
        return " < ".join([ei[0].__qualname__, *reversed(places)])
