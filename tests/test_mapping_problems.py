"""Every problem of the mapping family, whole: its code, its place, its facts."""

from __future__ import annotations

import unicodedata
from pathlib import Path

import pytest

from docgen import catalogue
from docgen.catalogue.mapping import ENTRIES
from docgen.diagnostics import Diagnostic, YamlLocation
from docgen.mapping.files import find_file
from docgen.mapping.parts import Reference
from docgen.mapping.reader import find_mappings, read_mapping, read_pack
from tests.support.mappings import DOCUMENT, Problem, pack_problems, problem_of, read, write_files

# What stands after `template` and `output` (lines 1 and 2) of a.yaml, and every problem it must give.
EXPLANATIONS = (
    "explanations: {sheet: G, header: 4, columns: {code: Mã, reason: Lý do, by: Người, date: Ngày}}\n"
)
RULE = "rules:\n  - id: K1\n    check: a\n    severity: error\n    message: m\n"
GRID = "grids:\n  g:\n    sheet: S\n    header: 4\n    key: K\n    "
CASES: list[tuple[str, list[Problem]]] = [
    # YAML itself
    ("fields:\n\tx: 1\n", [("mapping-tab", "a.yaml:4:1", {})]),
    (
        "fields:\n  x: {cell: 'Tổng hợp'!B5, type: text}\n",
        [
            (
                "mapping-unquoted-sheet",
                "a.yaml:4:13",
                {"found": "'Tổng hợp'!B5", "quoted": "\"'Tổng hợp'!B5\""},
            )
        ],
    ),
    ("fields: {}\n---\nfields: {}\n", [("mapping-several-documents", "a.yaml:4:1", {})]),
    ("fields: &a {}\n", [("mapping-alias", "a.yaml:3:9", {"found": "&a"})]),
    ("fields: *a\n", [("mapping-alias", "a.yaml:3:9", {"found": "*a"})]),
    ("fields:\n  <<: {}\n", [("mapping-alias", "a.yaml:4:3", {"found": "<<"})]),
    ("title: !C4\n", [("mapping-tag", "a.yaml:3:8", {"found": "!C4"})]),
    ("fields: " + "[" * 40, [("mapping-too-deep", "a.yaml:3:24", {"limit": "16"})]),
    ("title: {{ ten }}\n", [("mapping-key-not-text", "a.yaml:3:9", {})]),
    ('title: "a\\x07b"\n', [("mapping-illegal-character", "a.yaml:3:8", {"character": "U+0007"})]),
    ("title: a\x07b\n", [("mapping-illegal-character", "a.yaml:3:9", {"character": "U+0007"})]),
    ("title: T\ntitle: U\n", [("mapping-duplicate-key", "a.yaml:4:1 < a.yaml:3:1", {"key": "title"})]),
    # keys
    (
        "fields:\n  x: {cell: S!A1, type: text, labl: X}\n",
        [
            (
                "mapping-unknown-key",
                "a.yaml:4:31",
                {
                    "key": "labl",
                    "nearest": "label",
                    "known": "cell, name, type, unit, decimals, grouping, choices, min, max, required, label,"
                    " default, prompt",
                },
            )
        ],
    ),
    ("fields:\n  x: {cell: S!A1}\n", [("mapping-missing-key", "a.yaml:4:3", {"key": "type"})]),
    ("fields:\n  x: {type: text}\n", [("mapping-missing-one", "a.yaml:4:3", {"keys": "cell, name"})]),
    (
        "fields:\n  x: {cell: S!A1, name: n, type: text}\n",
        [("mapping-only-one", "a.yaml:4:19", {"keys": "cell, name"})],
    ),
    (
        "computed:\n  x: {value: a, unit: km}\n",
        [("mapping-needs-key", "a.yaml:4:17", {"key": "unit", "needed": "type"})],
    ),
    ("fields:\n", [("mapping-no-value", "a.yaml:3:8", {"key": "fields"})]),
    ("title: ' '\n", [("mapping-no-value", "a.yaml:3:8", {"key": "title"})]),
    ("include: ~\n", [("mapping-no-value", "a.yaml:3:10", {"key": "include"})]),
    (GRID + "column: C\n    rows: {}\n", [("mapping-no-value", "a.yaml:9:11", {"key": "rows"})]),
    ("title: [a]\n", [("mapping-not-text", "a.yaml:3:8", {"key": "title", "found": "[...]"})]),
    ("fields: []\n", [("mapping-not-section", "a.yaml:3:9", {"key": "fields", "found": "[...]"})]),
    ("include: b.yaml\n", [("mapping-not-list", "a.yaml:3:10", {"key": "include", "found": "b.yaml"})]),
    (
        "tables:\n  t: {sheet: S, header: 010, columns: {c: {title: C, type: text}}}\n",
        [("mapping-not-whole", "a.yaml:4:25", {"key": "header", "found": "010"})],
    ),
    (
        "tables:\n  t: {sheet: S, header: '3', columns: {c: {title: C, type: text}}}\n",
        [("mapping-not-whole", "a.yaml:4:25", {"key": "header", "found": "3"})],
    ),
    (
        "tables:\n  t: {sheet: S, header: 0, columns: {c: {title: C, type: text}}}\n",
        [
            (
                "mapping-out-of-range",
                "a.yaml:4:25",
                {"key": "header", "found": "0", "lowest": "1", "highest": "1048576"},
            )
        ],
    ),
    (
        "fields:\n  x: {cell: S!A1, type: number, min: '1,5'}\n",
        [("mapping-not-number", "a.yaml:4:38", {"key": "min", "found": "1,5"})],
    ),
    (
        "sheets:\n  S: {widths: {C: 0}}\n",
        [("mapping-too-low", "a.yaml:4:19", {"key": "C", "found": "0", "lowest": "1"})],
    ),
    (
        "sheets:\n  S: {landscape: yes}\n",
        [("mapping-not-flag", "a.yaml:4:18", {"key": "landscape", "found": "yes"})],
    ),
    (
        "fields:\n  x: {cell: S!A1, type: text, required: no}\n",
        [("mapping-not-flag", "a.yaml:4:41", {"key": "required", "found": "no"})],
    ),
    (
        "fields:\n  x: {cell: S!A1, type: counts}\n",
        [
            (
                "mapping-unknown-word",
                "a.yaml:4:25",
                {
                    "key": "type",
                    "found": "counts",
                    "nearest": "count",
                    "known": "text, paragraphs, count, number, percent, money, date, bool, choice",
                },
            )
        ],
    ),
    (
        "fields:\n  x: {cell: S!A1, type: text, min: 1}\n",
        [
            (
                "mapping-option-unfit",
                "a.yaml:4:31",
                {"key": "min", "type": "text", "fits": "count, number, percent, money"},
            )
        ],
    ),
    ("fields:\n  x: {cell: S!A1, type: choice}\n", [("mapping-choices-missing", "a.yaml:4:3", {})]),
    (
        "fields:\n  x: {cell: S!A1, type: number, min: 2, max: 1.5}\n",
        [("mapping-bounds", "a.yaml:4:46", {"min": "2", "max": "1.5"})],
    ),
    (
        GRID + "column: C\n    rows: {r: {formulas: {}}}\nrules:\n"
        "  - {id: K1, check: a, severity: error, message: m, each: {}}\n",
        [("mapping-no-value", "a.yaml:11:59", {"key": "each"})],
    ),
    # names
    (
        "fields:\n  don-vi: {cell: S!A1, type: text}\n",
        [("mapping-name", "a.yaml:4:3", {"key": "don-vi", "found": "don-vi"})],
    ),
    (
        "fields:\n  a._b: {cell: S!A1, type: text}\n",
        [("mapping-name", "a.yaml:4:3", {"key": "a._b", "found": "a._b"})],
    ),
    (
        "fields:\n  a.in: {cell: S!A1, type: text}\n",
        [("mapping-reserved-name", "a.yaml:4:3", {"key": "a.in", "found": "a.in"})],
    ),
    (
        GRID + "columns: {note: C}\n    rows: {r: {}}\n",
        [("mapping-reserved-name", "a.yaml:8:15", {"key": "note", "found": "note"})],
    ),
    (
        GRID + "column: C\n    rows: {tl_xa_co: {}}\n",
        [("mapping-row-escape", "a.yaml:9:12", {"key": "tl_xa_co", "found": "tl_xa_co"})],
    ),
    (
        "rules:\n  - {id: k40, check: a, severity: error, message: m}\n",
        [("mapping-rule-id", "a.yaml:4:10", {"key": "id", "found": "k40"})],
    ),
    (
        "fields:\n  x: {cell: C4, type: text}\n",
        [("mapping-cell-address", "a.yaml:4:13", {"key": "cell", "found": "C4"})],
    ),
    (
        "fields:\n  x: {cell: 'S!A1:B2', type: text}\n",
        [("mapping-cell-address", "a.yaml:4:13", {"key": "cell", "found": "S!A1:B2"})],
    ),
    (
        "fields:\n  x: {cell: S!XFE1, type: text}\n",
        [("mapping-cell-outside", "a.yaml:4:13", {"key": "cell", "found": "S!XFE1"})],
    ),
    (
        "sheets:\n  a/b: {}\n",
        [("mapping-sheet-name", "a.yaml:4:3", {"key": "a/b", "found": "a/b"})],
    ),
    (
        "fields:\n  x: {name: A1, type: text}\n",
        [("mapping-defined-name", "a.yaml:4:13", {"key": "name", "found": "A1"})],
    ),
    (
        GRID + "columns: {k6: C}\n    rows: {r: {columns: [k7], formulas: {nam: =1}}}\n",
        [
            ("mapping-unknown-column", "a.yaml:9:26", {"found": "k7", "grid": "g", "nearest": "k6"}),
            ("mapping-unknown-column", "a.yaml:9:42", {"found": "nam", "grid": "g"}),
        ],
    ),
    (
        GRID + "columns: {k6: C, ky: {choose: \"'k6'\"}}\n    rows: {r: {formulas: {ky: =1}}}\n",
        [("mapping-unknown-column", "a.yaml:9:27", {"found": "ky", "grid": "g", "nearest": "k6"})],
    ),
    (
        GRID + "columns: {k6: C}\n    rows: {r: {formulas: {k6: 1+2}}}\n",
        [("mapping-formula", "a.yaml:9:31", {"key": "k6", "found": "1+2"})],
    ),
    *(
        (
            GRID + f"columns: {{k6: C}}\n    rows: {{r: {{formulas: {{k6: '{formula}'}}}}}}\n",
            [("mapping-formula-brace", "a.yaml:9:31", {"key": "k6", "found": formula})],
        )
        for formula in ("={hn.k6", "=hn.k6}", "={}", "={ }", "={{hn.k6}}", "={r.k6}+{")
    ),
    (
        GRID + "columns: {k6: C, nam: c}\n    rows: {r: {}}\n",
        [("mapping-duplicate-title", "a.yaml:8:27 < a.yaml:8:19", {"title": "c"})],
    ),
    # expressions
    *(
        (
            text.replace("CONDITION", written),
            [
                (
                    "mapping-decimal-comma",
                    place,
                    {"key": key, "found": written, **({"number": number, "meant": meant} if number else {})},
                )
            ],
        )
        for text, key, place in (
            ("when: CONDITION\n", "when", "a.yaml:3:7"),
            (RULE.replace("check: a", "check: CONDITION"), "check", "a.yaml:5:12"),
            (RULE + "    when: CONDITION\n", "when", "a.yaml:8:11"),
            ("fields:\n  x: {cell: S!A1, type: text, required: 'CONDITION'}\n", "required", "a.yaml:4:41"),
        )
        for written, number, meant in (
            ("tyle <= 9,5", "9,5", "9.5"),
            ("tyle > 99, 5 and nam", "99,5", "99.5"),
            ("a, b", "", ""),
            ("not (tyle > 9,5)", "9,5", "9.5"),
        )
    ),
    (
        'computed:\n  x: {value: "1 if (a > 9,5) else 2"}\n',
        [
            (
                "mapping-decimal-comma",
                "a.yaml:4:14",
                {"key": "value", "found": "1 if (a > 9,5) else 2", "number": "9,5", "meant": "9.5"},
            )
        ],
    ),
    (
        RULE.replace("message: m", "message: '{% if a > 9,5 %}m{% endif %}'"),
        [
            (
                "mapping-decimal-comma",
                "a.yaml:7:14",
                {"key": "message", "found": "{% if a > 9,5 %}m{% endif %}", "number": "9,5", "meant": "9.5"},
            )
        ],
    ),
    (
        RULE.replace("check: a", "check: nam < 1.000"),
        [
            (
                "mapping-thousands-dot",
                "a.yaml:5:12",
                {"key": "check", "found": "nam < 1.000", "number": "1.000", "meant": "1000"},
            )
        ],
    ),
    (
        "when: a +\n",
        [
            (
                "mapping-expression",
                "a.yaml:3:7",
                {
                    "key": "when",
                    "found": "a +",
                    "problem": "unexpected 'end of print statement'",
                },
            )
        ],
    ),
    (
        (
            "rules:\n  - id: K1\n    check: a\n    severity: error\n"
            "    message: |\n      Một\n      {{ b |khong_co }}\n"
        ),
        [
            (
                "mapping-expression",
                "a.yaml:9:1",
                {
                    "key": "message",
                    "found": "Một\n{{ b |khong_co }}",
                    "problem": "No filter named 'khong_co'.",
                },
            )
        ],
    ),
    (
        RULE.replace("check: a", "check: " + "+".join("a" * 400)),
        [
            (
                "mapping-expression",
                "a.yaml:5:12",
                {"key": "check", "found": "a+" * 150 + "...", "problem": "too long, or nested too deeply"},
            )
        ],
    ),
    # names of a rule's own
    *(
        (
            declared + RULE + f"    {own}\n",
            [
                (
                    "mapping-rule-hides",
                    f"a.yaml:{3 + declared.count(chr(10)) + line}:{column} < {other}",
                    {"rule": "K1", "name": name},
                )
            ],
        )
        for declared, name, other in (
            ("fields:\n  sl: {cell: S!A1, type: text}\n", "sl", "a.yaml:4:3"),
            ("fields:\n  sl.x: {cell: S!A1, type: text}\n", "sl", "a.yaml:4:3"),
            ("computed:\n  sl: {value: '1'}\n", "sl", "a.yaml:4:3"),
            (
                "tables:\n  sl: {sheet: S, header: 1, columns: {c: {title: C, type: text}}}\n",
                "sl",
                "a.yaml:4:3",
            ),
        )
        for own, line, column in (("limits: {sl: 5}", 1, 5), ("each: {sl: '[1]'}", 5, 16))
    ),
    (
        RULE + "    each: {x: '[1]'}\n    limits: {x: 1}\n",
        [("mapping-rule-name-twice", "a.yaml:8:15 < a.yaml:4:5", {"rule": "K1", "name": "x"})],
    ),
    (
        RULE + "    each: {x: '[1]', y: '[x, x + 1]', z: 'z'}\n",
        [
            ("mapping-each-reads-each", "a.yaml:8:25 < a.yaml:4:5", {"rule": "K1", "name": "y", "read": "x"}),
            ("mapping-each-reads-each", "a.yaml:8:42 < a.yaml:4:5", {"rule": "K1", "name": "z", "read": "z"}),
        ],
    ),
    # what holds for a time
    (
        (
            "registers:\n  so:\n    entries:\n"
            "      - {thing: a, value: A, from: 30/6/2025}\n      - {thing: b, value: B, to: 2025-02-30}\n"
        ),
        [
            ("mapping-not-day", "a.yaml:6:36", {"key": "from", "found": "30/6/2025"}),
            ("mapping-not-day", "a.yaml:7:34", {"key": "to", "found": "2025-02-30"}),
        ],
    ),
    (
        "registers:\n  so:\n    entries:\n      - {thing: a, value: A, from: 2025-07-01, to: 2025-06-30}\n",
        [("mapping-register-dates", "a.yaml:6:52", {"first": "2025-07-01", "last": "2025-06-30"})],
    ),
    (
        "registers:\n  so: {type: count, entries: [{thing: a, value: sáu}]}\n",
        [("mapping-not-number", "a.yaml:4:49", {"key": "value", "found": "sáu"})],
    ),
    (
        "registers:\n  so: {type: count, entries: [{thing: a, value: 1.5}, {thing: b, value: -1}]}\n",
        [
            ("mapping-not-whole", "a.yaml:4:49", {"key": "value", "found": "1.5"}),
            ("mapping-too-low", "a.yaml:4:73", {"key": "value", "found": "-1", "lowest": "0"}),
        ],
    ),
    (
        "registers:\n  so: {type: bool, entries: [{value: b}]}\nworkbooks:\n  w: {where: {}, when: a}\n",
        [
            (
                "mapping-unknown-word",
                "a.yaml:4:14",
                {
                    "key": "type",
                    "found": "bool",
                    "known": "text, count, number, percent, money",
                },
            ),
            ("mapping-missing-key", "a.yaml:4:30", {"key": "thing"}),
            ("mapping-no-value", "a.yaml:6:14", {"key": "where"}),
            ("mapping-missing-key", "a.yaml:6:3", {"key": "label"}),
        ],
    ),
    (
        "computed: {x: {value: y}}\nworkbooks:\n  w: {label: W, where: {a: x}}\n",
        [("mapping-reads-computed", "a.yaml:5:3", {"key": "where", "name": "x"})],
    ),
    (
        "fields:\n  w: {cell: S!A1, type: text}\nworkbooks:\n  w: {label: W, where: {w: w}}\n",
        [("mapping-duplicate-name", "a.yaml:6:3 < a.yaml:4:3", {"name": "w"})],
    ),
    # names that meet
    (
        "fields:\n  x: {cell: S!A1, type: text}\ncomputed:\n  x: {value: y}\n",
        [("mapping-duplicate-name", "a.yaml:6:3 < a.yaml:4:3", {"name": "x"})],
    ),
    (
        GRID + "column: C\n    rows: {r: {}}\ncomputed:\n  g.r: {value: y}\n",
        [("mapping-duplicate-name", "a.yaml:11:3 < a.yaml:9:12", {"name": "g.r"})],
    ),
    (
        "fields:\n  x.y: {cell: S!A1, type: text}\n  x: {cell: S!A2, type: text}\n",
        [("mapping-name-conflict", "a.yaml:5:3 < a.yaml:4:3", {"name": "x", "inner": "x.y"})],
    ),
    (
        (
            "rules:\n"
            "  - {id: K1, check: a, severity: error, message: m}\n"
            "  - {id: K1, check: b, severity: error, message: m}\n"
        ),
        [("mapping-duplicate-rule", "a.yaml:5:5 < a.yaml:4:5", {"name": "K1"})],
    ),
    (
        EXPLANATIONS.replace("by: Người", "by: mã"),
        [("mapping-duplicate-title", "a.yaml:3:76 < a.yaml:3:53", {"title": "mã"})],
    ),
    (
        "sheets:\n  Số: {}\n  SỐ: {}\n",
        [("mapping-duplicate-sheet", "a.yaml:5:3 < a.yaml:4:3", {"name": "SỐ"})],
    ),
    # the order of values
    (
        "computed:\n  a: {value: b.day + c}\n  b: {value: 'c + 1'}\n  c: {value: a + 1}\n  d: {value: d}\n",
        [
            ("mapping-computed-circle", "a.yaml:4:3", {"circle": "a → b → c → a"}),
            ("mapping-computed-circle", "a.yaml:7:3", {"circle": "d → d"}),
        ],
    ),
    (
        GRID + "columns: {k6: C, ky: {choose: x}}\n    rows: {r: {}}\ncomputed:\n  x: {value: y}\n",
        [("mapping-reads-computed", "a.yaml:8:22", {"key": "choose", "name": "x"})],
    ),
    (
        "computed: {x: {value: y}}\ncorrections: {switch: x, items: {}}\n",
        [("mapping-reads-computed", "a.yaml:4:1", {"key": "switch", "name": "x"})],
    ),
    # other files
    ("include: [c.yaml]\n", [("mapping-include-missing", "a.yaml:3:11", {"path": "c.yaml"})]),
    (
        "include: [../c.yaml, 'C:\\c.yaml', /c.yaml]\n",
        [
            ("mapping-include-outside", "a.yaml:3:11", {"path": "../c.yaml"}),
            ("mapping-include-outside", "a.yaml:3:22", {"path": "C:\\c.yaml"}),
            ("mapping-include-outside", "a.yaml:3:35", {"path": "/c.yaml"}),
        ],
    ),
    ("include: [a.yaml]\n", [("mapping-include-cycle", "a.yaml:3:11", {"path": "a.yaml"})]),
]

