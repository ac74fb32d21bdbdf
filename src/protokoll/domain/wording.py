"""One printed sentence for every kind of entry. Examples of all stand in docs/meningar.md.

What users write is never changed beyond what a sentence needs: an "att" that is already there is not doubled, a
full stop is added where none is. Names are bold, since readers look for them.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from datetime import date

import msgspec

from protokoll.domain import entries as e
from protokoll.domain.decisions import bare_clause, list_style, stem, subject, tense, with_clauses
from protokoll.domain.kinds import Majority, Outcome, ProposalSource, Tense
from protokoll.domain.markup import (
    ListBlock,
    ListItem,
    Paragraph,
    Run,
    Runs,
    TableBlock,
    TextBlock,
    parse,
    plain,
)
from protokoll.domain.meeting import Meeting, printed_name
from protokoll.domain.sentence_blocks import as_sentence, first_words, with_sentences
from protokoll.domain.sentence_words import (
    DECISION_OUTCOMES,
    FORMS,
    MAJORITIES,
    METHODS,
    OUTCOME_MARKS,
    PROPOSAL_NOUNS,
    PROPOSAL_OUTCOMES,
)
from protokoll.domain.swedish import (
    NBSP,
    clock,
    clock_span,
    joined,
    long_date,
    moment_parts,
    number_word,
    upper_first,
    votes_told,
    with_full_stop,
    without_full_stop,
)
from protokoll.domain.values import PersonRef

_MOST_TOLD = 8192
"""Entries whose words are remembered; when there are more, it begins anew."""


class Wording(msgspec.Struct, frozen=True):
    """An entry in words: ``label`` names its kind, ``lead`` begins the sentence and runs on into ``blocks``.

    ``clauses`` are att-satser after the lead, without their "att"; ``blocks`` follow them. All empty: the entry
    prints nothing.
    """

    label: str = ""
    lead: Runs = ()
    clauses: tuple[Runs, ...] = ()
    blocks: tuple[TextBlock, ...] = ()


class Words:
    """The words of one meeting: its names, its body's tense and style."""

    def __init__(self, meeting: Meeting) -> None:
        self.meeting = meeting
        self._names = meeting.names()
        self._told: dict[int, tuple[e.Entry, Wording]] = {}
        """Words by the id() of their entry, which is kept with them so that no other object takes its id. Bounded."""
        self._present = tense(meeting.body) is Tense.PRESENT
        self._style = list_style(meeting.body)
        first_roll = next(
            (entry for item in meeting.all_items() for entry in item.entries if isinstance(entry, e.Roll)),
            None,
        )
        self._first_roll = first_roll
        """Fixes the voting roll; the ones after it change it."""

    def name(self, ref: PersonRef) -> str:
        """The printed name of somebody at the meeting."""
        return printed_name(ref, self._names)

    def names(self, refs: Iterable[PersonRef]) -> str:
        """Printed names in a row: "Anna, Per och Eva"."""
        return joined([self.name(ref) for ref in refs])

    def of(self, entry: e.Entry) -> Wording:
        """The printed words of ``entry``. Remembered: papers tell the same entry again and again."""
        known = self._told.get(id(entry))
        if known is None:
            if len(self._told) >= _MOST_TOLD:
                self._told.clear()
            known = self._told[id(entry)] = (entry, self._tidied(self._of(entry)))
        return known[1]

    def _tidied(self, found: Wording) -> Wording:
        lead = tuple(run for run in found.lead if run.text)  # a name may be empty
        if lead and found.blocks and not found.clauses and not lead[-1].text.endswith(" "):
            lead = (*lead, Run(" "))
        return found if lead == found.lead else msgspec.structs.replace(found, lead=lead)

    def _of(self, entry: e.Entry) -> Wording:
        match entry:
            case e.Note(text=text, heading=heading):
                return Wording(label=heading, blocks=parse(text))
            case e.Proposal():
                return self._proposal(entry)
            case e.Decision():
                return self._decision(entry)
            case e.Vote():
                return self._vote(entry)
            case e.Roll():
                return self._roll(entry)
            case e.Dissent(by=by, text=text):
                return self._said(
                    "Reservation", by, "reserverar sig", "reserverade sig", " mot beslutet", text
                )
            case e.Statement(by=by, text=text):
                return self._statement(by, text)
            case e.Abstention(by=by, text=text):
                return self._abstention(by, text)
            case e.Recusal():
                return self._recusal(entry)
            case e.Task():
                return self._task(entry)
            case e.Election():
                return self._election(entry)
            case _:
                return self._adjournment(entry)

    def _verb(self, present: str, past: str) -> str:
        return present if self._present else past

    def _sentence(self, by: tuple[PersonRef, ...], rest: str) -> Runs:
        if not by:
            return ()
        names = self.names(by).strip() or "Någon"
        return (Run(names, bold=True), Run(f" {with_full_stop(rest)}"))

    def _plain_after(self, text: str) -> tuple[TextBlock, ...]:
        return (Paragraph(plain(text)),) if text.strip() else ()

    def _proposal(self, entry: e.Proposal) -> Wording:
        names = self.names(entry.by)
        verb = self._verb("yrkar", "yrkade")
        opening: Runs
        if entry.source is ProposalSource.MOTION:
            opening = (
                (Run(names, bold=True), Run(f" {verb} i motion"))
                if names
                else (Run("I motionen", bold=True), Run(f" {self._verb('yrkas', 'yrkades')}"))
            )
        elif entry.source is ProposalSource.BOARD_PROPOSAL:
            proposer = names or "Styrelsen"
            opening = (Run(proposer, bold=True), Run(f" {self._verb('föreslår', 'föreslog')}"))
        elif names:
            opening = (Run(names, bold=True), Run(f" {verb}"))
        else:
            opening = (Run("Förslag", bold=True),)
        found = with_clauses("", [self._clause_and_outcome(clause) for clause in entry.clauses], self._style)
        blocks = as_sentence(parse(entry.text))
        outcome = self._proposal_outcome(entry)
        clauses = tuple(plain(text) for text in found.clauses)
        lead: Runs
        if clauses:
            lead = opening
        elif found.lead:
            lead = (*opening, Run(f" {found.lead}"))
        elif blocks:
            lead = self._run_on(opening, blocks)
        else:
            lead = (Run(f"{names}: " if outcome else names, bold=True),) if names else ()
        return Wording(lead=lead, clauses=clauses, blocks=with_sentences(blocks, outcome))

    def _run_on(self, opening: Runs, blocks: tuple[TextBlock, ...]) -> Runs:
        """The opening before a text: a text that tells what is asked for runs on, another follows a colon."""
        first = first_words(blocks)
        if re.match(r"(yrkar|yrkade|föreslår|föreslog)\b", first):
            return (*opening[:1], Run(" "))
        if re.match(r"(att|bifall|avslag|återremiss|bordläggning|ajournering)\b", first):
            return (*opening, Run(" "))
        return (*opening, Run(": "))

    def _clause_and_outcome(self, clause: e.ProposalClause) -> str:
        text = bare_clause(clause.text)
        return (
            f"{without_full_stop(text)} ({OUTCOME_MARKS[clause.outcome]})"
            if text and clause.outcome
            else text
        )

    def _proposal_outcome(self, entry: e.Proposal) -> str:
        """What became of a proposal; that the parties agreed is told of themselves, not of it."""
        subject, answered = PROPOSAL_NOUNS[entry.source or ProposalSource.PROPOSAL]
        if entry.withdrawn:
            return f"{subject} {self._verb('dras', 'drogs')} tillbaka."
        verbs = PROPOSAL_OUTCOMES.get(entry.outcome) if entry.outcome else None
        if verbs is None:
            return ""
        if entry.outcome in (Outcome.AGREED, Outcome.DISAGREED):
            subject = "Parterna"
        return f"{subject} {self._verb(*verbs).format(answered=answered)}."

    def _decision(self, entry: e.Decision) -> Wording:
        blocks = parse(entry.text)
        written = any(bare_clause(text) for text in entry.clauses)
        if not (written or blocks or entry.stem.strip()):
            return Wording(label=entry.label)
        found = with_clauses(stem(self.meeting.body, entry.stem), entry.clauses, self._style)
        lead = plain(found.lead) if written or (entry.stem.strip() and not blocks) else ()
        if entry.stem.strip() and blocks and not written:
            lead = plain(f"{entry.stem.strip()} ")
        told = " ".join((entry.label, entry.stem, *entry.clauses, entry.text)).casefold()
        after = [] if "enig" in told else [DECISION_OUTCOMES.get(entry.outcome, "")]
        if entry.immediate and "omedelbart" not in told:
            after.append(f"Paragrafen {self._verb('justeras', 'justerades')} omedelbart.")
        return Wording(
            label=entry.label,
            lead=lead,
            clauses=tuple(plain(text) for text in found.clauses),
            blocks=with_sentences(blocks, *after),
        )

    def _vote(self, entry: e.Vote) -> Wording:
        sentences = [with_full_stop(entry.question), self._verb(*METHODS[entry.method])]
        if entry.majority and entry.majority is not Majority.SIMPLE:  # the usual needs no words
            sentences.append(
                f"Beslutet {self._verb('kräver', 'krävde')} {MAJORITIES[entry.majority]} majoritet."
            )
        if entry.roll is not None:
            count = votes_told(entry.roll)
            sentences.append(f"Röstlängden {self._verb('omfattar', 'omfattade')} {count}.")
        blocks: list[TextBlock] = [Paragraph(plain(" ".join(filter(None, sentences))))]
        blocks.extend(self._vote_count(entry))
        if entry.ballots:
            rows = tuple(
                (plain(self.name(ballot.person)), plain(_choice(entry, ballot))) for ballot in entry.ballots
            )
            blocks.append(TableBlock((plain("Namn"), plain("Röst")), rows, ("left", "left")))
        if entry.casting_vote is not None:
            verb = self._verb("avgör", "avgjorde")
            blocks.append(Paragraph(self._sentence((entry.casting_vote,), f"{verb} med sin utslagsröst")))
        blocks.extend(self._plain_after(entry.result))
        return Wording(label="Omröstning", blocks=tuple(blocks))

    def _vote_count(self, entry: e.Vote) -> Iterable[TextBlock]:
        """The result as a table, or the options as a list where nothing was counted."""
        counted = Counter(ballot.choice for ballot in entry.ballots)
        rows = [
            (option.text, counted[n] if entry.ballots else option.votes)
            for n, option in enumerate(entry.options)
        ]
        abstain = counted["abstain"] if entry.ballots and counted["abstain"] else entry.abstain
        rest = [("Blanka", entry.blank), ("Ogiltiga", entry.invalid), ("Avstår", abstain)]
        rows += [(text, number) for text, number in rest if number is not None]
        if all(number is None for _, number in rows):
            points = tuple(ListItem((Paragraph(plain(text)),)) for text, _ in rows if text.strip())
            if points:
                yield ListBlock(points, 0)
            return
        yield TableBlock(
            (plain("Omröstningsresultat"), plain("Röster")),
            tuple((plain(text), plain("" if number is None else str(number))) for text, number in rows),
            ("left", "right"),
        )

    def _roll(self, entry: e.Roll) -> Wording:
        count = votes_told(entry.number)
        if entry is self._first_roll:
            sentence = f"Röstlängden {self._verb('fastställs', 'fastställdes')} till {count}."
        else:
            sentence = f"Röstlängden {self._verb('ändras', 'ändrades')} till {count}."
        return Wording(lead=plain(sentence), blocks=self._plain_after(entry.text))

    def _said(
        self, label: str, by: tuple[PersonRef, ...], now: str, then: str, what: str, text: str
    ) -> Wording:
        """Somebody did something and gives a text to it, which may tell it all by itself."""
        blocks = parse(text)
        first = first_words(blocks)
        if not by or now in first or then in first:
            missing = [self.name(ref) for ref in by if self.name(ref) not in first]
            names: Runs = (Run(f"{joined(missing)}: ", bold=True),) if missing else ()
            return Wording(label=label, lead=names, blocks=blocks)
        act = f" {self._verb(now, then)}{what}"
        runs_on = re.match(r"(till förmån|mot|för att|eftersom|då|med)\b", first)
        if runs_on:
            blocks = as_sentence(blocks)
        end = " " if runs_on else ". " if blocks else "."
        return Wording(label=label, lead=(Run(self.names(by), bold=True), Run(f"{act}{end}")), blocks=blocks)

    def _statement(self, by: tuple[PersonRef, ...], text: str) -> Wording:
        names = self.names(by)
        lead: Runs = (Run(names, bold=True), Run(": ")) if names else ()
        return Wording(label="Protokollsanteckning", lead=lead, blocks=parse(text))

    def _abstention(self, by: tuple[PersonRef, ...], text: str) -> Wording:
        """A reason that begins with a small letter runs on: "deltog inte i beslutet, eftersom …"."""
        verb = self._verb("deltar inte i beslutet", "deltog inte i beslutet")
        reason = text.strip()
        if by and reason[:1].islower():
            return Wording(lead=self._sentence(by, f"{verb}, {reason}"))
        return Wording(lead=self._sentence(by, verb), blocks=self._plain_after(text))

    def _recusal(self, entry: e.Recusal) -> Wording:
        verb, rest = self._verb("anmäler jäv", "anmälde jäv"), self._verb("deltar", "deltog")
        sentence = f"{verb}{_in_brackets(entry.reason)} och {rest} inte i handläggningen av ärendet"
        return Wording(lead=self._sentence((entry.person,), sentence))

    def _task(self, entry: e.Task) -> Wording:
        names = self.names(entry.assignees)
        blocks = parse(entry.text)
        lead: Runs
        if re.match(r"att\b", first_words(blocks)) and names:
            lead = (Run(names, bold=True), Run(f" {self._verb('får', 'fick')} i uppdrag "))
        else:
            lead = (Run(f"{names}: ", bold=True),) if names else ()
        due = f"Klart senast den {long_date(entry.due)}." if entry.due else ""
        if entry.due_text.strip():
            due = f"{due} Klart: {with_full_stop(entry.due_text)}".strip()
        done = f"Utfört den {long_date(entry.done)}." if entry.done else ""
        return Wording(label="Uppdrag", lead=lead, blocks=with_sentences(as_sentence(blocks), due, done))

    def _election(self, entry: e.Election) -> Wording:
        """Who was elected, in a sentence or a list; then which seats nobody got."""
        elected = [one for one in entry.elected if one.person is not None]
        blocks: list[TextBlock] = list(self._plain_after(entry.text))
        vacant = " ".join(self._left_vacant(entry))
        if len(elected) > 1:
            points = tuple(ListItem((Paragraph(self._elected_in_list(one)),)) for one in elected)
            verb = self._verb("väljer", "valde")
            opening = Paragraph(plain(f"{subject(self.meeting.body)} {verb}"))
            after = (Paragraph(plain(vacant)),) if vacant else ()
            return Wording(blocks=(opening, ListBlock(points, 0), *after, *blocks))
        lead = self._elected_alone(elected[0]) if elected else ()
        if vacant:
            lead = (*lead, Run(f" {vacant}" if lead else vacant))
        return Wording(lead=lead, blocks=tuple(blocks))

    def _elected_alone(self, one: e.Elected) -> Runs:
        name = self.name(one.person) if one.person is not None else ""
        verb = self._verb("väljs", "valdes")
        return (Run(f"Till {one.post} {verb} "), Run(name, bold=True), Run(f"{_terms(one)}."))

    def _elected_in_list(self, one: e.Elected) -> Runs:
        name = self.name(one.person) if one.person is not None else ""
        return (Run(f"till {one.post}: "), Run(name, bold=True), *plain(_terms(one)))

    def _left_vacant(self, entry: e.Election) -> Iterable[str]:
        """A sentence for each post that was left vacant, seats of the same post together."""
        seats = Counter((one.post, _terms(one)) for one in entry.elected if one.person is None)
        verb = self._verb("lämnas", "lämnades")
        for (post, terms), number in seats.items():
            if number == 1:
                yield f"Platsen som {post} {verb} vakant{terms}."
            else:
                yield f"{upper_first(number_word(number))} platser som {post} {verb} vakanta{terms}."

    def _adjournment(self, entry: e.Adjournment) -> Wording:
        verb, when = self._verb("ajourneras", "ajournerades"), self._adjourned_when(entry)
        return Wording(lead=plain(f"Mötet {verb}{when}{_in_brackets(entry.reason)}."))

    def _adjourned_when(self, entry: e.Adjournment) -> str:
        start = moment_parts(entry.start) if entry.start else None
        end = moment_parts(entry.end) if entry.end else None
        if start and end and start[0] != end[0]:
            begun = f" från den {long_date(start[0])} kl.{NBSP}{clock(start[1])}"
            return f"{begun} till den {long_date(end[0])} kl.{NBSP}{clock(end[1])}"
        if start:
            return f"{self._other_day(start[0])} {clock_span(start[1], end[1] if end else None)}"
        return f" till{self._other_day(end[0])} kl.{NBSP}{clock(end[1])}" if end else ""

    def _other_day(self, day: date) -> str:
        """The day with a space before, " den 2 december 2026"; nothing for the day of the meeting."""
        return "" if day == self.meeting.head.date else f" den {long_date(day)}"


def _in_brackets(reason: str) -> str:
    """The reason with a space before, " (lunch)"; nothing where there is none."""
    return f" ({without_full_stop(reason.strip())})" if reason.strip() else ""


def _choice(vote: e.Vote, ballot: e.Ballot) -> str:
    return "Avstår" if ballot.choice == "abstain" else vote.options[ballot.choice].text


def _terms(one: e.Elected) -> str:
    terms = [term for term in (FORMS[one.form] if one.form else "", one.term.strip()) if term]
    return f" ({', '.join(terms)})" if terms else ""
