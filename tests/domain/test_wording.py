"""The printed sentence of every kind of entry, in both tenses."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given, settings

from protokoll.domain import entries as e
from protokoll.domain.kinds import (
    BodyKind,
    ElectionForm,
    ListStyle,
    Majority,
    Outcome,
    ProposalSource,
    Tense,
    VoteMethod,
)
from protokoll.domain.markup import ListBlock, Paragraph, Run, TableBlock, text_of
from protokoll.domain.meeting import Body, DecisionStyle, Meeting
from protokoll.domain.values import Unregistered
from protokoll.domain.wording import Wording, Words
from tests.helpers.builders import item, meeting
from tests.helpers.meetings import meetings

PAST = Body(name="Styrelsen", kind=BodyKind.BOARD)
PRESENT = Body(name="Styrelsen", kind=BodyKind.BOARD, decision_style=DecisionStyle(tense=Tense.PRESENT))
OLD_STYLE = Body(
    name="Styrelsen", kind=BodyKind.BOARD, decision_style=DecisionStyle(list=ListStyle.COMMA_OCH)
)
COMMITTEE = Unregistered(text="valberedningen")
TWO, THREE = ("anna", "per"), ("anna", "per", "eva")


def wording(entry: e.Entry, body: Body = PAST) -> Wording:
    return Words(meeting(item("a", entry), body=body)).of(entry)


def printed(found: Wording) -> str:
    """The words as a paper prints them, without the label: clauses on lines of their own, plain spaces."""
    lead = "".join(run.text for run in found.lead)
    clauses = "".join(f"\natt {''.join(run.text for run in clause)}" for clause in found.clauses)
    blocks = text_of(found.blocks)
    return f"{lead}{clauses}{chr(10) if clauses and blocks else ''}{blocks}".replace("\u00a0", " ")


def said(entry: e.Entry, body: Body = PAST) -> str:
    return printed(wording(entry, body))


def bold(found: Wording) -> list[str]:
    return [run.text for run in found.lead if run.bold]


# --- notes ---


def test_a_note_is_its_text_under_its_heading() -> None:
    found = wording(e.Note(heading="Beslutsgång", text="Ordföranden ställde **proposition**."))

    assert found.label == "Beslutsgång"
    assert found.blocks == (
        Paragraph((Run("Ordföranden ställde "), Run("proposition", bold=True), Run("."))),
    )


def test_a_note_gets_no_full_stop_that_was_not_written() -> None:
    assert said(e.Note(text="Läget är gott")) == "Läget är gott"


# --- decisions ---


def decision(*clauses: str, outcome: Outcome = Outcome.APPROVED, **more: object) -> e.Decision:
    return e.Decision(outcome=outcome, clauses=clauses, **more)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("body", "sentence"),
    [
        (PAST, "Styrelsen beslutade att godkänna dagordningen."),
        (PRESENT, "Styrelsen beslutar att godkänna dagordningen."),
    ],
)
def test_one_clause_runs_on_from_the_stem_of_the_body(body: Body, sentence: str) -> None:
    assert said(decision("godkänna dagordningen"), body) == sentence


def test_several_clauses_stand_on_lines_of_their_own() -> None:
    two = decision("godkänna dagordningen", "lägga rapporten till handlingarna.")

    assert said(two) == (
        "Styrelsen beslutade\natt godkänna dagordningen\natt lägga rapporten till handlingarna."
    )
    assert said(two, OLD_STYLE) == (
        "Styrelsen beslutade\natt godkänna dagordningen, och\natt lägga rapporten till handlingarna."
    )


def test_clauses_are_plain_text_and_never_markup() -> None:
    found = wording(decision("köpa *tre* stolar", "- sälja [dem](https://x.se)"))

    assert found.clauses == ((Run("köpa *tre* stolar"),), (Run("- sälja [dem](https://x.se)."),))


@pytest.mark.parametrize("body", [PAST, PRESENT])
def test_a_stem_of_its_own_replaces_that_of_the_body(body: Body) -> None:
    assert said(decision("fastställa listan", stem="Valnämnden godkänner")) == (
        "Valnämnden godkänner att fastställa listan."
    )
    assert said(decision(stem="Valnämnden godkänner", text="röstlängden."), body) == (
        "Valnämnden godkänner röstlängden."
    )
    assert said(decision(stem="Valnämnden godkänner listan"), body) == "Valnämnden godkänner listan."


def test_a_text_of_its_own_stands_without_the_stem() -> None:
    assert said(decision(text="Mötet lägger rapporten till handlingarna.")) == (
        "Mötet lägger rapporten till handlingarna."
    )


def test_a_text_after_clauses_comes_below_them() -> None:
    assert said(decision("köpa", "sälja", text="Gäller i maj.")) == (
        "Styrelsen beslutade\natt köpa\natt sälja.\nGäller i maj."
    )
    assert said(decision("köpa", text="Gäller i maj.")) == "Styrelsen beslutade att köpa. Gäller i maj."


@pytest.mark.parametrize(
    "empty",
    [
        decision(),
        decision("", "  "),
        decision("att"),
        decision(stem=" ", text="\n"),
        decision(outcome=Outcome.POSTPONED, immediate=True),
    ],
)
def test_an_empty_decision_prints_nothing(empty: e.Decision) -> None:
    assert wording(empty) == Wording()


def test_a_label_names_the_decision() -> None:
    assert wording(decision("ses igen", label="Överenskommelse")).label == "Överenskommelse"


@pytest.mark.parametrize(
    ("body", "sentence"),
    [
        (PAST, "Styrelsen beslutade att köpa. Paragrafen justerades omedelbart."),
        (PRESENT, "Styrelsen beslutar att köpa. Paragrafen justeras omedelbart."),
    ],
)
def test_a_section_adjusted_at_once_says_so(body: Body, sentence: str) -> None:
    assert said(decision("köpa", immediate=True), body) == sentence


@pytest.mark.parametrize(
    ("outcome", "sentence"),
    [(Outcome.AGREED, "Parterna är eniga."), (Outcome.DISAGREED, "Parterna är oeniga.")],
)
def test_parties_that_agree_or_not_are_told_after_a_whole_sentence(outcome: Outcome, sentence: str) -> None:
    assert said(decision(text="Schemat ändras", outcome=outcome)) == f"Schemat ändras. {sentence}"
    assert said(decision(text="- Schemat ändras", outcome=outcome)) == f"Schemat ändras\n{sentence}"


# --- proposals ---


def proposal(*by: str | Unregistered, **more: object) -> e.Proposal:
    return e.Proposal(by=by, **more)  # type: ignore[arg-type]


def asks(*texts: str) -> tuple[e.ProposalClause, ...]:
    return tuple(e.ProposalClause(text=text) for text in texts)


@pytest.mark.parametrize(
    ("by", "past", "present"),
    [
        ((), "Förslag att köpa.", "Förslag att köpa."),
        (("anna",), "Anna Berg yrkade att köpa.", "Anna Berg yrkar att köpa."),
        (TWO, "Anna Berg och Per Dahl yrkade att köpa.", "Anna Berg och Per Dahl yrkar att köpa."),
        (
            THREE,
            "Anna Berg, Per Dahl och Eva Ek yrkade att köpa.",
            "Anna Berg, Per Dahl och Eva Ek yrkar att köpa.",
        ),
        ((COMMITTEE,), "valberedningen yrkade att köpa.", "valberedningen yrkar att köpa."),
    ],
)
def test_a_proposal_is_what_people_ask_for(by: tuple[str, ...], past: str, present: str) -> None:
    assert said(proposal(*by, clauses=asks("köpa"))) == past
    assert said(proposal(*by, clauses=asks("att köpa.")), PRESENT) == present


@pytest.mark.parametrize(
    ("source", "by", "past", "present"),
    [
        (ProposalSource.MOTION, (), "I motionen yrkades att köpa.", "I motionen yrkas att köpa."),
        (
            ProposalSource.MOTION,
            ("anna",),
            "Anna Berg yrkade i motion att köpa.",
            "Anna Berg yrkar i motion att köpa.",
        ),
        (ProposalSource.BOARD_PROPOSAL, (), "Styrelsen föreslog att köpa.", "Styrelsen föreslår att köpa."),
        (
            ProposalSource.BOARD_PROPOSAL,
            ("anna",),
            "Anna Berg föreslog att köpa.",
            "Anna Berg föreslår att köpa.",
        ),
        (ProposalSource.PROPOSAL, ("anna",), "Anna Berg yrkade att köpa.", "Anna Berg yrkar att köpa."),
    ],
)
def test_motions_and_proposals_of_the_board_are_told_apart(
    source: ProposalSource, by: tuple[str, ...], past: str, present: str
) -> None:
    assert said(proposal(*by, source=source, clauses=asks("köpa"))) == past
    assert said(proposal(*by, source=source, clauses=asks("köpa")), PRESENT) == present


def test_names_of_those_who_propose_are_bold() -> None:
    assert bold(wording(proposal("anna", "per", clauses=asks("köpa")))) == ["Anna Berg och Per Dahl"]


def test_several_clauses_of_a_proposal_stand_on_their_lines_with_what_became_of_each() -> None:
    clauses = (
        e.ProposalClause(text="köpa.", outcome=Outcome.APPROVED),
        e.ProposalClause(text=" ", outcome=Outcome.STRUCK),
        e.ProposalClause(text="att sälja", outcome=Outcome.REJECTED),
        e.ProposalClause(text="hyra m.m."),
    )

    assert said(proposal("anna", clauses=clauses)) == (
        "Anna Berg yrkade\natt köpa (bifall)\natt sälja (avslag)\natt hyra m.m."
    )
    assert said(proposal("anna", clauses=clauses[2:3])) == "Anna Berg yrkade att sälja (avslag)."


@pytest.mark.parametrize("outcome", list(Outcome))
def test_every_outcome_of_a_clause_has_its_word(outcome: Outcome) -> None:
    one = said(proposal("anna", clauses=(e.ProposalClause(text="köpa", outcome=outcome),)))

    assert one.startswith("Anna Berg yrkade att köpa (")
    assert one.endswith(").")


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("att motionen avslås", "Anna Berg yrkade att motionen avslås."),
        ("bifall till motionen.", "Anna Berg yrkade bifall till motionen."),
        ("**avslag**", "Anna Berg yrkade avslag."),
        ("yrkade återremiss", "Anna Berg yrkade återremiss."),
        ("Fler cykelställ", "Anna Berg yrkade: Fler cykelställ."),
        ("Attraktiva lokaler", "Anna Berg yrkade: Attraktiva lokaler."),
        ("- cykelställ\n- lampor", "Anna Berg yrkade: cykelställ\nlampor"),
    ],
)
def test_a_proposal_in_running_text_runs_on_where_it_can(text: str, sentence: str) -> None:
    assert said(proposal("anna", text=text)) == sentence


def test_a_proposal_of_nobody_in_running_text_is_a_proposal() -> None:
    assert said(proposal(text="Fler cykelställ")) == "Förslag: Fler cykelställ."


def test_a_text_may_follow_the_clauses_of_a_proposal() -> None:
    both = proposal("anna", clauses=asks("köpa"), text="Motivering finns")

    assert said(both) == "Anna Berg yrkade att köpa. Motivering finns."


@pytest.mark.parametrize(
    ("source", "outcome", "past", "present"),
    [
        (None, Outcome.APPROVED, "Yrkandet bifölls.", "Yrkandet bifalls."),
        (None, Outcome.REJECTED, "Yrkandet avslogs.", "Yrkandet avslås."),
        (None, Outcome.POSTPONED, "Yrkandet bordlades.", "Yrkandet bordläggs."),
        (None, Outcome.REFERRED_BACK, "Yrkandet återremitterades.", "Yrkandet återremitteras."),
        (None, Outcome.FILED, "Yrkandet lades till handlingarna.", "Yrkandet läggs till handlingarna."),
        (None, Outcome.NOTED, "Yrkandet noterades.", "Yrkandet noteras."),
        (None, Outcome.ANSWERED, "Yrkandet ansågs besvarat.", "Yrkandet anses besvarat."),
        (None, Outcome.STRUCK, "Yrkandet ströks.", "Yrkandet stryks."),
        (None, Outcome.AGREED, "Parterna var eniga.", "Parterna är eniga."),
        (None, Outcome.DISAGREED, "Parterna var oeniga.", "Parterna är oeniga."),
        (ProposalSource.MOTION, Outcome.ANSWERED, "Motionen ansågs besvarad.", "Motionen anses besvarad."),
        (ProposalSource.MOTION, Outcome.REJECTED, "Motionen avslogs.", "Motionen avslås."),
        (ProposalSource.BOARD_PROPOSAL, Outcome.APPROVED, "Förslaget bifölls.", "Förslaget bifalls."),
        (ProposalSource.PROPOSAL, Outcome.APPROVED, "Yrkandet bifölls.", "Yrkandet bifalls."),
    ],
)
def test_what_became_of_a_proposal_is_a_sentence_after_it(
    source: ProposalSource | None, outcome: Outcome, past: str, present: str
) -> None:
    one = proposal("anna", source=source, clauses=asks("köpa"), outcome=outcome)

    assert said(one).endswith(f" att köpa. {past}")
    assert said(one, PRESENT).endswith(f" att köpa. {present}")


def test_a_proposal_with_another_outcome_says_no_more() -> None:
    assert said(proposal("anna", text="avslag", outcome=Outcome.OTHER)) == "Anna Berg yrkade avslag."


@pytest.mark.parametrize(
    ("source", "past", "present"),
    [
        (None, "Yrkandet drogs tillbaka.", "Yrkandet dras tillbaka."),
        (ProposalSource.MOTION, "Motionen drogs tillbaka.", "Motionen dras tillbaka."),
    ],
)
def test_a_proposal_may_be_withdrawn(source: ProposalSource | None, past: str, present: str) -> None:
    one = proposal("anna", source=source, text="bifall", withdrawn=True, outcome=Outcome.REJECTED)

    assert said(one).endswith(f" bifall. {past}")
    assert said(one, PRESENT).endswith(f" bifall. {present}")


def test_a_proposal_without_words_says_who_and_what_became_of_it() -> None:
    assert said(proposal("anna", withdrawn=True)) == "Anna Berg: Yrkandet drogs tillbaka."
    assert said(proposal(withdrawn=True)) == "Yrkandet drogs tillbaka."
    assert said(proposal("anna")) == "Anna Berg"
    assert wording(proposal()) == Wording()


# --- votes ---


def vote(method: VoteMethod = VoteMethod.COUNTED, **more: object) -> e.Vote:
    return e.Vote(method=method, **more)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("method", "past", "present"),
    [
        (
            VoteMethod.ACCLAMATION,
            "Beslutet fattades genom acklamation.",
            "Beslutet fattas genom acklamation.",
        ),
        (
            VoteMethod.SHOW_OF_HANDS,
            "Omröstningen skedde genom handuppräckning.",
            "Omröstningen sker genom handuppräckning.",
        ),
        (
            VoteMethod.COUNTED,
            "Omröstningen skedde genom rösträkning.",
            "Omröstningen sker genom rösträkning.",
        ),
        (
            VoteMethod.ROLL_CALL,
            "Omröstningen skedde genom namnupprop.",
            "Omröstningen sker genom namnupprop.",
        ),
        (VoteMethod.BALLOT, "Omröstningen var sluten.", "Omröstningen är sluten."),
    ],
)
def test_a_vote_says_how_it_was_held(method: VoteMethod, past: str, present: str) -> None:
    assert wording(vote(method)).label == "Omröstning"
    assert said(vote(method)) == past
    assert said(vote(method), PRESENT) == present


def test_the_usual_majority_needs_no_words() -> None:
    assert "majoritet" not in said(vote(VoteMethod.COUNTED, majority=Majority.SIMPLE))


def test_an_abstention_runs_on_into_its_reason() -> None:
    assert said(e.Abstention(by=(COMMITTEE,), text="eftersom tiden var knapp")).endswith(
        "deltog inte i beslutet, eftersom tiden var knapp."
    )


def test_somebody_without_a_name_leaves_a_whole_sentence() -> None:
    found = said(e.Recusal(person=Unregistered(text=" "), reason="släkt"))
    assert found == "Någon anmälde jäv (släkt) och deltog inte i handläggningen av ärendet."


@pytest.mark.parametrize("words", ["Parterna är eniga om öppettiderna.", "Samverkan avslutas i oenighet."])
def test_what_the_words_say_of_agreement_is_not_said_again(words: str) -> None:
    for outcome in (Outcome.AGREED, Outcome.DISAGREED):
        assert said(e.Decision(outcome=outcome, text=words)) == words


@pytest.mark.parametrize(
    ("majority", "words"),
    [
        (Majority.ABSOLUTE, "absolut majoritet"),
        (Majority.TWO_THIRDS, "två tredjedelars majoritet"),
        (Majority.THREE_QUARTERS, "tre fjärdedelars majoritet"),
        (Majority.FOUR_FIFTHS, "fyra femtedelars majoritet"),
    ],
)
def test_a_vote_tells_its_question_majority_and_roll(majority: Majority, words: str) -> None:
    full = vote(question="Ska stadgarna ändras", majority=majority, roll=15)

    assert said(full) == (
        "Ska stadgarna ändras. Omröstningen skedde genom rösträkning."
        f" Beslutet krävde {words}. Röstlängden omfattade 15 röster."
    )
    assert said(full, PRESENT) == (
        "Ska stadgarna ändras. Omröstningen sker genom rösträkning."
        f" Beslutet kräver {words}. Röstlängden omfattar 15 röster."
    )


def test_a_question_keeps_its_question_mark_and_a_roll_of_one_is_one_vote() -> None:
    assert said(vote(question="Ja eller nej?", roll=1)) == (
        "Ja eller nej? Omröstningen skedde genom rösträkning. Röstlängden omfattade 1 röst."
    )


def rows(found: Wording) -> list[list[tuple[str, ...]]]:
    return [
        [tuple("".join(run.text for run in cell) for cell in row) for row in (block.head, *block.rows)]
        for block in found.blocks
        if isinstance(block, TableBlock)
    ]


OPTIONS = (e.VoteOption(text="Ja", votes=14), e.VoteOption(text="Nej"))


def test_counted_votes_stand_in_a_table_with_blank_invalid_and_abstaining_ones() -> None:
    assert rows(wording(vote(options=OPTIONS, blank=0, invalid=2, abstain=1))) == [
        [
            ("Omröstningsresultat", "Röster"),
            ("Ja", "14"),
            ("Nej", ""),
            ("Blanka", "0"),
            ("Ogiltiga", "2"),
            ("Avstår", "1"),
        ]
    ]


def test_options_that_nobody_counted_are_a_list() -> None:
    one = vote(VoteMethod.ACCLAMATION, options=(e.VoteOption(text="Bifall"), e.VoteOption(text="Avslag")))

    assert said(one) == "Beslutet fattades genom acklamation.\nBifall\nAvslag"
    assert [type(block) for block in wording(one).blocks] == [Paragraph, ListBlock]
    assert len(wording(vote(options=(e.VoteOption(text=" "),))).blocks) == 1


def test_ballots_decide_the_counts_and_are_listed_by_name() -> None:
    ballots = (
        e.Ballot(person="anna", choice=0),
        e.Ballot(person="per", choice="abstain"),
        e.Ballot(person=COMMITTEE, choice=0),
    )
    options = (e.VoteOption(text="Ja"), e.VoteOption(text="Nej"))

    assert rows(wording(vote(VoteMethod.ROLL_CALL, options=options, ballots=ballots))) == [
        [("Omröstningsresultat", "Röster"), ("Ja", "2"), ("Nej", "0"), ("Avstår", "1")],
        [("Namn", "Röst"), ("Anna Berg", "Ja"), ("Per Dahl", "Avstår"), ("valberedningen", "Ja")],
    ]


def test_a_casting_vote_and_a_result_end_the_vote() -> None:
    one = vote(casting_vote="anna", result="14 röster för, *1* emot.")

    assert said(one).endswith("\nAnna Berg avgjorde med sin utslagsröst.\n14 röster för, *1* emot.")
    assert "\nAnna Berg avgör med sin utslagsröst." in said(one, PRESENT)


# --- the voting roll ---


def test_the_first_roll_is_fixed_and_later_ones_change_it() -> None:
    first, second = e.Roll(number=14), e.Roll(number=1, text="Per gick.")
    for body, fixed, changed in (
        (PAST, "fastställdes", "ändrades"),
        (PRESENT, "fastställs", "ändras"),
    ):
        words = Words(meeting(item("a", items=(item("b", first),)), item("c", second), body=body))

        assert printed(words.of(first)) == f"Röstlängden {fixed} till 14 röster."
        assert printed(words.of(second)) == f"Röstlängden {changed} till 1 röst. Per gick."


# --- dissent, statements, abstentions, recusals ---


@pytest.mark.parametrize(
    ("by", "text", "past"),
    [
        ((), "", ""),
        ((), "Avslag borde ha beslutats.", "Avslag borde ha beslutats."),
        (("anna",), "", "Anna Berg reserverade sig mot beslutet."),
        (TWO, "", "Anna Berg och Per Dahl reserverade sig mot beslutet."),
        (THREE, "", "Anna Berg, Per Dahl och Eva Ek reserverade sig mot beslutet."),
        (("anna",), "Det är för dyrt", "Anna Berg reserverade sig mot beslutet. Det är för dyrt"),
        (
            ("anna",),
            "till förmån för eget yrkande",
            "Anna Berg reserverade sig mot beslutet till förmån för eget yrkande.",
        ),
        (("anna",), "Anna Berg reserverade sig skriftligt.", "Anna Berg reserverade sig skriftligt."),
        (
            TWO,
            "Anna Berg reserverade sig skriftligt.",
            "Per Dahl: Anna Berg reserverade sig skriftligt.",
        ),
    ],
)
def test_a_dissent_says_who_and_why(by: tuple[str, ...], text: str, past: str) -> None:
    entry = e.Dissent(by=by, text=text)

    assert wording(entry).label == "Reservation"
    assert said(entry) == past


def test_a_dissent_stands_in_the_present_too() -> None:
    assert said(e.Dissent(by=("anna",)), PRESENT) == "Anna Berg reserverar sig mot beslutet."


@pytest.mark.parametrize(
    ("by", "sentence"),
    [
        ((), "Frågan är *viktig*."),
        (("anna",), "Anna Berg: Frågan är *viktig*."),
        (TWO, "Anna Berg och Per Dahl: Frågan är *viktig*."),
        (THREE, "Anna Berg, Per Dahl och Eva Ek: Frågan är *viktig*."),
    ],
)
def test_a_statement_is_told_of_whoever_makes_it(by: tuple[str, ...], sentence: str) -> None:
    entry = e.Statement(by=by, text="Frågan är \\*viktig\\*.")

    assert wording(entry).label == "Protokollsanteckning"
    assert said(entry) == said(entry, PRESENT) == sentence


@pytest.mark.parametrize(
    ("by", "who"),
    [
        (("anna",), "Anna Berg"),
        (TWO, "Anna Berg och Per Dahl"),
        (THREE, "Anna Berg, Per Dahl och Eva Ek"),
    ],
)
def test_an_abstention_says_who_took_no_part(by: tuple[str, ...], who: str) -> None:
    assert said(e.Abstention(by=by)) == f"{who} deltog inte i beslutet."
    assert said(e.Abstention(by=by), PRESENT) == f"{who} deltar inte i beslutet."
    assert said(e.Abstention(by=by, text="*Sent* underlag.")) == (
        f"{who} deltog inte i beslutet. *Sent* underlag."
    )


def test_an_abstention_of_nobody_is_only_its_text() -> None:
    assert said(e.Abstention(by=(), text="Ingen.")) == "Ingen."
    assert wording(e.Abstention(by=())) == Wording()


def test_a_recusal_says_who_why_and_that_there_was_no_part_in_the_matter() -> None:
    entry = e.Recusal(person="anna", reason="delägare i bolaget.")

    assert said(entry) == (
        "Anna Berg anmälde jäv (delägare i bolaget) och deltog inte i handläggningen av ärendet."
    )
    assert said(entry, PRESENT) == (
        "Anna Berg anmäler jäv (delägare i bolaget) och deltar inte i handläggningen av ärendet."
    )
    assert said(e.Recusal(person=COMMITTEE)) == (
        "valberedningen anmälde jäv och deltog inte i handläggningen av ärendet."
    )
    assert said(e.Recusal(person=Unregistered(text=""), reason="ägare")) == (
        "Någon anmälde jäv (ägare) och deltog inte i handläggningen av ärendet."
    )
    assert bold(wording(entry)) == ["Anna Berg"]


# --- tasks ---


@pytest.mark.parametrize(
    ("assignees", "text", "sentence"),
    [
        ((), "Boka lokal", "Boka lokal."),
        ((), "att boka lokal", "att boka lokal."),
        (("anna",), "Boka lokal.", "Anna Berg: Boka lokal."),
        (("anna",), "att boka lokal", "Anna Berg fick i uppdrag att boka lokal."),
        (TWO, "att boka lokal", "Anna Berg och Per Dahl fick i uppdrag att boka lokal."),
        (THREE, "Boka lokal", "Anna Berg, Per Dahl och Eva Ek: Boka lokal."),
        ((COMMITTEE,), "att leta", "valberedningen fick i uppdrag att leta."),
        (("anna",), "", "Anna Berg: "),
    ],
)
def test_a_task_says_who_does_what(assignees: tuple[str, ...], text: str, sentence: str) -> None:
    entry = e.Task(text=text, assignees=assignees)

    assert wording(entry).label == "Uppdrag"
    assert said(entry) == sentence


def test_a_task_is_given_in_the_present_too() -> None:
    assert said(e.Task(text="att leta", assignees=("anna",)), PRESENT) == "Anna Berg får i uppdrag att leta."


def test_a_task_tells_when_it_is_due_and_when_it_was_done() -> None:
    day = dt.date(2027, 1, 15)

    assert said(e.Task(text="Boka", due=day)) == "Boka. Klart senast den 15 januari 2027."
    assert said(e.Task(text="Boka", due_text="löpande")) == "Boka. Klart: löpande."
    assert said(e.Task(text="Boka", done=day)) == "Boka. Utfört den 15 januari 2027."
    assert said(e.Task(text="Boka", due=day, due_text="eller så", done=day)) == (
        "Boka. Klart senast den 15 januari 2027. Klart: eller så. Utfört den 15 januari 2027."
    )
    assert said(e.Task(text="- Boka\n- Betala", due_text="nu")) == "Boka\nBetala\nKlart: nu."


def test_the_full_stop_after_a_link_is_no_part_of_the_link() -> None:
    (block,) = wording(e.Task(text="Läs [sidan](https://x.se)")).blocks

    assert block == Paragraph((Run("Läs "), Run("sidan", link="https://x.se"), Run(".")))


# --- elections ---


@pytest.mark.parametrize(
    ("elected", "past", "present"),
    [
        (
            e.Elected(post="ordförande", person="anna"),
            "Till ordförande valdes Anna Berg.",
            "Till ordförande väljs Anna Berg.",
        ),
        (
            e.Elected(post="ledamot", person=COMMITTEE, form=ElectionForm.RE_ELECTED, term="2027–2028"),
            "Till ledamot valdes valberedningen (omval, 2027–2028).",
            "Till ledamot väljs valberedningen (omval, 2027–2028).",
        ),
        (
            e.Elected(post="kassör", term="ett år"),
            "Platsen som kassör lämnades vakant (ett år).",
            "Platsen som kassör lämnas vakant (ett år).",
        ),
    ],
)
def test_one_elected_person_is_a_sentence(elected: e.Elected, past: str, present: str) -> None:
    assert said(e.Election(elected=(elected,))) == past
    assert said(e.Election(elected=(elected,)), PRESENT) == present


def test_somebody_without_a_name_leaves_no_empty_run() -> None:
    found = wording(e.Election(elected=(e.Elected(post="kassör", person=Unregistered(text="")),)))

    assert found.lead == (Run("Till kassör valdes "), Run("."))


def test_several_elected_are_a_list() -> None:
    entry = e.Election(
        elected=(
            e.Elected(post="ordförande", person="anna", form=ElectionForm.NEW),
            e.Elected(post="ledamot", person="per", form=ElectionForm.BY_ELECTION, term="ett år"),
            e.Elected(post="ersättare"),
        ),
        text="Valen var *eniga*.",
    )

    assert said(entry) == (
        "Styrelsen valde\ntill ordförande: Anna Berg (nyval)\ntill ledamot: Per Dahl (fyllnadsval, ett år)\n"
        "Platsen som ersättare lämnades vakant.\nValen var *eniga*."
    )
    assert said(entry, PRESENT).startswith("Styrelsen väljer\n")


def test_seats_of_the_same_post_that_nobody_got_are_told_together() -> None:
    two = e.Election(
        elected=(
            e.Elected(post="kassör", person="anna"),
            e.Elected(post="ersättare", term="ett år"),
            e.Elected(post="ersättare", term="ett år"),
        )
    )

    assert said(two) == "Till kassör valdes Anna Berg. Två platser som ersättare lämnades vakanta (ett år)."
    assert said(two, PRESENT).endswith("Två platser som ersättare lämnas vakanta (ett år).")


def test_an_election_of_nobody_is_only_its_text() -> None:
    assert said(e.Election(elected=(), text="Valet sköts upp.")) == "Valet sköts upp."
    assert wording(e.Election(elected=())) == Wording()


def test_a_text_follows_the_sentence_of_an_election_as_typed() -> None:
    entry = e.Election(elected=(e.Elected(post="ordförande", person="anna"),), text="Valet var *enigt*.")

    assert said(entry) == "Till ordförande valdes Anna Berg. Valet var *enigt*."


# --- adjournments ---


@pytest.mark.parametrize(
    ("start", "end", "when"),
    [
        (None, None, ""),
        ("2026-12-01T12:00", "2026-12-01T13:00", " kl. 12.00–13.00"),
        ("2026-12-01T12:00", None, " kl. 12.00"),
        (None, "2026-12-01T13:00", " till kl. 13.00"),
        ("2026-12-02T12:00", "2026-12-02T13:00", " den 2 december 2026 kl. 12.00–13.00"),
        ("2026-12-02T12:00", None, " den 2 december 2026 kl. 12.00"),
        (None, "2026-12-02T09:00", " till den 2 december 2026 kl. 09.00"),
        (
            "2026-12-01T21:00",
            "2026-12-02T09:00",
            " från den 1 december 2026 kl. 21.00 till den 2 december 2026 kl. 09.00",
        ),
    ],
)
def test_an_adjournment_says_from_when_until_when(start: str | None, end: str | None, when: str) -> None:
    entry = e.Adjournment(start=start, end=end)

    assert said(entry) == f"Mötet ajournerades{when}."
    assert said(entry, PRESENT) == f"Mötet ajourneras{when}."


def test_an_adjournment_may_have_a_reason() -> None:
    entry = e.Adjournment(start="2026-12-01T12:00", reason="lunch m.m.")

    assert said(entry) == "Mötet ajournerades kl. 12.00 (lunch m.m.)."


# --- whatever is written ---


@settings(max_examples=15)
@given(meetings())
def test_every_entry_of_any_meeting_has_words_that_run_on_with_spaces(random_meeting: Meeting) -> None:
    words = Words(random_meeting)
    for one in random_meeting.all_items():
        for entry in one.entries:
            found = words.of(entry)

            assert all(run.text for run in found.lead)
            if found.lead and found.blocks and not found.clauses:
                assert found.lead[-1].text.endswith(" ")
            if isinstance(entry, e.Note | e.Statement | e.Dissent | e.Task):
                written = "".join(char for char in entry.text if char.isalpha())
                assert written in "".join(char for char in printed(found) if char.isalpha())


def test_a_reason_of_nobody_is_not_lost() -> None:
    assert said(e.Abstention(by=(), text="eftersom tiden var knapp")) == "eftersom tiden var knapp"
