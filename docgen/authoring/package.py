"""A saved workbook that is the same byte for byte every time it is made."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import datetime
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from openpyxl.workbook.workbook import Workbook

_EPOCH = (1980, 1, 1, 0, 0, 0)  # the earliest time a zip archive can hold
_CREATED = datetime(2026, 1, 1)
_ROW = re.compile(rb"<row [^>]*>")
_MODIFIED = re.compile(rb"(<dcterms:modified[^>]*>)[^<]*(</dcterms:modified>)")


def packed(workbook: Workbook) -> bytes:
    """The workbook as a file.  openpyxl stamps the time of saving into the properties and into every
    member of the archive; both are fixed here."""
    workbook.properties.created = _CREATED
    buffer = BytesIO()
    workbook.save(buffer)
    package = buffer.getvalue()
    with ZipFile(BytesIO(package)) as archive:
        sheets = [name for name in archive.namelist() if name.startswith("xl/worksheets/sheet")]
        freed = {name: _with_free_heights(archive.read(name)) for name in sheets}
    return repacked(package, freed)


def _with_free_heights(xml: bytes) -> bytes:
    """Row heights that Excel may still fit to what is typed: openpyxl fixes every height it is given."""
    return _ROW.sub(lambda match: match[0].replace(b' customHeight="1"', b""), xml)


def repacked(package: bytes, replaced: Mapping[str, bytes] | None = None) -> bytes:
    """The same archive with fixed times, some members `replaced`."""
    result = BytesIO()
    with ZipFile(BytesIO(package)) as old, ZipFile(result, "w", ZIP_DEFLATED) as new:
        for name in old.namelist():
            content = (replaced or {}).get(name) or old.read(name)
            if name == "docProps/core.xml":
                stamp = _CREATED.isoformat().encode() + b"Z"
                content = _MODIFIED.sub(rb"\g<1>" + stamp + rb"\g<2>", content)
            member = ZipInfo(name, date_time=_EPOCH)
            member.compress_type = ZIP_DEFLATED
            member.create_system = 0  # else Windows and Linux would differ
            new.writestr(member, content)
    return result.getvalue()
