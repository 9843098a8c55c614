// Read texts by the CodeMirror mode: an array of texts on standard input, of each its stretches with their styles.

import {readFileSync} from "node:fs"
import {indicrules} from "../../editors/codemirror/indicrules.js"

/** What of CodeMirror's stream of a line the mode uses. */
class Stream {
  constructor(string) {
    this.string = string
    this.pos = 0
    this.start = 0
  }
  sol() {
    return this.pos === 0
  }
  next() {
    return this.pos < this.string.length ? this.string.charAt(this.pos++) : undefined
  }
  eatSpace() {
    const start = this.pos
    while (/[\s\u00a0]/.test(this.string.charAt(this.pos))) this.pos += 1
    return this.pos > start
  }
  match(pattern, consume = true) {
    const found = this.string.slice(this.pos).match(pattern)
    if (found && found.index > 0) return null
    if (found && consume) this.pos += found[0].length
    return found
  }
}

function styled(text) {
  const found = []
  const state = indicrules.startState()
  let offset = 0
  for (const line of text.split("\n")) {
    const stream = new Stream(line)
    while (stream.pos < line.length) {
      stream.start = stream.pos
      const style = indicrules.token(stream, state)
      if (stream.pos === stream.start) throw new Error(`nothing is read of ${line.slice(stream.pos)}`)
      if (style) found.push([offset + stream.start, offset + stream.pos, style])
    }
    offset += line.length + 1
  }
  return found
}

const texts = JSON.parse(readFileSync(0, "utf8"))
process.stdout.write(JSON.stringify(texts.map(styled)))
