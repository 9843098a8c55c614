"""Answer an editor over the language server protocol: each request by the module that knows."""

from __future__ import annotations

import os
import sys
from collections.abc import Generator
from typing import Any, Final

from lsprotocol import types
from pygls.exceptions import JsonRpcInvalidParams
from pygls.lsp.server import LanguageServer
from pygls.protocol import LanguageServerProtocol, lsp_method

from indicrules.lint.config import OWN, SHARED
from indicrules.lsp import completing, hovering, naming, outline, told, trying
from indicrules.lsp.session import Open, Session
from indicrules.syntax.formatter import format_text
from indicrules.text.errors import RulesetError
from indicrules.text.sentence import Language, Sentence, label
from indicrules.text.version import VERSION

_TRIGGERS: Final = [" ", "(", '"']


class _Protocol(LanguageServerProtocol):
    """The protocol, but that the texts are kept by the session alone, which counts lines as editors do."""

    @lsp_method(types.TEXT_DOCUMENT_DID_OPEN)
    def lsp_text_document__did_open(self, params: types.DidOpenTextDocumentParams) -> Generator[Any, Any, None]:
        """Hand an opened text on."""
        yield self.fm.features[types.TEXT_DOCUMENT_DID_OPEN], (params,), None

    @lsp_method(types.TEXT_DOCUMENT_DID_CHANGE)
    def lsp_text_document__did_change(self, params: types.DidChangeTextDocumentParams) -> Generator[Any, Any, None]:
        """Hand the changes of a text on."""
        yield self.fm.features[types.TEXT_DOCUMENT_DID_CHANGE], (params,), None

    @lsp_method(types.TEXT_DOCUMENT_DID_CLOSE)
    def lsp_text_document__did_close(self, params: types.DidCloseTextDocumentParams) -> Generator[Any, Any, None]:
        """Hand on that a text was closed."""
        yield self.fm.features[types.TEXT_DOCUMENT_DID_CLOSE], (params,), None


class Server(LanguageServer):
    """A language server for one editor."""

    def __init__(self, language: Language | None = None) -> None:
        """Begin; `language` is that of messages, None for that of the editor."""
        super().__init__("indicrules", VERSION, protocol_cls=_Protocol)
        self.session = Session(language)
        self._trials: dict[str, trying.Trials] = {}
        self._unfit: tuple[Sentence, Sentence | None] | None = None

    def found(self, uri: str) -> Open | None:
        """Give what is open under an address."""
        return self.session.open.get(uri)

    def trials(self, uri: str) -> trying.Trials:
        """Give what the examples of a document came to."""
        return self._trials.setdefault(uri, trying.Trials())

    def publish(self, found: Open) -> None:
        """Send all that is to be said of a document."""
        said = told.told(found, self.session)
        self._tell_unfit()
        self.text_document_publish_diagnostics(types.PublishDiagnosticsParams(found.uri, said, found.version))

    def _tell_unfit(self) -> None:
        """Say once what is wrong with a file of settings."""
        unfit, language = self.session.unfit, self.session.language
        if unfit is not None and unfit != self._unfit:
            said, advice = unfit
            message = said.told(language)
            if advice is not None:
                message += f"\n{label('label.hint', language)}{advice.told(language)}"
            self.window_show_message(types.ShowMessageParams(types.MessageType.Error, message))
        self._unfit = unfit

    def publish_others(self, found: Open) -> None:
        """Send all that is to be said of what uses a document, or is used by it, since that changed."""
        for each in (*self.session.users_of(found.document), *self.session.used_by(found.document)):
            self.publish(each)


def serve(language: Language | None = None) -> None:
    """Answer on the standard streams until the editor ends that."""
    # At the end the server closes its output, and standard output must still be there.
    with os.fdopen(os.dup(sys.stdout.fileno()), "wb") as output:
        server(language).start_io(stdout=output)


def server(language: Language | None = None) -> Server:
    """Make a server that knows all answers."""
    made = Server(language)
    _of_texts(made)
    _of_places(made)
    _of_documents(made)
    return made


def _of_texts(server: Server) -> None:
    """Have the server follow what is opened, changed and closed."""
    session = server.session

    @server.feature(types.INITIALIZE)
    def initialize(params: types.InitializeParams) -> None:
        encoding = server.workspace.position_encoding  # one of the enumeration, or its value as it was sent
        folders = [each.uri for each in params.workspace_folders or ()]
        folder = folders[0] if folders else params.root_uri
        session.begin(params.locale, str(getattr(encoding, "value", encoding)), folder)

    @server.feature(types.INITIALIZED)
    def initialized(params: types.InitializedParams) -> None:
        workspace = server.client_capabilities.workspace
        watching = workspace and workspace.did_change_watched_files
        if watching and watching.dynamic_registration:
            watched = types.DidChangeWatchedFilesRegistrationOptions(
                [types.FileSystemWatcher(f"**/{name}") for name in (OWN, SHARED)]
            )
            wish = types.Registration("settings", types.WORKSPACE_DID_CHANGE_WATCHED_FILES, watched)
            server.client_register_capability(types.RegistrationParams([wish]))

    @server.feature(types.WORKSPACE_DID_CHANGE_WATCHED_FILES)
    def changed_beside(params: types.DidChangeWatchedFilesParams) -> None:
        session.forget_settings()
        for each in session.open.values():
            server.publish(each)

    @server.feature(types.TEXT_DOCUMENT_DID_OPEN)
    def opened(params: types.DidOpenTextDocumentParams) -> None:
        found = session.opened(params.text_document.uri, params.text_document.version, params.text_document.text)
        server.publish(found)
        server.publish_others(found)

    @server.feature(types.TEXT_DOCUMENT_DID_CHANGE)
    def changed(params: types.DidChangeTextDocumentParams) -> None:
        if server.found(params.text_document.uri) is not None:
            document = params.text_document
            found = session.changed(document.uri, document.version, params.content_changes)
            server.publish(found)
            server.publish_others(found)

    @server.feature(types.TEXT_DOCUMENT_DID_CLOSE)
    def closed(params: types.DidCloseTextDocumentParams) -> None:
        found = server.found(params.text_document.uri)
        users = [] if found is None else [*session.users_of(found.document), *session.used_by(found.document)]
        session.closed(params.text_document.uri)
        server.text_document_publish_diagnostics(types.PublishDiagnosticsParams(params.text_document.uri, []))
        for each in users:
            server.publish(each)

    @server.feature(types.TEXT_DOCUMENT_DID_SAVE)
    def saved(params: types.DidSaveTextDocumentParams) -> None:
        session.saved()
        for each in session.open.values():
            server.publish(each)


