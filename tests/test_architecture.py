"""The rooms of docgen and what each may import: down only, and each library at one address."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).parents[1] / "docgen"

# From the ground up; a room may import from lower levels and from its own folder.
LEVELS: tuple[frozenset[str], ...] = (
    frozenset(
        {"diagnostics", "formats", "limits", "collecting", "installed", "watch", "version", "__init__"}
    ),
    frozenset({"cache"}),
    frozenset({"catalogue", "language", "excel", "publish"}),
    frozenset({"mapping", "word", "freshness"}),
    frozenset({"binding", "coverage", "authoring", "proof", "diff"}),
    frozenset({"rules", "rendering", "doctor", "consistency", "explanations"}),
    frozenset({"pipeline"}),
    frozenset({"trace", "annotating", "lint", "pdf"}),
    frozenset({"console", "parallel", "worker"}),
    frozenset({"statuspage"}),
    frozenset({"unattended"}),
    frozenset({"cli"}),
    frozenset({"__main__"}),
)

# Where each library lives.
HOMES = {
    "openpyxl": {"authoring"},
    "yaml": {"mapping"},
    "docxtpl": {"word", "rendering"},
    "docx": {"word", "rendering"},
    "lxml": {"word", "rendering", "diff", "trace", "annotating", "lint", "consistency"},
    "jinja2": {"language", "word", "rendering"},
    "markupsafe": {"language", "word"},
    "watchdog": {"watch"},
    "click": {"cli", "console"},
}


def level_of(room: str) -> int:
    return next(number for number, rooms in enumerate(LEVELS) if room in rooms)


def imports() -> Iterator[tuple[Path, str, str]]:
    """(file, its room, what it imports) for every import, also those inside functions."""
    for path in sorted(ROOT.rglob("*.py")):
        relative = path.relative_to(ROOT)
        room = relative.parts[0].removesuffix(".py")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.ImportFrom) and node.module:
                yield path, room, node.module
            elif isinstance(node, ast.Import):
                yield from ((path, room, alias.name) for alias in node.names)


def needed_modules() -> Iterator[tuple[str, set[str]]]:
    """Each module with those of docgen that it imports when it runs, for types alone not counted."""
    paths = {name_of(path): path for path in ROOT.rglob("*.py")}
    for name, path in paths.items():
        nodes: list[ast.AST] = [ast.parse(path.read_text(encoding="utf-8"))]
        found: set[str] = set()
        while nodes:
            node = nodes.pop()
            if isinstance(node, ast.ImportFrom) and node.module:
                full = [f"{node.module}.{alias.name}" for alias in node.names]
                found.update(module if module in paths else node.module for module in full)
            elif not (isinstance(node, ast.If) and ast.unparse(node.test) == "TYPE_CHECKING"):
                nodes += ast.iter_child_nodes(node)
        yield name, found & paths.keys()


def name_of(path: Path) -> str:
    return ".".join(path.relative_to(ROOT.parent).with_suffix("").parts).removesuffix(".__init__")


def test_imports_go_down_only() -> None:
    wrong = []
    for path, room, module in imports():
        if not module.startswith("docgen."):
            continue
        other = module.split(".")[1]
        if room != "__init__" and other != room and level_of(other) >= level_of(room):
            wrong.append(f"{path.relative_to(ROOT)} imports {module}")
    assert wrong == []


def test_no_module_needs_itself() -> None:
    """No circle, however long, and none that only an import inside of a function hides."""
    waiting = dict(needed_modules())
    while free := {name for name, needed in waiting.items() if not needed & waiting.keys()}:
        waiting = {name: needed for name, needed in waiting.items() if name not in free}
    assert sorted(waiting) == []


def test_every_room_has_a_level() -> None:
    rooms = {path.relative_to(ROOT).parts[0].removesuffix(".py") for path in ROOT.rglob("*.py")}
    assert rooms == {room for level in LEVELS for room in level}


def test_each_library_has_its_home() -> None:
    wrong = []
    for path, room, module in imports():
        library = module.split(".")[0]
        if library in HOMES and room not in HOMES[library]:
            wrong.append(f"{path.relative_to(ROOT)} imports {library}")
    assert wrong == []


def test_the_program_knows_no_form() -> None:
    """No word of the office's forms is in the code: they are data of the form pack."""
    words = ("bhxh", "bhyt", "bảo hiểm", "mẫu 02", "tuyên truyền", "đề cương", "kinh phí", "quốc hiệu")
    found = [
        f"{path.relative_to(ROOT)}: {word}"
        for path in sorted(ROOT.rglob("*.py"))
        for word in words
        if word in path.read_text(encoding="utf-8").lower()
    ]
    assert found == []
