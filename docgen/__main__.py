"""The `docgen` program; also `python -m docgen`."""

from docgen.collecting import seldom

seldom()  # before the imports, which make most of what is alive

from docgen.cli import main  # noqa: E402  # see above

if __name__ == "__main__":
    main()
