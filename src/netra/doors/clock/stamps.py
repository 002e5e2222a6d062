"""Stamping the public log by the clock."""

from procrastinate.contrib.django import app

from netra.doors import stamping


@app.periodic(cron="*/5 * * * *")
@app.task(queueing_lock="stamp_log", pass_context=False)
def stamp_log(timestamp: int) -> None:
    """Each authority whose last stamp is old enough (hourly, unless its row says otherwise) has
    stamped what was signed last. One that failed is asked again five minutes later."""
    stamping.stamp_now(only_due=True)
