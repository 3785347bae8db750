"""The parts of a Word file that no engine fills: styles, theme, settings, properties, relationships."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product

DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
MAIN = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_WORD_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml"
TIMES = "<w:rFonts {}/>".format(
    " ".join(f'w:{script}="Times New Roman"' for script in ("ascii", "eastAsia", "hAnsi", "cs"))
)


def fixed_parts() -> Iterator[tuple[str, str]]:
    """Each part by its name in the package."""
    yield "[Content_Types].xml", _content_types()
    yield (
        "_rels/.rels",
        _relationships(
            {
                "rId1": (f"{OFFICE}/officeDocument", "word/document.xml"),
                "rId2": (f"{_PACKAGE}/relationships/metadata/core-properties", "docProps/core.xml"),
                "rId3": (f"{OFFICE}/extended-properties", "docProps/app.xml"),
            }
        ),
    )
    yield (
        "word/_rels/document.xml.rels",
        _relationships(
            {
                "rId1": (f"{OFFICE}/styles", "styles.xml"),
                "rId2": (f"{OFFICE}/settings", "settings.xml"),
                "rId3": (f"{OFFICE}/footer", "footer1.xml"),
                "rId4": (f"{OFFICE}/fontTable", "fontTable.xml"),
                "rId5": (f"{OFFICE}/theme", "theme/theme1.xml"),
                "rId6": (f"{OFFICE}/webSettings", "webSettings.xml"),
            }
        ),
    )
    yield "word/styles.xml", _styles()
    yield "word/settings.xml", _part("settings", '<w:zoom w:percent="100"/><w:defaultTabStop w:val="720"/>')
    yield "word/fontTable.xml", _part("fonts", '<w:font w:name="Times New Roman"/><w:font w:name="Calibri"/>')
    yield "word/webSettings.xml", _part("webSettings", "<w:optimizeForBrowser/><w:allowPNG/>")
    yield "word/theme/theme1.xml", _theme()
    yield "docProps/core.xml", _core()
    yield "docProps/app.xml", _app()
    number = '<w:fldSimple w:instr=" PAGE "><w:r><w:t>1</w:t></w:r></w:fldSimple>'
    yield "word/footer1.xml", _part("ftr", f"<w:p>{number}</w:p>")


def _content_types() -> str:
    overrides = "".join(
        f'<Override PartName="/word/{part}.xml" ContentType="{_WORD_TYPE}.{kind}+xml"/>'
        for part, kind in (
            ("document", "document.main"),
            ("styles", "styles"),
            ("settings", "settings"),
            ("fontTable", "fontTable"),
            ("footer1", "footer"),
            ("webSettings", "webSettings"),
        )
    )
    others = "".join(
        f'<Override PartName="/{part}.xml" ContentType="{kind}+xml"/>'
        for part, kind in (
            ("word/theme/theme1", "application/vnd.openxmlformats-officedocument.theme"),
            ("docProps/core", "application/vnd.openxmlformats-package.core-properties"),
            ("docProps/app", "application/vnd.openxmlformats-officedocument.extended-properties"),
        )
    )
    return (
        f'{DECLARATION}<Types xmlns="{_PACKAGE}/content-types"><Default Extension="rels" '
        'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{overrides}{others}</Types>'
    )


def _relationships(targets: dict[str, tuple[str, str]]) -> str:
    listed = "".join(
        f'<Relationship Id="{id}" Type="{kind}" Target="{target}"/>' for id, (kind, target) in targets.items()
    )
    return f'{DECLARATION}<Relationships xmlns="{_PACKAGE}/relationships">{listed}</Relationships>'


def _part(root: str, content: str) -> str:
    return f"{DECLARATION}<w:{root} xmlns:w={_quoted(MAIN)} xmlns:r={_quoted(OFFICE)}>{content}</w:{root}>"


def _core() -> str:
    terms = "http://purl.org/dc/terms/"
    return (
        f'{DECLARATION}<cp:coreProperties xmlns:cp="{_PACKAGE}/metadata/core-properties" '
        f'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="{terms}" '
        'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><dc:title></dc:title><dc:creator></dc:creator>'
        '<cp:revision>3</cp:revision><dcterms:created xsi:type="dcterms:W3CDTF">2026-01-05T01:00:00Z'
        "</dcterms:created></cp:coreProperties>"
    )


def _app() -> str:
    properties = "http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"
    return (
        f'{DECLARATION}<Properties xmlns="{properties}"><Template>Normal.dotm</Template><TotalTime>9'
        "</TotalTime><Application>Microsoft Office Word</Application><AppVersion>16.0000</AppVersion>"
        "</Properties>"
    )


def _theme() -> str:
    """The colours and fonts of a theme; the fonts of every script are what makes it long."""
    main = "http://schemas.openxmlformats.org/drawingml/2006/main"
    names = ("dk1", "lt1", "dk2", "lt2", *(f"accent{number}" for number in range(1, 7)), "hlink", "folHlink")
    colours = "".join(f'<a:{name}><a:srgbClr val="44546A"/></a:{name}>' for name in names)
    scripts = "".join(f'<a:font script="Scr{number}" typeface="Times New Roman"/>' for number in range(46))
    fonts = f'<a:latin typeface="Times New Roman"/><a:ea typeface=""/><a:cs typeface=""/>{scripts}'
    fill = '<a:solidFill><a:schemeClr val="phClr"/></a:solidFill>'
    line = f'<a:ln w="6350">{fill}<a:prstDash val="solid"/></a:ln>'
    effect = "<a:effectStyle><a:effectLst/></a:effectStyle>"
    return (
        f'{DECLARATION}<a:theme xmlns:a="{main}" name="Office Theme"><a:themeElements>'
        f'<a:clrScheme name="Office">{colours}</a:clrScheme><a:fontScheme name="Office"><a:majorFont>{fonts}'
        f"</a:majorFont><a:minorFont>{fonts}</a:minorFont></a:fontScheme>"
        f'<a:fmtScheme name="Office"><a:fillStyleLst>{fill * 3}</a:fillStyleLst><a:lnStyleLst>{line * 3}'
        f"</a:lnStyleLst><a:effectStyleLst>{effect * 3}</a:effectStyleLst><a:bgFillStyleLst>{fill * 3}"
        "</a:bgFillStyleLst></a:fmtScheme></a:themeElements></a:theme>"
    )


def _styles() -> str:
    """Word lists every built-in style, used or not: 370 exceptions, most of the 40 KB."""
    families = ("Light Shading", "Light List", "Light Grid", "Dark List", "Colorful Shading", "Colorful List")
    kinds = ("Grid", "List", "Plain", "Medium")
    numbered = tuple(f"{kind} Table {number}" for kind in kinds for number in range(1, 12))
    accents = ("", *(f" Accent {number}" for number in range(1, 7)))
    names = [f"{family}{accent}" for family, accent in product((*families, *numbered), accents)]
    latent = "".join(
        f'<w:lsdException w:name="{name}" w:semiHidden="1" w:uiPriority="99" w:unhideWhenUsed="1"/>'
        for name in names
    )
    used = "".join(
        f'<w:style w:type="paragraph" w:styleId="{id}"><w:name w:val="{name}"/><w:basedOn w:val="Normal"/>'
        f'<w:uiPriority w:val="9"/><w:qFormat/><w:pPr><w:keepNext/><w:spacing w:before="240"/></w:pPr>'
        f'<w:rPr>{TIMES}<w:b/><w:sz w:val="28"/></w:rPr></w:style>'
        for id, name in ((f"Heading{level}", f"heading {level}") for level in range(1, 10))
    )
    return _part(
        "styles",
        f"<w:docDefaults><w:rPrDefault><w:rPr>{TIMES}</w:rPr></w:rPrDefault></w:docDefaults>"
        f'<w:latentStyles w:count="{len(names)}">{latent}</w:latentStyles><w:style w:type="paragraph" '
        f'w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:qFormat/></w:style>{used}',
    )


def _quoted(address: str) -> str:
    return f'"{address}"'
