"""Turn the tables of the language into what editors need: python editors/generate.py [--check]

`--check` writes nothing, and ends with 1 where a file is stale.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

FOLDER = Path(__file__).resolve().parent
sys.path.insert(0, str(FOLDER.parent))

from editors import codemirror_words, language_configuration, snippets, textmate  # noqa: E402  # found by the line above


def generated() -> dict[str, str]:
    """Give the text of each generated file by its path below this folder."""
    mode = "codemirror/indicrules.js"
    return {
        "vscode/syntaxes/indicrules.tmLanguage.json": _json(textmate.grammar()),
        "vscode/language-configuration.json": _json(language_configuration.configuration()),
        "vscode/snippets/indicrules.json": _json(snippets.snippets()),
        mode: codemirror_words.renewed((FOLDER / mode).read_text(encoding="utf-8")),
    }


def stale() -> list[str]:
    """Give the paths of generated files that are not what they would be now."""
    return [name for name, text in generated().items() if not _holds(FOLDER / name, text)]


def _holds(path: Path, text: str) -> bool:
    return path.is_file() and path.read_text(encoding="utf-8") == text


def _json(content: object) -> str:
    return json.dumps(content, ensure_ascii=False, indent=2) + "\n"


def main(arguments: list[str]) -> int:
    """Write what is stale, or say it; give the exit code."""
    found = stale()
    for name in found:
        if "--check" not in arguments:
            (FOLDER / name).parent.mkdir(parents=True, exist_ok=True)
            (FOLDER / name).write_text(generated()[name], encoding="utf-8")
        print(f"{'stale' if '--check' in arguments else 'written'}: editors/{name}")
    return int("--check" in arguments and bool(found))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
