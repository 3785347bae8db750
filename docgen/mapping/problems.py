"""Where the problems of one mapping file are gathered while it is read."""

from __future__ import annotations

from pathlib import Path

from docgen.diagnostics import Diagnostic, Location, Related, Role, YamlLocation
from docgen.mapping.nodes import Node


class Problems:
    """The diagnostics of one file, in the order they were found."""

    def __init__(self, file: Path) -> None:
        self.file = file
        self.diagnostics: list[Diagnostic] = []

    def place(self, node: Node) -> YamlLocation:
        """Where a node stands, counted from 1."""
        return YamlLocation(file=self.file, line=node.line, column=node.column)

    def add(self, code: str, node: Node, *, related: Node | None = None, **args: str) -> None:
        """Reports `code` at a node; args that are empty are left out, so that their hints are too."""
        also = () if related is None else (self.place(related),)
        self.add_at(code, self.place(node), *also, **args)

    def add_at(self, code: str, location: Location, *also: YamlLocation, **args: str) -> None:
        """Reports `code` at a place; `also` are the other places with the same name."""
        role: Role = "same"
        self.diagnostics.append(
            Diagnostic(
                code=code,
                location=location,
                args={name: value for name, value in args.items() if value},
                related=tuple(Related(role=role, location=other) for other in also),
            )
        )
