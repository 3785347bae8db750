"""Compiled templates, from the cache where the same bytes were compiled before."""

from __future__ import annotations

import hashlib
from pathlib import Path

from docgen.cache import kept
from docgen.diagnostics import Diagnostics
from docgen.word.package import read_package
from docgen.word.template import CompiledTemplate


def kept_template(path: Path) -> tuple[CompiledTemplate | None, Diagnostics]:
    """The template at `path` and its problems; None where one of them is an error.

    It is kept under the hash of the very bytes that are compiled, whatever lies there a moment later.
    """
    members, content, problems = read_package(path)
    if members is None:
        return None, problems
    sha256 = hashlib.sha256(content).hexdigest()
    return kept("template", f"{path}\0{sha256}", lambda: _compiled(path, content))


def _compiled(path: Path, content: bytes) -> tuple[CompiledTemplate | None, Diagnostics]:
    from docgen.word.compiling import compile_template  # docxtpl and all that a kept template does without

    return compile_template(path, content)
