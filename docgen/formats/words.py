"""Numbers in Vietnamese words: 523.056 -> năm trăm hai mươi ba nghìn không trăm năm mươi sáu.

Northern forms, as state documents use them: linh, nghìn, tỷ; mốt, tư, lăm after mươi.
"""

from __future__ import annotations

from decimal import Decimal

_DIGITS = ("không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín")
_THOUSANDS = ("", "nghìn", "triệu")
_BILLION = 10**9


def number_words(value: Decimal) -> str:
    """Any number in words; decimals follow "phẩy", a negative number begins with "âm".

    Decimals are read as schoolbooks read them: 12,5 mười hai phẩy năm; 0,05 không phẩy không năm; 0,032
    không phẩy không trăm ba mươi hai.  ValueError for what is no number (NaN, infinity).
    """
    if not value.is_finite():
        raise ValueError(f"not a finite number: {value}")
    whole, _, fraction = f"{value.copy_abs():f}".partition(".")
    words = _integer(int(whole))
    if decimals := fraction.rstrip("0"):
        words += ["phẩy", *_decimals(decimals)]
    return " ".join(["âm", *words] if value < 0 else words)


def money_words(value: Decimal, unit: str = "đồng") -> str:
    """An amount in words, its first letter a capital: Một trăm nghìn đồng.

    Nothing is rounded: whoever prints the figure rounded passes on the figure as printed.
    """
    words = number_words(value)
    return f"{words[0].upper()}{words[1:]} {unit}"


def _integer(number: int) -> list[str]:
    """Billions of billions: tỷ repeats (tỷ tỷ), so the words of what stands above it are a number too."""
    above, below = divmod(number, _BILLION)
    if not above:
        return _below_billion(below, leading=True) or ["không"]
    return [*_integer(above), "tỷ", *_below_billion(below, leading=False)]


def _below_billion(number: int, *, leading: bool) -> list[str]:
    """nghìn and triệu; a group of three zeros is left out.  `leading`: nothing stands before it."""
    words: list[str] = []
    for power in (2, 1, 0):
        group = number // 1000**power % 1000
        if group:
            words += _group(group, full=not leading or bool(words))
            words += [_THOUSANDS[power]] if power else []
    return words


def _group(number: int, *, full: bool) -> list[str]:
    """Three digits, 1 to 999; `full` says the hundreds even where there are none: không trăm linh một."""
    hundreds, rest = divmod(number, 100)
    words = [_DIGITS[hundreds], "trăm"] if hundreds or full else []
    tens, unit = divmod(rest, 10)
    if tens:
        return [*words, *_tens(tens, unit)]
    if unit:
        return [*words, "linh", _DIGITS[unit]] if words else [_DIGITS[unit]]
    return words


def _tens(tens: int, unit: int) -> list[str]:
    words = ["mười"] if tens == 1 else [_DIGITS[tens], "mươi"]
    if not unit:
        return words
    special = {5: "lăm"} if tens == 1 else {1: "mốt", 4: "tư", 5: "lăm"}
    return [*words, special.get(unit, _DIGITS[unit])]


def _decimals(digits: str) -> list[str]:
    """The digits after the comma, read as one number with the zeros that lead it."""
    if len(digits) == 3:
        return _group(int(digits), full=True)
    significant = digits.lstrip("0")
    return ["không"] * (len(digits) - len(significant)) + _integer(int(significant))