def _of_places(server: Server) -> None:
    """Have the server answer what is asked of a place in a text."""
    session = server.session

    @server.feature(types.TEXT_DOCUMENT_HOVER)
    def hover(params: types.HoverParams) -> types.Hover | None:
        uri = params.text_document.uri
        found = server.found(uri)
        return None if found is None else hovering.hovered(found, session, server.trials(uri), params.position)

    @server.feature(types.TEXT_DOCUMENT_COMPLETION, types.CompletionOptions(trigger_characters=_TRIGGERS))
    def completion(params: types.CompletionParams) -> list[types.CompletionItem]:
        found = server.found(params.text_document.uri)
        return [] if found is None else completing.completions(found, session, params.position)

    @server.feature(types.TEXT_DOCUMENT_DEFINITION)
    def definition(params: types.DefinitionParams) -> list[types.Location]:
        found = server.found(params.text_document.uri)
        return [] if found is None else naming.definitions(found, session, params.position)

    @server.feature(types.TEXT_DOCUMENT_REFERENCES)
    def references(params: types.ReferenceParams) -> list[types.Location]:
        found, declared = server.found(params.text_document.uri), params.context.include_declaration
        return [] if found is None else naming.references(found, session, params.position, declared)

    @server.feature(types.TEXT_DOCUMENT_PREPARE_RENAME)
    def prepare_rename(params: types.PrepareRenameParams) -> types.Range | None:
        found = server.found(params.text_document.uri)
        if found is None:
            return None
        try:
            return found.lines(session.encoding).of(naming.renameable(found, session, params.position).span)
        except naming.Refused as refused:
            raise JsonRpcInvalidParams(refused.said.told(session.language)) from None

    @server.feature(types.TEXT_DOCUMENT_RENAME, types.RenameOptions(prepare_provider=True))
    def rename(params: types.RenameParams) -> types.WorkspaceEdit | None:
        found = server.found(params.text_document.uri)
        if found is None:
            return None
        try:
            return naming.renamed(found, session, params.position, params.new_name)
        except naming.Refused as refused:
            raise JsonRpcInvalidParams(refused.said.told(session.language)) from None

    @server.feature(
        types.TEXT_DOCUMENT_CODE_ACTION,
        types.CodeActionOptions(code_action_kinds=[types.CodeActionKind.QuickFix, told.FIX_ALL]),
    )
    def code_action(params: types.CodeActionParams) -> list[types.CodeAction]:
        found = server.found(params.text_document.uri)
        return [] if found is None else list(told.actions(found, session, params.range, params.context.only))

    @server.feature(types.TEXT_DOCUMENT_INLAY_HINT)
    def inlay_hint(params: types.InlayHintParams) -> list[types.InlayHint]:
        uri = params.text_document.uri
        found = server.found(uri)
        return [] if found is None else list(trying.hints(found, session, server.trials(uri), params.range))


def _of_documents(server: Server) -> None:
    """Have the server answer what is asked of a whole text."""
    session = server.session

    @server.feature(types.TEXT_DOCUMENT_DOCUMENT_SYMBOL)
    def document_symbol(params: types.DocumentSymbolParams) -> list[types.DocumentSymbol]:
        found = server.found(params.text_document.uri)
        return [] if found is None else outline.symbols(found, session)

    @server.feature(types.TEXT_DOCUMENT_FOLDING_RANGE)
    def folding_range(params: types.FoldingRangeParams) -> list[types.FoldingRange]:
        found = server.found(params.text_document.uri)
        return [] if found is None else outline.folds(found, session)

    @server.feature(types.TEXT_DOCUMENT_FORMATTING)
    def formatting(params: types.DocumentFormattingParams) -> list[types.TextEdit]:
        found = server.found(params.text_document.uri)
        if found is None:
            return []
        try:
            after = format_text(found.document.text)
        except RulesetError:
            return []  # what is wrong is told as it is
        return [types.TextEdit(found.lines(session.encoding).whole(), after)] if after != found.document.text else []

    @server.feature(types.TEXT_DOCUMENT_CODE_LENS)
    def code_lens(params: types.CodeLensParams) -> list[types.CodeLens]:
        uri = params.text_document.uri
        found = server.found(uri)
        return [] if found is None else list(trying.lenses(found, session, server.trials(uri)))

    @server.command(trying.RUN)
    def run_example(uri: str, index: int) -> dict[str, Any] | None:
        found = server.found(uri)
        if found is None:
            return None
        result = trying.ran(found, session, server.trials(uri), index)
        kind = types.MessageType.Info if result["passed"] else types.MessageType.Warning
        server.window_show_message(types.ShowMessageParams(kind, result["message"]))
        lens = server.client_capabilities.workspace and server.client_capabilities.workspace.code_lens
        if lens and lens.refresh_support:
            server.workspace_code_lens_refresh(None)
        return result
