"""One document drawn up from one bound workbook: checked, rendered, proven, not yet published."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct, field
from msgspec.structs import replace

from docgen.binding.computing import Known
from docgen.binding.context import Context, make_base, make_context
from docgen.binding.demand import MISSING, demand
from docgen.binding.evaluating import evaluated
from docgen.binding.workbook import BoundWorkbook, bind_workbook
from docgen.diagnostics import CellLocation, Diagnostic, Diagnostics, FileLocation, Related, has_errors
from docgen.excel.cells import Workbook
from docgen.explanations.accept import Explanations
from docgen.language.missing import Missing
from docgen.pipeline.comparing import NOTHING, Compared, Neighbours
from docgen.pipeline.figures import are_few
from docgen.pipeline.pack import Form, Pack
from docgen.pipeline.report import once
from docgen.publish.names import marked_name
from docgen.rendering import render
from docgen.rules import Checked, check_rules
from docgen.word.recording import PrintRecorder, Prints

DRAFT_MARK = " (dự thảo)"  # a draft never takes the place of the document itself


class Drawn(Struct, frozen=True, kw_only=True):
    """A document in memory: its file name and its bytes (None where it is rejected).

    `wanted` is False where the mapping's own condition leaves the document out; `problems` then says so.
    """

    form: Form
    wanted: bool = True
    name: str = ""
    content: bytes | None = None
    problems: Diagnostics = ()


class Desk(Struct, frozen=True, kw_only=True):
    """What the documents of one workbook share while they are drawn up.

    `compared` are the other workbooks that rules compare with; `checked` holds the rules that one of them
    has been held against already, `computed` what they have computed; `explanations` are None where the
    form pack has no place for them.  With `keeping`, `printed` gathers by document its title and all that
    it prints.
    """

    bound: BoundWorkbook
    base: Context
    compared: Compared = NOTHING
    checked: Checked = field(default_factory=dict)
    computed: Known = field(default_factory=dict)
    explanations: Explanations | None = None
    keeping: bool = False
    printed: dict[str, tuple[str, Prints]] = field(default_factory=dict)

    def explained(self, problems: Diagnostics) -> Diagnostics:
        """The same problems, those warnings accepted that staff explained."""
        return self.explanations.explained(problems) if self.explanations is not None else problems


def set_desk(
    workbook: Workbook, pack: Pack, neighbours: Neighbours | None = None, *, keeping: bool = False
) -> Desk:
    """Bind a workbook for all the documents that are to be made from it.

    Without `neighbours` the rules that compare with another workbook are not decided.
    """
    mappings = [form.mapping for form in pack.forms]
    bound = bind_workbook(workbook, mappings, pack.ids)
    base = make_base(mappings, bound)
    compared = neighbours.compare(workbook.path, base) if neighbours is not None else NOTHING
    base.update(compared.names)
    listed = any(mapping.explanations is not None for mapping in mappings)
    explanations = Explanations(bound) if listed else None
    return Desk(
        bound=bound,
        base=base,
        compared=compared,
        explanations=explanations,
        keeping=keeping and are_few(bound),
    )


def draw_up(form: Form, desk: Desk, *, draft: bool = False) -> Drawn:
    """Bind, check and render one document.

    With `draft`, a value that is still missing is a warning and shows in the text as a mark, and a broken
    rule is a warning, too.
    """
    bound = desk.bound
    context, computed = make_context(form.mapping, desk.base, desk.computed, form.used)
    problems = list(computed)
    if not _wanted(form, context, problems):
        return Drawn(form=form, wanted=False, problems=(_left_out(form, desk),))
    demanded = demand(form.needed, bound, context)
    missing = frozenset(_missing_cells(demanded))
    name = _name(form, context, problems, draft=draft, told=missing)
    found = desk.explained(
        (
            *form.problems,
            *bound.concerning(form.concerns),
            *problems,
            *demanded,
            *check_rules(form.mapping, context, desk.checked),
        )
    )
    if draft:
        rules = frozenset(rule.id for rule in form.mapping.rules)
        found = tuple(_tolerated(problem, rules) for problem in found)
    if has_errors(found) or form.template is None or name is None:
        return Drawn(form=form, name=name or "", problems=once(found))
    recorder = PrintRecorder(draft=draft, demanded=missing, keep=desk.keeping)
    rendered, more = render(form.template, context, recorder=recorder)
    content = rendered.content if rendered is not None and not has_errors(more) else None
    if rendered is not None and desk.keeping:
        desk.printed[form.mapping.name] = form.mapping.title, rendered.prints
    return Drawn(form=form, name=name, content=content, problems=once((*found, *more)))


def is_wanted(form: Form, desk: Desk) -> bool:
    """Whether the mapping's own condition asks for the document."""
    return form.mapping.when is None or _wanted(
        form, make_context(form.mapping, desk.base, desk.computed)[0], []
    )


def _wanted(form: Form, context: Context, problems: list[Diagnostic]) -> bool:
    if form.mapping.when is None:
        return True
    found = evaluated(form.mapping.when, context, problems)
    if isinstance(found, Missing):
        return found.why == "rejected"  # somebody filled it in, only not as it should be
    return bool(found)


def _left_out(form: Form, desk: Desk) -> Diagnostic:
    condition = form.mapping.when.source if form.mapping.when is not None else ""
    return Diagnostic(
        code="document-left-out",
        location=FileLocation(path=desk.bound.workbook.path),
        args={"condition": condition},
        severity="warning",
        related=(Related(role="declared", location=form.mapping.location),),
    )


def _missing_cells(demanded: Diagnostics) -> Iterator[CellLocation]:
    for problem in demanded:
        if problem.code in MISSING and isinstance(problem.location, CellLocation):
            yield problem.location


def _tolerated(problem: Diagnostic, rules: frozenset[str]) -> Diagnostic:
    """A draft shows what is missing, and figures that contradict each other, instead of refusing them."""
    tolerable = problem.code in MISSING | {"formula-not-calculated"} | rules
    return replace(problem, severity="warning") if tolerable and problem.severity == "error" else problem


def _name(
    form: Form,
    context: Context,
    problems: list[Diagnostic],
    *,
    draft: bool,
    told: frozenset[CellLocation],
) -> str | None:
    """The file name; None where a value it needs is missing.

    `told`: the empty cells that have a diagnostic already.  A draft may be missing the very value: it is
    then named after its mapping.
    """
    name = evaluated(form.mapping.output, context, problems)
    if isinstance(name, Missing):
        if not draft:
            if name.why != "rejected" and told.isdisjoint(name.origin.cells):
                problems.append(_nameless(form, name))
            return None
        name = f"{form.mapping.name}.docx"
    return marked_name(name, DRAFT_MARK) if draft else name


def _nameless(form: Form, missing: Missing) -> Diagnostic:
    """The name is made with a cell that need not be filled, so that nothing else demands it."""
    output = form.mapping.output
    return Diagnostic(
        code="output-needs-value",
        location=next(iter(missing.origin.cells), output.location),
        args={"name": missing.name or output.source, "output": output.source},
        related=(Related(role="declared", location=output.location),),
    )
