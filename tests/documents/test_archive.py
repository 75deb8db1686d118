"""A zip file whose bytes depend on its content alone."""

from __future__ import annotations

import io
import zipfile

import pytest

from courtier.documents.archive import EPOCH, rewrite


def _zip(entries: list[tuple[str, bytes]], year: int) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for name, content in entries:
            archive.writestr(zipfile.ZipInfo(name, (year, 1, 2, 3, 4, 6)), content)
    return buffer.getvalue()


def test_order_and_dates_do_not_show():
    entries = [("word/a.xml", b"a"), ("_rels/.rels", b"r"), ("[Content_Types].xml", b"t")]
    assert rewrite(_zip(entries, 2001)) == rewrite(_zip(entries[::-1], 2020))


def test_the_content_types_come_first_and_every_date_is_the_epoch():
    content = rewrite(_zip([("a", b"1"), ("[Content_Types].xml", b"t")], 2001))
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        assert archive.namelist() == ["[Content_Types].xml", "a"]
        assert {entry.date_time for entry in archive.infolist()} == {EPOCH}
        assert archive.read("a") == b"1"


def test_what_is_no_zip_is_refused():
    with pytest.raises(zipfile.BadZipFile):
        rewrite(b"no zip")
