"""Addresses that people wrote in the text, as targets of links."""

from __future__ import annotations

import re
from urllib.parse import quote, urlsplit

from protokoll.documents.characters import clean

LONGEST_ADDRESS = 2000
"""Characters; Word calls a file with much longer targets damaged."""

_STRAY_PERCENT = re.compile("%(?![0-9A-Fa-f]{2})")
_HOST = re.compile(r"[A-Za-z0-9](?:[A-Za-z0-9.-]*[A-Za-z0-9])?\.?|\[[0-9A-Fa-f:.]+\]")
_MAIL = re.compile(r"[^@\s]+@[^@\s]+")
_TELEPHONE = re.compile(r"[+0-9][-+0-9().\s]*")
_SAFE = "%/:;,.?=&!$'()*+@~-_"


def safe_target(address: str) -> str:
    """``address`` percent-encoded as a relationship's target must be, or nothing if it cannot be one.

    Word refuses the whole file for a target that is no URI. Web, mail and telephone addresses are links.
    """
    address = clean(address).strip()
    scheme, _, rest = address.partition(":")
    match scheme.casefold():
        case "http" | "https":
            target = _web_target(address)
        case "mailto" if _MAIL.fullmatch(rest.partition("?")[0]):
            target = f"mailto:{_encode(rest)}"
        case "tel" if _TELEPHONE.fullmatch(rest):
            target = f"tel:{_encode(rest)}"
        case _:
            target = ""
    return target if len(target) <= LONGEST_ADDRESS else ""


def _web_target(address: str) -> str:
    try:
        parts = urlsplit(address)
        host = parts.hostname or ""
        port = f":{parts.port}" if parts.port is not None else ""
        if not host.isascii():
            host = host.encode("idna").decode("ascii")
    except ValueError:  # includes UnicodeError
        return ""
    if ":" in host:
        host = f"[{host}]"
    if "@" in parts.netloc or not _HOST.fullmatch(host) or ".." in host:
        return ""
    query = f"?{_encode(parts.query)}" if parts.query else ""
    fragment = f"#{_encode(parts.fragment)}" if parts.fragment else ""
    return f"{parts.scheme}://{host}{port}{_encode(parts.path)}{query}{fragment}"


def _encode(text: str) -> str:
    return quote(_STRAY_PERCENT.sub("%25", text), safe=_SAFE)
