"""E-mail drafts, read again as a mail program would."""

from __future__ import annotations

from email import message_from_bytes, policy
from email.message import EmailMessage

import pytest
from hypothesis import given
from hypothesis import strategies as st

from protokoll.exchange.mail import Enclosed, Recipient, mail_draft


def read(data: bytes) -> EmailMessage:
    message = message_from_bytes(data, policy=policy.default)
    assert isinstance(message, EmailMessage)
    return message


def test_a_draft_opens_with_its_words_and_files() -> None:
    message = read(
        mail_draft(
            "Kallelse till styrelsemöte den 3 mars – Lindåkra",
            "Hej!\n\nVälkomna till mötet på Hantverkargatan.\n",
            (Recipient("Åsa Öberg", "asa@example.org"), Recipient("Per, den äldre", "per@example.org")),
            (Enclosed("Kallelse åäö.docx", b"PK\x03\x04"), Enclosed("Allt.pdf", b"%PDF")),
        )
    )

    assert message["Subject"] == "Kallelse till styrelsemöte den 3 mars – Lindåkra"
    assert [(a.display_name, a.addr_spec) for a in message["To"].addresses] == [
        ("Åsa Öberg", "asa@example.org"),
        ("Per, den äldre", "per@example.org"),
    ]
    assert message["X-Unsent"] == "1"
    body = message.get_body(("plain",))
    assert body is not None
    assert body.get_content().replace("\r\n", "\n") == "Hej!\n\nVälkomna till mötet på Hantverkargatan.\n"
    files = [
        (part.get_filename(), part.get_content_type(), part.get_content())
        for part in message.iter_attachments()
    ]
    assert files == [
        (
            "Kallelse åäö.docx",
            "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
            b"PK\x03\x04",
        ),
        ("Allt.pdf", "application/pdf", b"%PDF"),
    ]


def test_without_recipients_there_is_no_empty_header() -> None:
    assert read(mail_draft("Dagordning", "Text"))["To"] is None


@pytest.mark.parametrize(
    "address", ["", "åsa@example.org", "asa", "a@b@c", "a@", "@b", "a b@example.org", "a@b\r\nBcc: x@y"]
)
def test_what_is_no_address_is_left_out(address: str) -> None:
    message = read(mail_draft("x", "y", (Recipient("Åsa", address), Recipient("Per", "per@example.org"))))

    assert [found.addr_spec for found in message["To"].addresses] == ["per@example.org"]
    assert message["Bcc"] is None


def test_the_same_address_comes_once() -> None:
    message = read(
        mail_draft("x", "y", (Recipient("Åsa", "a@example.org"), Recipient("Åsa", "A@example.org")))
    )

    assert len(message["To"].addresses) == 1


@given(
    st.text(max_size=200),
    st.text(max_size=300),
    st.text(max_size=40),
    st.text(max_size=40),
    st.text(max_size=30),
)
def test_nothing_that_people_type_breaks_the_file(
    subject: str, text: str, name: str, address: str, file: str
) -> None:
    data = mail_draft(subject, text, (Recipient(name, address),), (Enclosed(f"{file}.pdf", b"%PDF-1.7"),))
    message = read(data)

    assert set(message.keys()) <= {"Subject", "To", "X-Unsent", "MIME-Version", "Content-Type"}
    assert [part.get_content() for part in message.iter_attachments()] == [b"%PDF-1.7"]
    assert max(map(len, data.split(b"\r\n"))) <= 998
