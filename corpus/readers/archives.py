"""Files that are archives of XML (Word, Excel, PowerPoint, EPUB): opened only within bounds."""

import io
import zipfile

from corpus.readers.draft import Unreadable

_WHOLE = 200_000_000  # bytes that all members have unpacked
_MEMBERS = 5_000
_RATIO = 200  # of a member's size unpacked to packed, above a megabyte
_SMALL = 1_000_000
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"  # what an encrypted or an old Office file begins with


def open_archive(data: bytes) -> zipfile.ZipFile:
    """The archive. Raises `Unreadable`: damaged, encrypted, or larger unpacked than anything a person writes."""
    if data.startswith(_OLE):
        raise Unreadable("encrypted")
    try:
        archive = zipfile.ZipFile(io.BytesIO(data))
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError) as error:
        raise Unreadable("damaged") from error
    members = archive.infolist()
    if any(member.flag_bits & 1 for member in members):
        raise Unreadable("encrypted")
    swollen = any(one.file_size > _SMALL and one.file_size > _RATIO * max(one.compress_size, 1) for one in members)
    if swollen or len(members) > _MEMBERS or sum(member.file_size for member in members) > _WHOLE:
        raise Unreadable("too_large")
    return archive


def member(archive: zipfile.ZipFile, name: str) -> bytes:
    """One file of it. Raises `Unreadable`."""
    try:
        return archive.read(name)
    except (KeyError, zipfile.BadZipFile, OSError, EOFError, ValueError, NotImplementedError, RuntimeError) as error:
        raise Unreadable("damaged") from error
    except Exception as error:
        if type(error).__module__ in ("zlib", "lzma"):
            raise Unreadable("damaged") from error
        raise


def refuse_entities(xml: str) -> None:
    """A document type is no part of Office's XML; it is how a small file expands or reads others. Raises `Unreadable`."""
    if "<!DOCTYPE" in xml[:2_000] or "<!ENTITY" in xml:
        raise Unreadable("damaged")
