"""`docgen render`: a template with a plain JSON context, no workbook and no mapping."""

from __future__ import annotations

import json
from pathlib import Path

from docgen.cache import kept
from docgen.diagnostics import Diagnostic, Diagnostics, FileLocation, has_errors
from docgen.pipeline.pack import file_sha256
from docgen.pipeline.report import Outcome, Report
from docgen.publish.atomic import Published, publish
from docgen.rendering import render
from docgen.word.recording import PrintRecorder
from docgen.word.template import CompiledTemplate


def render_plain(template: Path, context: Path, target: Path) -> Report:
    """Render any template that docxtpl renders; values print as docxtpl prints them."""
    values, problems = _read_context(context)
    compiled, more = kept("template", f"{template}\0{file_sha256(template)}", lambda: _compiled(template))
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


def _compiled(template: Path) -> tuple[CompiledTemplate | None, Diagnostics]:
    from docgen.word.compiling import compile_template  # docxtpl and all that a kept template does without

    return compile_template(template)


def _read_context(path: Path) -> tuple[dict[str, object] | None, Diagnostics]:
    location = FileLocation(path=path)
    try:
        values = json.loads(path.read_text(encoding="utf-8-sig"))
    except FileNotFoundError:
        return None, (Diagnostic(code="file-not-found", location=location),)
    except (ValueError, OSError, RecursionError) as error:
        return None, (Diagnostic(code="context-not-json", location=location, args={"reason": str(error)}),)
    if not isinstance(values, dict):
        return None, (Diagnostic(code="context-not-json", location=location, args={"reason": "{ ... }"}),)
    return values, ()


def _report(template: Path, context: Path, path: Path | None, kind: str, problems: Diagnostics) -> Report:
    outcome = Outcome(
        workbook=context,
        document=template.stem,
        title=template.name,
        path=path,
        outcome="published" if kind == "published" else "unchanged" if kind == "unchanged" else "rejected",
    )
    return Report(documents=(outcome,), diagnostics=problems)
