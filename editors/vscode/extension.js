// Starts the language server `indicrules lsp` and hands it the files that end in `.indic`; all else is the server's.

const vscode = require("vscode")

let client

function messages() {
  const chosen = vscode.workspace.getConfiguration("indicrules").get("language")
  return chosen === "en" || chosen === "zh" ? chosen : vscode.env.language.startsWith("zh") ? "zh" : "en"
}

async function start() {
  const {LanguageClient, TransportKind} = require("vscode-languageclient/node")
  const command = vscode.workspace.getConfiguration("indicrules").get("path") || "indicrules"
  client = new LanguageClient(
    "indicrules",
    "indicrules",
    {command, args: ["lsp", "--lang", messages()], transport: TransportKind.stdio},
    {documentSelector: [{scheme: "file", language: "indicrules"}]},
  )
  try {
    await client.start()
  } catch (problem) {
    client = undefined
    const text = messages() === "zh" ? "无法启动" : "cannot be started"
    vscode.window.showWarningMessage(`indicrules: \`${command} lsp\` ${text}: ${problem.message}`)
  }
}

async function stop() {
  const running = client
  client = undefined
  if (running) await running.stop()
}

async function restart() {
  await stop()
  if (vscode.workspace.isTrusted) await start()
}

async function activate(context) {
  context.subscriptions.push(
    vscode.commands.registerCommand("indicrules.restart", restart),
    vscode.workspace.onDidGrantWorkspaceTrust(restart),
    vscode.workspace.onDidChangeConfiguration((change) => {
      if (change.affectsConfiguration("indicrules")) return restart()
    }),
  )
  if (vscode.workspace.isTrusted) await start()
}

module.exports = {activate, deactivate: stop}
