"""A zip is written anew with only the named entries changed."""

from __future__ import annotations

import io
import zipfile

from alliance_lint.redline.word.archive import rewritten


def made(*, level: int = 9, streamed: bool = False) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(
        _Unseekable(buffer) if streamed else buffer, "w", zipfile.ZIP_DEFLATED, compresslevel=level
    ) as z:
        for name, text in (("a.xml", "alpha " * 50), ("b/c.xml", "beta"), ("d.bin", "\x00\x01")):
            info = zipfile.ZipInfo(name, (2021, 3, 4, 5, 6, 8))
            info.compress_type = zipfile.ZIP_STORED if name == "d.bin" else zipfile.ZIP_DEFLATED
            z.writestr(info, text)
        z.comment = b"kept"
    return buffer.getvalue()


class _Unseekable(io.RawIOBase):
    """What makes zipfile write the sizes of an entry behind it, as some programs do."""

    def __init__(self, target: io.BytesIO) -> None:
        self._target = target

    def writable(self) -> bool:
        return True

    def write(self, data: object) -> int:
        return self._target.write(data)  # type: ignore[arg-type]


def packed(data: bytes, name: str) -> tuple[bytes, object, int]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        info = archive.getinfo(name)
        start = info.header_offset + 30 + len(name)
        return data[start : start + info.compress_size], info.date_time, info.compress_type


def test_other_entries_keep_their_packed_bytes_dates_and_order() -> None:
    for data in (made(), made(level=1), made(streamed=True)):
        result = rewritten(data, {"b/c.xml": b"gamma"}, {"b/e.xml": b"new"})
        with zipfile.ZipFile(io.BytesIO(result)) as archive:
            assert archive.testzip() is None
            assert archive.namelist() == ["a.xml", "b/c.xml", "d.bin", "b/e.xml"]
            assert archive.read("b/c.xml") == b"gamma"
            assert archive.read("b/e.xml") == b"new"
            assert archive.comment == b"kept"
        for name in ("a.xml", "d.bin"):
            assert packed(result, name) == packed(data, name)


def test_new_entries_have_the_date_of_the_changed_one_and_no_clock_is_read() -> None:
    result = rewritten(made(), {"b/c.xml": b"gamma"}, {"b/e.xml": b"new"})
    assert packed(result, "b/e.xml")[1] == packed(made(), "b/c.xml")[1]
    assert result == rewritten(made(), {"b/c.xml": b"gamma"}, {"b/e.xml": b"new"})


def test_without_changes_the_content_is_the_same() -> None:
    result = rewritten(made(), {}, {})
    with zipfile.ZipFile(io.BytesIO(result)) as new, zipfile.ZipFile(io.BytesIO(made())) as old:
        assert {n: new.read(n) for n in new.namelist()} == {n: old.read(n) for n in old.namelist()}
