"""Find every place in the source that knows one kind of a clause, and write the source without it there.

Nothing is listed by hand. A place is where the kind's word stands beside that of another kind of the same clause, where
the kind is asked for, where one of its diagnostics stands, and where what is made for all kinds of the clause (a class
with that kind, a field of such, a table by kind) is read: there the one kind is left out.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator, Mapping
from functools import cached_property
from pathlib import Path
from typing import NamedTuple

from indicrules.language.clauses import CLAUSE
from indicrules.text.codes import CODES, DATA_CODES

_COLLECTIONS = (ast.Tuple, ast.List, ast.Set, ast.Dict)


class Place(NamedTuple):
    """A piece of a file, in bytes, and what stands there once the kind is taken out."""

    path: str
    line: int
    start: int
    end: int
    instead: str
    what: str


class Kind:
    """One word of a clause that has several, as `floor` is of a limit, and its siblings."""

    def __init__(self, root: Path, word: str) -> None:
        self.root, self.word = root, word
        self.files = {
            path.relative_to(root).as_posix(): path.read_bytes() for path in sorted((root / "src").rglob("*.py"))
        }
        self.trees = {path: ast.parse(text) for path, text in self.files.items()}

    @cached_property
    def aliases(self) -> dict[str, tuple[str, ...]]:
        """The names of types that are the kinds of one clause, with the siblings."""
        found: dict[str, tuple[str, ...]] = {}
        for tree in self.trees.values():
            for node in tree.body:
                match node:
                    case ast.Assign([ast.Name(name)], ast.Subscript(ast.Name("Literal"), ast.Tuple(each))):
                        words = [part.value for part in each if isinstance(part, ast.Constant)]
                        if self.word in words and set(words) <= set(CLAUSE):
                            found[name] = tuple(str(part) for part in words if part != self.word)
        return found

    @cached_property
    def siblings(self) -> tuple[str, ...]:
        """The other kinds of the clause."""
        return tuple(dict.fromkeys(each for words in self.aliases.values() for each in words))

    @cached_property
    def codes(self) -> frozenset[str]:
        """The diagnostics that speak of the kind."""
        said = re.compile(rf"\b{self.word}\b")
        return frozenset(code for table in (CODES, DATA_CODES) for code, text in table.items() if said.search(text))

    @cached_property
    def classes(self) -> frozenset[str]:
        """The classes that have a kind of these."""
        return frozenset(
            node.name
            for tree in self.trees.values()
            for node in ast.walk(tree)
            if isinstance(node, ast.ClassDef) and any(self._is_kind(part) for part in node.body)
        )

    @cached_property
    def fields(self) -> frozenset[str]:
        """The fields that hold several of these classes."""
        return frozenset(
            node.target.id
            for tree in self.trees.values()
            for made in ast.walk(tree)
            if isinstance(made, ast.ClassDef)
            for node in made.body
            if isinstance(node, ast.AnnAssign) and isinstance(node.target, ast.Name) and self._holds_several(node)
        )

    @cached_property
    def tables(self) -> frozenset[str]:
        """The tables by kind."""
        return frozenset(
            node.target.id
            for tree in self.trees.values()
            for node in tree.body
            if isinstance(node, ast.AnnAssign) and isinstance(node.target, ast.Name) and self._by_kind(node.annotation)
        )

    @cached_property
    def columns(self) -> frozenset[str]:
        """The fields of the rows of these tables."""
        return frozenset(
            part.target.id
            for tree in self.trees.values()
            for node in tree.body
            if isinstance(node, ast.ClassDef) and node.name in self._rows
            for part in node.body
            if isinstance(part, ast.AnnAssign) and isinstance(part.target, ast.Name)
        )

    @cached_property
    def _rows(self) -> frozenset[str]:
        """The classes of the rows of these tables."""
        return frozenset(
            node.annotation.slice.elts[1].id
            for tree in self.trees.values()
            for node in tree.body
            if isinstance(node, ast.AnnAssign) and self._by_kind(node.annotation)
            if isinstance(node.annotation, ast.Subscript) and isinstance(node.annotation.slice, ast.Tuple)
            if isinstance(node.annotation.slice.elts[1], ast.Name)
        )

    def places(self) -> list[Place]:
        """Give every place, in the order of files and lines; the grammar's come last."""
        found = {each: None for path in self.files for each in self._in_file(path)}
        return [*sorted(found), *self._in_grammar()]

    def _in_file(self, path: str) -> Iterator[Place]:
        finder = _Finder(self, path)
        for node in ast.walk(self.trees[path]):
            yield from finder.places(node)

    def _in_grammar(self) -> Iterator[Place]:
        path = "grammar/indicator.lark"
        text = (self.root / path).read_bytes()
        terminal = self.word.upper()
        for pattern, what in ((rf" \| {terminal}\b", "a choice"), (rf'(?m)^{terminal}: "{self.word}"\n', "a terminal")):
            for found in re.finditer(pattern.encode(), text):
                line = text.count(b"\n", 0, found.start()) + 1
                yield Place(path, line, found.start(), found.end(), "", f"{what} of the grammar")

    def _is_kind(self, part: ast.stmt) -> bool:
        match part:
            case ast.AnnAssign(target=ast.Name("kind"), annotation=ast.Name(name)):
                return name in self.aliases
            case ast.FunctionDef(name="kind", returns=ast.Name(name)):
                return name in self.aliases
            case _:
                return False

    def _holds_several(self, node: ast.AnnAssign) -> bool:
        match node.annotation:
            case ast.Subscript(ast.Name("tuple" | "list"), within):
                return any(isinstance(each, ast.Name) and each.id in self.classes for each in ast.walk(within))
            case _:
                return False

    def _by_kind(self, annotation: ast.expr) -> bool:
        match annotation:
            case ast.Subscript(ast.Name("Mapping"), ast.Tuple([ast.Name(name), _])):
                return name in self.aliases
            case _:
                return False


