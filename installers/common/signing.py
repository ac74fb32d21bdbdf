"""Signing of programs and installers, where there is a certificate.

``PROTOKOLL_SIGN_PFX`` names a PKCS #12 file with the certificate and its key, ``PROTOKOLL_SIGN_PASSWORD_FILE`` a file
with its password (none: no password) and ``PROTOKOLL_SIGN_TIMESTAMP`` a time-stamp server (none: no time stamp).
``python -m installers.common.signing FILE`` signs one file by them.
"""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

from installers.common.project import NAME, BuildError, on_windows, run


class Certificate(NamedTuple):
    """What is signed with."""

    pfx: Path
    password_file: Path | None = None
    timestamp: str = ""


def certificate(settings: Mapping[str, str] = os.environ) -> Certificate | None:
    """The certificate that the environment names; None: nothing is signed."""
    pfx = settings.get("PROTOKOLL_SIGN_PFX", "")
    if not pfx:
        return None
    password = settings.get("PROTOKOLL_SIGN_PASSWORD_FILE", "")
    found = Certificate(
        Path(pfx), Path(password) if password else None, settings.get("PROTOKOLL_SIGN_TIMESTAMP", "")
    )
    for file in (found.pfx, found.password_file):
        if file is not None and not file.is_file():
            raise BuildError(f"signing: there is no file {file}")
    return found


def sign(path: Path, by: Certificate) -> None:
    """Sign a program, an installer or an MSI in place. Raises :class:`BuildError`."""
    if on_windows() and not shutil.which("osslsigncode"):
        run([*_signtool(by), path])
        return
    signed = path.with_name(f"{path.name}.signed")
    signed.unlink(missing_ok=True)
    run([*_command(by), "-in", path, "-out", signed])
    signed.replace(path)


def verify(path: Path, authority: Path) -> None:
    """Raise :class:`BuildError` unless ``path`` is unchanged since ``authority`` signed it."""
    run(["osslsigncode", "verify", "-CAfile", authority, "-in", path])


def self_signed(folder: Path) -> tuple[Certificate, Path]:
    """A certificate to try the signing with, and the file to verify against. Nobody trusts it."""
    folder.mkdir(parents=True, exist_ok=True)
    key, public, pfx, password = (
        folder / name for name in ("key.pem", "public.pem", "trial.pfx", "password.txt")
    )
    password.write_text("prov-123", encoding="utf-8")
    run(
        [
            *("openssl", "req", "-x509", "-newkey", "rsa:3072", "-nodes", "-days", "30"),
            *("-subj", f"/CN={NAME} trial", "-addext", "extendedKeyUsage=codeSigning"),
            *("-addext", "keyUsage=digitalSignature", "-keyout", key, "-out", public),
        ]
    )
    run(
        [
            *("openssl", "pkcs12", "-export", "-inkey", key, "-in", public, "-out", pfx),
            *("-passout", f"file:{password}"),
        ]
    )
    return Certificate(pfx, password), public


def _signtool(by: Certificate) -> list[str | Path]:
    """UNTESTED: Windows' own tool, of the newest Windows SDK there; signs in place."""
    kits = Path(os.environ.get("PROGRAMFILES(X86)", "")) / "Windows Kits" / "10" / "bin"
    tools = sorted(kits.glob("10.*/x64/signtool.exe"))
    if not tools:
        raise BuildError("signing: neither osslsigncode nor signtool is installed")
    command: list[str | Path] = [tools[-1], "sign", "/fd", "sha256", "/d", NAME, "/f", by.pfx]
    if by.password_file is not None:
        command += ["/p", by.password_file.read_text(encoding="utf-8").strip()]
    if by.timestamp:
        command += ["/td", "sha256", "/tr", by.timestamp]
    return command


def _command(by: Certificate) -> list[str | Path]:
    command: list[str | Path] = ["osslsigncode", "sign", "-pkcs12", by.pfx, "-h", "sha256", "-n", NAME]
    if by.password_file is not None:
        command += ["-readpass", by.password_file]
    if by.timestamp:
        command += ["-ts", by.timestamp]
    return command


if __name__ == "__main__":  # makensis has its uninstaller signed so
    given = certificate()
    if given is not None:
        sign(Path(sys.argv[1]), given)
