"""The window's words in the language of whoever reads them: a sentence of the code in, its
translation out.

Owns the one door through which every word of the window goes, and how numbers are written. Knows
neither Qt nor the languages: `gui.language` fills it from Qt's catalogues; before, all is English.
`packaging/translations.py` finds the sentences by the names `tr` and `noop`, so these are called
with the sentence itself, never with a variable in its place (but `tr(words)` of a marked one).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

Lookup = Callable[[str, str, int], str]  # sentence, comment, count or -1 -> translation or ""

_ISOLATE, _END = "\u2068", "\u2069"  # Unicode's FIRST STRONG ISOLATE and POP DIRECTIONAL ISOLATE

_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


@dataclass(frozen=True, slots=True)
class Manner:
    """How a language writes numbers and dates, and in which direction it runs."""

    decimal: str = "."
    group: str = ","
    months: tuple[str, ...] = _MONTHS
    right_to_left: bool = False


class _Speech:
    lookup: Lookup | None = None
    manner = Manner()


def speak(lookup: Lookup | None, manner: Manner | None = None) -> None:
    """Use this language from now on; None is English, as the code has it."""
    _Speech.lookup, _Speech.manner = lookup, manner or Manner()


def noop(sentence: str) -> str:
    """Mark a sentence that is translated later, by `tr`."""
    return sentence


def tr(sentence: str, one: str = "", n: int | None = None, /, **values: object) -> str:
    """A sentence in the chosen language, with its `{places}` filled.

    With a count `n`, `sentence` is the English plural and `one` its singular, and `{n}` is known:
    `tr("{n} files", "{n} file", count)`. Without a count, `one` tells two meanings of the same
    English words apart. Whole numbers are written as the language writes them.
    """
    lookup = _Speech.lookup
    found = lookup(sentence, one, -1 if n is None else n) if lookup is not None else ""
    if not found:
        found = one if n == 1 else sentence
    if n is not None:
        values["n"] = n
    if not values:
        return found
    return found.format(**{name: _written(value) for name, value in values.items()})


def _written(value: object) -> str:
    if isinstance(value, int):
        return number(value)
    return isolated(str(value))


def isolated(words: str) -> str:
    """Words of another language, so that they do not turn the order of Arabic ones around them."""
    return f"{_ISOLATE}{words}{_END}" if _Speech.manner.right_to_left and words else words


def number(value: float, digits: int = 0) -> str:
    """A number with the language's marks: "3,805", "2.5"."""
    manner = _Speech.manner
    plain = f"{value:,.{digits}f}"
    whole, point, part = plain.partition(".")
    return whole.replace(",", manner.group) + (manner.decimal if point else "") + part


def month(number_of: int) -> str:
    """The short name of a month, 1 to 12."""
    return _Speech.manner.months[number_of - 1]


def listed(parts: Iterable[str]) -> str:
    """Several words as a list in a sentence."""
    return tr(", ").join(parts)
