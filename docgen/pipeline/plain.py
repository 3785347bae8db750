"""`docgen render`: a template with a plain JSON context, no workbook and no mapping."""

from __future__ import annotations

import json
import math
from collections import Counter
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

from docgen.diagnostics import Diagnostic, Diagnostics, FileLocation, has_errors
from docgen.pipeline.report import Outcome, Report
from docgen.pipeline.templates import kept_template
from docgen.publish.atomic import Published, publish
from docgen.rendering import render
from docgen.word.recording import PrintRecorder


def render_plain(template: Path, context: Path, target: Path) -> Report:
    """Render any template that docxtpl renders; values print as docxtpl prints them.

    Neither the template nor the context is ever written over.
    """
    if _is_one_of(target, (template, context)):
        problem = Diagnostic(code="render-over-source", location=FileLocation(path=target))
        return _report(template, context, None, "rejected", (problem,))
    values, problems = _read_context(context)
    compiled, more = kept_template(template)
    problems = (*problems, *more)
    if compiled is None or values is None or has_errors(problems):
        return _report(template, context, None, "rejected", problems)
    rendered, more = render(compiled, values, recorder=PrintRecorder(plain=True))
    problems = (*problems, *more)
    if rendered is None or has_errors(problems):
        return _report(template, context, None, "rejected", problems)
    result, more = publish(rendered.content, target)
    if result is None:
        return _report(template, context, None, "rejected", (*problems, *more))
    kind = "published" if isinstance(result, Published) else "unchanged"
    return _report(template, context, target, kind, (*problems, *more))


def _is_one_of(path: Path, files: Iterable[Path]) -> bool:
    """Whether it is one of these files, by whatever name."""
    with suppress(OSError):
        return any(path == file or (path.exists() and path.samefile(file)) for file in files)
    return False  # one of them cannot be reached, which is told when it is read


class _ContextError(Exception):
    """What a context may not hold although Python's json reads it; `code` and `facts` say what."""

    def __init__(self, code: str, **facts: str) -> None:
        super().__init__(code)
        self.code = code
        self.facts = facts


def _read_context(path: Path) -> tuple[dict[str, object] | None, Diagnostics]:
    location = FileLocation(path=path)
    try:
        values = json.loads(
            path.read_text(encoding="utf-8-sig"),
            object_pairs_hook=_without_duplicates,
            parse_constant=_no_number,
            parse_float=_finite,
        )
    except FileNotFoundError:
        return None, (Diagnostic(code="file-not-found", location=location),)
    except _ContextError as error:
        return None, (Diagnostic(code=error.code, location=location, args=error.facts),)
    except (ValueError, OSError, RecursionError) as error:
        return None, (Diagnostic(code="context-not-json", location=location, args={"reason": str(error)}),)
    if not isinstance(values, dict):
        return None, (Diagnostic(code="context-not-json", location=location, args={"reason": "{ ... }"}),)
    return values, ()


def _without_duplicates(pairs: list[tuple[str, object]]) -> dict[str, object]:
    values = dict(pairs)
    if len(values) < len(pairs):
        counts = Counter(key for key, _ in pairs)
        raise _ContextError("context-duplicate-key", key=counts.most_common(1)[0][0])
    return values


def _no_number(found: str) -> object:
    raise _ContextError("context-not-a-number", found=found)


def _finite(found: str) -> float:
    value = float(found)
    if math.isinf(value):  # 1e999
        raise _ContextError("context-not-a-number", found=found)
    return value


def _report(template: Path, context: Path, path: Path | None, kind: str, problems: Diagnostics) -> Report:
    outcome = Outcome(
        workbook=context,
        document=template.stem,
        title=template.name,
        path=path,
        outcome="published" if kind == "published" else "unchanged" if kind == "unchanged" else "rejected",
    )
    return Report(documents=(outcome,), diagnostics=problems)
