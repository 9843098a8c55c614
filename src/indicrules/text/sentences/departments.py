"""What is said of many departments together: rows, counts, and what their figures hint at."""

from __future__ import annotations

SENTENCES: dict[str, tuple[str, str]] = {
    "process-ended": (
        "the process that audited `{file}` ended before it was done, mostly for lack of memory",
        "核查 `{file}` 的进程中途结束，多半是内存不足",
    ),
    "departments.unit": ("unit", "单位"),
    "departments.claimed": ("claimed", "公布"),
    "departments.recomputed": ("recomputed", "复算"),
    "departments.delta": ("delta", "差"),
    "departments.findings": ("findings", "发现"),
    "departments.failed": ("{count} failed", "{count} 项不符"),
    "departments.warned": ("{count} to look at", "{count} 项存疑"),
    "departments.none": ("none", "无"),
    "departments.unaudited": ("could not be audited: {said} [{code}]", "未能核查：{said} [{code}]"),
    "departments.unread": ("not in the ruleset: {names}", "规则集中没有：{names}"),
    "departments.and-more": ("{names} and {count} more", "{names} 等，另有 {count} 项"),
    "departments.counts": (
        "{files} files: {audited} departments audited, {failed} with findings that fail, {unread} not audited",
        "{files} 个文件：已核查 {audited} 个单位，其中 {failed} 个有不符，{unread} 个未能核查",
    ),
    "departments.progress": ("{done} of {files} files", "{done} / {files} 个文件"),
    "departments.hints": (
        "Hints across departments, which prove nothing of any of them:",
        "各单位之间的线索（仅供参考，不作为任何单位的结论）：",
    ),
    "departments.more-hints": ("and {count} more of this kind [{code}]", "此类另有 {count} 条 [{code}]"),
    "departments.full-everywhere": (
        "`{name}` has full marks in {count} of {of} departments, and so tells none from another",
        "`{name}` 在 {of} 个单位中有 {count} 个得满分，分不出高低",
    ),
    "departments.actuals-on-target": (
        "the actual of `{name}` is just its target in {count} of {of} departments",
        "`{name}` 在 {of} 个单位中有 {count} 个的完成值恰好等于目标值",
    ),
    "departments.same-figures": (
        "in {count} of {of} departments all actuals are another's, three or more of them off their targets: {pairs}",
        "{of} 个单位中有 {count} 个的完成值与另一单位全部相同，其中至少三项不等于目标值：{pairs}",
    ),
    "departments.pair": ("{one} and {other}", "{one}与{other}"),
    "departments.same-figure": (
        "`{name}` is {value} in {count} of {of} departments, and that is not its target",
        "`{name}` 在 {of} 个单位中有 {count} 个填 {value}，而它不是目标值",
    ),
    "departments.first-digits": (
        "of {of} figures {count} open with {digit}, {share}, where {expected}% would be usual",
        "{of} 个数字中有 {count} 个以 {digit} 开头，占 {share}，通常约占 {expected}%",
    ),
    "departments.round-numbers": (
        "of {of} whole figures from 100 on {count} are multiples of 10, {share}, and {hundreds} of 100; "
        "chance would make 10% and 1%",
        "{of} 个不小于 100 的整数中有 {count} 个是 10 的倍数，占 {share}，{hundreds} 个是 100 的倍数；"
        "偶然情况下约为 10% 和 1%",
    ),
    "usage.folder-claims": (
        "`{option}` is for one department, and {path} is a folder",
        "`{option}` 只用于一个单位，而 {path} 是文件夹",
    ),
    "usage.folder-claims.hint": (
        "leave it out: NAME.claims.json beside NAME.json is found",
        "去掉这个选项：NAME.json 旁的 NAME.claims.json 会自动读取",
    ),
    "usage.folder-format": ("the audit of a folder has no form `{form}`", "文件夹的核查结果没有 `{form}` 这种格式"),
    "usage.folder-format.hint": ("write `--format text`, `json` or `csv`", "改用 `--format text`、`json` 或 `csv`"),
    "usage.folder-only": (
        "`{option}` is for a folder of departments, and {path} is one department's data",
        "`{option}` 只用于多个单位的文件夹，而 {path} 是一个单位的数据",
    ),
    "usage.folder-only.hint": ("leave it out, or give a folder", "去掉这个选项，或给出文件夹"),
    "usage.empty-folder": ("the folder `{path}` holds no department's file", "文件夹 `{path}` 中没有单位的文件"),
    "usage.empty-folder.hint": (
        "put data (NAME.json with NAME.claims.json) or forms (.xlsx, .docx, .csv) in it",
        "请放入数据（NAME.json 及 NAME.claims.json）或表格（.xlsx、.docx、.csv）",
    ),
}
