"""One entry of every kind, at a meeting with five people."""

from datetime import date

from protokoll.domain import entries as e
from protokoll.domain.kinds import ElectionForm, Majority, Outcome, ProposalSource, VoteMethod
from protokoll.domain.meeting import AgendaItem
from protokoll.domain.values import Unregistered
from protokoll.gui.entries import People, Place

DAY = date(2026, 12, 1)
PEOPLE = People(
    {"eva": "Eva Lind", "per": "Per Ek", "anna": "Anna Berg", "sara": "Sara Holm", "asa": "Åsa Ström"}
)
PLACE = Place(section="§ 4", stem="Samordningsgruppen beslutade", day=DAY)

ENTRIES: tuple[e.Entry, ...] = (
    e.Note(
        id="note",
        text="Eva redogör för läget. Kansliet har fått det formella uppdraget och alla skapar "
        "utrymme i kalendern inför satsningen på facklig styrka.\n\n- Konferensen\n- Utbildningen",
    ),
    e.Proposal(
        id="proposal",
        by=("per", "anna"),
        clauses=(
            e.ProposalClause(text="konferensen förläggs till den 27–28 september", outcome=Outcome.APPROVED),
            e.ProposalClause(text="kansliet bokar lokal"),
        ),
        outcome=Outcome.APPROVED,
    ),
    e.Proposal(id="motion", by=("asa",), source=ProposalSource.MOTION, text="avslag", withdrawn=True),
    e.Decision(
        id="decision",
        outcome=Outcome.APPROVED,
        clauses=("områdeskonferensen hålls den 27–28 september", "ge centret i uppdrag att boka lokal."),
        immediate=True,
    ),
    e.Decision(id="struck", outcome=Outcome.STRUCK, text="Punkten ströks."),
    e.Vote(
        id="vote",
        method=VoteMethod.ROLL_CALL,
        question="Ska konferensen förläggas till september?",
        options=(e.VoteOption(text="Ja", votes=2), e.VoteOption(text="Nej", votes=1)),
        abstain=1,
        majority=Majority.SIMPLE,
        ballots=(
            e.Ballot(person="eva", choice=0),
            e.Ballot(person="per", choice=0),
            e.Ballot(person="sara", choice=1),
            e.Ballot(person="asa", choice="abstain"),
        ),
        casting_vote="eva",
        result="Ordföranden finner att mötet svarar ja.",
    ),
    e.Roll(id="roll", number=13, text="Åsa Ström anslöt."),
    e.Dissent(id="dissent", by=("sara",), text="till förmån för eget yrkande"),
    e.Statement(id="statement", by=(Unregistered(text="valberedningen"),), text="Nomineringarna är öppna."),
    e.Abstention(id="abstention", by=("asa", "per")),
    e.Recusal(id="recusal", person="anna", reason="äger lokalen"),
    e.Task(
        id="task",
        text="Boka lokal för områdeskonferensen.",
        assignees=(Unregistered(text="Centret"),),
        due=date(2027, 1, 15),
    ),
    e.Election(
        id="election",
        elected=(
            e.Elected(post="ordförande", person="eva", term="1 år", form=ElectionForm.RE_ELECTED),
            e.Elected(post="ersättare", term="2 år"),
        ),
    ),
    e.Adjournment(id="adjournment", start="2026-12-01T12:00", end="2026-12-01T12:30", reason="lunch"),
)
ITEM = AgendaItem(id="a4", title="Verksamhetsplan", entries=ENTRIES)