# Whole folders: files, and every problem they must give.
PACKS: list[tuple[dict[str, str | bytes], list[Problem]]] = [
    ({"a.yaml": ""}, [("mapping-no-documents", "mappings", {}), ("mapping-empty", "a.yaml", {})]),
    (
        {"a.yaml": b"template: a.docx\noutput: A.docx\ntitle: B\xe1o\n"},
        [("mapping-not-utf8", "a.yaml:3:9", {})],
    ),
    (
        {"a.yaml": b"template: a.docx\n#" + b"x" * (1 << 20)},
        [("mapping-too-large", "a.yaml", {"limit": "1 MiB"})],
    ),
    (
        {"a.yaml": "template: b.docx\noutput: A.docx\n", "b.yaml": "template: x.docx\noutput: B\n"},
        [
            ("mapping-template-missing", "a.yaml:1:11", {"path": "b.docx"}),
            ("mapping-template-missing", "b.yaml:1:11", {"path": "x.docx"}),
        ],
    ),
    (
        {"a.yaml": "template: ../a.docx\noutput: A.docx\n"},
        [("mapping-template-outside", "a.yaml:1:11", {"path": "../a.docx"})],
    ),
    (
        {"a.yaml": "template: a.docx\n"},
        [("mapping-needs-key", "a.yaml:1:1", {"key": "template", "needed": "output"})],
    ),
    (
        {"a.yaml": DOCUMENT + "include: [b.yaml]\n", "b.yaml": DOCUMENT},
        [("mapping-include-document", "a.yaml:3:11", {"path": "b.yaml"})],
    ),
    (
        {"a.yaml": DOCUMENT + "include: [chun.yaml]\n", "chung.yaml": "fields: {}\n"},
        [
            ("mapping-include-missing", "a.yaml:3:11", {"path": "chun.yaml", "nearest": "chung.yaml"}),
            ("mapping-file-unused", "chung.yaml", {}),
        ],
    ),
    (  # two documents share a broken file: its problem is told once
        {
            "a.yaml": DOCUMENT + "include: [chung.yaml]\n",
            "b.yaml": DOCUMENT + "include: [chung.yaml]\n",
            "chung.yaml": "titel: T\nfields: {x: {cell: S!A1, type: text}}\ncomputed: {x: {value: 1}}\n",
        },
        [
            (
                "mapping-unknown-key",
                "chung.yaml:1:1",
                {
                    "key": "titel",
                    "nearest": "title",
                    "known": "template, output, title, when, include, fields, grids, tables, computed,"
                    " registers, workbooks, rules, corrections, explanations, sheets",
                },
            ),
            ("mapping-duplicate-name", "chung.yaml:3:12 < chung.yaml:2:10", {"name": "x"}),
        ],
    ),
    (  # two documents explain in two places
        {"a.yaml": DOCUMENT + EXPLANATIONS, "b.yaml": DOCUMENT + EXPLANATIONS},
        [("mapping-duplicate-explanations", "b.yaml:3:1 < a.yaml:3:1", {})],
    ),
    (  # two documents mean two things by one name
        {
            "a.yaml": DOCUMENT + "fields: {x: {cell: S!A1, type: text}}\n",
            "b.yaml": DOCUMENT + "fields: {x: {cell: S!A2, type: text}}\n",
        },
        [("mapping-duplicate-name", "b.yaml:3:10 < a.yaml:3:10", {"name": "x"})],
    ),
    (
        {
            "a.yaml": DOCUMENT + "include: [b.yaml, c.yaml]\n",
            "b.yaml": "corrections: {switch: x, items: {}}\n",
            "c.yaml": "corrections: {switch: y, items: {}}\n",
        },
        [("mapping-duplicate-corrections", "c.yaml:1:1 < b.yaml:1:1", {})],
    ),
    (
        {
            "a.yaml": DOCUMENT + "include: [b.yaml, c.yaml]\n",
            "b.yaml": EXPLANATIONS,
            "c.yaml": EXPLANATIONS,
        },
        [("mapping-duplicate-explanations", "c.yaml:1:1 < b.yaml:1:1", {})],
    ),
    (
        {"a.yaml": DOCUMENT + GRID + 'columns: {k6: C}\n    rows: {r: {}, s: {formulas: {k6: "={r.k7}"}}}\n'},
        [
            (
                "mapping-formula-name",
                "a.yaml:9:19",
                {"name": "r.k7", "row": "s", "column": "k6", "nearest": "r.k6"},
            )
        ],
    ),
]


