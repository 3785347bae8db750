"""What a rendering is given, before it begins: plain data made ready, and whether it belongs to docxtpl."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from functools import lru_cache
from typing import Any

from docgen.formats.text import normalised
from docgen.language.namespace import Namespace
from docgen.language.values import Value


def composed(value: Any) -> Any:
    """Plain data with its names in NFC, as the names in templates are."""
    if isinstance(value, dict):
        return {_composed_name(key): composed(item) for key, item in value.items()}
    return [composed(item) for item in value] if isinstance(value, list) else value


@lru_cache(maxsize=4096)
def _composed_name(key: Any) -> Any:
    return normalised(key) if isinstance(key, str) else key


def document_of(context: Mapping[str, Any]) -> Any | None:
    """The DocxTemplate that an InlineImage or a Subdoc anywhere in the context belongs to."""
    if "docxtpl" not in sys.modules:
        return None
    waiting: list[Any] = list(context.values())
    while waiting:
        value = waiting.pop()
        if type(value) in _OF_THE_LANGUAGE:  # nearly all there is
            continue
        if isinstance(value, dict):
            waiting += value.values()
        elif isinstance(value, (list, tuple)):
            waiting += value
        elif type(value).__module__.startswith("docxtpl.") and hasattr(value, "tpl"):
            return value.tpl
    return None


_OF_THE_LANGUAGE = frozenset({str, Value, Namespace})
