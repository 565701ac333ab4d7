"""Chinese numerals as Arabic ones: 五百 → 500, 二〇〇八 → 2008, 百分之二十 → 20%."""

import re

_NUMERALS = "零〇一二三四五六七八九十百千万亿两"
_RUN = re.compile(f"[{_NUMERALS}]{{2,}}|十")
_PERCENT = re.compile(f"百分之([{_NUMERALS}]+)")
_DIGITS = dict(zip("零〇一二三四五六七八九两", (0, 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 2), strict=True))
_LONGEST = 24  # numerals of one number
_STEPS = {"十": 10, "百": 100, "千": 1_000}


def numbers(folded: str) -> list[str]:
    """The numbers that stand in folded text as Chinese numerals of two or more characters, written as digits."""
    rest = _PERCENT.sub(lambda found: f" {_value(found[1])} ", folded)
    percents = [str(_value(found[1])) for found in _PERCENT.finditer(folded)]
    return percents + [str(value) for value in map(_value, _RUN.findall(rest)) if value]


def value(numeral: str) -> int:
    """The number that a folded numeral, in digits or Chinese, stands for; 0 if it is too long for one."""
    return int(numeral) if numeral.isdigit() and numeral.isascii() else _value(numeral)


def plain_number(numeral: str) -> str:
    """Folded Chinese numerals in digits, where these are written so in Chinese and mean nothing else; else as they are.

    >>> [plain_number(numeral) for numeral in ("五百", "三亿", "二〇〇八", "零零七", "三四", "三两", "一百五", "万一")]
    ['500', '300000000', '2008', '007', '三四', '三两', '一百五', '万一']
    """
    if all(one in _DIGITS and one != "两" for one in numeral) and (len(numeral) > 2 or not {*"零〇"}.isdisjoint(numeral)):
        return "".join(str(_DIGITS[one]) for one in numeral)
    number = _value(numeral)
    high, low = divmod(number, 100_000_000)
    forms = _written(number) if not high else tuple(f"{one}亿" for one in _written(high) if not low)
    return str(number) if numeral in forms else numeral


def _value(run: str) -> int:
    """The number, or 0 for a run too long for one."""
    if len(run) > _LONGEST:
        return 0
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


def other_forms(folded: str) -> list[tuple[int, int, tuple[str, ...]]]:
    """The numbers of a text, each with the other ways to write it: 五百 as 500, 20% as 百分之二十, 6 as 六.

    (start, end, forms); a numeral of one hanzi counts only as the whole number it may be.
    """
    found = []
    for number in _ANY.finditer(folded):
        text = number[0]
        if text[0].isdigit():
            percent, digits = text.endswith("%"), text.rstrip("%")
            written = _written(int(digits)) if len(digits) < 9 else ()
            found.append((*number.span(), tuple(f"百分之{one}" if percent else one for one in written)))
        elif text.startswith("百分之"):
            found.append((*number.span(), (f"{_value(text[3:])}%",)))
        else:
            found.append((*number.span(), (str(_value(text)),)))
    return found


_ANY = re.compile(f"百分之[{_NUMERALS}]+|[{_NUMERALS}]+|(?<![0-9.,])[0-9]+%?(?![0-9.,])")


def _written(number: int) -> tuple[str, ...]:
    """A number in Chinese numerals: 250 as 二百五十 and 两百五十."""
    if number >= 10_000:
        high, low = divmod(number, 10_000)
        rest = (_small(low) if low >= 1_000 else f"零{_small(low)}") if low else ""
        return (f"{_small(high)}万{rest}",) if high < 10_000 else ()
    plain = _small(number)
    pair = re.sub("^二(?=[百千])", "两", plain)
    return tuple(dict.fromkeys((plain, pair, "两" if number == 2 else plain)))


def _small(number: int) -> str:
    """A number below 10,000."""
    text, gap = "", False
    for step, unit in ((1_000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit, number = divmod(number, step)
        if digit:
            text += ("零" if gap and text else "") + "零一二三四五六七八九"[digit] + unit
            gap = False
        else:
            gap = bool(text)
    return re.sub("^一十", "十", text) or "零"
