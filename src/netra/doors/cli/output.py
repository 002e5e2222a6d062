"""What a command says: lines for a person, or exactly one JSON document for a machine."""

import json
import sys
from dataclasses import dataclass, field
from typing import Any


@dataclass
class Output:
    """Collects a command's answer; `say` is for people, `answer` for the document.

    `language` is the person's, `id` or `en`; a command that has words in both speaks it.
    """

    as_json: bool
    language: str = "id"
    document: dict[str, Any] = field(default_factory=dict)

    def say(self, line: str) -> None:
        """A line on standard output, unless a machine reads."""
        if not self.as_json:
            print(line, flush=True)

    def complain(self, line: str) -> None:
        """A line on standard error, unless a machine reads: the document says it too."""
        if not self.as_json:
            print(f"netra: {line}", file=sys.stderr, flush=True)

    def answer(self, **facts: Any) -> None:
        """Facts that the document will hold."""
        self.document.update(facts)

    def finish(self, code: int) -> int:
        """The document is printed if a machine reads. Returns `code`."""
        if self.as_json:
            print(json.dumps({"ok": code == 0, **self.document}, default=str, ensure_ascii=False))
            sys.stdout.flush()
        return code
