// A CodeMirror 6 mode for indicrules: rulesets in colours on web pages, keywords in English and Chinese.
//
//   import {StreamLanguage} from "@codemirror/language"
//   import {indicrules} from "./indicrules.js"
//   const extensions = [StreamLanguage.define(indicrules)]
//
// A word is a keyword by its place in the line, so each is read with what stands before it. No build step, no imports.

// generated from the tables of the language by `python editors/generate.py`
const TABLES = {
  "words": {
    "block": {
      "ruleset": ["ruleset", "RULESET"],
      "规则集": ["ruleset", "RULESET"],
      "use": ["use", "USE"],
      "引用": ["use", "USE"],
      "unit": ["unit", "UNIT"],
      "单位": ["unit", "UNIT"],
      "input": ["input", "INPUT"],
      "输入": ["input", "INPUT"],
      "param": ["param", "PARAM"],
      "参数": ["param", "PARAM"],
      "metric": ["metric", "METRIC"],
      "计算": ["metric", "METRIC"],
      "method": ["method", "METHOD"],
      "方法": ["method", "METHOD"],
      "table": ["table", "TABLE"],
      "表": ["table", "TABLE"],
      "group": ["group", "GROUP"],
      "分组": ["group", "GROUP"],
      "indicator": ["indicator", "INDICATOR"],
      "指标": ["indicator", "INDICATOR"],
      "check": ["check", "CHECK"],
      "检查": ["check", "CHECK"],
      "example": ["example", "EXAMPLE"],
      "示例": ["example", "EXAMPLE"],
    },
    "clause": {
      "source": ["source", "SOURCE"],
      "依据": ["source", "SOURCE"],
      "period": ["period", "PERIOD"],
      "期间": ["period", "PERIOD"],
      "total": ["total", "TOTAL"],
      "总分": ["total", "TOTAL"],
      "out of": ["out of", "OUT_OF"],
      "满分": ["out of", "OUT_OF"],
      "round": ["round", "ROUND"],
      "取整": ["round", "ROUND"],
      "grade": ["grade", "GRADE"],
      "等级": ["grade", "GRADE"],
      "score": ["score", "SCORE"],
      "得分": ["score", "SCORE"],
      "weight": ["weight", "WEIGHT"],
      "权重": ["weight", "WEIGHT"],
      "bonus": ["bonus", "BONUS"],
      "附加分": ["bonus", "BONUS"],
      "target": ["target", "TARGET"],
      "目标": ["target", "TARGET"],
      "actual": ["actual", "ACTUAL"],
      "完成值": ["actual", "ACTUAL"],
      "evidence": ["evidence", "EVIDENCE"],
      "佐证": ["evidence", "EVIDENCE"],
      "deduct": ["deduct", "DEDUCT"],
      "扣": ["deduct", "DEDUCT"],
      "award": ["award", "AWARD"],
      "加": ["award", "AWARD"],
      "cap": ["cap", "CAP"],
      "封顶": ["cap", "CAP"],
      "floor": ["floor", "FLOOR"],
      "保底": ["floor", "FLOOR"],
      "downgrade": ["downgrade", "DOWNGRADE"],
      "降档": ["downgrade", "DOWNGRADE"],
      "require": ["require", "REQUIRE"],
      "前提": ["require", "REQUIRE"],
      "missing": ["missing", "MISSING"],
      "缺失": ["missing", "MISSING"],
      "inapplicable": ["inapplicable", "INAPPLICABLE"],
      "不适用": ["inapplicable", "INAPPLICABLE"],
      "note": ["note", "NOTE"],
      "说明": ["note", "NOTE"],
      "given": ["given", "GIVEN"],
      "已知": ["given", "GIVEN"],
      "expect": ["expect", "EXPECT"],
      "应得": ["expect", "EXPECT"],
    },
    "inline": {
      "because": ["because", "BECAUSE"],
      "因为": ["because", "BECAUSE"],
      "if": ["if", "IF"],
      "若": ["if", "IF"],
      "then": ["then", "THEN"],
      "则": ["then", "THEN"],
      "else": ["else", "ELSE"],
      "否则": ["else", "ELSE"],
      "when": ["when", "WHEN"],
      "当": ["when", "WHEN"],
      "otherwise": ["otherwise", "OTHERWISE"],
      "其余": ["otherwise", "OTHERWISE"],
      "match": ["match", "MATCH"],
      "按": ["match", "MATCH"],
      "per": ["per", "PER"],
      "每": ["per", "PER"],
      "of": ["of", "OF"],
      "于": ["of", "OF"],
      "above": ["above", "SIDE"],
      "高于": ["above", "SIDE"],
      "below": ["below", "SIDE"],
      "低于": ["below", "SIDE"],
      "up to": ["up to", "UP_TO"],
      "至多": ["up to", "UP_TO"],
      "from": ["from", "FROM"],
      "自": ["from", "FROM"],
      "to": ["to", "TO"],
      "至": ["to", "TO"],
      "in": ["in", "IN"],
      "属于": ["in", "IN"],
      "and": ["and", "AND"],
      "且": ["and", "AND"],
      "or": ["or", "OR"],
      "或": ["or", "OR"],
      "not": ["not", "NOT"],
      "非": ["not", "NOT"],
      "yes": ["yes", "YES"],
      "是": ["yes", "YES"],
      "no": ["no", "NO"],
      "否": ["no", "NO"],
    },
    "step": {
      "full": ["full", "WHOLE"],
      "满": ["full", "WHOLE"],
      "started": ["started", "WHOLE"],
      "起": ["started", "WHOLE"],
      "warn": ["warn", "WARN"],
      "提醒": ["warn", "WARN"],
      "gives": ["gives", "GIVES"],
      "给出": ["gives", "GIVES"],
    },
    "item": {
      "completion": ["completion", "COMPLETION"],
      "完成率": ["completion", "COMPLETION"],
      "met": ["met", "MET"],
      "达标": ["met", "MET"],
      "shortfall": ["shortfall", "SHORTFALL"],
      "差额": ["shortfall", "SHORTFALL"],
      "full": ["full", "FULL"],
      "满分": ["full", "FULL"],
      "weight": ["weight", "WEIGHT"],
      "权重": ["weight", "WEIGHT"],
      "score": ["score", "SCORE"],
      "得分": ["score", "SCORE"],
      "scores": ["scores", "SCORES"],
      "各得分": ["scores", "SCORES"],
      "points": ["points", "POINTS"],
      "折算分": ["points", "POINTS"],
      "weights": ["weights", "WEIGHTS"],
      "各权重": ["weights", "WEIGHTS"],
      "coverage": ["coverage", "COVERAGE"],
      "覆盖率": ["coverage", "COVERAGE"],
      "total": ["total", "TOTAL"],
      "总分": ["total", "TOTAL"],
      "target": ["target", "TARGET"],
      "目标": ["target", "TARGET"],
      "actual": ["actual", "ACTUAL"],
      "完成值": ["actual", "ACTUAL"],
    },
    "call": {
      "grade": ["grade", "GRADE"],
      "等级": ["grade", "GRADE"],
      "counted": ["counted", "COUNTED"],
      "计入": ["counted", "COUNTED"],
      "lost": ["lost", "LOST"],
      "失分": ["lost", "LOST"],
      "min": ["min", "MIN"],
      "最小": ["min", "MIN"],
      "max": ["max", "MAX"],
      "最大": ["max", "MAX"],
      "mean": ["mean", "MEAN"],
      "平均": ["mean", "MEAN"],
      "sum": ["sum", "SUM"],
      "求和": ["sum", "SUM"],
      "product": ["product", "PRODUCT"],
      "连乘": ["product", "PRODUCT"],
      "geomean": ["geomean", "GEOMEAN"],
      "几何平均": ["geomean", "GEOMEAN"],
      "harmonic": ["harmonic", "HARMONIC"],
      "调和平均": ["harmonic", "HARMONIC"],
      "abs": ["abs", "ABS"],
      "绝对值": ["abs", "ABS"],
      "clamp": ["clamp", "CLAMP"],
      "限定": ["clamp", "CLAMP"],
      "floor": ["floor", "FLOOR"],
      "向下取整": ["floor", "FLOOR"],
      "ceil": ["ceil", "CEIL"],
      "向上取整": ["ceil", "CEIL"],
      "sqrt": ["sqrt", "SQRT"],
      "平方根": ["sqrt", "SQRT"],
      "ln": ["ln", "LN"],
      "自然对数": ["ln", "LN"],
      "exp": ["exp", "EXP"],
      "指数函数": ["exp", "EXP"],
      "erfc": ["erfc", "ERFC"],
      "余误差": ["erfc", "ERFC"],
      "round": ["round", "ROUND"],
      "取整": ["round", "ROUND"],
      "weighted_mean": ["weighted_mean", "WEIGHTED_MEAN"],
      "加权平均": ["weighted_mean", "WEIGHTED_MEAN"],
      "best": ["best", "BEST"],
      "最优": ["best", "BEST"],
      "worst": ["worst", "WORST"],
      "最差": ["worst", "WORST"],
      "trimmed": ["trimmed", "TRIMMED"],
      "去极值": ["trimmed", "TRIMMED"],
      "median": ["median", "MEDIAN"],
      "中位数": ["median", "MEDIAN"],
      "mod": ["mod", "MOD"],
      "求余": ["mod", "MOD"],
      "count": ["count", "COUNT"],
      "计数": ["count", "COUNT"],
      "interpolate": ["interpolate", "INTERPOLATE"],
      "插值": ["interpolate", "INTERPOLATE"],
      "which_max": ["which_max", "WHICH_MAX"],
      "最大项": ["which_max", "WHICH_MAX"],
      "which_min": ["which_min", "WHICH_MIN"],
      "最小项": ["which_min", "WHICH_MIN"],
      "list": ["list", "LIST"],
      "列表": ["list", "LIST"],
      "known": ["known", "KNOWN"],
      "有值项": ["known", "KNOWN"],
      "present": ["present", "PRESENT"],
      "有值": ["present", "PRESENT"],
    },
    "bare": {
      "grade": ["grade", "GRADE"],
      "等级": ["grade", "GRADE"],
      "missing": ["missing", "MISSING"],
      "缺失": ["missing", "MISSING"],
      "inapplicable": ["inapplicable", "INAPPLICABLE"],
      "不适用": ["inapplicable", "INAPPLICABLE"],
      "none": ["none", "NONE"],
      "无": ["none", "NONE"],
      "completion": ["completion", "COMPLETION"],
      "完成率": ["completion", "COMPLETION"],
      "period": ["period", "PERIOD"],
      "期间": ["period", "PERIOD"],
    },
    "share": {
      "equal": ["equal", "EQUAL_SHARE"],
      "均分": ["equal", "EQUAL_SHARE"],
    },
    "answer": {
      "error": ["error", "ERROR"],
      "报错": ["error", "ERROR"],
      "fails": ["fails", "FAILS"],
      "不通过": ["fails", "FAILS"],
    },
    "policy": {
      "error": ["error", "POLICY"],
      "报错": ["error", "POLICY"],
      "zero": ["zero", "POLICY"],
      "零分": ["zero", "POLICY"],
      "full": ["full", "POLICY"],
      "满分": ["full", "POLICY"],
      "rescale": ["rescale", "POLICY"],
      "重算": ["rescale", "POLICY"],
    },
    "mode": {
      "half_up": ["half_up", "MODE"],
      "四舍五入": ["half_up", "MODE"],
      "half_even": ["half_even", "MODE"],
      "四舍六入": ["half_even", "MODE"],
      "half_down": ["half_down", "MODE"],
      "五舍六入": ["half_down", "MODE"],
      "up": ["up", "MODE"],
      "进位": ["up", "MODE"],
      "down": ["down", "MODE"],
      "舍去": ["down", "MODE"],
      "floor": ["floor", "MODE"],
      "向下取整": ["floor", "MODE"],
      "ceil": ["ceil", "MODE"],
      "向上取整": ["ceil", "MODE"],
    },
    "type": {
      "yes/no": ["yes/no", "YES_NO"],
      "是/否": ["yes/no", "YES_NO"],
      "date": ["date", "DATE_TYPE"],
      "日期": ["date", "DATE_TYPE"],
      "number": ["number", "NUMBER_TYPE"],
      "数值": ["number", "NUMBER_TYPE"],
      "text": ["text", "TEXT_TYPE"],
      "文本": ["text", "TEXT_TYPE"],
      "one of": ["one of", "ONE_OF"],
      "选自": ["one of", "ONE_OF"],
      "list of": ["list of", "LIST_OF"],
      "列表": ["list of", "LIST_OF"],
    },
  },
  "naming": ["GIVEN", "GRADE", "GROUP", "INDICATOR", "INPUT", "METHOD", "METRIC", "PARAM", "RULESET", "TABLE", "UNIT"],
  "inside": ["GROUP", "INDICATOR"],
  "policies": ["INAPPLICABLE", "MISSING"],
  "equations": ["EXPECT", "GIVEN"],
  "rounded": ["completion", "score", "total"],
  "name": "(?:[\\p{L}\\p{Nl}\\p{No}_]|[℃℉°\\u3300-\\u33ff\\u0e31\\u0e34-\\u0e3a\\u0e47-\\u0e4e\\u0eb1\\u0eb4-\\u0ebc\\u0ec8-\\u0ece])[\\p{L}\\p{N}_\\u00b7℃℉°\\u3300-\\u33ff\\u0e31\\u0e34-\\u0e3a\\u0e47-\\u0e4e\\u0eb1\\u0eb4-\\u0ebc\\u0ec8-\\u0ece\\u0300-\\u036f\\u0483-\\u0487\\u0591-\\u05bd\\u05bf\\u05c1\\u05c2\\u05c4\\u05c5\\u05c7\\u0610-\\u061a\\u064b-\\u065f\\u0670\\u06d6-\\u06dc\\u06df-\\u06e4\\u06e7\\u06e8\\u06ea-\\u06ed\\u0900-\\u0963\\u0981-\\u0dff\\u0f71-\\u0f84\\u0f86\\u0f87\\u0f8d-\\u0fbc\\u102b-\\u103e\\u17b4-\\u17d3\\u3099\\u309a]*",
  "more": "[\\p{L}\\p{N}_\\u00b7℃℉°\\u3300-\\u33ff\\u0e31\\u0e34-\\u0e3a\\u0e47-\\u0e4e\\u0eb1\\u0eb4-\\u0ebc\\u0ec8-\\u0ece\\u0300-\\u036f\\u0483-\\u0487\\u0591-\\u05bd\\u05bf\\u05c1\\u05c2\\u05c4\\u05c5\\u05c7\\u0610-\\u061a\\u064b-\\u065f\\u0670\\u06d6-\\u06dc\\u06df-\\u06e4\\u06e7\\u06e8\\u06ea-\\u06ed\\u0900-\\u0963\\u0981-\\u0dff\\u0f71-\\u0f84\\u0f86\\u0f87\\u0f8d-\\u0fbc\\u102b-\\u103e\\u17b4-\\u17d3\\u3099\\u309a]",
}
// end of what is generated

