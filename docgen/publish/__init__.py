"""Putting documents into the outbox: under safe names, whole or not at all."""

from docgen.publish.atomic import Published, Unchanged, publish
from docgen.publish.names import safe_name, unique_names
from docgen.publish.temporary import sweep

__all__ = ["Published", "Unchanged", "publish", "safe_name", "sweep", "unique_names"]
