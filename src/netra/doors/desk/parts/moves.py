"""What moved on a file though nobody acted: a decree was loaded, a rule amended."""

from django.utils.translation import gettext as _

from netra.doors.desk.acts.form import word
from netra.doors.ui.formats import moment
from netra.journeys.queries import Line, moves_of


def moved(line: Line) -> tuple[str, ...]:
    """A sentence for each such move of the step that runs, the last first. One query, or none."""
    moves = moves_of(line.file_id) if line.moved else ()
    return tuple(
        _("%(step)s: the last day moved from %(was)s to %(becomes)s (%(because)s).")
        % {
            "step": word(each.step),
            "was": moment(each.was, line.zone),
            "becomes": moment(each.becomes, line.zone),
            "because": each.because,
        }
        for each in moves
        if each.step == line.due_step
    )
