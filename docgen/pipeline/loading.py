"""The form pack, from the cache where none of its files has changed."""

from __future__ import annotations

from docgen.cache import kept
from docgen.pipeline.pack import Pack, pack_fingerprint
from docgen.pipeline.project import Project


def load_pack(project: Project, only: tuple[str, ...] = ()) -> Pack:
    """Read the mappings of a project and compile their templates; `only` names the documents wanted.

    As long as no file of the pack changes, the work is done once for all runs.
    """
    return kept("pack", f"{pack_fingerprint(project)}\0{only}", lambda: _made(project, only))


def _made(project: Project, only: tuple[str, ...]) -> Pack:
    from docgen.pipeline.packing import make_pack  # YAML, docxtpl and all that a kept pack does without

    return make_pack(project, only)
