"""What a clock says where the law gives no limit, or only somebody's claim of one."""

from datetime import date

from tests.doors.desk.test_clocks import line, seen
from tests.rooms import factories as make


def test_a_step_with_a_date_is_not_said_to_have_no_limit() -> None:
    moments = {"decision": "2021-08-05", "delivered": "2021-08-12", "appeal_lies": "2021-08-12"}
    shown = seen(
        line(
            "sanctioned",
            moments,
            forwarded=True,
            since=make.moment("2021-08-05"),
            rules_on=date(2020, 10, 1),
        ),
        now=make.moment("2021-08-16"),
    )
    dated = [each.name for each in shown.strips]
    assert "Banding administratif" in dated
    assert not set(dated) & {each.name for each in shown.unclocked}
    names = [each.name for each in shown.unclocked]
    assert len(names) == len(set(names))