const STYLES = {
  block: "definitionKeyword",
  clause: "keyword",
  inline: "operatorKeyword",
  step: "operatorKeyword",
  item: "self",
  call: "variableName.standard",
  bare: "atom",
  share: "atom",
  answer: "atom",
  policy: "atom",
  mode: "atom",
  type: "typeName",
}
const NAME = new RegExp(`^${TABLES.name}`, "u")
const NUMBER = /^[0-9０-９][0-9０-９_＿]*(?:[.．][0-9０-９][0-9０-９_＿]*)?/
const DATE = new RegExp(`^[0-9０-９]{4}[-－−][0-9０-９]{2}[-－−][0-9０-９]{2}(?!${TABLES.more}|-)`, "u")
const FACTOR = new RegExp(`^[*/＊／]([%‰％]|${TABLES.name}(?!${TABLES.more}))(?![(（])`, "u")
const CALLED = /^\s*[(（]/
const ALONE = /^\s*(?:[#＃]|$)/
const LAST = /^\s*[)）]/
const OPERAND = /^\s*[(（"\p{L}\p{N}_]/u
const OWN_UNITS = ["points", "折算分"]

/** The role and the grammar's terminal of a word, as `{role, english, kind}`; undefined where it has no such role. */
function wordOf(role, word) {
  const found = Object.hasOwn(TABLES.words[role], word) ? TABLES.words[role][word] : undefined
  return found && {role, english: found[0], kind: found[1]}
}

const inTables = (word, ...roles) => roles.some((role) => wordOf(role, word) !== undefined)
const callOf = (word) => wordOf("item", word) || wordOf("call", word)

function startState() {
  return {opener: "", count: 0, previous: "", depth: 0}
}

/** Take a token: remember it as the one before the next, and give its style. */
function taken(state, kind, style) {
  state.count += 1
  state.previous = kind
  return style
}

const keyword = (state, found, kind = found.kind) => taken(state, kind, STYLES[found.role])

function measure(stream, state) {
  for (;;) {
    const factor = stream.match(FACTOR, false)
    if (!factor || inTables(factor[1], "item", "inline")) break
    stream.match(FACTOR)
  }
  return taken(state, "MEASURE", "unit")
}

function isUnit(word, rest, state) {
  if (inTables(word, "inline") || /^[(（]/.test(rest)) return false
  if (inTables(word, "item", "block", "clause") && !OWN_UNITS.includes(word)) return false
  if (word === "up") return !/^\s+to(?![\p{L}\p{N}_])/u.test(rest)
  return state.opener !== "ROUND" || !inTables(word, "mode")
}

function isNaming({opener, count, previous, depth}) {
  if (count === 1) return TABLES.naming.includes(opener)
  if (opener === "GIVEN") return previous === "COMMA" && depth === 0
  return previous === "IN" && TABLES.inside.includes(opener)
}

function named(word, state) {
  const {opener} = state
  const found =
    ((opener === "METHOD" || opener === "TABLE") && callOf(word)) ||
    (opener === "GIVEN" && ["period", "期间"].includes(word) && wordOf("bare", word)) ||
    wordOf("inline", word)
  return found ? keyword(state, found) : taken(state, "NAME", "variableName.definition")
}

/** Read the words that mean something at one place of one line; undefined where this is none. */
function special(word, rest, stream, state) {
  const {opener, count, previous, depth} = state
  if (opener === "INPUT" && (count === 2 || previous === "LIST_OF")) {
    const tail = {yes: /^\/no/, 是: /^\/否/, one: /^\s+of(?!\w)/, list: /^\s+of(?!\w)/}[word]
    if (tail && tail.test(rest)) {
      stream.match(tail)
      const whole = {yes: "yes/no", 是: "yes/no", one: "one of", list: "list of"}[word]
      return keyword(state, wordOf("type", whole))
    }
    const type = wordOf("type", word)
    if (type) return keyword(state, type)
    return inTables(word, "inline") ? undefined : measure(stream, state)
  }
  if (count === 1) {
    const call = callOf(word)
    if (opener === "ROUND" && call && TABLES.rounded.includes(call.english)) return keyword(state, call)
    if (TABLES.policies.includes(opener) && inTables(word, "policy")) return keyword(state, wordOf("policy", word))
    if (opener === "WEIGHT" && inTables(word, "share") && ALONE.test(rest)) return keyword(state, wordOf("share", word))
    const step = wordOf("step", word)
    if (opener === "CHECK" && step && step.english === "warn") return keyword(state, step)
  }
  if (opener === "ROUND" && depth === 0) {
    if (inTables(word, "mode") && count > 2) return keyword(state, wordOf("mode", word))
    const bare = wordOf("bare", word)
    if (count === 2 && bare && bare.english === "none") return keyword(state, bare)
  }
  if (opener === "EXPECT" && inTables(word, "answer") && (count === 1 || (previous === "COMMA" && depth === 0))) {
    return keyword(state, wordOf("answer", word))
  }
  return undefined
}

/** Read a word inside a line: the same questions in the same order as the library asks (`syntax/places.py`). */
function place(word, stream, state) {
  const rest = stream.string.slice(stream.pos)
  const {opener, count, previous, depth} = state
  if (previous === "NUMBER" && isUnit(word, rest, state)) return measure(stream, state)
  if ((count === 1 || previous === "COMMA" || previous === "IN") && isNaming(state)) return named(word, state)
  if (count <= 2 || opener === "ROUND" || opener === "EXPECT" || previous === "LIST_OF") {
    const found = special(word, rest, stream, state)
    if (found !== undefined) return found
  }
  const step = wordOf("step", word)
  if (previous === "PER" && step && step.kind === "WHOLE" && OPERAND.test(rest)) return keyword(state, step)
  const call = callOf(word)
  if (opener === "TABLE" && previous === "RPAR" && step && step.english === "gives") {
    return keyword(state, step, "GIVES")
  }
  if (opener === "TABLE" && (previous === "GIVES" || previous === "COMMA") && depth === 0 && call) {
    return keyword(state, call, "NAME")
  }
  const inline = wordOf("inline", word)
  if (inline) return keyword(state, inline)
  if (word === "up" && stream.match(/^\s+to(?![\p{L}\p{N}_])/u)) return keyword(state, wordOf("inline", "up to"))
  if (opener === "SCORE" && count === 1 && word === "all" && stream.match(/^\s+or\s+nothing(?![\p{L}\p{N}_])/u)) {
    return taken(state, "NAME", "variableName")
  }
  if (call && (call.role === "item" || CALLED.test(rest))) return keyword(state, call, "NAME")
  if (TABLES.equations.includes(opener) && inTables(word, "bare")) return keyword(state, wordOf("bare", word), "NAME")
  if (previous === "COMMA" && depth > 0 && inTables(word, "mode") && LAST.test(rest)) {
    return keyword(state, wordOf("mode", word), "NAME")
  }
  return taken(state, "NAME", "variableName")
}

/** Say whether a colon stands outside the strings and parentheses of what is left of a line: it is a row, then. */
function isRow(text) {
  let depth = 0
  for (const [sign] of text.matchAll(/"[^"]*"?|[#＃].*|[:：(（)）]/g)) {
    if ("(（".includes(sign)) depth += 1
    else if (")）".includes(sign)) depth -= 1
    else if (depth === 0 && ":：".includes(sign)) return true
  }
  return false
}

function opening(word, stream, state) {
  const block = wordOf("block", word)
  const found = block || (isRow(stream.string.slice(stream.pos)) ? undefined : wordOf("clause", word))
  if (found) {
    state.opener = found.kind
    return keyword(state, found)
  }
  if (word === "out" && stream.match(/^\s+of(?![\p{L}\p{N}_])/u)) {
    state.opener = "OUT_OF"
    return keyword(state, wordOf("clause", "out of"))
  }
  state.count = 1 // as if a line end stood before it
  return place(word, stream, state)
}

/** Begin a line, unless a parenthesis is open; one that was never closed ends before the next block. */
function begin(stream, state) {
  const first = stream.string.match(new RegExp(`^\\s*(${TABLES.name})`, "u"))
  if (state.depth > 0 && !(first && inTables(first[1], "block"))) return
  Object.assign(state, startState())
}

function token(stream, state) {
  if (stream.sol()) begin(stream, state)
  if (stream.eatSpace()) return null
  if (stream.match(/^[#＃].*/)) return "comment"
  if (stream.match(/^"[^"]*"?/)) return taken(state, "STRING", "string")
  const name = stream.match(NAME)
  if (name) {
    const word = name[0].normalize("NFKC")
    return state.count === 0 ? opening(word, stream, state) : place(word, stream, state)
  }
  if (stream.match(DATE)) return taken(state, "DATE", "literal")
  if (stream.match(NUMBER)) return taken(state, "NUMBER", "number")
  if (stream.match(/^[%‰％]/)) return measure(stream, state)
  if (stream.match(/^[(（]/)) {
    state.depth += 1
    return taken(state, "LPAR", "bracket")
  }
  if (stream.match(/^[)）]/)) {
    state.depth = Math.max(0, state.depth - 1)
    return taken(state, "RPAR", "bracket")
  }
  if (stream.match(/^[,，、]/)) return taken(state, "COMMA", "punctuation")
  if (stream.match(/^[:：]/)) return taken(state, "COLON", "punctuation")
  if (stream.match(/^[=<>!≥≤≠＝＞＜！≧≦]+|^[-+*/^＋－−＊×／÷＾]/)) return taken(state, "SIGN", "operator")
  stream.next()
  return taken(state, "ODD", "invalid")
}

/** The mode, for `StreamLanguage.define`. */
export const indicrules = {
  name: "indicrules",
  startState,
  token,
  languageData: {
    commentTokens: {line: "#"},
    closeBrackets: {brackets: ["(", "（", '"', "“"]},
  },
}
