"""Turn what a row gives, in the words of reports, into the points or the share that was meant."""

from __future__ import annotations

from indicrules.text.patterns import pattern

_FULL = frozenset({"full mark", "full marks", "full point", "full points", "full score"})
_NOTHING = frozenset({"不得分", "零分", "得零分", "不计分", "no point", "no points", "nothing", "zero"})
_POINTS = pattern(r"(?:可?[得计给记为][ \t]*)?(\d[\d_.]*)[ \t]*(?:分|points?|pts)?")
_SHARE = pattern(
    r"(?:可?[得计给记为][ \t]*)?(?:(?:权重分?|分值|标准分|满分)的?[ \t]*)?(?P<share>\d[\d_.]*%)"
    r"(?P<of>(?:的?(?:权重分?|分值|标准分|满分)|[ \t]+of(?: the)?[ \t]+(?:full marks?|weight|points)))?"
)


def value_of(text: str) -> str:
    """Give what a row gives, without the words around it.

    >>> value_of("得10分"), value_of("得满分"), value_of("得权重的80%"), value_of("no points"), value_of("2 * x")
    ('10', '满分', '80% * 满分', '0', '2 * x')
    """
    if text in ("满分", "得满分") or text.lower() in _FULL:
        return "满分" if text[-1] == "分" else "full"
    if text.lower() in _NOTHING:
        return "0"
    points = _POINTS.fullmatch(text)
    if points is not None:
        return points[1].rstrip(".")
    share = _SHARE.fullmatch(text)
    if share is not None and (share["of"] or not text[0].isdigit()):
        return f"{share['share']} * {'full' if share['of'] and share['of'].isascii() else '满分'}"
    return text
