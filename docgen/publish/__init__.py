"""Putting documents into the outbox: under safe names, whole or not at all."""

from docgen.publish.atomic import Published, Unchanged, publish, sweep
from docgen.publish.names import safe_name, unique_names

__all__ = ["Published", "Unchanged", "publish", "safe_name", "sweep", "unique_names"]
