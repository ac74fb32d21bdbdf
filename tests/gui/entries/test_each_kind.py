"""Every kind of entry, written with the keyboard alone."""

from datetime import date

import pytest
from pytestqt.qtbot import QtBot

from protokoll.domain import entries as e
from protokoll.domain.kinds import ElectionForm, Majority, Outcome, ProposalSource, VoteMethod
from protokoll.domain.values import Unregistered
from tests.gui.entries.page import ALT, ALT_SHIFT, CTRL, SHIFT, Key, Page, focus, press, type_text


@pytest.fixture
def page(qtbot: QtBot) -> Page:
    return Page(qtbot)


def test_a_note_is_written_and_entered(page: Page) -> None:
    type_text("Eva redogör för läget – ”luft” i kalendern.")
    press(Key.Key_Return, SHIFT)
    type_text("- Näst\u00a0rad 🙂")
    press(Key.Key_Return)
    assert page.entries == (e.Note(text="Eva redogör för läget – ”luft” i kalendern.\n- Näst\u00a0rad 🙂"),)
    assert page.steps == ["Anteckning"]
    assert focus() is page.list.write_box.editor
    assert page.list.write_box.text() == ""


def test_a_note_gets_a_heading_behind_mer(page: Page) -> None:
    type_text("Ordföranden frågar om förslaget bifalls.\n")
    press(Key.Key_Up)
    press(Key.Key_Return, ALT)
    type_text("Beslutsgång\n")
    assert page.entries == (e.Note(heading="Beslutsgång", text="Ordföranden frågar om förslaget bifalls."),)
    assert page.steps == ["Anteckning", "Anteckning"]


def test_a_proposal_with_clauses_and_their_outcomes(page: Page) -> None:
    page.list.start_entry(e.Proposal)
    type_text("per\t\tatt konferensen förläggs till den 27–28 september\nkansliet bokar lokal")
    page.list.cards[0].focus_last()
    press(Key.Key_Return, ALT)
    type_text("av")
    press(Key.Key_Tab)
    type_text("m")
    press(Key.Key_Tab)
    press(Key.Key_Space)
    press(Key.Key_Escape)
    assert page.entries == (
        e.Proposal(
            by=("per",),
            clauses=(
                e.ProposalClause(text="konferensen förläggs till den 27–28 september"),
                e.ProposalClause(text="kansliet bokar lokal"),
            ),
            outcome=Outcome.REJECTED,
            source=ProposalSource.MOTION,
            withdrawn=True,
        ),
    )


def test_a_proposal_by_several_as_secretaries_write_it(page: Page) -> None:
    type_text("Anna och Per yrkar avslag")
    assert page.list.write_box.hint.words == "Enter: anteckning · Tab: yrkande av Anna Berg och Per Ek"
    press(Key.Key_Tab)
    press(Key.Key_Escape)
    assert page.entries == (e.Proposal(by=("anna", "per"), text="avslag"),)


def test_a_decision_with_clauses(page: Page) -> None:
    page.list.start_entry(e.Decision)
    type_text("att områdeskonferensen hålls den 27–28 september\natt ge centret i uppdrag att boka lokal\n\n")
    assert focus() is page.list.write_box.editor
    assert page.entries == (
        e.Decision(
            outcome=Outcome.APPROVED,
            clauses=("områdeskonferensen hålls den 27–28 september", "ge centret i uppdrag att boka lokal"),
        ),
    )
    assert page.steps == ["Beslut"]


def test_a_decision_with_everything_behind_mer(page: Page) -> None:
    type_text("Beslut: Punkten ströks.")
    press(Key.Key_Tab)
    press(Key.Key_Return, ALT)
    type_text("struk")
    press(Key.Key_Return)
    press(Key.Key_Space)
    press(Key.Key_Return)
    type_text("Valnämnden godkänner\nÖverenskommelse\n")
    assert page.entries == (
        e.Decision(
            outcome=Outcome.STRUCK,
            text="Punkten ströks.",
            immediate=True,
            stem="Valnämnden godkänner",
            label="Överenskommelse",
        ),
    )


def test_a_vote_with_ballots(page: Page) -> None:
    page.list.start_entry(e.Vote)
    type_text("Ska vi bifalla?")
    press(Key.Key_Return)
    type_text("\n\n\n\nAvstår inte\n")
    press(Key.Key_Return, ALT)
    type_text("två")
    press(Key.Key_Return)
    type_text("13\n1\n0\n\neva\n")
    type_text("eva\nja\nper\tnej\nsara\navstår\n\n")
    assert page.entries == (
        e.Vote(
            method=VoteMethod.SHOW_OF_HANDS,
            question="Ska vi bifalla?",
            options=(e.VoteOption(text="Ja"), e.VoteOption(text="Nej"), e.VoteOption(text="Avstår inte")),
            majority=Majority.TWO_THIRDS,
            roll=13,
            blank=1,
            invalid=0,
            casting_vote="eva",
            ballots=(
                e.Ballot(person="eva", choice=0),
                e.Ballot(person="per", choice=1),
                e.Ballot(person="sara", choice="abstain"),
            ),
        ),
    )


