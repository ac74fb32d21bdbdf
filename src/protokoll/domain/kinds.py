"""The closed lists of the meeting format: every value that a key of a fixed set may take.

The members' values are the words of the meeting format (version 1); their Swedish stands beside them and in
``docs/ordlista.md``.
"""

from enum import StrEnum


class BodyKind(StrEnum):
    """Slag av organ."""

    BOARD = "board"  # styrelse
    ANNUAL_MEETING = "annual_meeting"  # årsmöte, stämma
    COORDINATION_GROUP = "coordination_group"  # samordningsgrupp
    CLUB = "club"  # klubb
    COMMITTEE = "committee"  # nämnd
    COOPERATION_GROUP = "cooperation_group"  # samverkansgrupp
    WORKING_GROUP = "working_group"  # arbetsgrupp
    OTHER = "other"


class Numbering(StrEnum):
    """Paragrafnumrering: hur § räknas i protokollet."""

    PER_MEETING = "per_meeting"
    PER_YEAR = "per_year"
    NONE = "none"


class NumberStyle(StrEnum):
    """Hur ett paragrafnummer skrivs; ``{n}`` är numret."""

    SECTION = "§ {n}"
    ORDINAL = "{n}."
    PLAIN = "{n}"


class Tense(StrEnum):
    """Tempus i beslutsmeningar: "beslutade" eller "beslutar"."""

    PAST = "past"
    PRESENT = "present"


class ListStyle(StrEnum):
    """Hur flera att-satser skiljs åt: utan komma, eller med komma och "och"."""

    PLAIN = "plain"
    COMMA_OCH = "comma_och"


class QuorumRule(StrEnum):
    """Regel för beslutförhet."""

    MAJORITY = "majority"  # mer än hälften av platserna
    FIXED = "fixed"  # ett bestämt antal
    NONE = "none"


class MeetingKind(StrEnum):
    """Slag av möte."""

    ORDINARY = "ordinary"
    EXTRA = "extra"
    CONSTITUENT = "constituent"
    ANNUAL = "annual"
    PER_CAPSULAM = "per_capsulam"


class MinutesKind(StrEnum):
    """Slag av protokoll: beslutsprotokoll, diskussionsprotokoll, minnesanteckningar."""

    DECISIONS = "decisions"
    DISCUSSION = "discussion"
    NOTES = "notes"


class Stage(StrEnum):
    """Mötets skede, i den ordning det genomlevs."""

    PLANNED = "planned"  # planerat
    NOTICED = "noticed"  # kallat
    ONGOING = "ongoing"  # pågår
    DRAFT = "draft"  # utkast
    IN_ADJUSTMENT = "in_adjustment"  # för justering
    ADJUSTED = "adjusted"  # justerat

    def reached(self, other: "Stage") -> bool:
        """Whether a meeting at this stage has come as far as ``other``."""
        order = list(Stage)
        return order.index(self) >= order.index(other)


class OfficerRole(StrEnum):
    """Mötesfunktionär."""

    CHAIR = "chair"  # ordförande
    SECRETARY = "secretary"  # sekreterare
    ADJUSTER = "adjuster"  # justerare
    TELLER = "teller"  # rösträknare


class Capacity(StrEnum):
    """Egenskap i vilken någon deltar."""

    REGULAR = "regular"  # ordinarie
    SUBSTITUTE = "substitute"  # ersättare
    COOPTED = "coopted"  # adjungerad
    GUEST = "guest"  # gäst
    OFFICIAL = "official"  # tjänsteperson


class AttendanceStatus(StrEnum):
    """Närvarostatus."""

    CALLED = "called"  # kallad, inget svar
    COMING = "coming"  # har sagt ja
    PRESENT = "present"  # närvarande
    EXCUSED = "excused"  # anmält förhinder
    ABSENT = "absent"  # frånvarande
    VACANT = "vacant"  # vakant plats


class ChangeKind(StrEnum):
    """Förändring av närvaron under mötet."""

    ARRIVES = "arrives"  # kommer
    LEAVES = "leaves"  # går
    AWAY = "away"  # borta en stund
    SERVES = "serves"  # tjänstgör för någon
    GOES_ONLINE = "goes_online"  # fortsätter på distans
    COMES_IN = "comes_in"  # fortsätter i rummet


class When(StrEnum):
    """När en förändring sker: före punkten eller under den."""

    BEFORE = "before"
    DURING = "during"


class ItemKind(StrEnum):
    """Slag av dagordningspunkt."""

    FORMAL = "formal"
    INFORMATION = "information"
    DISCUSSION = "discussion"
    DECISION = "decision"
    ELECTION = "election"
    MOTION = "motion"


class Outcome(StrEnum):
    """Utfall av ett beslut eller yrkande."""

    APPROVED = "approved"  # bifall
    REJECTED = "rejected"  # avslag
    POSTPONED = "postponed"  # bordlagt
    REFERRED_BACK = "referred_back"  # återremiss
    FILED = "filed"  # till handlingarna
    NOTED = "noted"  # noterat
    ANSWERED = "answered"  # besvarad
    STRUCK = "struck"  # struken
    AGREED = "agreed"  # enighet
    DISAGREED = "disagreed"  # oenighet
    OTHER = "other"


class ProposalSource(StrEnum):
    """Varifrån ett förslag kommer."""

    PROPOSAL = "proposal"  # yrkande på mötet
    MOTION = "motion"
    BOARD_PROPOSAL = "board_proposal"  # styrelsens förslag


class VoteMethod(StrEnum):
    """Omröstningssätt."""

    ACCLAMATION = "acclamation"
    SHOW_OF_HANDS = "show_of_hands"  # handuppräckning
    COUNTED = "counted"  # rösträkning
    ROLL_CALL = "roll_call"  # namnupprop
    BALLOT = "ballot"  # sluten omröstning


class Majority(StrEnum):
    """Majoritetskrav."""

    SIMPLE = "simple"
    ABSOLUTE = "absolute"
    TWO_THIRDS = "two_thirds"
    THREE_QUARTERS = "three_quarters"
    FOUR_FIFTHS = "four_fifths"


class ElectionForm(StrEnum):
    """Nyval, omval, fyllnadsval."""

    NEW = "new"
    RE_ELECTED = "re_elected"
    BY_ELECTION = "by_election"
