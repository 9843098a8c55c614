"""What the language server says in an editor: of names that cannot be others, of examples, of values in place."""

from __future__ import annotations

SENTENCES: dict[str, tuple[str, str]] = {
    "editor.not-a-name": ("no name stands here that could be another one", "这里没有可以改名的名称"),
    "editor.not-declared": ("`{word}` is declared in no file that can be changed", "可以修改的文件里没有声明 `{word}`"),
    "editor.no-name": (
        "`{word}` is no name: write letters, digits and `_`, a letter first",
        "`{word}` 不能作名称：只用文字、数字和 `_`，以文字开头",
    ),
    "editor.reserved": ("`{word}` is a word of the language and names nothing", "`{word}` 是语言的关键字，不能作名称"),
    "editor.taken": ("`{word}` is taken: it stands in {file}, line {line}", "`{word}` 已被使用：{file} 第 {line} 行"),
    "editor.fix-all": ("write all edits that are certain", "写入所有无疑义的修改"),
    "editor.run": ("▶ run this example", "▶ 运行此示例"),
    "editor.holds": ("✓ holds — run again", "✓ 相符——再运行"),
    "editor.fails": ("✗ {count} not as expected — run again", "✗ {count} 处不符——再运行"),
    "editor.example-holds": ("the example “{title}” holds", "示例“{title}”相符"),
    "editor.example-fails": ("the example “{title}” does not hold", "示例“{title}”不符"),
    "editor.has-errors": ("the text has errors; correct them first", "文件有错误，请先改正"),
    "editor.under": ("under the example “{title}”", "按示例“{title}”计算"),
    "editor.under-example": ("Under the example “{title}” it scores {score}.", "按示例“{title}”得 {score} 分。"),
    "editor.under-example-with": (
        "Under the example “{title}” it is {actual} and scores {score}.",
        "按示例“{title}”完成值为 {actual}，得 {score} 分。",
    ),
    "editor.measured-in": ("measured in {unit}", "以 {unit} 计量"),
    "editor.share": ("{share} of the total", "占总分的 {share}"),
    "editor.unit-of-its-own": ("a unit of its own", "独立的计量单位"),
    "editor.grade": ("grade", "等级"),
    "editor.parameter": ("parameter", "参数"),
    "editor.unit": ("1 {word} is {scale} {base}", "1 {word}为 {scale} {base}"),
    "lsp-not-installed": ("the language server needs pygls", "语言服务需要 pygls"),
}
