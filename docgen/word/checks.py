"""What can be wrong in a template before any value is known, all of it in one run."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from jinja2 import TemplateSyntaxError, nodes
from msgspec import Struct, field

from docgen.diagnostics import Diagnostic, Severity, TemplateLocation, nearest
from docgen.language.ambiguous import ambiguous_numbers
from docgen.word.excerpts import around, line_excerpt, shortened
from docgen.word.paragraphs import Paragraph, Tag, without_tags
from docgen.word.printing import template_environment

_BLOCKS = frozenset({"for", "if", "filter", "call", "macro", "with", "autoescape", "raw", "set", "block"})
_INNER = {"else": ("if", "for"), "elif": ("if",)}
_ALONE = frozenset({"vm", "hm", "cellbg", "colspan", "set", "do", "print", "break", "continue"})
_REFUSED = (nodes.Include, nodes.Import, nodes.FromImport, nodes.Extends)
_FORBIDDEN = frozenset({"include", "import", "from", "extends"})
_STATEMENT, _PRINT = r"(?:p|tr|tc|r)\s", r"(?:p|tr|tc|r)\s+(?!(?:if|is|in|and|or|not)\b)\w"
_SPACED = re.compile(rf"\{{%\s+{_STATEMENT}|\{{\{{\s+{_PRINT}")
_DASHED = re.compile(rf"\{{%[-+]\s*{_STATEMENT}|\{{\{{[-+]\s*{_PRINT}")
_UNCLOSED = re.compile(r"\{\{|\{%")


class Findings(Struct):
    """The problems of one part, in the order found; the same one is noted once."""

    template: Path
    part: str
    found: list[Diagnostic] = field(default_factory=list)

    def add(self, code: str, excerpt: str, facts: Mapping[str, str], severity: Severity = "error") -> None:
        """Note a problem."""
        location = TemplateLocation(template=self.template, part=self.part, excerpt=excerpt)
        diagnostic = Diagnostic(code=code, location=location, args=dict(facts), severity=severity)
        if diagnostic not in self.found:
            self.found.append(diagnostic)

    def __bool__(self) -> bool:
        return any(diagnostic.severity == "error" for diagnostic in self.found)


def check_layout(paragraphs: tuple[Paragraph, ...], findings: Findings) -> None:
    """What docxtpl would drop without a word, or not understand, because of where a tag stands."""
    for paragraph in paragraphs:
        for tag in paragraph.tags:
            _check_tag(tag, paragraph, findings)
        for tag in _of_kind(paragraph, "p"):
            _check_beside(tag, [paragraph], findings)
            break
    for kind in ("tr", "tc"):
        for members in _groups(paragraphs, kind):
            first = next((tag for paragraph in members for tag in _of_kind(paragraph, kind)), None)
            if first is not None:
                _check_beside(first, members, findings)


def _of_kind(paragraph: Paragraph, kind: str) -> Iterator[Tag]:
    return (tag for tag in paragraph.tags if tag.kind == kind)


def _groups(paragraphs: tuple[Paragraph, ...], kind: str) -> list[list[Paragraph]]:
    """The paragraphs of each row, or of each cell."""
    groups: dict[int, list[Paragraph]] = defaultdict(list)
    for paragraph in paragraphs:
        place = paragraph.row if kind == "tr" else paragraph.cell
        if place is not None:
            groups[place].append(paragraph)
    return list(groups.values())


def _check_tag(tag: Tag, paragraph: Paragraph, findings: Findings) -> None:
    if tag.deleted:
        findings.add("template-deleted-tag", tag.excerpt, {"tag": tag.text}, "warning")
    misplaced = _misplaced(tag)
    if misplaced:
        findings.add(misplaced, tag.excerpt, {"tag": tag.text})
    if tag.kind == "tr" and paragraph.row is None:
        findings.add("template-tag-outside-table", tag.excerpt, {"tag": tag.text})
    if tag.kind == "tc" and paragraph.cell is None:
        findings.add("template-tag-outside-table", tag.excerpt, {"tag": tag.text})
    if tag.kind and not tag.text.startswith("{#") and re.search("[%}]", tag.inner):
        findings.add("template-tag-character", tag.excerpt, {"tag": tag.text})


def _misplaced(tag: Tag) -> str:
    """What is wrong where a letter does not follow the brace at once, so that docxtpl sees none; or ''."""
    if _SPACED.match(tag.text):
        return "template-tag-space"
    return "template-tag-dash" if _DASHED.match(tag.text) else ""


def _check_beside(tag: Tag, members: list[Paragraph], findings: Findings) -> None:
    """docxtpl puts the tag in place of the whole paragraph, row or cell."""
    others = [other for paragraph in members for other in paragraph.tags]
    others.remove(tag)
    for other in others:
        if not other.text.startswith("{#"):
            findings.add("template-tag-beside-tag", other.excerpt, {"tag": tag.text, "lost": other.text})
    text = " ".join(filter(None, (without_tags(paragraph.text).strip() for paragraph in members)))
    if text:
        findings.add(
            "template-text-beside-tag", tag.excerpt, {"tag": tag.text, "lost": shortened(text)}, "warning"
        )


def check_syntax(
    paragraphs: tuple[Paragraph, ...], source: str, error: TemplateSyntaxError, findings: Findings
) -> None:
    """Every syntax error of a part that does not compile: Jinja itself stops at the first one."""
    before = len(findings.found)
    for paragraph in paragraphs:
        rest = without_tags(paragraph.text)
        opened = _UNCLOSED.search(rest)
        if opened:
            excerpt = around(rest, opened.start(), opened.end())
            findings.add("template-unclosed-tag", excerpt, {"tag": opened[0]})
        for tag in paragraph.tags:
            if not _misplaced(tag):
                _check_alone(tag, findings)
    _check_blocks([tag for paragraph in paragraphs for tag in paragraph.tags], findings)
    if len(findings.found) == before and not findings:
        reason = error.message or ""
        findings.add("template-syntax", line_excerpt(source, error.lineno), {"reason": reason})


def _check_alone(tag: Tag, findings: Findings) -> None:
    """Compile one tag by itself."""
    if tag.is_print:
        _try(f"{{{{ {tag.inner} }}}}", tag, findings)
    elif tag.is_statement:
        _check_statement(tag, findings)


def _check_statement(tag: Tag, findings: Findings) -> None:
    word = tag.word
    if word in _FORBIDDEN or word.startswith("end") or word in {"", "else", "vm", "hm"}:
        return
    if word in {"cellbg", "colspan"}:
        _try(f"{{{{ {tag.inner.removeprefix(word)} }}}}", tag, findings)
    elif word == "elif":
        _try(f"{{% if 1 %}}{{% {tag.inner} %}}{{% endif %}}", tag, findings)
    elif word == "set" and "=" in tag.inner:
        _try(f"{{% {tag.inner} %}}", tag, findings)
    elif word in _BLOCKS:
        _try(f"{{% {tag.inner} %}}{{% end{word} %}}", tag, findings)
    elif word not in _ALONE:
        known = (*_BLOCKS, "else", "elif", "endif", "endfor", "vm", "hm", "cellbg", "colspan")
        findings.add("template-unknown-statement", tag.excerpt, _named(word, known))


def _try(source: str, tag: Tag, findings: Findings) -> None:
    try:
        template_environment().parse(source)
    except TemplateSyntaxError as error:
        findings.add("template-syntax", tag.excerpt, {"reason": error.message or ""})


def _check_blocks(tags: list[Tag], findings: Findings) -> None:
    """Pair every `for` and `if` with its end."""
    open_: list[Tag] = []
    for tag in tags:
        if not tag.is_statement:
            continue
        word = _word(tag)
        if word in _BLOCKS and not (word == "set" and "=" in tag.inner):
            open_.append(tag)
        elif word.startswith("end") and word[3:] in _BLOCKS:
            _close(tag, open_, findings)
        elif word in _INNER and not (open_ and _word(open_[-1]) in _INNER[word]):
            findings.add("template-unexpected-tag", tag.excerpt, {"tag": tag.text})
    for tag in open_:
        _unclosed(tag, findings)


def _unclosed(tag: Tag, findings: Findings) -> None:
    findings.add("template-unclosed-block", tag.excerpt, {"tag": tag.text, "end": f"end{_word(tag)}"})


def _close(tag: Tag, open_: list[Tag], findings: Findings) -> None:
    word = _word(tag)[3:]
    if not any(_word(opened) == word for opened in open_):
        findings.add("template-unexpected-tag", tag.excerpt, {"tag": tag.text})
        return
    while _word(open_[-1]) != word:  # what stands between was never closed
        _unclosed(open_.pop(), findings)
    open_.pop()


def _word(tag: Tag) -> str:
    """The word of a statement, whatever stands between the brace and the letter before it."""
    words = tag.inner.split(None, 2)
    return words[1] if _misplaced(tag) and len(words) > 1 else tag.word


def check_tree(tree: nodes.Template, source: str, findings: Findings) -> None:
    """Filters and tests that do not exist, statements that are not part of the language, loops' names."""
    env = template_environment()
    for node in tree.find_all(nodes.Filter):
        if node.name not in env.filters:
            excerpt = line_excerpt(source, node.lineno, node.name)
            findings.add("template-unknown-filter", excerpt, _named(node.name, env.filters))
    for test in tree.find_all(nodes.Test):
        if test.name not in env.tests:
            excerpt = line_excerpt(source, test.lineno, test.name)
            findings.add("template-unknown-test", excerpt, _named(test.name, env.tests))
    for statement in tree.find_all(_REFUSED):
        name = type(statement).__name__.lower().replace("fromimport", "from")
        findings.add(
            "template-refused-statement", line_excerpt(source, statement.lineno, name), {"name": name}
        )
    for number in ambiguous_numbers(tree, source):
        code = {"comma": "template-decimal-comma", "dot": "template-thousands-dot"}[number.kind]
        facts = {"number": number.found, "meant": number.meant} if number.found else {}
        findings.add(code, line_excerpt(source, number.line, number.found), facts)
    for line in _loops_outside(tree):
        findings.add("template-loop-outside", line_excerpt(source, line, "loop"), {})


def _named(name: str, candidates: Iterable[str]) -> dict[str, str]:
    near = nearest(name, [known for known in candidates if not known.startswith("_")])
    return {"name": name, "nearest": near} if near else {"name": name}


def _loops_outside(node: nodes.Node) -> Iterator[int]:
    """Lines that read `loop` where no `for` is around: {{ loop.index }}, {% vm %}, {% hm %}."""
    if isinstance(node, nodes.Name) and node.name == "loop" and node.ctx == "load":
        yield node.lineno
    children = [node.iter] if isinstance(node, nodes.For) else node.iter_child_nodes()
    for child in children:
        yield from _loops_outside(child)
