"""The limit: read the cells out of the sheets' XML, put the texts between strings, deflate, write.

It knows its workbooks and templates to the byte and checks nothing: the least that has to be done, not a
program to use.
"""

import json
import re
import struct
import sys
import time
import zlib
from collections.abc import Iterator
from datetime import date, timedelta
from functools import cache
from typing import Any

END, CENTRAL, LOCAL = b"PK\5\6", struct.Struct("<4s6H3L5H2L"), struct.Struct("<4s5H3L2H")
CELL = re.compile(r'<c r="([A-Z]+[0-9]+)"(?: s="[0-9]+")?( t="s")?><v>([^<]*)</v>')
FIGURE = re.compile(r'<c r="[A-Z]+[0-9]+"(?: s="[0-9]+")?(?: t="s")?><v>([^<]*)</v>')
NAME = re.compile(r"\{(\w+)\}")
ROWS = re.compile(r"\{#(\w+)\}(.*?)\{/\w+\}", re.DOTALL)
EPOCH = date(1899, 12, 30)


def members(data: bytes) -> Iterator[tuple[str, int, int, int]]:
    """The name, the place in the directory, the place and the packed size of each member of a zip."""
    count, _, place = struct.unpack_from("<HLL", data, data.rfind(END) + 10)
    for _ in range(count):
        entry = CENTRAL.unpack_from(data, place)
        size, name, extra, comment, start = entry[8], entry[10], entry[11], entry[12], entry[16]
        yield data[place + 46 : place + 46 + name].decode(), place, start, size
        place += 46 + name + extra + comment


def unpacked(data: bytes, start: int, size: int) -> str:
    fields = LOCAL.unpack_from(data, start)
    start += 30 + fields[9] + fields[10]
    return zlib.decompress(data[start : start + size], -15).decode()


@cache
def template(path: str) -> tuple[bytes, int, bytes, list[str], dict[str, tuple[list[str], list[str]]]]:
    """The members before the document, the place of its entry, the directory, and the document in pieces."""
    data = open(path, "rb").read()  # noqa: PTH123, SIM115 - pathlib takes 5 ms to import
    _, entry, start, size = list(members(data))[-1]
    source = unpacked(data, start, size)
    rows = {}
    for match in ROWS.finditer(source):
        pieces = NAME.split(match[2])
        rows[match[1]] = pieces[::2], pieces[1::2]
    directory = struct.unpack_from("<L", data, data.rfind(END) + 16)[0]
    pieces = NAME.split(ROWS.sub(r"{\1}", source))
    return data[:start], entry - directory, data[directory:], pieces, rows


def write(path: str, output: str, values: dict[str, Any]) -> None:
    head, place, tail, pieces, rows = template(path)
    deflate = zlib.compressobj(6, zlib.DEFLATED, -15)
    packed, crc, length = [], 0, 0
    for block in blocks(pieces, rows, values):
        content = block.encode()
        crc, length = zlib.crc32(content, crc), length + len(content)
        packed.append(deflate.compress(content))
    packed.append(deflate.flush())
    size = sum(map(len, packed))
    name = b"word/document.xml"
    directory, end = bytearray(tail), tail.rfind(END)
    struct.pack_into("<LLL", directory, place + 16, crc, size, length)
    struct.pack_into("<L", directory, end + 16, len(head) + 30 + len(name) + size)
    local = LOCAL.pack(b"PK\3\4", 20, 0, 8, 0, 33, crc, size, length, len(name), 0)
    with open(output, "wb") as file:  # noqa: PTH123
        file.writelines((head, local, name, *packed, directory))


def blocks(
    pieces: list[str], rows: dict[str, tuple[list[str], list[str]]], values: dict[str, Any]
) -> Iterator[str]:
    written: list[str] = []
    for literal, name in zip(pieces[::2], pieces[1::2], strict=False):
        written.append(literal)
        if name not in rows:
            written.append(values[name])
            continue
        texts, names = rows[name]
        line = "%s".join(text.replace("%", "%%") for text in texts)
        records = values[name]
        for first in range(0, len(records), 500):
            yield "".join(written)
            chunk = records[first : first + 500]
            if chunk and isinstance(chunk[0], tuple):
                written = [line % record for record in chunk]
            else:
                written = [line % tuple(map(record.__getitem__, names)) for record in chunk]
    yield "".join((*written, pieces[-1]))


def shown(text: str, kind: str) -> str:
    if kind == "date":
        day = EPOCH + timedelta(days=int(text))
        return f"ngày {day.day:02} tháng {f'{day.month:02}' if day.month < 3 else day.month} năm {day.year}"
    if kind == "percent":
        return f"{float(text):g}%".replace(".", ",")
    return f"{int(text):,}".replace(",", ".")


def escaped(value: Any) -> Any:
    if isinstance(value, str):
        return value.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    if isinstance(value, list):
        return [escaped(item) for item in value]
    return {name: escaped(item) for name, item in value.items()}


def read(path: str, known: dict[str, Any]) -> dict[str, Any]:
    data = open(path, "rb").read()  # noqa: PTH123, SIM115
    parts = {name: (start, size) for name, _, start, size in members(data)}
    strings = unpacked(data, *parts["xl/sharedStrings.xml"]).split("<si><t>")[1:]
    strings = [text.partition("<")[0] for text in strings]
    if "xl/worksheets/sheet2.xml" not in parts:
        return {"bang": table(unpacked(data, *parts["xl/worksheets/sheet1.xml"]), strings, known["table"])}
    cells = {}
    for number, sheet in enumerate(known["sheets"], 1):
        xml = unpacked(data, *parts[f"xl/worksheets/sheet{number}.xml"])
        cells[sheet] = {place: (shared, text) for place, shared, text in CELL.findall(xml)}

    def text_of(sheet: str, place: str, kind: str) -> str:
        shared, text = cells[sheet][place]
        return strings[int(text)] if shared else shown(text, kind)

    values: dict[str, Any] = {}
    for name, sheet, place, kind in known["fields"]:
        values[name] = text_of(sheet, place, kind)
    for grid in known["grids"]:
        records = []
        for line in grid["lines"]:
            record = dict(line)
            for column, letter in grid["columns"].items():
                text = text_of(grid["sheet"], f"{letter}{line['row']}", grid["kind"])
                record[column] = values[f"{grid['name']}_{line['name']}_{column}"] = text
            records.append(record)
        values[grid["rows"]] = records
    return values


def table(xml: str, strings: list[str], known: dict[str, Any]) -> list[tuple[str, ...]]:
    width = len(known["columns"])
    texts = FIGURE.findall(xml)[width:]
    columns = []
    for number, (_, kind) in enumerate(known["columns"]):
        column = texts[number::width]
        columns.append(
            [strings[int(text)] for text in column]
            if kind == "text"
            else [shown(text, kind) for text in column]
        )
    return list(zip(*columns, strict=True))


def work(task: dict[str, Any], known: dict[str, Any]) -> None:
    source = task["source"]
    if source.endswith(".json"):
        values = escaped(json.loads(open(source, "rb").read()))  # noqa: PTH123, SIM115
    else:
        values = read(source, known)
    for document in task["documents"]:
        write(document["template"], document["output"], values)


job = json.loads(open(sys.argv[1], "rb").read())  # noqa: PTH123, SIM115
bindings = json.loads(open(job["bindings"], "rb").read())  # noqa: PTH123, SIM115
seconds = []
for tasks in job["rounds"]:
    began = time.perf_counter()
    for item in tasks:
        work(item, bindings)
    seconds.append(time.perf_counter() - began)
sys.stdout.write(json.dumps(seconds))
