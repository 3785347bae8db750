"""The form pack, from the cache where none of its files has changed.

Files may be saved while they are read.  A pack says which files it was made from, each as it was read.
"""

from __future__ import annotations

from msgspec.structs import replace

from docgen.cache import kept
from docgen.freshness.fingerprint import Prints, key_of
from docgen.pipeline.pack import Pack, pack_files
from docgen.pipeline.project import Project

_TRIES = 3  # a person who saves a template again and again is waited for no longer
_CHANGING = "-"  # the hash of no file: what is made from it is out of date at once


def load_pack(project: Project, only: tuple[str, ...] = ()) -> Pack:
    """Read the mappings of a project and compile their templates; `only` names the documents wanted.

    As long as no file of the pack changes, the work is done once for all runs.
    """
    files = pack_files(project)
    lines = (f"{name} {sha256}" for name, sha256 in sorted(files.items()))
    key = "\n".join((str(project.root), *lines, str(only)))
    return kept("pack", key, lambda: _made(project, only), keep=lambda pack: pack.files == files)


def _made(project: Project, only: tuple[str, ...]) -> Pack:
    from docgen.pipeline.packing import make_pack  # YAML, docxtpl and all that a kept pack does without

    for _ in range(_TRIES):
        files = pack_files(project)
        pack = make_pack(project, only)
        if _is_made_from(pack, files, project) and pack_files(project) == files:
            return replace(pack, files=files)
    return replace(pack, files=dict.fromkeys(files, _CHANGING))


def _is_made_from(pack: Pack, files: Prints, project: Project) -> bool:
    """Whether its templates are these; one may have been another for a moment."""
    templates = (form.template for form in pack.forms if form.template is not None)
    return all(files.get(key_of(item.path, project.root)) == item.sha256 for item in templates)
