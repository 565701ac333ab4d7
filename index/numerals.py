"""Chinese numerals as Arabic ones: 五百 → 500, 二〇〇八 → 2008, 百分之二十 → 20%."""

import re

_NUMERALS = "零〇一二三四五六七八九十百千万亿两"
_RUN = re.compile(f"[{_NUMERALS}]{{2,}}|十")
_PERCENT = re.compile(f"百分之([{_NUMERALS}]+)")
_DIGITS = dict(zip("零〇一二三四五六七八九两", (0, 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 2), strict=True))
_STEPS = {"十": 10, "百": 100, "千": 1_000}


def numbers(folded: str) -> list[str]:
    """The numbers that stand in folded text as Chinese numerals of two or more characters, written as digits."""
    rest = _PERCENT.sub(lambda found: f" {_value(found[1])} ", folded)
    percents = [str(_value(found[1])) for found in _PERCENT.finditer(folded)]
    return percents + [str(value) for value in map(_value, _RUN.findall(rest)) if value]


def _value(run: str) -> int:
    if all(numeral in _DIGITS for numeral in run):
        return int("".join(str(_DIGITS[numeral]) for numeral in run))
    total = section = digit = 0
    for numeral in run:
        if numeral in _DIGITS:
            digit = _DIGITS[numeral]
        elif numeral in _STEPS:
            section, digit = section + (digit or 1) * _STEPS[numeral], 0
        elif numeral == "万":
            total, section, digit = total + (section + digit) * 10_000, 0, 0
        else:  # 亿
            total, section, digit = (total + section + digit) * 100_000_000, 0, 0
    return total + section + digit
