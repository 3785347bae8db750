"""Problems of the mapping family: what is wrong in the files of mappings/."""

from __future__ import annotations

from collections.abc import Mapping

from docgen.catalogue import mapping_files, mapping_keys, mapping_names
from docgen.catalogue.entry import Entry

ENTRIES: Mapping[str, Entry] = {**mapping_files.ENTRIES, **mapping_keys.ENTRIES, **mapping_names.ENTRIES}
