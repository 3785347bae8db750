"""Line breaks, tabs and page breaks in values, written as docxtpl writes them.

A port of `resolve_listing` of docxtpl 0.20.2, with its regular expressions, applied only to the
paragraphs that hold such a character: the original takes every paragraph of every document apart.
That is the same, because a paragraph that its expression finds always ends at the first `</w:p>`, so that
what lies between two of them can be treated alone.
"""

from __future__ import annotations

import re

from docgen.formats.patterns import pattern

_CONTROLS = pattern("[\t\n\a\f]")
_PARAGRAPH = pattern(r"<w:p(?: [^>]*)?>.*?</w:p>", re.DOTALL)
_RUN = pattern(r"<w:r(?: [^>]*)?>.*?</w:r>", re.DOTALL)
_TEXT = pattern(r"<w:t(?: [^>]*)?>.*?</w:t>", re.DOTALL)
_PARAGRAPH_PROPERTIES = pattern(r"<w:pPr>.*?</w:pPr>")
_RUN_PROPERTIES = pattern(r"<w:rPr>.*?</w:rPr>")
_END = "</w:p>"
_OPEN_TEXT = '<w:t xml:space="preserve">'


def resolve_listing(xml: str) -> str:
    """`xml` with \\n as line breaks, \\t as tabs, \\a as new paragraphs and \\f as page breaks."""
    if not any(control in xml for control in "\t\n\a\f"):
        return xml
    done: list[str] = []
    position = 0
    for match in _CONTROLS.finditer(xml):
        if match.start() < position:
            continue
        before = xml.rfind(_END, position, match.start())
        start = position if before < 0 else before + len(_END)
        end = xml.find(_END, match.start())
        if end < 0:
            break
        end += len(_END)
        done += (xml[position:start], _PARAGRAPH.sub(_resolve_paragraph, xml[start:end]))
        position = end
    done.append(xml[position:])
    return "".join(done)


def _resolve_paragraph(match: re.Match[str]) -> str:
    found = _PARAGRAPH_PROPERTIES.search(match[0])
    properties = found[0] if found else ""
    return _RUN.sub(lambda run: _resolve_run(properties, run), match[0])


def _resolve_run(paragraph_properties: str, match: re.Match[str]) -> str:
    found = _RUN_PROPERTIES.search(match[0])
    properties = found[0] if found else ""
    return _TEXT.sub(lambda text: _resolve_text(properties, paragraph_properties, text), match[0])


def _resolve_text(run: str, paragraph: str, match: re.Match[str]) -> str:
    end = "</w:t></w:r>"
    start = f"<w:r>{run}{_OPEN_TEXT}"
    xml = match[0].replace("\t", f"{end}<w:r>{run}<w:tab/></w:r>{start}")
    xml = xml.replace("\a", f"{end}</w:p><w:p>{paragraph}{start}")
    xml = xml.replace("\n", f"</w:t><w:br/>{_OPEN_TEXT}")
    page = '<w:p><w:r><w:br w:type="page"/></w:r></w:p>'
    return xml.replace("\f", f"{end}</w:p>{page}<w:p>{paragraph}{start}")
