"""What the desk asks a reporter through the claim code is what may be answered in clear."""

import pytest

from netra.base.ids import new_id
from netra.doors.desk.acts.intake import AskReporter
from netra.doors.desk.context import Desk
from netra.intake.queries import OF_IDENTITY
from tests.rooms import factories, path

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("key", sorted(OF_IDENTITY))
def test_the_identity_cannot_be_asked_for(key: str) -> None:
    walk = path.in_review(path.reported(missing=[key]))
    by = factories.actor("intake_officer")
    viewer = factories.viewer("intake_officer")
    desk = Desk(viewer=viewer, actor=by, office=walk.office, now=walk.later())
    sent = {"asks": [key], "text": "Siapa nama Anda?", "once": str(new_id())}
    form = AskReporter(desk, walk.file_id, 1, sent)
    assert "asks" in form.errors
    assert AskReporter(desk, walk.file_id, 1, {**sent, "asks": ["evidence"]}).is_valid()
