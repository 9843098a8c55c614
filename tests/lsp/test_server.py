"""The language server as an editor meets it: over its standard streams, by a client library."""

from __future__ import annotations

import re
import sys
from collections.abc import AsyncIterator, Sequence
from pathlib import Path
from typing import Any

import pytest

pytest.importorskip("pytest_lsp")  # which a light install lacks

import pytest_asyncio
import pytest_lsp
from lsprotocol import types
from pygls.exceptions import JsonRpcException
from pytest_lsp import ClientServerConfig, LanguageClient

from indicrules.syntax.formatter import format_text

pytestmark = pytest.mark.asyncio(loop_scope="module")
ONCE = pytest.mark.parametrize("client", ["utf-16"], indirect=True)  # what hangs on no position

# 𠮷 is one character, two units of UTF-16 and four of UTF-8; 土 one, one and three.
LAND = """ruleset land "𠮷土"
  total 100
  grade 优 >= 90
  grade 差 otherwise
input plots 宗
group g "𠮷 first"
  weight 60
indicator 土地𠮷 in g
  weight 60
  actual plots
  target >= 43 宗
indicator rest
  weight 40
  target >= 5 户
  score if met then full else score(土地𠮷)
# one remark
# and another
example "all of it"
  given plots = 43 宗
  given rest = 5 户
  expect total = 100, score(rest) = 40
example "wrong"
  given plots = 19 宗
  given rest = 5 户
  expect total = 100
"""


@pytest_lsp.fixture(  # type: ignore[untyped-decorator]  # the library has no types for it
    config=ClientServerConfig(server_command=[sys.executable, "-m", "indicrules", "lsp"]),
    params=["utf-8", "utf-16", "utf-32"],
    scope="module",
)
async def client(request: Any, lsp_client: LanguageClient) -> AsyncIterator[None]:
    """Start a server, once for each encoding of positions."""
    capabilities = pytest_lsp.client_capabilities("visual-studio-code")
    assert capabilities.general is not None
    capabilities.general.position_encodings = [types.PositionEncodingKind(request.param)]
    lsp_client.feature(types.WORKSPACE_CODE_LENS_REFRESH)(lambda params: None)
    begun = await lsp_client.initialize_session(types.InitializeParams(capabilities=capabilities, locale="en"))
    lsp_client.encoding = request.param  # type: ignore[attr-defined]  # for those who count positions
    lsp_client.agreed = begun.capabilities.position_encoding  # type: ignore[attr-defined]
    yield
    await lsp_client.shutdown_session()


@pytest_asyncio.fixture(loop_scope="module")
async def land(client: LanguageClient, tmp_path: Path) -> str:
    """Open the ruleset, and give its address."""
    (tmp_path / "land.indic").write_text(LAND, "utf-8")
    return await opened(client, (tmp_path / "land.indic").as_uri(), LAND)


async def opened(client: LanguageClient, uri: str, text: str) -> str:
    """Open a text and wait for what is said of it."""
    item = types.TextDocumentItem(uri, "indicrules", 1, text)
    client.text_document_did_open(types.DidOpenTextDocumentParams(item))
    await client.wait_for_notification(types.TEXT_DOCUMENT_PUBLISH_DIAGNOSTICS)
    return uri


async def typed(client: LanguageClient, uri: str, text: str, old: str, new: str) -> list[types.Diagnostic]:
    """Change a text as an editor does, and give what is said of it then."""
    start = text.index(old)
    change = types.TextDocumentContentChangePartial(span(client, text, start, start + len(old)), new)
    document = types.VersionedTextDocumentIdentifier(2, uri)
    client.text_document_did_change(types.DidChangeTextDocumentParams(document, [change]))
    await client.wait_for_notification(types.TEXT_DOCUMENT_PUBLISH_DIAGNOSTICS)
    return list(client.diagnostics[uri])


def errors(said: Sequence[types.Diagnostic]) -> list[int | str | None]:
    """Give the codes of what is wrong; what is doubtful besides is for others to say."""
    return [each.code for each in said if each.severity == types.DiagnosticSeverity.Error]


