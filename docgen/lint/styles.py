"""The look a run or a paragraph really has: defaults, table style, styles with what they are based on.

ECMA-376 Part 1, 17.7.2: later levels win, except that the switches of 17.7.3 (bold, italic, capitals)
flip one another between the levels of styles and are absolute only where they are set directly.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from msgspec import Struct, field

from docgen.lint.xml import A, Element, W, attribute

_TOGGLES = ("b", "i", "caps", "smallCaps", "vanish")
_VALUES = frozenset({"sz", "color", "u"})
_OFF = frozenset({"false", "0", "off", "none"})
_VAL = f"{W}val"
_SIDES = {"start": "left", "end": "right"}  # ISO 29500 names beside those of ECMA-376
_SLOTS = ("ascii", "hAnsi", "eastAsia", "cs")

Look = Mapping[str, str]  # "sz", "color", "u", "font:ascii", "b": "1" ... of one level
EMPTY: Look = {}


class Styles(Struct):
    """The styles of a document; a look is computed once a style."""

    elements: dict[str, Element] = field(default_factory=dict)
    default_style: dict[str, str] = field(default_factory=dict)  # type -> id
    run_defaults: Look = field(default_factory=dict)
    paragraph_defaults: Look = field(default_factory=dict)
    theme: Mapping[str, str] = field(default_factory=dict)
    _runs: dict[str, Look] = field(default_factory=dict)
    _paragraphs: dict[str, Look] = field(default_factory=dict)
    _borders: dict[str, Element | None] = field(default_factory=dict)

    def run(self, style: str) -> Look:
        """What a style and those it is based on say of runs."""
        if style not in self._runs:
            self._runs[style] = self._merged(style, "rPr")
        return self._runs[style]

    def paragraph(self, style: str) -> Look:
        """What a style and those it is based on say of paragraphs."""
        if style not in self._paragraphs:
            self._paragraphs[style] = self._merged(style, "pPr")
        return self._paragraphs[style]

    def borders(self, style: str) -> Element | None:
        """The nearest w:pBdr of a style."""
        if style not in self._borders:
            found = [properties.find(f"{W}pBdr") for properties in self._chain(style, "pPr")]
            self._borders[style] = next((item for item in reversed(found) if item is not None), None)
        return self._borders[style]

    def _merged(self, style: str, kind: str) -> Look:
        read = run_look if kind == "rPr" else paragraph_look
        merged: dict[str, str] = {}
        for properties in self._chain(style, kind):
            merged.update(read(properties, self.theme))
        return merged

    def _chain(self, style: str, kind: str) -> list[Element]:
        """Properties of the style from the farthest ancestor down; a circle is cut."""
        chain: list[Element] = []
        met: set[str] = set()
        while style in self.elements and style not in met:
            met.add(style)
            properties = self.elements[style].find(W + kind)
            if properties is not None:
                chain.append(properties)
            style = attribute(self.elements[style].find(f"{W}basedOn"), "val") or ""
        return chain[::-1]


def read_styles(root: Element | None, theme_root: Element | None) -> Styles:
    """The styles of word/styles.xml; theme fonts are resolved to their names."""
    styles = Styles(theme=_theme_fonts(theme_root))
    if root is None:
        return styles
    for element in root.findall(f"{W}style"):
        identifier = element.get(f"{W}styleId", "")
        styles.elements[identifier] = element
        if element.get(f"{W}default") in {"1", "true", "on"}:
            styles.default_style[element.get(f"{W}type", "")] = identifier
    defaults = root.find(f"{W}docDefaults")
    if defaults is not None:
        styles.run_defaults = run_look(defaults.find(f"{W}rPrDefault/{W}rPr"), styles.theme)
        styles.paragraph_defaults = paragraph_look(defaults.find(f"{W}pPrDefault/{W}pPr"))
    return styles


def _theme_fonts(root: Element | None) -> Mapping[str, str]:
    """'minor' and 'major' -> the Latin font of the theme."""
    if root is None:
        return {}
    fonts = {}
    for kind in ("minor", "major"):
        latin = root.find(f".//{A}{kind}Font/{A}latin")
        if latin is not None:
            fonts[kind] = latin.get("typeface", "")
    return fonts


def run_look(properties: Element | None, theme: Mapping[str, str]) -> Look:
    """What one w:rPr says."""
    look: dict[str, str] = {}
    for child in () if properties is None else properties:
        name = child.tag.removeprefix(W)
        if name in _VALUES:
            look[name] = child.get(_VAL) or ""
        elif name in _TOGGLES:
            look[name] = "0" if child.get(_VAL, "true") in _OFF else "1"
        elif name == "rFonts":
            look.update(_fonts(child, theme))
    return look


def _fonts(element: Element, theme: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    for slot in _SLOTS:
        reference = element.get(f"{W}{slot}Theme") or (slot == "cs" and element.get(f"{W}cstheme")) or ""
        if reference:  # the theme wins over a name written beside it (17.3.2.26)
            kind = "major" if reference.startswith("major") else "minor"
            yield f"font:{slot}", theme.get(kind, "")
        elif element.get(W + slot):
            yield f"font:{slot}", element.get(W + slot)


def paragraph_look(properties: Element | None, _theme: Mapping[str, str] = EMPTY) -> Look:
    """What one w:pPr says of alignment, spacing, indents and numbering."""
    look: dict[str, str] = {}
    for child in () if properties is None else properties:
        name = child.tag.removeprefix(W)
        if name in {"spacing", "ind"}:
            look.update({_SIDES.get(key, key): value for key, value in _attributes(child)})
        elif name == "jc":
            look["jc"] = child.get(_VAL) or ""
        elif name == "contextualSpacing":
            look["contextual"] = "0" if child.get(_VAL, "true") in _OFF else "1"
        elif name == "numPr":
            look.update({item.tag.removeprefix(W): item.get(_VAL) or "" for item in child})
    hanging = look.pop("hanging", None)
    if hanging is not None:  # of both, w:firstLine is ignored (17.3.1.12)
        look["firstLine"] = f"-{hanging}"
    return look


def _attributes(element: Element) -> Iterator[tuple[str, str]]:
    return ((key.removeprefix(W), value) for key, value in element.attrib.items())


def effective_run(levels: tuple[Look, ...], direct: Look, defaults: Look) -> Look:
    """The look of a run from its levels of styles (table, paragraph, character) and its own properties."""
    merged = dict(defaults)
    for level in levels:
        merged.update(level)
    for name in _TOGGLES:
        flips = sum(level.get(name) == "1" for level in levels) % 2 == 1
        merged[name] = "1" if flips or defaults.get(name) == "1" else "0"
    merged.update(direct)
    return merged
