"""What is said of forms that are read: what is wrong with a file, and what of it was not taken as it stands."""

from __future__ import annotations

SENTENCES: dict[str, tuple[str, str]] = {
    "files-not-installed": (
        "workbooks, documents and pages need openpyxl, defusedxml, python-docx, lxml and XlsxWriter",
        "处理工作簿、Word 文档和网页需要 openpyxl、defusedxml、python-docx、lxml 和 XlsxWriter",
    ),
    "hint.save-anew": (
        "open it in the program that it is for, and save it under a new name",
        "请用对应的办公软件打开，另存为新文件",
    ),
    "no-data.form": ("the file is empty", "文件是空的"),
    "no-data.sheets": ("the workbook has no sheets of cells", "工作簿中没有工作表"),
    "no-data.form.hint": ("give the form as it was filled in", "请提供填好的表"),
    "unknown-format.kind": ("a form cannot be read from a file of the kind {kind}", "无法从 {kind} 文件中读取表格"),
    "unknown-format.kind.hint": (
        "save it as `.xlsx`, `.docx`, `.csv`, `.html` or `.txt`",
        "请另存为 `.xlsx`、`.docx`、`.csv`、`.html` 或 `.txt`",
    ),
    "unknown-format.archive.hint": ("unpack it, and give each form by itself", "请解压后逐个提供其中的表"),
    "unknown-format.form": ("the file is of no kind that a form can be read from", "无法识别文件的格式"),
    "file-too-long.form": ("the file has more than {most} bytes", "文件超过 {most} 字节"),
    "file-too-long.form.hint": (
        "leave out pictures and what does not belong to the form",
        "请去掉图片和与表无关的内容",
    ),
    "broken-file": ("the file is damaged, or not of the kind that it says it is", "文件已损坏，或并非其声称的格式"),
    "broken-file.hint": (
        "open it in a program for such files, and save it anew as `.xlsx`, `.docx` or `.csv`",
        "请用办公软件打开，另存为 `.xlsx`、`.docx` 或 `.csv`",
    ),
    "archive-too-large": (
        "the file unpacks to more than {most} MB, or grows too much as it is unpacked",
        "文件解压后超过 {most} MB，或解压倍数过大",
    ),
    "archive-too-large.parts": (
        "the file has {count} parts, and a form has at most {most}",
        "文件内有 {count} 个部分，表最多有 {most} 个",
    ),
    "archive-too-large.elements": ("the file holds more than a form may", "文件内容超过了表的上限"),
    "archive-too-large.hint": (
        "copy the form alone into a new file, and give that",
        "请只把表复制到一个新文件中，再提供新文件",
    ),
    "nested-archive": ("the file is an archive, and no form itself", "文件是压缩包，不是表"),
    "nested-archive.hint": ("unpack it, and give each form by itself", "请解压后逐个提供其中的表"),
    "encrypted-file": ("the file is protected by a password", "文件设有密码"),
    "encrypted-file.hint": (
        "open it with the password, take the password off, and save it",
        "请用密码打开，取消密码后保存",
    ),
    "document-type": (
        "the file declares a document type or entities, which no program for forms writes",
        "文件声明了文档类型或实体，办公软件不会这样写",
    ),
    "too-deep.form": ("elements stand in each other more than {most} deep", "元素嵌套超过 {most} 层"),
    "too-many-cells": (
        "the form would have {count} places, and may have {most}",
        "表会有 {count} 个单元格，最多只能有 {most} 个",
    ),
    "too-many-cells.merges": ("the sheet has more than {most} merged ranges", "工作表的合并区域超过 {most} 个"),
    "too-many-cells.merged": (
        "merges cover {count} places, and may cover {most}",
        "合并区域覆盖了 {count} 个单元格，最多只能有 {most} 个",
    ),
    "too-many-cells.lines": (
        "the form has {count} lines, and may have {most}",
        "表有 {count} 行文字，最多只能有 {most} 行",
    ),
    "too-many-cells.hint": (
        "delete the rows and columns beyond the form, or copy the form alone into a new file",
        "请删除表以外的行和列，或只把表复制到一个新文件中",
    ),
    "not-converted": ("LibreOffice cannot convert the file", "LibreOffice 无法转换这个文件"),
    "not-converted.time": (
        "LibreOffice has not converted the file in {seconds} seconds",
        "LibreOffice 在 {seconds} 秒内未完成转换",
    ),
    "not-converted.hint": ("open it, and save it as `.{made}`", "请打开后另存为 `.{made}`"),
    "not-converted.lacking": (
        "a `.{ending}` file is read by way of LibreOffice, which is not installed",
        "读取 `.{ending}` 文件要借助 LibreOffice，而它没有安装",
    ),
    "not-converted.lacking.hint": (
        "save it as `.{made}`, or install LibreOffice so that `soffice` can be run",
        "请另存为 `.{made}`，或安装 LibreOffice（使 `soffice` 命令可用）",
    ),
    # Notices.
    "covered-text": (
        "`{text}` stands under the merge of `{first}`, where nobody sees it, and is left out",
        "`{text}` 被 `{first}` 的合并区域盖住而看不见，已略去",
    ),
    "error-cell": ("the formula ends in the error `{text}`", "公式结果是错误值 `{text}`"),
    "typed-as-formula": (
        "`{text}` is a formula to a spreadsheet, and read as the text that was typed",
        "`{text}` 在表格软件里成了公式，按键入的文字读取",
    ),
    "no-cached-value": (
        "the formula has no value stored with it: open the file and save it once",
        "公式没有存下结果：请打开文件保存一次",
    ),
    "stale-values": (
        "`{sheet}` is to be calculated anew when it is opened, so that stored values may be others: "
        "open the file and save it once",
        "`{sheet}` 打开时要重新计算，存下的结果可能有出入：请打开文件保存一次",
    ),
    "float-noise": (
        "`{raw}` is read as `{text}`: the rest is left by binary arithmetic",
        "`{raw}` 按 `{text}` 读取：其余是二进制运算的误差",
    ),
    "shown-either-way": (
        "`{raw}` lies just between two values that can be shown; it is read as `{text}`, and some programs show it cut",
        "`{raw}` 恰在两个显示值的正中，按 `{text}` 读取，有的软件显示时会舍去",
    ),
    "hidden-cells.rows": ("rows {which} are hidden", "第 {which} 行被隐藏"),
    "hidden-cells.filtered": ("rows {which} are filtered out or hidden", "第 {which} 行被筛选掉或隐藏"),
    "hidden-cells.columns": ("columns {which} are hidden", "{which} 列被隐藏"),
    "hidden-sheet": ("the sheet `{name}` is hidden", "工作表 `{name}` 被隐藏"),
    "hidden-text": ("`{text}` is hidden, and left out", "`{text}` 是隐藏文字，已略去"),
    "inserted-text": (
        "the document has tracked insertions, which are taken as if accepted",
        "文档中有未接受的插入修订，已按接受处理",
    ),
    "deleted-text": ("`{text}` is deleted by a tracked change, and left out", "`{text}` 已被修订删除，已略去"),
    "nested-table": (
        "a table stands inside this cell; it is read apart, as `{table}`",
        "此单元格内另有表，单独读作 `{table}`",
    ),
    "placeholder": ("a control here is not filled in, and read as a blank", "此处的内容控件没有填写，按空白读取"),
    "headers": ("headers and footers are left out", "页眉页脚已略去"),
    "footnotes": ("footnotes and endnotes are left out", "脚注和尾注已略去"),
    "comments": ("comments are left out", "批注已略去"),
    "properties": (
        "the properties of the file, which may name people, are left out",
        "文件属性中可能有个人信息，已略去",
    ),
    "macros": ("the file has macros, which are never run", "文件中有宏，不会运行"),
    "external-links": (
        "formulas refer to other files; their stored values are taken, and the files are not read",
        "有公式引用其他文件；采用存下的结果，不读取那些文件",
    ),
    "embedded-files": ("files stand inside this one, and are not read", "文件中嵌有其他文件，没有读取"),
    "pictures": ("pictures and charts are left out", "图片和图表已略去"),
    "shapes": ("texts of drawn shapes are left out", "图形中的文字已略去"),
    "form-controls": (
        "buttons and check boxes that are drawn over the sheet are left out",
        "浮在工作表上的按钮和复选框已略去",
    ),
    "named-otherwise": ("the file is named `{ending}`, and is {kind}", "文件扩展名是 `{ending}`，实际是{kind}"),
    "phrase.form-workbook": ("a workbook", "工作簿"),
    "phrase.form-document": ("a document", "Word 文档"),
    "phrase.form-html": ("a page of HTML", "网页"),
    "phrase.form-table": ("a table of text", "文本表格"),
    "phrase.form-text": ("a text", "文本"),
    "phrase.more-notices": ("{count} more notices of `{code}`", "另有 {count} 条 `{code}`"),
    "encoding-found": ("the text is read as {encoding}", "文本按 {encoding} 编码读取"),
    "converted": (
        "the file was converted to `.{ending}` by LibreOffice",
        "文件由 LibreOffice 转换为 `.{ending}` 后读取",
    ),
}
