"""`netra recount`: a decree was loaded; what moved is derived again, kept and listed."""

from netra.doors.cli import ready
from netra.doors.cli.output import Output
from netra.doors.cli.words import words


def recount(output: Output) -> int:
    """Every running file's end is what the law's data and the loaded decrees now say; each that
    moved is listed with the office that was told. The pages of those files tell it too."""
    from django.conf import settings

    from netra.elections.actions import write_decrees
    from netra.journeys import actions

    _ = words(output.language)
    write_decrees(settings.NETRA_DECREES)
    moved = actions.recount(at=ready.now())
    output.say(_("dates moved by the law's data: %(count)s") % {"count": len(moved)})
    for each in moved:
        facts = {
            "file": each.name,
            "step": each.step,
            "was": each.was.isoformat(),
            "becomes": each.becomes.isoformat(),
            "because": each.because,
            "told": each.told,
        }
        output.say(
            _("%(file)s  %(step)s: %(was)s → %(becomes)s  (%(because)s); told: %(told)s") % facts
        )
    output.answer(moved=[vars(each) for each in moved])
    return 0