def at(client: LanguageClient, text: str, offset: int) -> types.Position:
    """Give the position of a place in a text, in the units that were agreed."""
    before = text[:offset].rpartition("\n")[2]
    width = {"utf-8": 1, "utf-16": 2, "utf-32": 4}[client.encoding]  # type: ignore[attr-defined]  # set by the fixture
    code = {1: "utf-8", 2: "utf-16-le", 4: "utf-32-le"}[width]
    return types.Position(text.count("\n", 0, offset), len(before.encode(code)) // width)


def span(client: LanguageClient, text: str, start: int, end: int) -> types.Range:
    """Give the range of a stretch of a text."""
    return types.Range(at(client, text, start), at(client, text, end))


def words(client: LanguageClient, text: str, word: str) -> list[types.Range]:
    """Give the ranges of each place of a word."""
    return [span(client, text, found.start(), found.end()) for found in re.finditer(re.escape(word), text)]


def place(client: LanguageClient, uri: str, text: str, word: str) -> dict[str, Any]:
    """Give what asks of the first place of a word."""
    return {
        "text_document": types.TextDocumentIdentifier(uri),
        "position": at(client, text, text.index(word) + 1),
    }


async def test_the_encoding_is_the_one_asked_for(client: LanguageClient, land: str) -> None:
    """The server takes the units that the editor counts in."""
    assert client.agreed == client.encoding  # type: ignore[attr-defined]  # set by the fixture


async def test_diagnostics_follow_what_is_typed(client: LanguageClient, land: str) -> None:
    """A mistake behind characters of several units is told at its place, with code, page, hint and source."""
    said = await typed(client, land, LAND, "score(土地𠮷)", "score(土地)")
    start = LAND.index("土地𠮷)")
    assert [each.range for each in said] == [span(client, LAND, start, start + 2)]
    assert [(each.code, each.severity, each.source) for each in said] == [
        ("unknown-item", types.DiagnosticSeverity.Error, "indicrules")
    ]
    assert said[0].message.endswith("\nhint: did you mean `土地𠮷`?")
    assert said[0].code_description is not None
    assert said[0].code_description.href.endswith("docs/errors.md#unknown-item")
    now = LAND.replace("score(土地𠮷)", "score(土地)")
    assert errors(await typed(client, land, now, "score(土地)", "score(土地𠮷)")) == []


@ONCE
async def test_whatever_is_typed_is_answered(client: LanguageClient, land: str) -> None:
    """A text that is no ruleset at all is told as such, and the server goes on."""
    said = await typed(client, land, LAND, LAND, "\u2028\r(((\0")
    assert said[0].code == "unsafe-character" or said[0].severity == types.DiagnosticSeverity.Error


async def test_an_edit_is_offered_as_an_action(client: LanguageClient, land: str) -> None:
    """Where the right text is known, an action writes it."""
    said = await typed(client, land, LAND, "  target >= 43", "  traget >= 43")
    now = LAND.replace("  target >= 43", "  traget >= 43")
    actions = await client.text_document_code_action_async(
        types.CodeActionParams(
            types.TextDocumentIdentifier(land), said[0].range, types.CodeActionContext(diagnostics=said)
        )
    )
    assert actions is not None
    edits = [
        list(each.edit.changes[land])
        for each in actions
        if isinstance(each, types.CodeAction) and each.edit and each.edit.changes
    ]
    assert edits == [[types.TextEdit(words(client, now, "traget")[0], "target")]]


@ONCE
async def test_settings_are_followed_as_they_change(client: LanguageClient, land: str, tmp_path: Path) -> None:
    """The editor is asked to watch their files; what is set counts at once, and a mistake in it is told."""
    assert [each.code for each in client.diagnostics[land]] == ["full-marks-alone"]
    settings = tmp_path / "indicrules.toml"
    change = types.DidChangeWatchedFilesParams([types.FileEvent(settings.as_uri(), types.FileChangeType.Changed)])
    found = []
    for text in ('[check]\nignore = ["all"]\n', '[check]\nignores = ["all"]\n'):
        settings.write_text(text, "utf-8")
        client.workspace_did_change_watched_files(change)
        asked = types.FoldingRangeParams(types.TextDocumentIdentifier(land))
        await client.text_document_folding_range_async(asked)  # answered when all that was said before is sent
        found.append([each.code for each in client.diagnostics[land]])
    assert found == [[], ["full-marks-alone"]]
    said = f"`{settings}`: there is no setting `check.ignores`\nhint: did you mean `ignore`?"
    assert [each.message for each in client.messages] == [said]


@ONCE
async def test_all_certain_edits_are_written_at_once(client: LanguageClient, land: str) -> None:
    """As an editor asks for it when it saves."""
    said = await typed(client, land, LAND, "  target >= 43", "  traget >= 43")
    context = types.CodeActionContext(said, [types.CodeActionKind.SourceFixAll])
    document = types.TextDocumentIdentifier(land)
    nowhere = types.Range(types.Position(0, 0), types.Position(0, 0))
    found = await client.text_document_code_action_async(types.CodeActionParams(document, nowhere, context))
    assert found is not None
    (action,) = found
    assert isinstance(action, types.CodeAction)
    assert action.edit is not None
    assert action.edit.changes is not None
    assert [each.new_text for each in action.edit.changes[land]] == ["ar"]


async def test_hovering_tells_the_meaning(client: LanguageClient, land: str) -> None:
    """An item is told in sentences, with its unit, its share and what it scores under the nearest example."""
    hover = await client.text_document_hover_async(types.HoverParams(**place(client, land, LAND, "土地𠮷 in")))
    assert hover is not None
    assert isinstance(hover.contents, types.MarkupContent)
    assert hover.range == words(client, LAND, "土地𠮷")[0]
    told = hover.contents.value.split("\n")
    assert told[0] == "**土地𠮷** — 60 points"
    assert "- measured in 宗" in told
    assert "- 60% of the total" in told
    assert told[-1] == "Under the example “all of it” it is 43 宗 and scores 60."


async def test_completion_knows_what_belongs_in_a_block(client: LanguageClient, land: str) -> None:
    """At the beginning of a line clauses of the block are offered, after a parenthesis the names of items."""
    now = LAND.replace("  weight 40\n", "  wei\n")
    await typed(client, land, LAND, "  weight 40\n", "  wei\n")
    inside = types.CompletionParams(types.TextDocumentIdentifier(land), at(client, now, now.index("  wei\n") + 5))
    offered = await client.text_document_completion_async(inside)
    assert isinstance(offered, list)
    labels = [each.label for each in offered]
    assert {"weight", "target", "deduct"} <= set(labels)
    assert not {"total", "given", "expect", "ruleset"} & set(labels)
    edit = next(each.text_edit for each in offered if each.label == "weight")
    assert edit == types.TextEdit(span(client, now, now.index("wei\n"), now.index("wei\n") + 3), "weight")
    named = await client.text_document_completion_async(types.CompletionParams(**place(client, land, now, "土地𠮷)")))
    assert isinstance(named, list)
    assert {"土地𠮷", "rest", "plots", "proportional"} <= {each.label for each in named}


async def test_names_are_found_and_renamed(client: LanguageClient, land: str) -> None:
    """A name leads to its declaration and to each mention, and all of them become another one."""
    asked = place(client, land, LAND, "土地𠮷)")
    declared = await client.text_document_definition_async(types.DefinitionParams(**asked))
    assert isinstance(declared, Sequence)
    assert list(declared) == [types.Location(land, words(client, LAND, "土地𠮷")[0])]
    context = types.ReferenceContext(include_declaration=True)
    mentioned = await client.text_document_references_async(types.ReferenceParams(context=context, **asked))
    assert list(mentioned or ()) == [types.Location(land, each) for each in words(client, LAND, "土地𠮷")]
    renamed = await client.text_document_rename_async(types.RenameParams(new_name="lots", **asked))
    assert renamed is not None
    assert renamed.changes is not None
    assert list(renamed.changes[land]) == [types.TextEdit(each, "lots") for each in words(client, LAND, "土地𠮷")]


@ONCE
@pytest.mark.parametrize(
    ("word", "why"),
    [
        ("weight", "`weight` is a word of the language and names nothing"),
        ("rest", "`rest` is taken: it stands in land.indic, line 12"),
        ("4x", "`4x` is no name: write letters, digits and `_`, a letter first"),
    ],
)
async def test_names_that_cannot_be_are_refused(client: LanguageClient, land: str, word: str, why: str) -> None:
    """A name that is reserved, taken or none at all is refused in words."""
    with pytest.raises(JsonRpcException, match=re.escape(why)):
        await client.text_document_rename_async(
            types.RenameParams(new_name=word, **place(client, land, LAND, "土地𠮷)"))
        )


@ONCE
async def test_the_outline_has_members_below_groups(client: LanguageClient, land: str) -> None:
    """Symbols are nested as the items are; blocks and runs of remarks fold."""
    document = types.TextDocumentIdentifier(land)
    symbols = await client.text_document_document_symbol_async(types.DocumentSymbolParams(document))
    assert symbols is not None
    assert [(each.name, [one.name for one in getattr(each, "children", None) or ()]) for each in symbols] == [
        ("land", []), ("plots", []), ("g", ["土地𠮷"]), ("rest", []), ("all of it", []), ("wrong", []),
    ]  # fmt: skip
    folds = await client.text_document_folding_range_async(types.FoldingRangeParams(document))
    assert folds is not None
    assert [(each.start_line, each.end_line) for each in folds] == [
        (0, 3), (5, 6), (7, 10), (11, 14), (17, 20), (21, 24), (15, 16),
    ]  # fmt: skip


@ONCE
async def test_formatting_writes_the_one_layout(client: LanguageClient, land: str) -> None:
    """The whole text is replaced by its layout."""
    options = types.FormattingOptions(tab_size=2, insert_spaces=True)
    edits = await client.text_document_formatting_async(
        types.DocumentFormattingParams(types.TextDocumentIdentifier(land), options)
    )
    assert edits is not None
    assert [(each.range, each.new_text) for each in edits] == [(span(client, LAND, 0, len(LAND)), format_text(LAND))]


@ONCE
async def test_examples_run_where_they_stand(client: LanguageClient, land: str) -> None:
    """A lens above each example runs it; what came of it is shown, and stands in the lens."""
    document = types.TextDocumentIdentifier(land)
    lenses = await client.text_document_code_lens_async(types.CodeLensParams(document))
    assert lenses is not None
    assert [each.command.title for each in lenses if each.command] == ["▶ run this example"] * 2
    second = lenses[1].command
    assert second is not None
    result = await client.workspace_execute_command_async(types.ExecuteCommandParams(second.command, second.arguments))
    assert result is not None
    assert result["passed"] is False
    assert result["title"] == "wrong"
    assert client.messages[-1].message.startswith("the example “wrong” does not hold\n")
    again = await client.text_document_code_lens_async(types.CodeLensParams(document))
    assert again is not None
    assert [each.command.title for each in again if each.command] == [
        "▶ run this example", "✗ 1 not as expected — run again",
    ]  # fmt: skip


@ONCE
async def test_scores_stand_beside_items(client: LanguageClient, land: str) -> None:
    """Each item shows what it scores under the nearest example, the ruleset its total and grade."""
    hints = await client.text_document_inlay_hint_async(
        types.InlayHintParams(types.TextDocumentIdentifier(land), span(client, LAND, 0, len(LAND)))
    )
    assert hints is not None
    assert [(each.position.line, each.label) for each in hints] == [
        (0, "= 100/100 优"), (5, "= 60/60"), (7, "= 60/60"), (11, "= 40/40"),
    ]  # fmt: skip


@ONCE
async def test_a_used_file_counts_as_it_stands_in_the_editor(client: LanguageClient, tmp_path: Path) -> None:
    """What is not saved counts; a name is renamed in the file that declares it and in those that use it."""
    base, main = tmp_path / "base.indic", tmp_path / "main.indic"
    text = 'ruleset m\n  total 1\nuse "base"\nindicator a\n  weight 1\n  actual lots\n  target >= 5 宗\n'
    base.write_text("input plots 宗\n", "utf-8")
    main.write_text(text, "utf-8")
    await opened(client, main.as_uri(), text)
    assert errors(client.diagnostics[main.as_uri()]) == ["unknown-name"]
    await opened(client, base.as_uri(), "input lots 宗\n")
    context = types.ReferenceContext(include_declaration=True)
    asked = place(client, base.as_uri(), "input lots 宗\n", "lots")
    mentioned = await client.text_document_references_async(types.ReferenceParams(context=context, **asked))
    assert mentioned is not None
    assert sorted(each.uri for each in mentioned) == [base.as_uri(), main.as_uri()]
    assert errors(client.diagnostics[main.as_uri()]) == []
