"""E-mail drafts: a file that the mail program opens as a new message, ready to look through and send.

The program never sends anything. The file follows RFC 5322 and MIME; ``X-Unsent`` makes Outlook open it for
writing, others open it as a message to be edited as new.
"""

from __future__ import annotations

from collections.abc import Sequence
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP

import msgspec

_MEDIA_TYPES = {
    ".docx": ("application", "vnd.openxmlformats-officedocument.wordprocessingml.document"),
    ".pdf": ("application", "pdf"),
    ".zip": ("application", "zip"),
    ".ics": ("text", "calendar"),
}


class Enclosed(msgspec.Struct, frozen=True):
    """Bifogad fil: its name with ending, and its bytes."""

    name: str
    data: bytes


class Recipient(msgspec.Struct, frozen=True):
    """Mottagare: name as printed, and e-mail address."""

    name: str
    address: str


def mail_draft(
    subject: str, text: str, recipients: Sequence[Recipient] = (), enclosed: Sequence[Enclosed] = ()
) -> bytes:
    """The draft as the bytes of an ``.eml`` file.

    Addresses that are none are left out, since a mail program may refuse the whole file for one; the same
    address comes once.
    """
    message = EmailMessage(policy=SMTP)
    message["Subject"] = " ".join(subject.split())
    addresses = [found for recipient in recipients if (found := _address(recipient)) is not None]
    if addresses:
        message["To"] = list({found.addr_spec.casefold(): found for found in addresses}.values())
    message["X-Unsent"] = "1"
    message.set_content(text, cte="quoted-printable")
    for file in enclosed:
        ending = file.name[file.name.rfind(".") :].casefold()
        main, sub = _MEDIA_TYPES.get(ending, ("application", "octet-stream"))
        message.add_attachment(file.data, maintype=main, subtype=sub, filename=" ".join(file.name.split()))
    return message.as_bytes()


def _address(recipient: Recipient) -> Address | None:
    """The recipient as a header has it; None when the address is none (a standard header holds ASCII alone)."""
    address = recipient.address.strip()
    if not address.isascii() or address.count("@") != 1 or not address.isprintable():
        return None
    try:
        return Address(" ".join(recipient.name.split()), addr_spec=address)
    except (
        Exception
    ):  # the parser fails in many ways on what is no address (IndexError, ValueError, HeaderParseError)
        return None
