"""The state as JSON and back.  Whatever is not as it was written raises ValueError: the state is damaged."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import msgspec

from docgen.freshness.records import State

FORMAT = 2


def state_json(state: State) -> bytes:
    """The state as the file holds it."""
    data = {"format": FORMAT, **msgspec.to_builtins(state, enc_hook=_path_text)}
    # json, because msgspec refuses the lone surrogates that a file's name may have
    return json.dumps(data, ensure_ascii=False).encode("utf-8", "surrogatepass")


def state_from(content: bytes) -> State:
    """The state that a file holds.  Raises ValueError where the file is not what `state_json` makes."""
    data = json.loads(content.decode("utf-8", "surrogatepass"))
    try:
        if data["format"] != FORMAT:
            raise ValueError(str(data["format"]))
        return msgspec.convert(data, State, dec_hook=_as_path)
    except (KeyError, TypeError, msgspec.ValidationError) as error:
        raise ValueError(str(error)) from error


def _path_text(value: object) -> str:
    if isinstance(value, Path):
        return str(value)
    raise NotImplementedError(type(value).__name__)


def _as_path(kind: type, value: Any) -> object:
    if kind is Path and isinstance(value, str):
        return Path(value)
    raise NotImplementedError(kind.__name__)