def test_a_counted_vote_between_proposals(page: Page) -> None:
    page.list.start_entry(e.Vote)
    press(Key.Key_Backtab, SHIFT)
    type_text("r")
    press(Key.Key_Tab, times=2)
    type_text("Eva Linds förslag\n12\n")
    type_text("Per Eks förslag\n9\n\nMötet bifaller Eva Linds förslag.")
    press(Key.Key_Escape)
    assert page.entries == (
        e.Vote(
            method=VoteMethod.COUNTED,
            options=(
                e.VoteOption(text="Eva Linds förslag", votes=12),
                e.VoteOption(text="Per Eks förslag", votes=9),
            ),
        ),
    )


def test_a_roll(page: Page) -> None:
    page.list.start_entry(e.Roll)
    type_text("13\nÅsa Ström anslöt.\n")
    assert page.entries == (e.Roll(number=13, text="Åsa Ström anslöt."),)


def test_a_dissent(page: Page) -> None:
    type_text("Per reserverar sig till förmån för eget yrkande")
    press(Key.Key_Tab)
    press(Key.Key_Return, CTRL)
    assert page.entries == (e.Dissent(by=("per",), text="till förmån för eget yrkande"),)


def test_a_statement_by_somebody_who_is_not_at_the_meeting(page: Page) -> None:
    page.list.start_entry(e.Statement)
    type_text("valberedningen, ann\t\nNomineringarna är öppna.")
    press(Key.Key_Escape)
    assert page.entries == (
        e.Statement(by=(Unregistered(text="valberedningen"), "anna"), text="Nomineringarna är öppna."),
    )


def test_an_abstention(page: Page) -> None:
    page.list.start_entry(e.Abstention)
    type_text("Åsa, Sara H\n\n")
    assert page.entries == (e.Abstention(by=("asa", "sara")),)


def test_a_recusal(page: Page) -> None:
    page.list.start_entry(e.Recusal)
    type_text("ab\näger lokalen\n")
    assert page.entries == (e.Recusal(person="anna", reason="äger lokalen"),)


def test_a_task(page: Page) -> None:
    type_text("Boka lokal")
    page.list.start_entry(e.Task)
    type_text("Centret\n15 jan\n")
    press(Key.Key_Escape)
    assert page.entries == (
        e.Task(text="Boka lokal", assignees=(Unregistered(text="Centret"),), due=date(2027, 1, 15)),
    )
    assert page.list.cards[0].accessibleName() == "Uppdrag · Centret · senast 15 januari"


def test_a_task_due_in_words_and_done(page: Page) -> None:
    type_text("Uppdrag Per: Bevaka remissen")
    press(Key.Key_Tab)
    type_text("löpande")
    press(Key.Key_Return, ALT)
    type_text("30/11\n")
    press(Key.Key_Escape)
    assert page.entries == (
        e.Task(text="Bevaka remissen", assignees=("per",), due_text="löpande", done=date(2026, 11, 30)),
    )


def test_an_election(page: Page) -> None:
    page.list.start_entry(e.Election)
    type_text("ordförande\neva\nom\n1 år\nersättare\n\n\n2 år\n\n")
    assert page.entries == (
        e.Election(
            elected=(
                e.Elected(post="ordförande", person="eva", form=ElectionForm.RE_ELECTED, term="1 år"),
                e.Elected(post="ersättare", term="2 år"),
            )
        ),
    )


def test_an_adjournment(page: Page) -> None:
    page.list.start_entry(e.Adjournment)
    type_text("12\n2 dec 9.30\nlunch\n")
    assert page.entries == (e.Adjournment(start="2026-12-01T12:00", end="2026-12-02T09:30", reason="lunch"),)


def test_cards_are_moved_and_removed(page: Page) -> None:
    type_text("ett\ntvå\ntre\n")
    press(Key.Key_Up)
    press(Key.Key_Up, ALT_SHIFT, times=2)
    assert [entry.text for entry in page.entries if isinstance(entry, e.Note)] == ["tre", "ett", "två"]
    press(Key.Key_Delete, ALT_SHIFT)
    assert [entry.text for entry in page.entries if isinstance(entry, e.Note)] == ["ett", "två"]
    assert page.steps[3:] == ["Flytta anteckning", "Flytta anteckning", "Ta bort anteckning"]
    assert page.list.cards[0].isAncestorOf(focus())
