"""Problems that `docgen lint` finds: what in a document is not laid out as a decree asks for.

`{what}` is the component or the thing, `{article}` where the decree says it; English sentences read the
English names beside them (`{what_en}`).
"""

from __future__ import annotations

from collections.abc import Mapping

from docgen.catalogue import layout_page, layout_place, layout_surface, layout_text
from docgen.catalogue.entry import Entry

ENTRIES: Mapping[str, Entry] = {
    **layout_text.ENTRIES,
    **layout_place.ENTRIES,
    **layout_page.ENTRIES,
    **layout_surface.ENTRIES,
}
