"""Supervision records: Form A from the field."""

from datetime import datetime
from uuid import UUID

from django.db import transaction

from netra.base.acts import begin_file
from netra.base.viewing import Actor
from netra.intake.actions.telling import (
    Setting,
    Told,
    check_days,
    name_people,
    seal_people,
    sealing_office,
)
from netra.intake.models import SupervisionRecord
from netra.offices.queries import OfficeCard


@transaction.atomic
def submit_supervision_record(
    *,
    office: OfficeCard,
    setting: Setting,
    number: str,
    assignment_letter: str,
    supervisor_id: UUID,
    stage_supervised: str,
    activity: str,
    told: Told,
    by: Actor,
    at: datetime,
) -> SupervisionRecord:
    """Form A is with the offices above: a plenary may fix it as a finding."""
    step = begin_file("submit_supervision_record", regime=setting.regime, by=by, at=at)
    check_days(told)
    record: SupervisionRecord = SupervisionRecord.objects.create(
        file=step.file,
        office_id=office.id,
        path=office.path,
        origin="field",
        number=number,
        assignment_letter=assignment_letter,
        supervisor_id=supervisor_id,
        regime=setting.regime,
        contest_id=setting.contest_key,
        stage_supervised=stage_supervised,
        activity=activity,
        place=told.place,
        area_id=told.area_code,
        occurred_on=told.occurred_on,
        what=told.what,
        made_at=at,
    )
    name_people(step, told.named)
    seal_people(step, sealing_office(office), "witness", told.witnesses)
    step.record({"record": record.id, "number": number, "assignment": assignment_letter})
    return record