@pytest.mark.parametrize(("text", "problems"), CASES)
def test_a_problem_of_a_document_is_told_once_with_its_place(
    tmp_path: Path, text: str, problems: list[Problem]
) -> None:
    mapping, found = read(tmp_path, DOCUMENT + text)

    assert found == problems
    assert mapping is None


@pytest.mark.parametrize(("files", "problems"), PACKS)
def test_a_problem_of_a_folder_is_told_once_with_its_place(
    tmp_path: Path, files: dict[str, str | bytes], problems: list[Problem]
) -> None:
    assert pack_problems(tmp_path, files) == problems


def test_yaml_that_cannot_be_parsed_names_the_place(tmp_path: Path) -> None:
    _, found = read(tmp_path, DOCUMENT + "title: a: b\n")

    ((code, place, args),) = found
    assert (code, place) == ("mapping-syntax", "a.yaml:3:9")
    assert "mapping values are not allowed" in args["problem"]  # the C and the Python parser differ after it


def test_a_quote_never_closed_is_reported_where_it_opens(tmp_path: Path) -> None:
    _, found = read(tmp_path, DOCUMENT + "title: 'Báo cáo\nwhen: a\n")

    assert [(code, place) for code, place, _ in found] == [("mapping-syntax", "a.yaml:3:8")]


