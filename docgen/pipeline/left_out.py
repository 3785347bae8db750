"""Documents that their own condition leaves out now, and that still lie in the outbox as made before."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from docgen.binding.context import make_context
from docgen.diagnostics import Diagnostic, FileLocation, Related
from docgen.formats.text import folded
from docgen.freshness.attempts import LEFT_OUT
from docgen.freshness.ledger import Ledger
from docgen.pipeline.draw_up import Desk
from docgen.pipeline.pack import Form
from docgen.publish.names import is_numbered, safe_name


def left_in_outbox(
    forms: Iterable[Form], desk: Desk, ledger: Ledger, folder: Path
) -> Iterator[tuple[str, Diagnostic]]:
    """By its mapping's name, each document of the forms, which are left out, that lies in the folder.

    A file of another name than the document would have now (of another period) is no document of these
    figures: it is as it was sent, and nothing is told of it.
    """
    unwanted = {form.mapping.name: form for form in forms}
    if not unwanted:
        return
    workbook = desk.bound.workbook.path
    had = ledger.had(workbook, folder, unwanted, draft=False)
    for name, form in unwanted.items():
        file = had.get(name)
        if file is not None and file.lies_there and _is_of_this_name(file.path.name, form, desk):
            yield name, _told(file.path, form, workbook)


def _is_of_this_name(name: str, form: Form, desk: Desk) -> bool:
    """Whether the document would have this name; also where nobody can tell, as values for it are missing."""
    try:
        context, _ = make_context(form.mapping, desk.base, desk.computed)
        wanted = safe_name(form.mapping.output.render(context))
    except Exception:  # whatever an expression of a mapping makes of the values
        return True
    return folded(name) == folded(wanted) or is_numbered(name, wanted)


def _told(path: Path, form: Form, workbook: Path) -> Diagnostic:
    condition = form.mapping.when.source if form.mapping.when is not None else ""
    return Diagnostic(
        code=LEFT_OUT,
        location=FileLocation(path=path),
        args={"condition": condition, "workbook": workbook.name},
        severity="warning",
        related=(Related(role="declared", location=form.mapping.location),),
    )
