"""The fixed words of the printed sentences: what became of proposals and decisions, votes and elections.

Pairs are (present, past), by the body's tense.
"""

from protokoll.domain.kinds import ElectionForm, Majority, Outcome, ProposalSource, VoteMethod

METHODS = {
    VoteMethod.ACCLAMATION: ("Beslutet fattas genom acklamation.", "Beslutet fattades genom acklamation."),
    VoteMethod.SHOW_OF_HANDS: (
        "Omröstningen sker genom handuppräckning.",
        "Omröstningen skedde genom handuppräckning.",
    ),
    VoteMethod.COUNTED: ("Omröstningen sker genom rösträkning.", "Omröstningen skedde genom rösträkning."),
    VoteMethod.ROLL_CALL: ("Omröstningen sker genom namnupprop.", "Omröstningen skedde genom namnupprop."),
    VoteMethod.BALLOT: ("Omröstningen är sluten.", "Omröstningen var sluten."),
}
MAJORITIES = {
    Majority.ABSOLUTE: "absolut",
    Majority.TWO_THIRDS: "två tredjedelars",
    Majority.THREE_QUARTERS: "tre fjärdedelars",
    Majority.FOUR_FIFTHS: "fyra femtedelars",
}
FORMS = {
    ElectionForm.NEW: "nyval",
    ElectionForm.RE_ELECTED: "omval",
    ElectionForm.BY_ELECTION: "fyllnadsval",
}
OUTCOME_MARKS = {
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
PROPOSAL_NOUNS = {
    ProposalSource.PROPOSAL: ("Yrkandet", "besvarat"),
    ProposalSource.MOTION: ("Motionen", "besvarad"),
    ProposalSource.BOARD_PROPOSAL: ("Förslaget", "besvarat"),
}
PROPOSAL_OUTCOMES = {
    Outcome.APPROVED: ("bifalls", "bifölls"),
    Outcome.REJECTED: ("avslås", "avslogs"),
    Outcome.POSTPONED: ("bordläggs", "bordlades"),
    Outcome.REFERRED_BACK: ("återremitteras", "återremitterades"),
    Outcome.FILED: ("läggs till handlingarna", "lades till handlingarna"),
    Outcome.NOTED: ("noteras", "noterades"),
    Outcome.ANSWERED: ("anses {answered}", "ansågs {answered}"),
    Outcome.STRUCK: ("stryks", "ströks"),
    Outcome.AGREED: ("är eniga", "var eniga"),
    Outcome.DISAGREED: ("är oeniga", "var oeniga"),
}
DECISION_OUTCOMES = {Outcome.AGREED: "Parterna är eniga.", Outcome.DISAGREED: "Parterna är oeniga."}
"""In cooperation groups the outcome itself is what the minutes must say, if the words do not tell it already."""
