"""The compiled code of a part, run: from a context to its text, a stretch at a time."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from functools import lru_cache
from itertools import islice
from typing import TYPE_CHECKING, Any

from docgen.language.printing import RECORDER
from docgen.language.runtime import FUNCTION, Runtime
from docgen.word import jinja
from docgen.word.encoding import encoded
from docgen.word.template import CompiledPart

if TYPE_CHECKING:
    from docgen.language.environment import Environment


_PIECES = 4_000  # pieces of text that Jinja gives, joined at a time: about half a megabyte of a table
_PARAGRAPH_END = b"</w:p>"
_ROW_END = b"</w:p></w:tc></w:tr>"


class TooLargeError(Exception):
    """The text of a part grew beyond the limit."""


def stretches(part: CompiledPart, context: Mapping[str, Any], most: int) -> Iterator[bytes]:
    """A part in stretches that end with a row of a table or a paragraph, except the last one.

    They are UTF-8 with sentinels.  Raises TooLargeError beyond `most` bytes,
    and whatever the template's own code raises.
    """
    pieces, join = _pieces(part, context)
    waiting: list[bytes] = []
    size = 0
    while len(taken := list(islice(pieces, _PIECES))) == _PIECES:
        block = join(taken)
        size += len(block)
        if size > most:
            raise TooLargeError
        whole, end, rest = block.rpartition(_ROW_END if _ROW_END in block else _PARAGRAPH_END)
        if end:
            yield b"".join((*waiting, whole, end))
            waiting.clear()
        waiting.append(rest)
    block = join(taken)
    if size + len(block) > most:
        raise TooLargeError
    yield b"".join((*waiting, block))


def line_of(part: CompiledPart, error: Exception) -> str:
    """What the template says where its code raised `error`."""
    near = ""
    trace = error.__traceback__
    while trace is not None:
        if trace.tb_frame.f_code.co_filename == part.name:
            line = trace.tb_lineno if part.translated else jinja.line_of(part, trace.tb_lineno)
            near = part.lines[line - 1] if 0 < line <= len(part.lines) else near
        trace = trace.tb_next
    return near


def _pieces(
    part: CompiledPart, context: Mapping[str, Any]
) -> tuple[Iterator[Any], Callable[[list[Any]], bytes]]:
    """The pieces of a part, bytes from our own code and text from Jinja's, and what joins some of them."""
    if not part.translated:
        return jinja.pieces(part, context), _joined
    recorder = context[RECORDER]
    return _function(part)(context, recorder.utf8, recorder.bare_utf8), b"".join


def _joined(pieces: list[str]) -> bytes:
    return encoded("".join(pieces))


@lru_cache(maxsize=256)
def _function(part: CompiledPart) -> Callable[..., Iterator[bytes]]:
    names = RUNTIME.names()
    exec(part.code, names)  # noqa: S102  # made by `docgen.language.statements`; it sees `names` alone
    made: Callable[..., Iterator[bytes]] = names[FUNCTION]
    return made


def _environment() -> Environment:
    from docgen.word.printing import template_environment

    return template_environment()


RUNTIME = Runtime(_environment, markup=True)
