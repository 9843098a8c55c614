#!/usr/bin/env bash
# An editor and a language server that count lines differently put the same edit in two places, without a word.
#
# Guessed: the library that keeps a language server's copy of a file parts lines as the protocol says (a line ends with
# a line feed, a carriage return or both), as the library of the protocol's own authors does.
#
# Seen (Python 3.11, pygls 2.1.1 with lsprotocol 2025.0.0; node, vscode-languageserver-textdocument 1.0.16), of a text of
# two lines, in the first of which stands U+2028 (what is pasted from word processors), U+0085, a form feed, a vertical
# tab or a file separator, whose second line an editor replaces:
# - The JavaScript library counts two lines and replaces the second.
# - pygls counts three, by Python's `splitlines`, and replaces the rest of the first line. From then on the server's
#   text is not the editor's, and every place below is one line off. A lone carriage return ends a line for both.
set -euo pipefail

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT

python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install -q --disable-pip-version-check pygls==2.1.1 lsprotocol==2025.0.0
npm install --silent --no-audit --no-fund --prefix "$folder" vscode-languageserver-textdocument@1.0.16

cat >"$folder/seen.py" <<'PY'
from lsprotocol import types
from pygls.workspace import TextDocument

for mark in ("\u2028", "\u0085", "\f", "\v", "\u001c", "\r"):
    document = TextDocument("file:///rules.txt", source=f"title{mark}of a line\nweight 10\n", version=1)
    second = types.Range(types.Position(1, 0), types.Position(1, 9))
    document.apply_change(types.TextDocumentContentChangePartial(range=second, text="weight 20"))
    print(f"U+{ord(mark):04X}", len(document.lines), ascii(document.source))
PY

cat >"$folder/seen.js" <<'JS'
const { TextDocument } = require("vscode-languageserver-textdocument");

const ascii = (text) =>
  "'" + [...text].map((each) => (each === "\n" ? "\\n" : each === "\r" ? "\\r" : each)).join("") + "'";
for (const mark of ["\u2028", "\u0085", "\f", "\v", "\u001c", "\r"]) {
  const document = TextDocument.create("file:///rules.txt", "text", 1, `title${mark}of a line\nweight 10\n`);
  const second = { start: { line: 1, character: 0 }, end: { line: 1, character: 9 } };
  TextDocument.update(document, [{ range: second, text: "weight 20" }], 2);
  const code = "U+" + mark.charCodeAt(0).toString(16).toUpperCase().padStart(4, "0");
  console.log(code, document.lineCount - 1, ascii(document.getText()).replace(mark, `<${code}>`));
}
JS

cat >"$folder/expected" <<'TXT'
U+2028 3 'title\u2028weight 20\nweight 10\n'
U+0085 3 'title\x85weight 20\nweight 10\n'
U+000C 3 'title\x0cweight 20\nweight 10\n'
U+000B 3 'title\x0bweight 20\nweight 10\n'
U+001C 3 'title\x1cweight 20\nweight 10\n'
U+000D 3 'title\rweight 20\nweight 10\n'
U+2028 2 'title<U+2028>of a line\nweight 20\n'
U+0085 2 'title<U+0085>of a line\nweight 20\n'
U+000C 2 'title<U+000C>of a line\nweight 20\n'
U+000B 2 'title<U+000B>of a line\nweight 20\n'
U+001C 2 'title<U+001C>of a line\nweight 20\n'
U+000D 3 'title\rweight 20\nweight 10\n'
TXT

{
  "$folder/venv/bin/python" "$folder/seen.py"
  node "$folder/seen.js"
} | tee "$folder/seen"
diff "$folder/expected" "$folder/seen"
