"""People as they are typed or pasted, one on a line: "Anna Berg, ordförande, anna@example.se".

Many forms are read, as they come from mail, Word and Excel. Nothing is guessed: a line that is not understood
stays as text, with the reason.
"""

from __future__ import annotations

import re
import unicodedata

from protokoll.domain.kinds import Capacity
from protokoll.domain.values import Value

NO_NAME = "här saknas ett namn"
TWICE = "står redan i listan"


class MemberLine(Value, frozen=True, kw_only=True):
    """Någon som ska vara med: a name, or a vacant seat where there is none."""

    given_name: str = ""
    family_name: str = ""
    post: str = ""
    email: str = ""
    phone: str = ""
    capacity: Capacity = Capacity.REGULAR

    @property
    def vacant(self) -> bool:
        """Whether this is a seat that nobody has."""
        return not self.given_name

    @property
    def name(self) -> str:
        """Given and family name as printed."""
        return f"{self.given_name} {self.family_name}".strip()


class UnreadMember(Value, frozen=True, kw_only=True):
    """Rad som inte kunde läsas: the text as it was written, and why."""

    text: str
    reason: str


class ReadMembers(Value, frozen=True, kw_only=True):
    """What a text came to; every line that is not empty is in one of the two."""

    members: tuple[MemberLine, ...] = ()
    unread: tuple[UnreadMember, ...] = ()


def read_members(text: str) -> ReadMembers:
    """Read a person from each line (from each "Anna Berg <anna@example.se>" where mail puts many on one)."""
    members: list[MemberLine] = []
    unread: list[UnreadMember] = []
    names: set[str] = set()
    for line in _lines(text):
        found = read_member(line)
        if found is None:
            unread.append(UnreadMember(text=line, reason=NO_NAME))
        elif not found.vacant and found.name.casefold() in names:
            unread.append(UnreadMember(text=line, reason=TWICE))
        else:
            names.add(found.name.casefold())
            members.append(found)
    return ReadMembers(members=tuple(members), unread=tuple(unread))


def read_member(line: str) -> MemberLine | None:
    """Read one line; None when there is no name in it."""
    text, email = _taken(_EMAIL, _BULLET.sub("", _plain(line), count=1))
    text, phone = _taken(_PHONE, text)
    parts = [part for part in (one.strip(_AROUND) for one in _BETWEEN.split(text)) if part]
    posts = [part for part in parts if _is_post(part)]
    names = [part for part in parts if not _is_post(part)]
    if names and not posts:
        post, name = _leading_post(names[0])
        posts, names[0] = ([post] if post else []), name
    given, family = _name(names)
    vacant = given.casefold() in _VACANT and not family
    if not vacant and not re.search(r"[^\W\d_]{2}", given):
        return None
    if not posts and len(names) > 1 and names[1] not in (given, family):
        posts = [names[1]]  # a post of the organisation's own: "klubbombud"
    post = _lower_first(posts[0]) if posts else ""
    return MemberLine(
        given_name="" if vacant else given,
        family_name=family,
        post="" if post in _VACANT else post,
        email=email,
        phone=phone,
        capacity=_capacity(post),
    )


_BULLET = re.compile(r"\A(?:[-–—•*·▪]\s*|\d{1,3}[.)]\s+)")
_EMAIL = re.compile(
    r"[<(\[]?(?:mailto:)?(?P<found>[^\s<>()\[\],;:@]+@[^\s<>()\[\],;:@]+\.[^\W\d_]{2,})[>)\]]?"
)
_PHONE = re.compile(r"(?<![\w.])(?P<found>(?:\+|0)\d[\d -]{5,16}\d)(?!\w)")
_BETWEEN = re.compile(r"[,;\t|()]|:\s|\s[–—-]\s")
_AROUND = " .:–—-\"”'"
_VACANT = frozenset({"vakant", "vakans", "vakant plats", "n.n", "nn"})
_PARTICLES = frozenset(
    {
        "af",
        "av",
        "da",
        "dal",
        "de",
        "del",
        "della",
        "den",
        "der",
        "des",
        "di",
        "du",
        "el",
        "la",
        "van",
        "vom",
        "von",
        "zu",
    }
)
_POST = re.compile(
    r"(?:(?:1:?e|2:?e|3:?e|förste|andre|vice|v\.|tf\.?|biträdande|bitr\.?|ordinarie|tjänstgörande)\s+)*"
    r"(?:[^\W\d_]*(?:ordförande|sekreterare|kassör|kassörska|ledamot|ersättare|suppleant|revisor|skyddsombud)"
    r"|ordf\.?|sekr\.?|kanslichef|adjungerad|adj\.?|gäst|vakant|sammankallande|medlem|ombud"
    r"|kontaktperson|samordnare|firmatecknare|studieorganisatör|projektledare)"
    r"(?:\s+\d{1,2})?",
    re.IGNORECASE,
)
_SHORT = {"ordf": "ordförande", "sekr": "sekreterare", "adj": "adjungerad"}


def _lines(text: str) -> list[str]:
    """The lines that hold anything; where mail put several people on one, each by itself."""
    found: list[str] = []
    for line in text.splitlines():
        several = re.split(r"(?<=>)\s*[;,]\s*(?=\S)", line) if line.count("@") > 1 else [line]
        found += [" ".join(one.replace("\t", ", ").split()) for one in several if one.strip()]
    return found


def _plain(text: str) -> str:
    return unicodedata.normalize("NFC", text)


def _taken(pattern: re.Pattern[str], text: str) -> tuple[str, str]:
    """``text`` without the first hit, and the hit."""
    hit = pattern.search(text)
    if hit is None:
        return text, ""
    return f"{text[: hit.start()]},{text[hit.end() :]}", hit["found"].strip()


def _is_post(part: str) -> bool:
    return bool(_POST.fullmatch(part)) and part.casefold() not in _VACANT


def _leading_post(text: str) -> tuple[str, str]:
    """The post and the name in "Ordförande Anna Berg"."""
    hit = _POST.match(text)
    rest = text[hit.end() :] if hit else ""
    if hit is None or not rest.startswith(" ") or not rest[1:2].isupper():
        return "", text
    return hit.group(), rest.strip()


def _name(parts: list[str]) -> tuple[str, str]:
    """Given and family name; "Berg, Anna" too, where both are one word with a capital."""
    if not parts:
        return "", ""
    words = parts[0].split()
    if len(words) == 1 and len(parts) > 1 and len(parts[1].split()) == 1 and parts[1][:1].isupper():
        return parts[1], words[0]
    if len(words) < 2:
        return parts[0], ""
    at = next((n for n, word in enumerate(words[1:], 1) if word in _PARTICLES), len(words) - 1)
    return " ".join(words[:at]), " ".join(words[at:])


def _lower_first(post: str) -> str:
    """A post as it is printed: "ordförande"; an abbreviation in full."""
    words = post.strip()
    short = _SHORT.get(words.casefold().rstrip("."))
    return short or words[:1].lower() + words[1:]


def _capacity(post: str) -> Capacity:
    words = post.casefold()
    if "ersättare" in words or "suppleant" in words:
        return Capacity.SUBSTITUTE
    if words.startswith("adjungerad"):
        return Capacity.COOPTED
    return Capacity.GUEST if words == "gäst" else Capacity.REGULAR
