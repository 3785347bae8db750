"""What the ledger remembers as JSON and back.

Whatever is not as it was written raises ValueError: the memory is damaged.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import msgspec

from docgen.freshness.records import Figures, State

FORMAT = 2


class _Stored(msgspec.Struct, frozen=True):
    """A state as its file has it."""

    format: int
    state: State


def state_json(state: State) -> bytes:
    """The state as the file holds it."""
    return encoded(_Stored(FORMAT, state))


def state_from(content: bytes) -> State:
    """The state that a file holds.  Raises ValueError where the file is not what `state_json` makes."""
    stored: _Stored = decoded(content, _Stored)
    if stored.format != FORMAT:
        raise ValueError(str(stored.format))
    return stored.state


def figures_json(figures: Figures) -> bytes:
    """The figures as the file holds them."""
    return encoded(figures)


def figures_from(content: bytes) -> Figures:
    """The figures that a file holds.  Raises ValueError where it is not what `figures_json` makes."""
    found: Figures = decoded(content, Figures)
    return found


def encoded(value: object) -> bytes:
    """What is to be remembered, as JSON."""
    try:
        return msgspec.json.encode(value, enc_hook=_path_text)
    except UnicodeEncodeError:  # a file's name of bytes that are no text, which msgspec refuses
        import json

        plain = msgspec.to_builtins(value, enc_hook=_path_text)
        return json.dumps(plain, ensure_ascii=False).encode("utf-8", "surrogatepass")


def decoded(content: bytes, kind: Any) -> Any:  # Any: a type, and a value of it; mypy takes no Mapping
    """What such JSON holds.  Raises ValueError (or RecursionError) where it is no `kind`."""
    try:
        return msgspec.json.decode(content, type=kind, dec_hook=_as_path)
    except UnicodeDecodeError:
        import json

        plain = json.loads(content.decode("utf-8", "surrogatepass"))
        return msgspec.convert(plain, kind, dec_hook=_as_path)


def _path_text(value: object) -> str:
    if isinstance(value, Path):
        return str(value)
    raise NotImplementedError(type(value).__name__)


def _as_path(kind: type, value: Any) -> object:
    if kind is Path and isinstance(value, str):
        return Path(value)
    raise NotImplementedError(kind.__name__)
