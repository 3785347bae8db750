"""Problems of the template family: the file, the tags in it, rendering and the proof."""

from __future__ import annotations

from collections.abc import Mapping

from docgen.catalogue import rendering, template_file, template_tags
from docgen.catalogue.entry import Entry

ENTRIES: Mapping[str, Entry] = {**template_file.ENTRIES, **template_tags.ENTRIES, **rendering.ENTRIES}
