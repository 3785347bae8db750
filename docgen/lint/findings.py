"""What a check found: counted by cause, so that one wrong style is one finding and not a thousand."""

from __future__ import annotations

from pathlib import Path

from msgspec import Struct, field

from docgen.diagnostics import Diagnostic, Diagnostics, TemplateLocation
from docgen.lint.rules import Component, Rules, Words
from docgen.lint.seen import Paragraph

MAIN = "word/document.xml"
_EXCERPT = 80

PAGE = Words(vi="Trang", en="The page")


class _Cause(Struct):
    rule: str
    severity: str
    location: TemplateLocation
    args: dict[str, str]
    places: int = 1


class Findings(Struct):
    """Collects in the order found; the place told is the first."""

    path: Path
    rules: Rules
    causes: dict[tuple[str, ...], _Cause] = field(default_factory=dict)

    def component(
        self,
        rule: str,
        component: Component,
        place: Paragraph | str,
        found: str | Words = "",
        expected: str | Words = "",
        part: str = MAIN,
    ) -> None:
        """A component that is not as the rules say."""
        severity = component.severity.get(rule) or self.rules.severity.get(rule, "error")
        self._add(rule, severity, component.name, component.article, place, found, expected, part)

    def general(
        self,
        rule: str,
        what: Words,
        article: str,
        place: Paragraph | str,
        found: str | Words = "",
        expected: str | Words = "",
        part: str = MAIN,
    ) -> None:
        """Anything else that is not as the rules say."""
        severity = self.rules.severity.get(rule, "error")
        self._add(rule, severity, what, article, place, found, expected, part)

    def _add(
        self,
        rule: str,
        severity: str,
        what: Words,
        article: str,
        place: Paragraph | str,
        found: str | Words,
        expected: str | Words,
        part: str = MAIN,
    ) -> None:
        if severity == "off":
            return
        args = {"what": what.vi, "what_en": what.en, "article": f"{article}, {self.rules.source}"}
        for name, value in (("found", found), ("expected", expected)):
            if isinstance(value, Words):
                args |= {name: value.vi, f"{name}_en": value.en}
            elif value:
                args |= {name: excerpt(value), f"{name}_en": excerpt(value)}
        key = (rule, *args.values())
        if key in self.causes:
            self.causes[key].places += 1
            return
        text = excerpt(place)
        location = TemplateLocation(template=self.path, part=part, excerpt=text)
        self.causes[key] = _Cause(rule=rule, severity=severity, location=location, args=args)

    def diagnostics(self) -> Diagnostics:
        """One a cause; `places` tells how often where it is more than once."""
        return tuple(
            Diagnostic(
                code=f"lint-{cause.rule}",
                location=cause.location,
                args=cause.args | ({"places": str(cause.places)} if cause.places > 1 else {}),
                severity="warning" if cause.severity == "warning" else "error",
            )
            for cause in self.causes.values()
        )


def excerpt(place: Paragraph | str) -> str:
    """The words of a place on one line, shortened."""
    text = " ".join((place if isinstance(place, str) else place.shown).split())
    return text if len(text) <= _EXCERPT else f"{text[:_EXCERPT].rstrip()}…"


def number(value: float) -> str:
    """12.5 -> '12,5'; at most two decimals."""
    return f"{value:.2f}".rstrip("0").rstrip(".").replace(".", ",")


def between(limits: tuple[float, float]) -> str:
    """'13-14', or '13' where both are the same."""
    low, high = limits
    return number(low) if low == high else f"{number(low)}-{number(high)}"
