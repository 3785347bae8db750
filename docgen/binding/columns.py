"""A column of a table on its sheet: where each of its cells is, and what stands for an empty one."""

from __future__ import annotations

from msgspec import Struct, field

from docgen.binding.leaf import Leaf, absent, bound
from docgen.binding.locate import Found
from docgen.diagnostics import CellLocation
from docgen.excel.cells import Workbook, column_letters
from docgen.language.missing import Missing
from docgen.language.origins import Origin
from docgen.language.values import Raw
from docgen.mapping.model import Requirement, Table, TableColumn


class BoundColumn(Struct, kw_only=True):
    """A column of a table on its sheet; `place` is its number there, 0 where the title was not found.

    `optional`: nothing is wrong with its empty cells; `undecided` are those handed out before that was
    known, because it depends on other cells.
    """

    name: str
    label: str
    sheet: str
    place: int
    workbook: Workbook
    found: Found | None
    declared: TableColumn
    optional: bool
    undecided: list[Missing] | None
    texts: dict[Raw, str] = field(default_factory=dict)
    _letters: str = ""

    def __post_init__(self) -> None:
        self._letters = column_letters(self.place)

    @property
    def requirements(self) -> tuple[Requirement, ...]:
        """What must hold for its empty cells to be demanded."""
        return (self.declared.required,)

    def address(self, row: int) -> str:
        """The cell in a row of the sheet, as Excel writes it; "" where the title was not found."""
        return f"{self._letters}{row}" if self.place else ""

    def location(self, row: int) -> CellLocation:
        """The same with everything that tells where it is."""
        cell = self.address(row)
        return CellLocation(workbook=self.workbook.path, sheet=self.sheet, cell=cell, label=self.label)

    def origin(self, row: int) -> Origin:
        """The origin of the value in a row of the sheet."""
        return Origin(cells=(self.location(row),), declared=self.declared.location)

    def empty(self, row: int) -> Missing:
        """What stands for an empty cell."""
        missing = Missing(name=self.name, why="empty", origin=self.origin(row))
        self._decide(missing)
        return missing

    def settle(self) -> None:
        """Its cells may be empty, also those that were handed out already."""
        self.optional = True
        for missing in self.undecided or ():
            missing.why = "optional"
        self.undecided = None

    def leaf(self, row: int) -> Leaf:
        """The cell in a row as a leaf."""
        declared = self.declared
        if self.found is None or not self.place:
            return absent(self.name, self.location(row), declared.location, self.requirements)
        leaf = bound(
            self.name,
            self.workbook,
            self.found.sheet,
            self.found.sheet.cell(row, self.place),
            declared.type,
            label=self.label,
            declared=declared.location,
            requirements=self.requirements,
            default=declared.default,
        )
        if isinstance(leaf.value, Missing) and leaf.value.why == "empty":
            self._decide(leaf.value)
        return leaf

    def _decide(self, missing: Missing) -> None:
        if self.optional:
            missing.why = "optional"
        elif self.undecided is not None:
            self.undecided.append(missing)


def bound_column(workbook: Workbook, table: Table, column: TableColumn, found: Found | None) -> BoundColumn:
    """A column of a table; `found` is None where the sheet or its titles are not there."""
    required = column.required
    return BoundColumn(
        name=f"{table.name}[].{column.name}",
        label=f"{table.label or table.name}, {column.title}",
        sheet=found.sheet.name if found else table.sheet,
        place=found.columns.get(column.name, 0) if found else 0,
        workbook=workbook,
        found=found,
        declared=column,
        optional=not required.always and required.when is None,
        undecided=[] if required.when is not None else None,
    )
