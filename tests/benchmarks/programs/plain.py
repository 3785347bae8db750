"""The script that a user of openpyxl and docxtpl would write."""

import json
import sys
import time
from datetime import datetime
from pathlib import Path
from typing import Any

from docxtpl import DocxTemplate
from openpyxl import load_workbook


def shown(value: Any, kind: str) -> str:
    if isinstance(value, datetime):
        month = f"{value.month:02}" if value.month < 3 else str(value.month)
        return f"ngày {value.day:02} tháng {month} năm {value.year}"
    if kind == "percent":
        return f"{value:g}%".replace(".", ",")
    if kind in ("count", "money"):
        return f"{value:,}".replace(",", ".")
    return str(value)


def read(path: str, bindings: dict[str, Any]) -> dict[str, Any]:
    book = load_workbook(path, data_only=True)
    table = bindings["table"]
    if table["sheet"] in book.sheetnames:
        rows = book[table["sheet"]].iter_rows(min_row=2, values_only=True)
        return {"bang": [record(row, table["columns"]) for row in rows]}
    values: dict[str, Any] = {}
    for name, sheet, cell, kind in bindings["fields"]:
        values[name] = shown(book[sheet][cell].value, kind)
    for grid in bindings["grids"]:
        sheet = book[grid["sheet"]]
        values[grid["name"]] = {}
        for line in grid["lines"]:
            texts = {
                column: shown(sheet[f"{letter}{line['row']}"].value, grid["kind"])
                for column, letter in grid["columns"].items()
            }
            values[grid["name"]][line["name"]] = {**line, **texts}
        values[grid["rows"]] = list(values[grid["name"]].values())
    return values


def record(row: Any, columns: list[tuple[str, str]]) -> dict[str, str]:
    return {name: shown(value, kind) for (name, kind), value in zip(columns, row, strict=True)}


def work(task: dict[str, Any], bindings: dict[str, Any]) -> None:
    source = task["source"]
    values = json.loads(Path(source).read_bytes()) if source.endswith(".json") else read(source, bindings)
    for document in task["documents"]:
        template = DocxTemplate(document["template"])
        template.render(values, autoescape=True)
        template.save(document["output"])


job = json.loads(Path(sys.argv[1]).read_bytes())
known = json.loads(Path(job["bindings"]).read_bytes())
seconds = []
for tasks in job["rounds"]:
    start = time.perf_counter()
    for item in tasks:
        work(item, known)
    seconds.append(time.perf_counter() - start)
sys.stdout.write(json.dumps(seconds))
