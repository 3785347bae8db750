"""The filters of the language: how a value is written where its own text is not what the sentence needs.

Their names are Vietnamese without diacritics, because who edits a template in Word reads Vietnamese.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from decimal import Decimal
from functools import wraps
from typing import Any

from docgen.formats.dates import full_date, short_date
from docgen.formats.numbers import change, number_text, rounded, scaled
from docgen.formats.words import money_words, number_words
from docgen.language.defaults import Default
from docgen.language.missing import Missing
from docgen.language.registers import hieu_luc, ngoai_hieu_luc
from docgen.language.values import NUMBER, Value, Wording, decimal_of, sources_of


def bang_chu(value: Any) -> Any:
    """A number in words; money ends with its unit: "Một trăm nghìn đồng"."""
    if isinstance(value, Missing | Default):
        return value
    number = _number(value)
    if isinstance(value, Value) and value.type.name == "money":
        return money_words(number)
    return number_words(number)


def hai_chu_so(value: Any) -> Any:
    """A count below 10 with a leading zero, as sentences of official documents write it: 05."""
    if isinstance(value, Missing | Default):
        return value
    number = _number(value)
    return f"0{number}" if number == int(number) and 0 < number < 10 else value


def so_sanh(value: Any, before: Any, phrase: str = "", lead: str = "") -> str:
    """How much `value` changed against `before`: "tăng 12,5% <phrase>"; "" where either is unknown.

    The word always agrees with the two numbers.  Against 0 there is no percentage, so the sentence says
    nothing of one.  "bằng" is followed by what it equals: "bằng cùng kỳ năm trước", without "so với".
    `lead` is written before the words, and only where there are any: the comma of the sentence.
    """
    if isinstance(value, Missing | Default) or isinstance(before, Missing | Default):
        return ""
    words = change(_number(value), _number(before)).text
    if words == "bằng":
        phrase = phrase.removeprefix("so với ")
    return f"{lead}{words} {phrase}".rstrip()


def so_luong(value: Any, unit: str, zero: str = "Không phát sinh") -> Any:
    """A count with its unit, as a sentence writes it: 05 văn bản; `zero` for a true zero.

    A no-break space keeps the number and its unit on one line.
    """
    if isinstance(value, Missing | Default):
        return value
    return zero if _number(value) == 0 else f"{hai_chu_so(value)}\N{NO-BREAK SPACE}{unit}"


def ngay_gon(value: Any) -> Any:
    """A date in short: 05/10/2026."""
    return value if isinstance(value, Missing | Default) else short_date(_date(value))


def ngay_day_du(value: Any) -> Any:
    """A date in the decree's words: ngày 05 tháng 10 năm 2026."""
    return value if isinstance(value, Missing | Default) else full_date(_date(value))


def doi_don_vi(value: Any, unit: str, decimals: int = 1) -> Any:
    """Money in a larger unit, with the unit: 12,5 triệu đồng."""
    return value if isinstance(value, Missing | Default) else scaled(_number(value), unit, decimals)


def khong_phat_sinh(value: Any, otherwise: str = "Không phát sinh") -> Any:
    """`otherwise` for a true zero; the value itself in every other case, also where it is missing."""
    if isinstance(value, Missing | Default):
        return value
    return otherwise if _number(value) == 0 else value


def lam_tron(value: Any, digits: int = 0) -> Any:
    """Rounded half up to `digits` decimals."""
    if isinstance(value, Missing | Default):
        return value
    if isinstance(value, Value):
        return Value(rounded(value.number, digits), NUMBER, value.origin)
    return rounded(decimal_of(value), digits)


def so_thuong(value: Any, decimals: int = 2) -> Any:
    """A number without dots between its thousands, as years and document numbers are written."""
    if isinstance(value, Missing | Default):
        return value
    return number_text(_number(value), decimals=decimals, grouping=False)


def in_hoa(value: Any) -> Any:
    """In capitals."""
    return value if isinstance(value, Missing) else str(value).upper()


def _number(value: Any) -> Decimal:
    if isinstance(value, Value):
        return value.number
    if isinstance(value, int | float | Decimal):
        return decimal_of(value)
    raise TypeError(f"not a number: {value}")


def _date(value: Any) -> date:
    raw = value.raw if isinstance(value, Value) else value
    if not isinstance(raw, date):
        raise TypeError(f"not a date: {value}")
    return raw


def _of_rounding(name: str) -> Callable[..., Any]:
    """A filter of `docgen.language.rounding`, which is imported (fractions, 2 ms) with its first use."""

    def filter_(*args: Any, **named: Any) -> Any:
        from docgen.language import rounding

        return getattr(rounding, name)(*args, **named)

    filter_.__name__ = name
    return filter_


cac_so_tien, cac_ty_le = _of_rounding("cac_so_tien"), _of_rounding("cac_ty_le")
khoang, khop = _of_rounding("khoang"), _of_rounding("khop")


def _traceable(filter_: Callable[..., Any]) -> Callable[..., Any]:
    """The filter, whose text remembers the values it was made of."""

    @wraps(filter_)
    def traceable(*args: Any, **named: Any) -> Any:
        result = filter_(*args, **named)
        if type(result) is not str:
            return result
        sources = tuple(source for value in (*args, *named.values()) for source in sources_of(value))
        return Wording(result, sources) if sources else result

    return traceable


FILTERS: Mapping[str, Callable[..., Any]] = {
    filter_.__name__: _traceable(filter_)
    for filter_ in (
        bang_chu,
        cac_so_tien,
        cac_ty_le,
        doi_don_vi,
        hai_chu_so,
        hieu_luc,
        in_hoa,
        khoang,
        khong_phat_sinh,
        khop,
        lam_tron,
        ngay_day_du,
        ngay_gon,
        ngoai_hieu_luc,
        so_luong,
        so_sanh,
        so_thuong,
    )
}

# Made for the rules of a mapping: they decide or pick, and print nothing a document would say.
FOR_RULES = frozenset(
    filter_.__name__ for filter_ in (cac_so_tien, cac_ty_le, hieu_luc, khoang, khop, ngoai_hieu_luc)
)
