"""Commands that explain docgen itself: schema, explain."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from docgen.cli.usage import WrongUsageError

if TYPE_CHECKING:
    from docgen.catalogue import Language


@click.command()
def schema() -> None:
    """Print the JSON Schema of a mapping, for editors that complete and check YAML."""
    import json

    from docgen.mapping.schema import json_schema

    click.echo(json.dumps(json_schema(), ensure_ascii=False, indent=2))


@click.command()
@click.argument("code", required=False)
@click.option("--lang", type=click.Choice(["vi", "en"]), default="vi", help="Language of the explanation.")
def explain(code: str | None, lang: Language) -> None:
    """Explain the problem with this CODE; without one, list every code.

    Giải thích một mã lỗi.
    """
    from docgen.console.explanation import all_codes, explanation

    text = all_codes(lang) if code is None else explanation(code, lang)
    if text is None:
        raise WrongUsageError(
            f"không có mã {code}; nếu là mã của một quy tắc, quy tắc đó nằm trong thư mục mappings",
            f"no such code: {code}; if it is the id of a rule, the rule stands in the mappings",
        )
    click.echo(text)
