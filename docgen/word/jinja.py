"""Parts whose templates use what only Jinja knows (macros, blocks, recursive loops): its own code, run."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from docgen.word.template import CompiledPart

if TYPE_CHECKING:
    from jinja2 import Template


def pieces(part: CompiledPart, context: Mapping[str, Any]) -> Iterator[str]:
    """The text of a part, piece by piece."""
    program = _program(part)
    made: Iterator[str] = program.root_render_func(program.new_context(context))  # type: ignore[arg-type]  # any mapping
    return made


def line_of(part: CompiledPart, line: int) -> int:
    """The line of the template behind a line of its code."""
    return _program(part).get_corresponding_lineno(line)


@lru_cache(maxsize=256)
def _program(part: CompiledPart) -> Template:
    from jinja2 import Template

    from docgen.word.printing import template_environment

    env = template_environment()
    return Template.from_code(env, part.code, env.globals)
