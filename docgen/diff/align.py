"""Which line of one document is which of the other.

Equal lines first, then lines equal but for their digits, then the most alike in what is left between
them.  Order is kept: a line moved elsewhere is one removed and one added.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from difflib import SequenceMatcher

from docgen.diff.tokens import masked, tokens

Pair = tuple[int | None, int | None]
Gap = tuple[int, int, int, int]  # old start, old end, new start, new end

ALIKE = 0.4  # share of the words in common from which two lines are versions of one
_MOST = 60_000  # comparisons in one gap; beyond that lines are taken one after the other


def pairs(
    old: Sequence[str], new: Sequence[str], may_pair: Callable[[int, int], bool] = lambda _i, _j: True
) -> list[Pair]:
    """Every line of both once, in order; (old, None) is a line removed, (None, new) one added.

    may_pair: whether two lines that are not equal can be versions of one (a row is none of a paragraph).
    """
    found: list[tuple[int, int]] = []
    for gap in _take_equal(found, old, new, (0, len(old), 0, len(new))):
        for smaller in _take_equal(found, old, new, gap, masked):
            found += _most_alike(old, new, smaller, may_pair)
    return list(_with_single(sorted(found), len(old), len(new)))


def _take_equal(
    found: list[tuple[int, int]],
    old: Sequence[str],
    new: Sequence[str],
    gap: Gap,
    key: Callable[[str], str] = str,
) -> Iterator[Gap]:
    """Notes the pairs that are equal by `key`, and gives the gaps between them."""
    i1, i2, j1, j2 = gap
    left, right = [key(text) for text in old[i1:i2]], [key(text) for text in new[j1:j2]]
    head = 0
    while head < min(len(left), len(right)) and left[head] == right[head]:
        head += 1
    tail = 0
    while tail < min(len(left), len(right)) - head and left[-1 - tail] == right[-1 - tail]:
        tail += 1
    found += [(i1 + n, j1 + n) for n in range(head)]
    found += [(i2 - 1 - n, j2 - 1 - n) for n in range(tail)]
    left, right = left[head : len(left) - tail], right[head : len(right) - tail]
    a = b = 0
    for block in SequenceMatcher(None, left, right, autojunk=False).get_matching_blocks():
        if block.a > a or block.b > b:
            yield i1 + head + a, i1 + head + block.a, j1 + head + b, j1 + head + block.b
        found += [(i1 + head + block.a + n, j1 + head + block.b + n) for n in range(block.size)]
        a, b = block.a + block.size, block.b + block.size


def _most_alike(
    old: Sequence[str], new: Sequence[str], gap: Gap, may_pair: Callable[[int, int], bool]
) -> list[tuple[int, int]]:
    """The pairs in a gap with the greatest likeness in all, in order (as Needleman and Wunsch align)."""
    i1, i2, j1, j2 = gap
    rows, columns = i2 - i1, j2 - j1
    if not rows or not columns:
        return []
    if rows * columns > _MOST:
        together = ((i1 + n, j1 + n) for n in range(min(rows, columns)))
        return [(i, j) for i, j in together if may_pair(i, j) and likeness(old[i], new[j])]
    right = [_words(text) for text in new[j1:j2]]
    best = [[0.0] * (columns + 1) for _ in range(rows + 1)]
    like = []
    for i in range(rows):
        words = _words(old[i1 + i])
        like.append(
            [_share(words, other) if may_pair(i1 + i, j1 + j) else 0.0 for j, other in enumerate(right)]
        )
        for j in range(columns):
            joined = best[i][j] + like[i][j] if like[i][j] else 0.0
            best[i + 1][j + 1] = max(best[i][j + 1], best[i + 1][j], joined)
    found, i, j = [], rows, columns
    while i and j:
        if best[i][j] == best[i - 1][j]:
            i -= 1
        elif best[i][j] == best[i][j - 1]:
            j -= 1
        else:
            i, j = i - 1, j - 1
            found.append((i1 + i, j1 + j))
    return found


def likeness(old: str, new: str) -> float:
    """The share of words two texts have in common, 0 where they are not versions of one."""
    return _share(_words(old), _words(new))


def _words(text: str) -> Counter[str]:
    """The words of a text; its numbers and signs where it has no word."""
    found = tokens(masked(text))
    return Counter([token for token in found if token[0].isalpha()] or [t for t in found if not t.isspace()])


def _share(left: Counter[str], right: Counter[str]) -> float:
    size = left.total() + right.total()
    if not left or not right:
        return 0.0
    share = 2 * (left & right).total() / size
    return share if share >= ALIKE else 0.0


def _with_single(found: list[tuple[int, int]], old: int, new: int) -> Iterator[Pair]:
    i = j = 0
    for a, b in (*found, (old, new)):
        yield from ((n, None) for n in range(i, a))
        yield from ((None, n) for n in range(j, b))
        if (a, b) != (old, new):
            yield a, b
        i, j = a + 1, b + 1
