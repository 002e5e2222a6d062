"""Ending what retention began, and giving old evidence its second hash."""

from procrastinate.contrib.django import app

from netra.evidence.actions import removing


@app.periodic(cron="7 * * * *")
@app.task(queueing_lock="finish_removing", pass_context=False)
def finish_removing(timestamp: int) -> None:
    """Bytes of destroyed evidence that a crash or an unreachable store left are gone."""
    removing.finish_removing()


@app.periodic(cron="23 * * * *")
@app.task(queueing_lock="fill_second_hash", pass_context=False)
def fill_second_hash(timestamp: int) -> None:
    """A hundred more pieces of evidence kept before there was a BLAKE2b have one."""
    removing.fill_second_hash()