def test_a_file_without_a_template_is_not_a_document(tmp_path: Path) -> None:
    assert read(tmp_path, "fields: {}\n") == (None, [("mapping-no-template", "a.yaml", {})])


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    mapping, found = read_mapping(tmp_path / "a.yaml", templates=tmp_path)

    assert mapping is None
    assert [problem_of(one) for one in found] == [("mapping-not-found", "a.yaml", {})]


def test_a_folder_that_is_not_there(tmp_path: Path) -> None:
    documents, found = find_mappings(tmp_path / "mappings")

    assert documents == ()
    assert [problem_of(one) for one in found] == [("mapping-folder-missing", "mappings", {})]
    assert read_pack(tmp_path / "mappings", tmp_path) == ((), found)


def test_a_file_that_the_system_refuses_to_open(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    mappings, templates = write_files(tmp_path, {"a.yaml": DOCUMENT})

    def refuse(*_: object, **__: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "open", refuse)
    _, found = read_mapping(mappings / "a.yaml", templates=templates)

    assert [problem_of(one) for one in found] == [
        ("mapping-unreadable", "a.yaml", {"problem": "Permission denied"})
    ]


def test_a_misspelt_key_is_not_also_missing(tmp_path: Path) -> None:
    _, found = read(tmp_path, DOCUMENT + "fields:\n  x: {cel: S!A1, tpye: text}\n")

    assert [(code, args["key"]) for code, _, args in found] == [
        ("mapping-unknown-key", "cel"),
        ("mapping-unknown-key", "tpye"),
    ]


def test_all_problems_of_all_files_are_told_in_one_run(tmp_path: Path) -> None:
    _, found = read(
        tmp_path,
        "template: b.docx\noutput: '{{ a'\ninclude: [b.yaml, d.yaml]\nfields: {x: {}}\n",
        b="rules: [{id: 1}]\n",
    )

    assert sorted(code for code, _, _ in found) == [
        "mapping-expression",
        "mapping-include-missing",
        "mapping-missing-key",
        "mapping-missing-key",
        "mapping-missing-key",
        "mapping-missing-key",
        "mapping-missing-one",
        "mapping-rule-id",
        "mapping-template-missing",
    ]


def test_names_compare_in_one_unicode_form(tmp_path: Path) -> None:
    grid = GRID + "columns: {kỳ: C}\n    rows: {r: {columns: [kỳ]}}\n"
    mapping, found = read(tmp_path, DOCUMENT + unicodedata.normalize("NFD", grid))

    assert found == []
    assert mapping is not None
    assert list(mapping.grids["g"].columns) == [unicodedata.normalize("NFC", "kỳ")]


def test_a_bomb_of_aliases_is_refused_at_its_first_anchor(tmp_path: Path) -> None:
    levels = "".join(f"x{n}: &x{n} [{', '.join([f'*x{n - 1}'] * 9)}]\n" for n in range(1, 40))
    _, found = read(tmp_path, DOCUMENT + "x0: &x0 [a]\n" + levels)

    assert found == [("mapping-alias", "a.yaml:3:5", {"found": "&x0"})]


TESTED_ALONE = {
    "mapping-syntax",
    "mapping-no-template",
    "mapping-not-found",
    "mapping-folder-missing",
    "mapping-unreadable",
}


def test_every_code_of_the_family_occurs_in_a_test() -> None:
    tested = {code for _, problems in (*CASES, *PACKS) for code, _, _ in problems}

    assert tested | TESTED_ALONE == set(ENTRIES)


@pytest.mark.parametrize("language", ["vi", "en"])
def test_every_sentence_can_be_written_with_the_facts_it_is_given(
    tmp_path: Path, language: catalogue.Language
) -> None:
    for number, (text, _) in enumerate(CASES):
        mappings, templates = write_files(tmp_path / str(number), {"a.yaml": DOCUMENT + text})
        for one in read_mapping(mappings / "a.yaml", templates=templates)[1]:
            _assert_written(one, language)


def _assert_written(diagnostic: Diagnostic, language: catalogue.Language) -> None:
    words = (catalogue.message(diagnostic, language), *catalogue.hints(diagnostic, language))
    assert len(words) > 1, diagnostic.code
    assert "?" not in words[0], words[0]


@pytest.mark.parametrize(
    ("written", "nearest"),
    [
        ("mau-02.docx", ""),  # cv-3216.docx has the ending in common, and nothing else
        ("cv-3261.docx", "cv-3216.docx"),
        ("cv-3216", "cv-3216.docx"),
        ("nam/cv-321.docx", "nam/cv-321-a.docx"),
    ],
)
def test_a_file_is_suggested_by_its_name_alone(tmp_path: Path, written: str, nearest: str) -> None:
    for name in ("cv-3216.docx", "nam/cv-321-a.docx", "~$cv-3261.docx", "mau-02.txt"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).touch()
    place = YamlLocation(file=tmp_path / "a.yaml", line=1, column=1)
    found = find_file(
        Reference(text=written, location=place),
        base=tmp_path,
        folder=tmp_path,
        family="template",
        suffixes=(".docx",),
    )
    facts = {"path": written, "nearest": nearest} if nearest else {"path": written}
    assert found == Diagnostic(code="mapping-template-missing", location=place, args=facts)
