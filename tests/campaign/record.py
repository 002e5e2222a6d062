"""A campaign's seed and result, kept so that what it found can be found again."""

import json
import os
import random
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

from netra.environment.variables import VAR


@dataclass
class Campaign:
    """What one campaign does by chance, and what came of it."""

    name: str
    seed: int
    chance: random.Random
    result: dict[str, Any] = field(default_factory=dict)


@contextmanager
def campaign(name: str) -> Iterator[Campaign]:
    """Inside, `chance` is seeded by SEED or anew; afterwards var/campaign/ tells the result."""
    seed = int(os.environ.get("SEED") or random.SystemRandom().randrange(2**32))
    running = Campaign(name, seed, random.Random(seed))
    running.result["outcome"] = "failed"
    print(f"\n{name}: SEED={seed}")
    try:
        yield running
        running.result["outcome"] = "passed"
    finally:
        folder = VAR / "campaign"
        folder.mkdir(parents=True, exist_ok=True)
        document = {"name": name, "seed": seed, **running.result}
        (folder / f"{name}-{seed}.json").write_text(json.dumps(document, indent=1) + "\n")
        print(document)
