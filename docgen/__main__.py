"""The `docgen` program; also `python -m docgen`.

Next to nothing is imported before `main` runs: imports take most of the first tenths of a second, and Ctrl-C
has its meaning from the first of them.
"""

from __future__ import annotations

import os

TYPE_CHECKING = False  # that of `typing`, which is not imported for it
if TYPE_CHECKING:
    from typing import NoReturn


def main() -> None:
    """Run the program."""
    try:
        import signal
    except KeyboardInterrupt:
        _leave()
    ours = signal.getsignal(signal.SIGINT) is signal.default_int_handler  # or whoever started us ignores it
    if ours:
        signal.signal(signal.SIGINT, _leave)
    from docgen.collecting import seldom

    seldom()  # before the imports, which make most of what is alive
    from docgen.cli import main as run

    if ours:
        signal.signal(signal.SIGINT, signal.default_int_handler)
    run()


def _leave(*_: object) -> NoReturn:
    """End at once: nothing was begun, and the words for it are not imported yet.

    Not by an exception: where one ends an import half way, others follow from it.
    """
    os._exit(130)


if __name__ == "__main__":
    main()
