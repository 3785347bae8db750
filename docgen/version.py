"""The version of docgen, for pyproject.toml and for every module: it imports nothing."""

VERSION = "0.1.0"
