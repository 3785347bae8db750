"""What is raised where tracked changes would not give back both documents."""

from __future__ import annotations


class NotExactError(ValueError):
    """The tracked changes do not give back the two documents; `part` is the first that does not."""

    def __init__(self, part: str) -> None:
        super().__init__(part)
        self.part = part
