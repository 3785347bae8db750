"""Formula results written beside the formulas, as Excel does when it saves; openpyxl cannot."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from io import BytesIO
from xml.sax.saxutils import escape
from zipfile import ZipFile

from docgen.authoring.package import repacked

_FORMULA_CELL = re.compile(r'<c r="([A-Z]+[0-9]+)"([^>]*)>(<f>[^<]*</f>)(?:<v\s*/>|<v></v>)')


def with_cached_values(
    package: bytes, sheets: Sequence[str], values: Mapping[str, Mapping[str, float | str]]
) -> bytes:
    """The workbook with results: sheet name -> address -> number or text.

    `sheets` are the workbook's sheets in order: openpyxl numbers the parts so.
    """
    members: dict[str, bytes] = {}
    for number, name in enumerate(sheets, start=1):
        if name in values:
            part = f"xl/worksheets/sheet{number}.xml"
            members[part] = _filled(_read(package, part), values[name])
    return repacked(package, members)


def _read(package: bytes, part: str) -> str:
    with ZipFile(BytesIO(package)) as archive:
        return archive.read(part).decode("utf-8")


def _filled(xml: str, values: Mapping[str, float | str]) -> bytes:
    found: set[str] = set()

    def cell(match: re.Match[str]) -> str:
        address = match[1]
        if address not in values:
            return match[0]
        found.add(address)
        value = values[address]
        if isinstance(value, str):
            return f'<c r="{address}"{match[2]} t="str">{match[3]}<v>{escape(value)}</v>'
        return f'<c r="{address}"{match[2]}>{match[3]}<v>{value:.15g}</v>'

    text = _FORMULA_CELL.sub(cell, xml)
    assert found == set(values), f"no formula at {sorted(set(values) - found)}"
    return text.encode("utf-8")
