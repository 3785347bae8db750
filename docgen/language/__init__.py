"""The one language of templates, computed values, rules and file names: Jinja, sandboxed."""
