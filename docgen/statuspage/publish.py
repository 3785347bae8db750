"""The page in its place beside the documents, whole or not at all."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from pathlib import Path

from docgen.diagnostics import Diagnostics
from docgen.freshness.records import State
from docgen.pipeline.project import Project
from docgen.publish.atomic import publish
from docgen.statuspage.page import page
from docgen.statuspage.view import NOTHING, view_of

NAME = "Tình trạng.html"


def write_page(
    project: Project,
    state: State,
    away: Collection[str] = (),
    waiting: Collection[Path] = (),
    *,
    watching: bool = True,
    layout: Mapping[str, Diagnostics] = NOTHING,
    settings: Diagnostics = (),
) -> Diagnostics:
    """Write the page for a state.

    layout: what is wrong with the layout of documents, by their paths; settings: with the settings file.
    """
    view = view_of(
        project, state, away=away, waiting=waiting, watching=watching, layout=layout, settings=settings
    )
    content = page(view).encode("utf-8", "replace")
    return publish(content, project.outbox / NAME, root=project.outbox)[1]
