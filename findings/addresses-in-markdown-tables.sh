#!/usr/bin/env bash
# The source of a rule, an address with an encoded name, a query and a bar, in a cell of a Markdown table.
#
# Guessed: an autolink `<http://…>` is the safe way to write an address: every renderer shows it, and links to it, as it
# was written, and only a bar needs its backslash in a table.
#
# Seen (Python 3.11, markdown-it-py 4.3.0, cmarkgfm 2025.10.22, mistune 3.4.0), what a reader sees of the address, and
# where the link leads:
# - `%E4%B8%AD` is shown as 中 by markdown-it-py, the link being right; the others show what was written;
# - `&amp;` in an autolink is text to markdown-it-py, a mere `&` to cmarkgfm, and to mistune a mere `&` where the link
#   leads, but not in what is shown;
# - the backslash that a bar needs in a table stays in the address with mistune, shown and linked.
# So an address that holds an entity or a bar has no writing that all of them link alike.
set -euo pipefail

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT

python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install -q --disable-pip-version-check markdown-it-py==4.3.0 cmarkgfm==2025.10.22 mistune==3.4.0

cat >"$folder/seen.py" <<'PY'
from html.parser import HTMLParser

import cmarkgfm
import markdown_it
import mistune


class Links(HTMLParser):
    def __init__(self):
        super().__init__(convert_charrefs=True)
        self.found, self.inside = [], False

    def handle_starttag(self, tag, attributes):
        if tag == "a":
            self.inside = True
            self.found.append([dict(attributes)["href"], ""])

    def handle_endtag(self, tag):
        self.inside = self.inside and tag != "a"

    def handle_data(self, text):
        if self.inside:
            self.found[-1][1] += text


RENDERERS = {
    "markdown-it-py": markdown_it.MarkdownIt("commonmark").enable("table").render,
    "cmarkgfm": cmarkgfm.github_flavored_markdown_to_html,
    "mistune": mistune.create_markdown(plugins=["table"]),
}
for address in ("http://a.org/%E4%B8%AD", "http://a.org/?x=1&amp;y=2", r"http://a.org/?x=1\|2"):
    for name, render in RENDERERS.items():
        page = Links()
        page.feed(render(f"| source |\n|---|\n| <{address}> |\n"))
        ((href, shown),) = page.found
        print(address, name, shown, href)
PY

cat >"$folder/expected" <<'TXT'
http://a.org/%E4%B8%AD markdown-it-py http://a.org/中 http://a.org/%E4%B8%AD
http://a.org/%E4%B8%AD cmarkgfm http://a.org/%E4%B8%AD http://a.org/%E4%B8%AD
http://a.org/%E4%B8%AD mistune http://a.org/%E4%B8%AD http://a.org/%E4%B8%AD
http://a.org/?x=1&amp;y=2 markdown-it-py http://a.org/?x=1&amp;y=2 http://a.org/?x=1&amp;y=2
http://a.org/?x=1&amp;y=2 cmarkgfm http://a.org/?x=1&y=2 http://a.org/?x=1&y=2
http://a.org/?x=1&amp;y=2 mistune http://a.org/?x=1&amp;y=2 http://a.org/?x=1&y=2
http://a.org/?x=1\|2 markdown-it-py http://a.org/?x=1|2 http://a.org/?x=1%7C2
http://a.org/?x=1\|2 cmarkgfm http://a.org/?x=1|2 http://a.org/?x=1%7C2
http://a.org/?x=1\|2 mistune http://a.org/?x=1\|2 http://a.org/?x=1%5C%7C2
TXT

"$folder/venv/bin/python" "$folder/seen.py" | tee "$folder/seen"
diff "$folder/expected" "$folder/seen"
