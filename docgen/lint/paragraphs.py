"""One w:p with the look that its styles, its table and its own properties give it."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct, field

from docgen.lint.drawn import border_line, drawn_lines
from docgen.lint.numbering import Numbering
from docgen.lint.seen import Align, Line, Paragraph, Place, Run
from docgen.lint.styles import EMPTY, Look, Styles, effective_run, run_look
from docgen.lint.styles import paragraph_look as own_look
from docgen.lint.xml import Element, W, attribute, children, points, whole

_ALIGN: dict[str, Align] = {"center": "center", "right": "right", "end": "right", "both": "both"}
_ALIGN |= dict.fromkeys(
    ("distribute", "thaiDistribute", "lowKashida", "mediumKashida", "highKashida"), "both"
)
_BLANKS = {f"{W}tab": "\t", f"{W}br": "\n", f"{W}cr": "\n", f"{W}noBreakHyphen": "-", f"{W}softHyphen": ""}
_AUTO = 14.0  # points before and after where Word chooses them (w:beforeAutospacing)


class Frame(Struct):
    """What surrounds a paragraph: the column it stands in and the table style over it."""

    place: Place
    width: float = 0.0
    table_style: str = ""


class ParagraphReader(Struct):
    """Reads the paragraphs of one document in order: automatic numbers count on."""

    styles: Styles
    numbering: Numbering
    default_tab: float = 36.0
    plain: dict[tuple[str, str], Look] = field(default_factory=dict)

    def read(self, element: Element, frame: Frame) -> Paragraph:
        """One w:p."""
        properties = element.find(f"{W}pPr")
        style = attribute(None if properties is None else properties.find(f"{W}pStyle"), "val")
        style = style or self.styles.default_style.get("paragraph", "")
        own, label = own_look(properties), ""
        styled = self.styles.paragraph(style)
        listed = own if "numId" in own else styled
        level = whole(own.get("ilvl", styled.get("ilvl")), 0)
        looks = [self.styles.paragraph_defaults, self.styles.paragraph(frame.table_style), styled, own]
        if listed.get("numId", "0") != "0":
            label = self.numbering.next_label(listed["numId"], level)
            looks.insert(3 if "numId" in own else 2, self.numbering.look(listed["numId"], level))
        look: dict[str, str] = {}
        for other in looks:
            look.update(other)
        if look.get("contextual") == "1":
            self._ignore_gap(element, style, look)
        runs = tuple(self._runs(element, style, frame))
        return self._made(element, properties, style, frame, label, look, runs)

    def _made(
        self,
        element: Element,
        properties: Element | None,
        style: str,
        frame: Frame,
        label: str,
        look: Look,
        runs: tuple[Run, ...],
    ) -> Paragraph:
        left, right, first = (points(look.get(name)) or 0.0 for name in ("left", "right", "firstLine"))
        text = "".join(run.text for run in runs)
        if text.startswith("\t") and first <= 0:
            first = self.default_tab - left
        return Paragraph(
            text=text,
            runs=runs,
            place=frame.place,
            label=label,
            align=_aligned(element, properties, text, look, running=frame.place.block < 0),
            before=_gap(look, "before"),
            after=_gap(look, "after"),
            spacing=_line_spacing(look),
            first_line=first,
            left=left,
            right=right,
            width=frame.width,
            lines=tuple(self._lines(element, properties, style, frame.width - left - right)),
            page_field=frame.place.block < 0 and _has_page_field(element),
        )

    def _lines(
        self, element: Element, properties: Element | None, style: str, width: float
    ) -> Iterator[Line]:
        borders = None if properties is None else properties.find(f"{W}pBdr")
        line = border_line(borders if borders is not None else self.styles.borders(style), width)
        if line is not None:
            yield line
        yield from drawn_lines(element)

    def _runs(self, element: Element, style: str, frame: Frame) -> Iterator[Run]:
        field_codes = 0
        for child in children(element):
            if child.tag != f"{W}r":
                continue
            properties = child.find(f"{W}rPr")
            field_codes, text = _text(child, field_codes)
            if not text:
                continue
            look = self._look(properties, style, frame.table_style)
            if look.get("vanish") != "1":
                yield _run(text, look)

    def _look(self, properties: Element | None, style: str, table_style: str) -> Look:
        """Most runs of a document have no properties of their own: their look is computed once a style."""
        if properties is not None and len(properties):
            character = attribute(properties.find(f"{W}rStyle"), "val")
            levels = (
                self.styles.run(table_style),
                self.styles.run(style),
                self.styles.run(character) if character else EMPTY,
            )
            return effective_run(levels, run_look(properties, self.styles.theme), self.styles.run_defaults)
        key = (style, table_style)
        if key not in self.plain:
            levels = (self.styles.run(table_style), self.styles.run(style), EMPTY)
            self.plain[key] = effective_run(levels, EMPTY, self.styles.run_defaults)
        return self.plain[key]

    def _ignore_gap(self, element: Element, style: str, look: dict[str, str]) -> None:
        """w:contextualSpacing: no gap between neighbours of the same style."""
        for neighbour, side in ((element.getprevious(), "before"), (element.getnext(), "after")):
            if neighbour is None or neighbour.tag != f"{W}p":
                continue
            other = attribute(neighbour.find(f"{W}pPr/{W}pStyle"), "val")
            if (other or self.styles.default_style.get("paragraph", "")) == style:
                look[side] = "0"
                look.pop(f"{side}Autospacing", None)


def _aligned(element: Element, properties: Element | None, text: str, look: Look, *, running: bool) -> Align:
    """In a header, a frame, an alignment tab or the centre tab may place what w:jc does not."""
    if running:
        frame = attribute(None if properties is None else properties.find(f"{W}framePr"), "xAlign")
        tab = attribute(element.find(f"{W}r/{W}ptab"), "alignment")
        if frame is not None or tab is not None:
            return _ALIGN.get(frame or tab or "", "left")
        if text.startswith("\t"):
            return "right" if text.startswith("\t\t") else "center"
    return _ALIGN.get(look.get("jc", ""), "left")


def _run(text: str, look: Look) -> Run:
    if look.get("caps") == "1":
        text = text.upper()
    return Run(
        text=text,
        font=_font(text, look),
        size=(points(look.get("sz"), 0.5) or 10.0),  # 10 points where nothing is said (17.3.2.38)
        bold=look.get("b") == "1",
        italic=look.get("i") == "1",
        underline=look.get("u", "none") != "none",
        color=look.get("color", "auto").upper().replace("AUTO", "auto"),
    )


def _font(text: str, look: Look) -> str:
    """The font of the letters there are: Latin ones take ascii, marked ones hAnsi (17.3.2.26)."""
    names = []
    if any(letter.isascii() and not letter.isspace() for letter in text):
        names.append(look.get("font:ascii", ""))
    if not text.isascii():
        names.append(look.get("font:hAnsi", ""))
    odd = [name for name in names if name != names[0]]
    return odd[0] if odd and names[0] == look.get("font:ascii", "") else (names[0] if names else "")


def _text(run: Element, field_codes: int) -> tuple[int, str]:
    """What a run shows; the code of a field (between begin and separate) is not shown."""
    pieces = []
    for child in run:
        if child.tag == f"{W}fldChar":
            kind = child.get(f"{W}fldCharType")
            field_codes += (kind == "begin") - (kind in {"separate", "end"} and field_codes > 0)
        elif child.tag == f"{W}t" and not field_codes:
            pieces.append(child.text or "")
        elif child.tag in _BLANKS and child.get(f"{W}type") not in {"page", "column"}:
            pieces.append(_BLANKS[child.tag])
    return field_codes, "".join(pieces)


def _gap(look: Look, side: str) -> float:
    if look.get(f"{side}Autospacing") in {"1", "true", "on"}:
        return _AUTO
    lines = look.get(f"{side}Lines")
    if lines and lines != "0":
        return whole(lines, 0) * 0.12  # hundredths of a line of 12 points
    return points(look.get(side)) or 0.0


def _line_spacing(look: Look) -> float:
    if look.get("lineRule", "auto") != "auto":
        return 0.0
    return (points(look.get("line"), 1.0) or 240.0) / 240


def _has_page_field(element: Element) -> bool:
    codes = [code.text or "" for code in element.iter(f"{W}instrText")]
    code = " ".join(
        ("".join(codes), *(simple.get(f"{W}instr", "") for simple in element.iter(f"{W}fldSimple")))
    )
    return "PAGE" in code.upper().split()
