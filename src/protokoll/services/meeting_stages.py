"""Moving a meeting through its stages."""

from __future__ import annotations

from protokoll.domain.edits import is_locked
from protokoll.domain.kinds import Stage
from protokoll.domain.meeting import Meeting
from protokoll.domain.numbering import at_stage
from protokoll.domain.register import BodyRecord
from protokoll.errors import UserError
from protokoll.storage.store import Store


def move_to_stage(store: Store, meeting: Meeting, stage: Stage) -> Meeting:
    """``meeting`` at ``stage``; its printed numbers freeze where the body's settings in the register say so.

    A body that is not in the register has the usual settings. Nothing is saved here: it is an edit like others.
    Raises :class:`UserError` for adjusted minutes, which only ``services.adjustment.reopen`` moves; what is moved to
    that stage is locked once it is saved (``services.adjustment.lock`` does both, and keeps the file).
    """
    if is_locked(meeting) and stage is not Stage.ADJUSTED:
        raise UserError(
            "Protokollet är justerat och stannar i det skedet. Ingenting har ändrats. Öppna det igen och ange "
            "en anledning, om det måste ändras."
        )
    return at_stage(meeting, stage, _rules(store, meeting))


def _rules(store: Store, meeting: Meeting) -> BodyRecord:
    register = store.load_register()
    for body in register.bodies if register else ():
        if body.uid == meeting.body.uid and body.uid is not None:
            return body
    return BodyRecord(name=meeting.body.name)
