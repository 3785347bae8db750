"""The JSON Schema of a mapping file, for editors that complete and check YAML while it is typed.

Made from the same table as the reader (`docgen.mapping.keys`).  It says what can be said about one file
by itself; names that meet, expressions and other files are checked by `docgen check`.
"""

from __future__ import annotations

from docgen.mapping.keys.file import FILE, SECTIONS

DIALECT = "https://json-schema.org/draft/2020-12/schema"


def json_schema() -> dict[str, object]:
    """The schema, in JSON Schema draft 2020-12."""
    return {
        "$schema": DIALECT,
        "title": "docgen mapping",
        "description": "Tệp mapping của docgen / a mapping file of docgen; see mappings/README.md",
        **FILE.schema(),
        "$defs": {section.name: section.definition() for section in SECTIONS},
    }
