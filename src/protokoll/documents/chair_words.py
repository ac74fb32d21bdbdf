"""What a chair says: the questions, findings and cues of the running script.

The forms are those of Swedish meeting practice: the debate is closed by a question ("Är ordet begärt?"), every
proposal is put so that yes is an answer ("Kan årsmötet besluta att …?"), the chair tells what was found ("Jag
finner att …") and lets the gavel fall.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from enum import Enum, auto
from functools import cached_property

import msgspec

from protokoll.documents.meeting_facts import MeetingFacts
from protokoll.documents.questions import act_of
from protokoll.domain.decisions import subject
from protokoll.domain.entries import Proposal
from protokoll.domain.kinds import BodyKind, ItemKind, ProposalSource
from protokoll.domain.meeting import AgendaItem
from protokoll.domain.swedish import joined, long_date, lower_first


class Part(Enum):
    """What the chair does with a line of the script."""

    SAY = auto()
    CUE = auto()
    GAVEL = auto()


class Line(msgspec.Struct, frozen=True):
    """One line of the script."""

    part: Part
    text: str = ""


GAVEL = Line(Part.GAVEL)
DEBATE = Line(Part.SAY, "Är ordet begärt?")
READY = Line(Part.SAY, "Är vi beredda att gå till beslut?")
_ROOM = "________________"

_GATHERING = r"(?:\w*möte\w*|sammanträde\w*|samverkan|stämman?)"
_OPENING = re.compile(rf"(?:{_GATHERING} )?öppna(?:s|nde)(?: av {_GATHERING})?", re.IGNORECASE)
_CLOSING = re.compile(rf"(?:{_GATHERING} )?avslut(?:as|ande|ning)(?: av {_GATHERING})?", re.IGNORECASE)
_OFFICERS = re.compile(r"mötes|justerare|rösträknare", re.IGNORECASE)
_DEFINITE = re.compile(r"[^\W\d_]*(?:en|et|na|an|årsmötet)\Z", re.IGNORECASE)


def say(text: str) -> Line:
    """Something that the chair says."""
    return Line(Part.SAY, text)


def cue(text: str) -> Line:
    """Something that the chair does or sees to."""
    return Line(Part.CUE, text)


def opens(item: AgendaItem) -> bool:
    """Whether the item is the opening of the meeting."""
    return _OPENING.fullmatch(item.title.strip()) is not None


def closes(item: AgendaItem) -> bool:
    """Whether the item is the closing of the meeting."""
    return _CLOSING.fullmatch(item.title.strip()) is not None


class _Standing(msgspec.Struct, frozen=True):
    """An item that every meeting has: ``words`` of its title, what is said, and what the meeting is asked to do."""

    words: tuple[str, ...]
    lines: tuple[Line, ...]
    act: str = ""
    only_without_proposal: bool = False


class ChairWords:
    """What the chair of one meeting says."""

    def __init__(self, facts: MeetingFacts) -> None:
        self.facts = facts
        self.who = _in_a_sentence(subject(facts.meeting.body))
        """Who decides, in the middle of a sentence: "årsmötet"."""
        if facts.annual:
            self.gathering = "årsmötet"
        elif facts.meeting.body.kind is BodyKind.COMMITTEE:
            self.gathering = "sammanträdet"
        else:
            self.gathering = "mötet"

    def of_item(self, item: AgendaItem) -> Iterator[Line]:
        """What is said at an item."""
        if opens(item):
            yield from self.opening()
        elif closes(item):
            yield from self.closing()
        elif not item.items or item.proposal.strip():
            yield from self._dealt_with(item)

    def opening(self) -> tuple[Line, ...]:
        """How the meeting is opened."""
        return say(f"Välkomna! Jag förklarar {self.gathering} öppnat."), GAVEL

    def closing(self) -> tuple[Line, ...]:
        """How the meeting is closed."""
        return say(f"Jag tackar er alla och förklarar {self.gathering} avslutat."), GAVEL

    def _dealt_with(self, item: AgendaItem) -> Iterator[Line]:
        """Presentation, debate, question, finding."""
        if item.presenters:
            yield say(f"{self.facts.words.names(item.presenters)} har ordet.")
        proposals = [entry for entry in item.entries if isinstance(entry, Proposal) and not entry.withdrawn]
        standing = self._standing(item)
        if item.kind is ItemKind.ELECTION:
            yield from self._election(item)
        elif len(proposals) > 1:
            yield from (DEBATE, READY)
            yield from self._against_each_other(proposals)
        elif standing:
            yield from self._formal(item, standing)
        elif item.kind in (ItemKind.DECISION, ItemKind.MOTION) or proposals:
            yield from (DEBATE, READY)
            yield from self._asked(item, proposals)
        elif item.kind is ItemKind.INFORMATION:
            yield say("Finns det frågor?")
            if item.proposal.strip():
                yield from self._asked(item, proposals)
            elif "berättelse" in item.title.casefold():
                yield say(f"Kan {self.who} lägga berättelsen till handlingarna?")
                yield from self._found("svaret är ja")
            else:
                yield say(f"Jag finner att {self.who} har tagit del av informationen.")
        elif item.proposal.strip():
            yield from (DEBATE, READY)
            yield from self._asked(item, proposals)
        else:
            yield DEBATE
            if item.kind is ItemKind.DISCUSSION:
                yield say(f"Jag sammanfattar: {_ROOM}")

    def _formal(self, item: AgendaItem, standing: _Standing) -> Iterator[Line]:
        """One of the items that every meeting has."""
        if not (item.proposal.strip() and standing.only_without_proposal):
            yield from standing.lines
        if item.proposal.strip():
            yield from self._asked(item, [])
        elif standing.act:
            yield say(f"Kan {self.who} {standing.act}?")
            yield from self._found("svaret är ja")

    def _standing(self, item: AgendaItem) -> _Standing | None:
        """What is said at an item that every meeting has, known by its title."""
        title = item.title.casefold()
        if item.kind in (ItemKind.INFORMATION, ItemKind.ELECTION):
            return None
        by_word = item.kind in (None, ItemKind.FORMAL)
        return next(
            (
                one
                for one in self._standing_items
                if any(word in title if by_word else title.startswith(word) for word in one.words)
            ),
            None,
        )

    @cached_property
    def _standing_items(self) -> tuple[_Standing, ...]:
        noticed = self.facts.meeting.head.noticed
        told = (
            f"Kallelsen skickades den {long_date(noticed)}." if noticed else "Kallelsen har skickats i tid."
        )
        needed = self.facts.votes_needed
        quorum = (cue(f"{self.gathering.capitalize()} är beslutfört med minst {needed} röstberättigade."),)
        return (
            _Standing(
                ("röstlängd", "fastställande av röstlängd"),
                (say(f"Röstlängden omfattar {_ROOM} röster."),),
                "fastställa röstlängden",
            ),
            _Standing(("utlys", "kallelse"), (say(told),), "besluta att mötet är behörigen utlyst"),
            _Standing(
                ("upprop", "närvaro", "beslutför"),
                (cue("Upprop: pricka av dem som är här."), *(quorum if needed else ())),
                f"förklara {self.gathering} beslutfört" if needed else "",
            ),
            _Standing(
                ("dagordning", "föredragningslista", "fastställande av dagordning"),
                (say("Finns det tillägg eller ändringar?"),),
                f"fastställa {self._agenda_name}",
            ),
            _Standing(
                ("föregående protokoll", "föregående minnesanteckningar", "föregående anteckningar"),
                (say("Finns det frågor om det?"),),
                "lägga det till handlingarna",
            ),
            _Standing(("övriga frågor",), (say("Finns det några övriga frågor?"),)),
            _Standing(
                ("nästa möte", "mötestider"),
                (say(f"Nästa möte föreslås bli {_ROOM}."),),
                "besluta det",
                only_without_proposal=True,
            ),
        )

    @property
    def _agenda_name(self) -> str:
        committee = self.facts.meeting.body.kind is BodyKind.COMMITTEE
        return "föredragningslistan" if committee else "dagordningen"

    def _asked(self, item: AgendaItem, proposals: list[Proposal]) -> Iterator[Line]:
        """The question, and what is found when the answer is yes."""
        if "ansvarsfrihet" in item.title.casefold():
            yield cue("De som beslutet gäller deltar inte i det.")
        if item.proposal.strip():
            act = act_of(item.proposal)
        elif proposals and proposals[0].source is ProposalSource.MOTION:
            act = f"bifalla {self._proposal_name(proposals[0])}"
        elif proposals and not proposals[0].clauses:
            act = act_of(proposals[0].text)
        elif proposals:
            act = "besluta enligt förslaget"
        else:
            yield say(f"Kan {self.who} besluta att {_ROOM}?")
            yield from self._found(f"{self.who} har beslutat det")
            return
        yield say(f"Kan {self.who} {act}?")
        yield from self._found(f"{self.who} har beslutat enligt förslaget")

    def _found(self, finding: str) -> Iterator[Line]:
        yield say(f"Jag finner att {finding}.")
        yield GAVEL

    def _election(self, item: AgendaItem) -> Iterator[Line]:
        if item.proposal.strip():
            yield say("Finns det fler förslag?")
            yield from self._asked(item, [])
            return
        of_meeting = _OFFICERS.search(item.title)
        if self.facts.annual and not of_meeting:
            yield say(f"Valberedningens förslag är {_ROOM}. Finns det fler förslag?")
        else:
            yield say("Vilka förslag finns? Finns det fler?")
        yield say(f"Kan {self.who} välja {_ROOM}?")
        yield from self._found(f"{self.who} har valt {_ROOM}")

    def _against_each_other(self, proposals: list[Proposal]) -> Iterator[Line]:
        """Several proposals: which there are, in which order they are put, and the question on each."""
        names = [self._proposal_name(proposal) for proposal in proposals]
        main = next((n for n, one in enumerate(proposals) if one.source is ProposalSource.BOARD_PROPOSAL), 0)
        names.insert(0, names.pop(main))
        yield say(f"Jag har uppfattat dessa förslag: {joined(names)}. Är det rätt uppfattat?")
        if len(names) == 2:
            yield say(f"Jag ställer förslagen mot varandra. Kan {self.who} godkänna den ordningen?")
            for name in names:
                yield say(f"Kan {self.who} bifalla {name}?")
        else:
            yield say(
                f"Huvudförslag blir {names[0]}. De andra ställs mot varandra först, så att ett av dem blir "
                f"motförslag. Kan {self.who} godkänna den ordningen?"
            )
            for name in names[1:]:
                yield say(f"Ska {name} bli motförslag?")
            yield say(f"Jag finner att motförslag blir {_ROOM}.")
            yield GAVEL
            yield say(f"Kan {self.who} bifalla huvudförslaget, {names[0]}?")
            yield say(f"Kan {self.who} bifalla motförslaget, {_ROOM}?")
        yield from self._found(f"{self.who} bifaller {_ROOM}")

    def _proposal_name(self, proposal: Proposal) -> str:
        names = self.facts.words.names(proposal.by)
        if proposal.source is ProposalSource.MOTION:
            return f"motionen från {names}" if names else "motionen"
        if proposal.source is ProposalSource.BOARD_PROPOSAL:
            return f"förslaget från {_in_a_sentence(names)}" if names else "styrelsens förslag"
        return f"yrkandet från {names}" if names else "yrkandet"

    # --- what may happen --------------------------------------------------------------------------------------------

    def if_needed(self) -> Iterator[tuple[str, tuple[Line, ...]]]:
        """What to say when something happens that may happen at any item, by heading."""
        who = self.who
        yield (
            "Om det finns flera förslag",
            (
                say("Jag har uppfattat dessa förslag: … Är det rätt uppfattat?"),
                cue(
                    "Två förslag ställs mot varandra. Är de fler är styrelsens förslag oftast huvudförslag; de andra "
                    "ställs mot varandra tills ett är kvar. Det blir motförslag."
                ),
                say(f"Huvudförslag blir … Kan {who} godkänna den ordningen?"),
                say(f"Kan {who} bifalla huvudförslaget? Kan {who} bifalla motförslaget?"),
                say(f"Jag finner att {who} bifaller …"),
                GAVEL,
            ),
        )
        yield (
            "Om någon begär votering",
            (
                say(
                    "Votering är begärd. Den som vill bifalla … räcker upp handen. Den som vill bifalla … räcker upp "
                    "handen. Den som avstår räcker upp handen."
                ),
                cue("Låt rösträknarna räkna. Läs upp röstetalen."),
                say(f"Med … röster mot … har {who} bifallit …"),
                GAVEL,
                cue(
                    "Vid lika röstetal avgör ordförandens röst. I val avgör lotten. Stadgarna kan säga annat."
                ),
            ),
        )
        yield (
            "Om det finns fler kandidater än platser",
            (
                say("Vi röstar. Skriv högst så många namn som det finns platser."),
                cue(
                    "Dela ut sedlar om någon begär slutna val. Låt rösträknarna räkna och läs upp resultatet."
                ),
                say(f"Jag finner att {who} har valt …"),
                GAVEL,
            ),
        )
        yield (
            "Om någon är jävig",
            (say("… har anmält jäv och lämnar rummet. Sekreteraren antecknar det."),),
        )
        yield (
            "Om debatten blir lång",
            (
                say(f"Streck i debatten är begärt. Kan {who} besluta att sätta streck?"),
                say("Den som vill ha ordet anmäler sig nu. Talarlistan är: …"),
                GAVEL,
            ),
        )
        yield (
            "Om mötet behöver paus",
            (
                say(f"Jag föreslår att vi ajournerar {self.gathering} till kl. … Kan {who} besluta det?"),
                GAVEL,
            ),
        )
        yield (
            "Om någon reserverar sig",
            (say("Reservationen antecknas. Den som har reserverat sig lämnar texten till sekreteraren."),),
        )


def _in_a_sentence(words: str) -> str:
    """Who decides, with a small letter where it is no name: "Styrelsen" but "Lindåkra kommun"."""
    first, _, _ = words.partition(" ")
    return lower_first(words) if _DEFINITE.match(first) and not first.isupper() else words
