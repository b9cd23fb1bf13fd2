"""The file of a workbook as a zip archive, looked at before anything in it is unpacked.

A workbook is a zip of XML parts. What could harm whoever opens it (a password, macros, parts that unpack to more than
a form can be) is seen from the archive's directory, which is small; nothing else is read of such a file.
"""

from __future__ import annotations

import io
import struct
import zlib
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, ZipFile

MAX_PARTS = 400
MAX_UNPACKED = 8_000_000
"""Of all parts together: a form of a hundred targets has a tenth of it, with thousands of formatted empty rows."""
_END, _END_SIZE, _LONGEST_NOTE = b"PK\x05\x06", 22, 65_535
_OLD_OFFICE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_MACROS = ("vbaproject.bin", "vbadata.xml", "/macrosheets/", "/activex/")
_IS_ENCRYPTED = 0x1


class Unfit(Exception):
    """A file that is not read as a form: the code and the case of its finding, and what it is about."""

    def __init__(
        self, code: str, case: str, actual: int | str | None = None, expected: int | str | None = None
    ) -> None:
        super().__init__(code, case)
        self.code, self.case, self.actual, self.expected = code, case, actual, expected


def looks_like_one(data: bytes) -> bool:
    """Whether a file begins like a workbook, of today's or of the old kind."""
    return data.startswith((b"PK\x03\x04", _OLD_OFFICE))


class Archive:
    """The parts of a workbook, each unpacked when it is asked for; `Unfit` where the file is none, or is not safe."""

    def __init__(self, data: bytes) -> None:
        if data.startswith(_OLD_OFFICE):
            raise Unfit("Y009", "encrypted") if _ENCRYPTED in data else Unfit("Y008", "old")
        if _parts_in(data) > MAX_PARTS:
            raise Unfit("Y009", "parts", _parts_in(data), MAX_PARTS)
        try:
            self._zip = ZipFile(io.BytesIO(data))
        except (BadZipFile, ValueError, OSError, NotImplementedError, struct.error):
            raise Unfit("Y008", "no-workbook") from None
        self._refuse_unsafe()
        self._parts = {info.filename.lstrip("/").lower(): info for info in self._zip.infolist()}

    def _refuse_unsafe(self) -> None:
        infos = self._zip.infolist()
        if any(info.flag_bits & _IS_ENCRYPTED for info in infos):
            raise Unfit("Y009", "encrypted")
        if any(sign in f"/{info.filename.lower()}" for info in infos for sign in _MACROS):
            raise Unfit("Y009", "macros")
        if (size := sum(info.file_size for info in infos)) > MAX_UNPACKED:
            raise Unfit("Y009", "unpacked", size, MAX_UNPACKED)
        if any(info.compress_type not in (ZIP_STORED, ZIP_DEFLATED) for info in infos):
            raise Unfit("Y008", "no-workbook")
        if len({info.filename.lower() for info in infos}) != len(infos):
            raise Unfit("Y009", "twice")

    @property
    def names(self) -> list[str]:
        """The parts there are."""
        return list(self._parts)

    def has(self, name: str) -> bool:
        return name.lower() in self._parts

    def part(self, name: str) -> bytes:
        """What a part holds, never more than the directory says; nothing where there is no such part."""
        info = self._parts.get(name.lower())
        if info is None:
            return b""
        try:
            with self._zip.open(info) as opened:
                return opened.read(info.file_size)
        except (BadZipFile, zlib.error, EOFError, OSError, NotImplementedError, RuntimeError, ValueError):
            raise Unfit("Y008", "broken") from None


def _parts_in(data: bytes) -> int:
    """How many parts the end of the archive speaks of; reading the directory of very many would take long."""
    end = data.rfind(_END, max(0, len(data) - _END_SIZE - _LONGEST_NOTE))
    if end < 0 or end + _END_SIZE > len(data):
        return 0
    size = int.from_bytes(data[end + 12 : end + 16], "little")
    said = int.from_bytes(data[end + 10 : end + 12], "little")
    return max(said, min(size, len(data)) // 500)  # 46 bytes is the least that one takes, and a name some more