class _Finder:
    """Finds the places of one file."""

    def __init__(self, kind: Kind, path: str) -> None:
        self.kind, self.path = kind, path
        self.text = kind.files[path]
        starts = [0]
        for line in self.text.splitlines(keepends=True):
            starts.append(starts[-1] + len(line))
        self.starts = starts
        imports = [node for node in kind.trees[path].body if isinstance(node, ast.ImportFrom)]
        self.others = {"self"} | {each.asname or each.name for node in imports for each in node.names}

    @cached_property
    def over(self) -> Mapping[ast.AST, ast.AST]:
        """What each part of the file is a part of."""
        tree = self.kind.trees[self.path]
        return {part: node for node in ast.walk(tree) for part in ast.iter_child_nodes(node)}

    def places(self, node: ast.AST) -> Iterator[Place]:
        """Give the places that begin at a node."""
        word = self.kind.word
        match node:
            case ast.Constant(str(text)) if self._is_said(text):
                yield from self._element(node, text)
            case ast.Compare(ast.Attribute(attr="kind" | "role"), [ast.Eq()], [ast.Constant(text)]) if text == word:
                yield self._place(node, "False", f"`{ast.unparse(node)}`")
            case ast.Compare(ast.Attribute(attr=attr), [ast.Eq()], [ast.Constant()]) if attr in self.kind.columns:
                yield from self._held(node)
            case ast.Attribute(ast.Name(holder), attr, ast.Load()) if attr in self.kind.fields:
                seen = ast.unparse(node)
                if holder in self.others or isinstance(self.over[node], ast.Attribute):
                    return  # not of an item, or `outcome.limits.append`
                yield self._place(node, f"tuple(one for one in {seen} if one.kind != {word!r})", f"`{seen}` read")
            case ast.Call(ast.Name("isinstance"), [asked, of]) if self._names_class(of):
                seen = ast.unparse(asked)
                without = f"({ast.unparse(node)} and getattr({seen}, 'kind', None) != {word!r})"
                yield self._place(node, without, f"`{ast.unparse(node)}`")
            case ast.match_case(pattern=pattern, guard=None) if self._names_class(pattern):
                yield self._guarded(node)
            case ast.Name(id=name, ctx=ast.Load()) if name in self.kind.tables:
                without = f"{{kind: row for kind, row in {name}.items() if kind != {word!r}}}"
                yield self._place(node, without, f"`{name}` read")
            case ast.Name(id=name) if name in self.kind.aliases and self._in_literal(node):
                yield self._place(node, ", ".join(map(repr, self.kind.siblings)), f"`{name}` in a `Literal`")
            case ast.Call(ast.Name("get_args"), [of]) if any(self._is_alias(part) for part in ast.walk(of)):
                yield self._place(node, f"{self.kind.siblings!r}", f"`{ast.unparse(node)}`")
            case ast.Assign([ast.Name(name)]) if name.lower().replace("_", "-") in self.kind.codes:
                yield self._place(node, "pass", f"`{name}`")
            case _:
                pass

    def _is_said(self, text: str) -> bool:
        row = CLAUSE[self.kind.word]
        parts = re.split(r"[^a-z]+", text) if len(text) < 40 else []
        return text in self.kind.codes or text == row.chinese or self.kind.word in parts

    def _element(self, node: ast.Constant, text: str) -> Iterator[Place]:
        """Give the elements of collections that hold the word, where that of a sibling stands beside it."""
        inner: ast.AST = node
        while not isinstance(inner, ast.stmt):
            outer = self.over[inner]
            if isinstance(outer, ast.keyword) and text == self.kind.word and isinstance(self._row(outer), ast.Call):
                yield self._place(outer.value, "()", f"`{outer.arg}` of a row")
            if isinstance(outer, _COLLECTIONS) and self._stands_beside(outer, inner, text):
                yield self._without(outer, inner)
                return
            inner = outer

    def _row(self, part: ast.keyword) -> ast.AST | None:
        """Give the row of the clause that a part belongs to."""
        match self.over[part]:
            case ast.Call(ast.Name("Row"), [ast.Constant(word), *_]) as row if word == self.kind.word:
                return row
            case _:
                return None

    def _stands_beside(self, outer: ast.AST, inner: ast.AST, text: str) -> bool:
        if text in self.kind.codes:
            return isinstance(outer, ast.Dict)
        others = {text.replace(self.kind.word, each) for each in self.kind.siblings}
        others |= {CLAUSE[each].chinese for each in self.kind.siblings}
        return any(
            isinstance(each, ast.Constant) and each.value in others
            for part in ast.iter_child_nodes(outer)
            if part is not inner
            for each in ast.walk(part)
        )

    def _without(self, outer: ast.AST, inner: ast.AST) -> Place:
        """Leave an element out of its collection, its comma too."""
        start, end = self._span(inner)
        if isinstance(outer, ast.Dict):
            at = next(at for at, pair in enumerate(zip(outer.keys, outer.values, strict=True)) if inner in pair)
            key, value = outer.keys[at], outer.values[at]
            assert key is not None
            start, end = self._span(key)[0], self._span(value)[1]
        comma = re.compile(rb"\s*,").match(self.text, end)
        if comma is not None:
            end = comma.end()
        else:
            start = self.text.rindex(b",", 0, start)
        shown = self.text[start:end].decode().strip(" ,\n")
        return Place(self.path, self._line(start), start, end, "", f"the entry `{' '.join(shown.split())}`")

    def _held(self, node: ast.Compare) -> Iterator[Place]:
        """Leave out what is done for those of the kind alone: what holds of it holds no longer, or the other way."""
        seen = ast.unparse(node)
        for value in ("True", "False"):
            yield self._place(node, value, f"`{seen}` taken for {value.lower()}")

    def _guarded(self, node: ast.match_case) -> Place:
        over = self.over[node]
        assert isinstance(over, ast.Match)
        start, end = self._span(node.pattern)
        guard = f" if getattr({ast.unparse(over.subject)}, 'kind', None) != {self.kind.word!r}"
        shown = self.text[start:end].decode()
        return Place(self.path, self._line(start), start, end, shown + guard, f"`case {shown}`")

    def _names_class(self, node: ast.AST) -> bool:
        return any(_name(each) in self.kind.classes for each in ast.walk(node))

    def _is_alias(self, node: ast.AST) -> bool:
        return _name(node) in self.kind.aliases

    def _in_literal(self, node: ast.AST) -> bool:
        over = self.over[node]
        over = self.over[over] if isinstance(over, ast.Tuple) else over
        return isinstance(over, ast.Subscript) and ast.unparse(over.value) == "Literal"

    def _place(self, node: ast.expr | ast.stmt, instead: str, what: str) -> Place:
        start, end = self._span(node)
        return Place(self.path, node.lineno, start, end, instead, what)

    def _span(self, node: ast.AST) -> tuple[int, int]:
        assert isinstance(node, ast.expr | ast.stmt | ast.pattern)
        assert node.end_lineno is not None
        assert node.end_col_offset is not None
        return self.starts[node.lineno - 1] + node.col_offset, self.starts[node.end_lineno - 1] + node.end_col_offset

    def _line(self, start: int) -> int:
        return self.text.count(b"\n", 0, start) + 1


def _name(node: ast.AST) -> str | None:
    match node:
        case ast.Name(id=name) | ast.Attribute(attr=name):
            return name
        case _:
            return None


def without(place: Place, text: bytes) -> bytes:
    """Give a file's text with a place taken out."""
    return text[: place.start] + place.instead.encode() + text[place.end :]
