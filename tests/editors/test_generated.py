"""Hold what is generated for editors to the tables of the language, and the VS Code extension to what it must be."""

from __future__ import annotations

import json
import re
import zipfile
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest

import indicrules
from editors.generate import FOLDER, main, stale
from editors.package_vscode import packaged
from editors.snippets import snippets
from indicrules.language.words import BLOCKS
from indicrules.syntax.formatter import format_text

EXTENSION = FOLDER / "vscode"
_FILLED = re.compile(r"\$\{\d:([^}]*)\}")


def read(name: str) -> Any:
    """Give a file of the extension as data."""
    return json.loads((EXTENSION / name).read_text("utf-8"))


def filled(body: list[str]) -> str:
    """Give the text of a snippet as it stands before anything is typed."""
    return _FILLED.sub(r"\1", "\n".join(body).removesuffix("$0"))


def test_no_generated_file_is_stale() -> None:
    """After a change to the tables of the language: `python editors/generate.py`."""
    assert stale() == []


def test_a_stale_file_is_told_and_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """`--check` writes nothing and ends with 1; without it what is stale is written."""
    mode = tmp_path / "codemirror" / "indicrules.js"
    mode.parent.mkdir()
    mode.write_text((FOLDER / "codemirror" / "indicrules.js").read_text("utf-8").replace("规则集", "规则"), "utf-8")
    monkeypatch.setattr("editors.generate.FOLDER", tmp_path)
    assert main(["--check"]) == 1
    assert "stale: editors/codemirror/indicrules.js\n" in capsys.readouterr().out
    assert main([]) == 0
    assert main(["--check"]) == 0
    for name in ("codemirror/indicrules.js", "vscode/syntaxes/indicrules.tmLanguage.json"):
        assert (tmp_path / name).read_bytes() == (FOLDER / name).read_bytes()


def laid_out(text: str, keywords: Any) -> str:
    """Give a snippet as it would be laid out in a file, a clause under an indicator."""
    if text.split()[0] in BLOCKS:
        return format_text(text, keywords=keywords)
    return format_text(f"indicator x\n{text}", keywords=keywords).partition("\n")[2]


def settled(text: str) -> str:
    """Give a text without the indentation that editors add where a snippet is put in, and with single blanks."""
    return re.sub(r" +", " ", re.sub(r"^ +", "", text, flags=re.MULTILINE))


@pytest.mark.parametrize("title", list(snippets()))
def test_a_snippet_is_right_and_laid_out_as_it_comes(title: str) -> None:
    """Its keywords are those of one language."""
    snippet: Any = snippets()[title]
    text = filled(snippet["body"])
    assert settled(text) == settled(laid_out(text, "zh" if "：" in title else "en"))


def test_indentation_follows_blocks_and_bodies() -> None:
    """A line below a block or a body's keyword is indented; a title that names a block is none."""
    rules = read("language-configuration.json")["indentationRules"]
    deeper, back = (re.compile(rules[name]) for name in ("increaseIndentPattern", "decreaseIndentPattern"))
    lines = [
        "indicator x",
        "指标 x",
        "  score match a",
        "  得分",
        "  weight 10",
        'use "a"',
        "# indicator x",
        "metric m =",
    ]
    assert [bool(deeper.search(line)) for line in lines] == [True, True, True, True, False, False, False, True]
    assert [bool(back.search(line)) for line in ("  indicator x", "  weight 10")] == [True, False]


def test_the_extension_is_packed_whole(tmp_path: Path) -> None:
    """All that its description names is in it, the same bytes each time, and its version is the library's."""
    names = packaged(tmp_path / "a.vsix")
    packaged(tmp_path / "b.vsix")
    assert (tmp_path / "a.vsix").read_bytes() == (tmp_path / "b.vsix").read_bytes()
    description = read("package.json")
    assert description["version"] == indicrules.__version__
    assert json.loads((FOLDER / "codemirror" / "package.json").read_text("utf-8"))["version"] == indicrules.__version__
    contributes = description["contributes"]
    named = [
        description["main"],
        contributes["languages"][0]["configuration"],
        contributes["grammars"][0]["path"],
        contributes["snippets"][0]["path"],
    ]
    assert {f"extension/{each.removeprefix('./')}" for each in named} <= set(names)
    assert contributes["languages"][0]["extensions"] == [".indic"]
    with zipfile.ZipFile(tmp_path / "a.vsix") as archive:
        assert archive.namelist() == names
        assert archive.testzip() is None
        manifest = ElementTree.fromstring(archive.read("extension.vsixmanifest"))
        types = ElementTree.fromstring(archive.read("[Content_Types].xml"))
        assert archive.read("extension/extension.js") == (EXTENSION / "extension.js").read_bytes()
    space = "{http://schemas.microsoft.com/developer/vsx-schema/2011}"
    identity = manifest.find(f"{space}Metadata/{space}Identity")
    assert identity is not None
    assert identity.attrib == {
        "Language": "en-US",
        "Id": "indicrules",
        "Version": indicrules.__version__,
        "Publisher": "indicrules",
    }
    assert {asset.attrib["Path"] for asset in manifest.iter(f"{space}Asset")} <= set(names)
    assert {each.attrib["Extension"] for each in types} == {".js", ".json", ".md", ".txt", ".vsixmanifest"}


def test_the_extension_names_what_it_uses() -> None:
    """Each command and setting of its script is one of its description, and the reverse."""
    script = (EXTENSION / "extension.js").read_text("utf-8")
    contributes = read("package.json")["contributes"]
    settings = {name.removeprefix("indicrules.") for name in contributes["configuration"]["properties"]}
    assert set(re.findall(r'getConfiguration\("indicrules"\)\.get\("(\w+)"\)', script)) == settings
    registered = set(re.findall(r'registerCommand\("([\w.]+)"', script))
    # what the lens of an example runs is registered by the language client, for the server
    assert registered | {"indicrules.runExample"} == {each["command"] for each in contributes["commands"]}
