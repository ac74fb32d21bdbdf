"""The Swedish words of entries: their kinds, and their choices in the order they are offered."""

from __future__ import annotations

from typing import Final

from protokoll.domain.entries import (
    Abstention,
    Adjournment,
    Decision,
    Dissent,
    Election,
    EntryBase,
    Note,
    Proposal,
    Recusal,
    Roll,
    Statement,
    Task,
    Vote,
)
from protokoll.domain.kinds import ElectionForm, Majority, Outcome, ProposalSource, VoteMethod

OUTCOMES: Final = {
    Outcome.APPROVED: "bifall",
    Outcome.REJECTED: "avslag",
    Outcome.POSTPONED: "bordlagt",
    Outcome.REFERRED_BACK: "återremiss",
    Outcome.FILED: "till handlingarna",
    Outcome.NOTED: "noterat",
    Outcome.ANSWERED: "besvarat",
    Outcome.STRUCK: "struket",
    Outcome.AGREED: "enighet",
    Outcome.DISAGREED: "oenighet",
    Outcome.OTHER: "annat utfall",
}
SOURCES: Final = {
    ProposalSource.PROPOSAL: "yrkande på mötet",
    ProposalSource.MOTION: "motion",
    ProposalSource.BOARD_PROPOSAL: "styrelsens förslag",
}
METHODS: Final = {
    VoteMethod.ACCLAMATION: "acklamation",
    VoteMethod.SHOW_OF_HANDS: "handuppräckning",
    VoteMethod.COUNTED: "rösträkning",
    VoteMethod.ROLL_CALL: "namnupprop",
    VoteMethod.BALLOT: "sluten omröstning",
}
MAJORITIES: Final = {
    Majority.SIMPLE: "enkel",
    Majority.ABSOLUTE: "absolut",
    Majority.TWO_THIRDS: "två tredjedelar",
    Majority.THREE_QUARTERS: "tre fjärdedelar",
    Majority.FOUR_FIFTHS: "fyra femtedelar",
}
ELECTION_FORMS: Final = {
    ElectionForm.NEW: "nyval",
    ElectionForm.RE_ELECTED: "omval",
    ElectionForm.BY_ELECTION: "fyllnadsval",
}
ABSTAINS: Final = "avstår"

KINDS: Final[dict[type[EntryBase], str]] = {
    Note: "Anteckning",
    Proposal: "Yrkande",
    Decision: "Beslut",
    Vote: "Omröstning",
    Roll: "Röstlängd",
    Dissent: "Reservation",
    Statement: "Protokollsanteckning",
    Abstention: "Deltar inte i beslutet",
    Recusal: "Jäv",
    Task: "Uppdrag",
    Election: "Val",
    Adjournment: "Ajournering",
}
"""What each kind of entry is called on its card, in menus and in undo steps."""
