"""Turn an audit into a piece of HTML for a page of others, such as a notebook."""

from __future__ import annotations

from indicrules.audit.found import Audit
from indicrules.explain.markup import Markup
from indicrules.explain.messages import Words
from indicrules.explain.style import PIECE
from indicrules.report.audited import audited, delta_text
from indicrules.text.sentence import Language


def fragment(audit: Audit, lang: Language) -> str:
    """Write what an audit found as an element with its styles, every text escaped; it names no other file."""
    mark, found, card = Markup(Words(lang)), audited(audit, lang), audit.card
    lines = [
        f'<div class="indicrules-card" lang="{lang}">',
        f"<style>{PIECE}</style>",
        f"<div>{mark(card.title or card.name)}{mark(mark.words.say('colon'))}{mark(found.counts)}</div>",
    ]
    if found.findings:
        lines.append("<table>")
        for each in found.findings:
            gap = mark(delta_text(each.delta, lang)) if each.delta else ""
            under = "".join(f"<br>{mark(label)}{mark(text)}" for label, text in each.under)
            lines.append(
                f'<tr><th scope="row">{mark(each.label)}</th><td>{mark.quoting(each.said)}{under}</td>'
                f'<td class="number">{gap}</td></tr>'
            )
        lines.append("</table>")
    return "\n".join([*lines, "</div>"]) + "\n"
