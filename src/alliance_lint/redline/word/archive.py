"""Writes a zip anew with some parts changed: every other entry keeps its bytes, its date and its place.

The layout is that of the ZIP File Format Specification (APPNOTE 6.3.9), sections 4.3.7, 4.3.12 and 4.3.16.
"""

from __future__ import annotations

import struct
import zipfile
import zlib
from collections.abc import Mapping
from io import BytesIO
from typing import Final

_LOCAL: Final = struct.Struct("<4s5H3I2H")
_CENTRAL: Final = struct.Struct("<4s6H3I5H2I")
_END: Final = struct.Struct("<4s4H2IH")
_SIZES_FOLLOW: Final = 0x8
_LEVEL: Final = 6
_ZIP64: Final = 1


def rewritten(data: bytes, changed: Mapping[str, bytes], added: Mapping[str, bytes]) -> bytes:
    """The zip ``data`` with the content of some entries changed and new ones at its end.

    ``changed`` holds contents by the name of an entry in lower case, with slashes and none in front; ``added`` by the
    new entry's name. New entries take the date of the first changed one, as a clock would make no two copies alike.
    """
    written = bytearray()
    directory = bytearray()
    template: zipfile.ZipInfo | None = None
    with zipfile.ZipFile(BytesIO(data)) as archive:
        entries = archive.infolist()
        for info in entries:
            name, local_extra, packed = _entry(data, info)
            content = changed.get(info.filename.replace("\\", "/").lstrip("/").lower())
            if content is not None:
                template = template or info
                packed = _packed(content, info)
            _append(written, directory, info, name, local_extra, packed)
        for name_added, content in added.items():
            info = zipfile.ZipInfo(name_added, template.date_time if template else (1980, 1, 1, 0, 0, 0))
            info.compress_type = zipfile.ZIP_DEFLATED
            if template is not None:
                info.compress_type, info.create_system = template.compress_type, template.create_system
                info.external_attr = template.external_attr
            packed = _packed(content, info)
            _append(written, directory, info, name_added.encode("utf-8"), b"", packed)
        size = len(entries) + len(added)
        end = _END.pack(b"PK\5\6", 0, 0, size, size, len(directory), len(written), len(archive.comment))
        return bytes(written + directory + end + archive.comment)


def _entry(data: bytes, info: zipfile.ZipInfo) -> tuple[bytes, bytes, bytes]:
    """An entry's name and extra field as they are in its local header, and its packed content."""
    header = _LOCAL.unpack_from(data, info.header_offset)
    start = info.header_offset + _LOCAL.size
    name_end = start + header[9]
    extra_end = name_end + header[10]
    return data[start:name_end], data[name_end:extra_end], data[extra_end : extra_end + info.compress_size]


def _packed(content: bytes, info: zipfile.ZipInfo) -> bytes:
    """``content`` packed as the entry is; sets the entry's sizes and checksum."""
    info.CRC = zlib.crc32(content)
    info.file_size = len(content)
    packed = content
    if info.compress_type == zipfile.ZIP_DEFLATED:
        deflate = zlib.compressobj(_LEVEL, zlib.DEFLATED, -zlib.MAX_WBITS)
        packed = deflate.compress(content) + deflate.flush()
    info.compress_size = len(packed)
    return packed


def _append(
    written: bytearray, directory: bytearray, info: zipfile.ZipInfo, name: bytes, local_extra: bytes, packed: bytes
) -> None:
    """Adds an entry, and its record in the directory. Sizes come first, so that no data descriptor is needed."""
    flags = info.flag_bits & ~_SIZES_FOLLOW
    year, month, day, hour, minute, second = info.date_time
    date = (year - 1980) << 9 | month << 5 | day
    time = hour << 11 | minute << 5 | second // 2
    sizes = (info.CRC, info.compress_size, info.file_size)
    offset = len(written)
    extra = _without_zip64(local_extra)
    version = min(info.extract_version, 20)
    written += _LOCAL.pack(b"PK\3\4", version, flags, info.compress_type, time, date, *sizes, len(name), len(extra))
    written += name + extra + packed
    extra = _without_zip64(info.extra)
    directory += _CENTRAL.pack(
        b"PK\1\2",
        info.create_system << 8 | info.create_version,
        version,
        flags,
        info.compress_type,
        time,
        date,
        *sizes,
        len(name),
        len(extra),
        len(info.comment),
        0,
        info.internal_attr,
        info.external_attr,
        offset,
    )
    directory += name + extra + info.comment


def _without_zip64(extra: bytes) -> bytes:
    """An extra field without the sizes of large files (4.5.3), which the header itself now holds."""
    kept = b""
    while len(extra) >= 4:
        kind, size = struct.unpack_from("<HH", extra)
        if kind != _ZIP64:
            kept += extra[: 4 + size]
        extra = extra[4 + size :]
    return kept
