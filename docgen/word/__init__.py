"""Word templates: the package, the prepared XML, the placeholders in it."""
