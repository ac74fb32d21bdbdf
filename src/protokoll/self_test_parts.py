"""The parts of the self-test that try libraries one by one, without a window; see ``self_test``."""

from __future__ import annotations

from collections.abc import Sequence
from importlib import import_module
from pathlib import Path
from pkgutil import walk_packages

_SENTENCE = "Styrelsen beslutade att bifalla motionen och välja Åsa till ordförande för ett år"
_MISSPELT = "beslutadde"
_KEY = "x'" + "5a" * 32 + "'"
_OTHER_KEY = "x'" + "5b" * 32 + "'"


class SelfTestError(Exception):
    """What is wrong, in a Swedish sentence."""


def all_modules() -> str:
    """Every module of the program can be imported, with all that it needs."""
    import protokoll

    names = [found.name for found in walk_packages(protokoll.__path__, "protokoll.")]
    wanted = [name for name in names if ".upgrades." not in name and not name.endswith("__main__")]
    for name in wanted:
        import_module(name)
    if len(wanted) < 100:
        raise SelfTestError(f"bara {len(wanted)} delar av programmet finns")
    return f"{len(wanted)} moduler"


def library_versions() -> str:
    """What the program is built on, as its own metadata tells."""
    from protokoll.services.libraries import libraries

    found = libraries()
    if len(found) < 10:
        raise SelfTestError("uppgifterna om biblioteken och deras licenser saknas")
    return ", ".join(f"{one.name} {one.version}" for one in found)


def encryption(folder: Path) -> str:
    """An encrypted file is read with its key and not with another, and holds nothing in plain."""
    from sqlcipher3 import dbapi2

    folder.mkdir()
    path = folder / "krypterad åäö.db"
    with_key = _opened(path, _KEY)
    with_key.execute("CREATE VIRTUAL TABLE words USING fts5(text)")
    with_key.execute("INSERT INTO words VALUES (?)", (_SENTENCE,))
    with_key.commit()
    with_key.close()
    if _SENTENCE.encode() in path.read_bytes() or path.read_bytes().startswith(b"SQLite format"):
        raise SelfTestError("filen är inte krypterad")
    again = _opened(path, _KEY)
    found = again.execute("SELECT text FROM words WHERE words MATCH 'motionen'").fetchall()
    again.close()
    if found != [(_SENTENCE,)]:
        raise SelfTestError("det som skrevs i den krypterade filen kom inte tillbaka")
    wrong = _opened(path, _OTHER_KEY)
    try:
        wrong.execute("SELECT count(*) FROM sqlite_master").fetchone()
    except dbapi2.DatabaseError:
        return "öppnas med rätt nyckel, inte med fel"
    finally:
        wrong.close()
    raise SelfTestError("filen öppnades med fel nyckel")


def _opened(path: Path, key: str):  # type: ignore[no-untyped-def]  # the driver has no types
    from sqlcipher3 import dbapi2

    connection = dbapi2.connect(str(path))
    connection.execute(
        "PRAGMA cipher_log_level = NONE"
    )  # first: SQLCipher's C code writes to stderr otherwise
    connection.execute(f'PRAGMA key = "{key}"')
    return connection


def spelling() -> str:
    """The Swedish dictionary came along and knows Swedish."""
    from hunspell import Hunspell

    from protokoll.paths import dictionary_dir

    words = Hunspell("sv_SE", hunspell_data_dir=str(dictionary_dir()))
    unknown = [word for word in _SENTENCE.split() if not words.spell(word)]
    if unknown:
        raise SelfTestError(f"ordlistan känner inte {', '.join(unknown)}")
    if words.spell(_MISSPELT) or "beslutade" not in words.suggest(_MISSPELT):
        raise SelfTestError(f"ordlistan tar ”{_MISSPELT}” för ett rätt ord, eller föreslår inget bättre")
    return f"{len(_SENTENCE.split())} ord kända, ett fel funnet"


def templates() -> str:
    """No built-in template has a fault."""
    from protokoll.documents.papers import PaperKind
    from protokoll.services.templates import built_in_templates, check

    checked = 0
    for paper in PaperKind:
        for template in built_in_templates(paper):
            faults = check(template.path, paper)
            if faults:
                raise SelfTestError(f"mallen {template.name} för {paper}: {faults[0].sentence()}")
            checked += 1
    if not checked:
        raise SelfTestError("det finns inga mallar")
    return f"{checked} mallar utan fel"


def joined(files: Sequence[bytes]) -> str:
    """PDF files become one, which has all their pages."""
    import io

    import pikepdf

    from protokoll.exchange.joined_pdf import Part, join_pdfs

    pages = 0
    for data in files:
        with pikepdf.open(io.BytesIO(data)) as one:
            pages += len(one.pages)
    first, *others = (Part(f"Bilaga {number} åäö", data) for number, data in enumerate(files))
    whole = join_pdfs(first, others)
    with pikepdf.open(io.BytesIO(whole.data)) as one:
        if len(one.pages) != pages or whole.left_out:
            raise SelfTestError(f"{len(one.pages)} sidor i stället för {pages} i den hopsatta filen")
    return f"{pages} sidor"
