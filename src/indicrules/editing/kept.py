"""Turn a change inside one block into all that is to be said of its ruleset, most of it being kept."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator, Sequence

from indicrules.editing.places import Declared, Places
from indicrules.editing.words import Words
from indicrules.files.parcel import Parcel
from indicrules.lint.found import of_item, of_ruleset
from indicrules.lint.memory import Memory
from indicrules.lint.silence import unsilenced
from indicrules.lint.view import View
from indicrules.meaning.facts import Facts, facts_of
from indicrules.meaning.lowering import meaning_of
from indicrules.meaning.warned import warnings_of_item
from indicrules.model.anew import Anew, Part, Renewed, anew
from indicrules.model.declared_anew import Declaration, Declaring
from indicrules.model.report import Report
from indicrules.model.resolve import Resolution
from indicrules.model.rules import Model, key_of
from indicrules.model.tried import Trial, Tried
from indicrules.syntax import tree
from indicrules.syntax.parser import Parsed, parse_part
from indicrules.syntax.places import normal
from indicrules.text.classes import evolve, parts_of
from indicrules.text.diagnostic import Diagnostic
from indicrules.text.patterns import pattern
from indicrules.text.source import Source, Span

_MOST_HOT = 64  # blocks that are read at each change: the one in hand, and those in which something is wrong
_MOST_SAID = 250  # diagnostics, past which the order in which they are found decides which are told
_MOST_CHARACTERS = 900_000 // 4
_MOST_LINES = 40_000
_MOST_USERS = 400  # blocks that are resolved anew; past that, reading everything takes no longer
_MOST_PLACES = 3  # that one diagnostic shows of what is wrong in several; it may be in further ones
_OF_ONE_LINE = tree.InputBlock | tree.ParamBlock | tree.MetricBlock | tree.UnitBlock
_UNREAD = "unread-input"
_Again = dict[int, tuple[tree.Block, tree.Block | None, Parsed | None]]
_REMARK = pattern(r"(?:[ \t]*(?:#[^\n]*)?\n)*")


class Kept:
    """What is known of a ruleset's text, block by block, so that a change of one block leaves the others as they are.

    `hot` are the blocks that are read at each change: the one that changed last, and those in which something is
    wrong. All others are sound, and what is said of them (`fixed`) stays. A block of which others make something of
    their own (a param, method, table or unit) has these resolved anew with it, as they were read.
    """

    def __init__(self, files: Parcel, work: Resolution, model: Model | None, renewal: Anew, hot: set[int]) -> None:
        """Take what reading the whole text has found."""
        self.files, self.work, self.model, self.renewal, self.hot = files, work, model, renewal, hot
        source = files.opened.file.source
        self.blocks = list(files.opened.file.blocks)
        self.places = Places(source, (block.span.start for block in self.blocks))
        self.numbers = {id(block): at for at, block in enumerate(self.blocks)}
        renewal.mentions, renewal.holding = self._mentions, self._holding
        self.declared = Declared(work.report.declared, self.places)
        self.fixed: dict[int | None, list[Diagnostic]] = {}
        self.own: dict[int, list[Diagnostic]] = {each: [] for each in hot}
        self.wrong = set(hot)  # blocks of which something wrong was said
        self.lost = set[int]()  # blocks of which nothing could be read
        self._words: Words | None = None
        self.looked = set[int]()  # blocks that are resolved with this change
        said = _of_sums(work)
        for each in work.report.diagnostics[: work.resolved]:
            if id(each) not in said and each.code != _UNREAD:
                self.fixed.setdefault(self.places.block_of(each.span), []).append(each)
        self.remarks: dict[str, tuple[Diagnostic, ...]] = {}
        self.stale = {*work.drafts, ""}  # items of which neither remarks nor facts are known
        self.felt = set[str]()  # inputs and metrics that came to something else since facts were last worked out
        self.facts: Facts | None = None
        self.view: View | None = None  # what lints look at, where nothing is wrong
        self.memory = Memory()  # what they found of parts that are the same ever since
        # what of the whole the lints of items look at, too
        self.seen: tuple[tuple[frozenset[str], ...], frozenset[str]] | None = None
        self.warned: dict[str, tuple[Diagnostic, ...]] = {}
        if model is not None:
            self._learn(model)

    # ------------------------------------------------------------------------ a change

    def changed(self, start: int, end: int, text: str) -> tuple[Diagnostic, ...] | None:
        """Give all that is to be said once `text` stands at `start` to `end`; None where the whole must be read."""
        places = self.places
        block = places.block_at(start)
        if start == end and text.endswith("\n") and block >= 0 and places.starts[block] == start:
            block -= 1  # what is put before a header stands behind the block above
        if end > places.end(block):
            return None
        whole = places.source.text
        source = Source(places.source.name, whole[:start] + text + whole[end:], places.source.file)
        if len(source.text) > _MOST_CHARACTERS or source.text.count("\n") > _MOST_LINES or places.is_heavy:
            return None
        longer = len(text) - end + start
        is_read = block >= 0 and self._is_kept(block)
        if not is_read and not self._is_remark(block, source, longer):
            return None
        places.edited(block, source, longer)
        read = self._read_again({*self.hot, block} if is_read else self.hot)
        if read is None:
            return None
        for each in self.hot.difference(read):
            self.fixed[each] = self.own[each]
        parts, declared, trials = list[Part](), list[Declaration](), list[Trial]()
        for at, (old, new, parsed) in read.items():
            damaged = parsed is not None and bool(parsed.damaged)
            if new is not None:
                self.blocks[at] = new
                self.numbers[id(new)] = self.numbers.pop(id(old))
            if isinstance(new, tree.ScoredBlock):
                parts.append(Part(new, damaged))
            elif isinstance(old, Tried) and isinstance(new, Tried):
                trials.append(Trial(old, new, damaged))
            elif isinstance(old, Declaring) and (new is None or isinstance(new, Declaring)):
                declared.append(Declaration(old, new, damaged))
        again = {at: parsed for at, (_, _, parsed) in read.items() if parsed is not None}
        places.read(again)
        doubtful = frozenset(line for parsed in again.values() for line in parsed.file.doubtful)
        hidden = any(parsed.hidden for parsed in again.values())
        parts.sort(key=lambda part: self.renewal.ranks.get(part.name, -1))
        self.looked = set(read)
        found = self.renewal.renew(parts, declared, trials, hidden, {id(source): doubtful}, self.declared)
        if found is None:
            return None
        for clause, now in self.renewal.moved:
            places.put(clause, now)
        self.felt |= found.values
        self.wrong = {at for at, parsed in again.items() if _is_wrong(parsed)}
        wrong = [each for parsed in again.values() for each in parsed.diagnostics]
        looked = {*read, *(self.numbers[id(each)] for each in found.looked if id(each) in self.numbers)}
        if not self._take(found, looked, wrong, {block} & read.keys()):
            return None
        if hidden:  # less is said of names while one may be lost: who spoke of some is asked again
            self.wrong |= looked.difference(*(self._users(self.blocks[at], True) or () for at in self.lost))
            self.hot |= self.wrong
        return self._all(found, wrong, source)

    def _read_again(self, blocks: set[int]) -> _Again | None:
        """Read some blocks; give them, and as they were those that are resolved anew with them. None if that is odd.

        A block that is the same, and sound, is left out.
        """
        found, users = _Again(), set[int]()
        if len(blocks) > _MOST_HOT:
            return None
        for each in sorted(blocks):
            old, parsed = self.blocks[each], self._read(each)
            if parsed is None:
                return None
            new = parsed.file.blocks[0] if parsed.file.blocks else None
            if (
                not (each in self.wrong or _is_wrong(parsed) or new is None)
                and new == old
                and _places(new) == _places(old)
            ):
                continue
            found[each] = old, new, parsed
            if self._words is not None:
                self._words.read(each, self._text(each))
            mentioned = self._users(old, new is None or each in self.lost)
            if mentioned is None:
                return None
            users |= mentioned
            self.lost -= {each}
            self.lost |= {each} if new is None else set()
        while users:
            each = users.pop()
            if each in found:
                continue
            block = self.blocks[each]
            if not self._is_kept(each) or len(found) > _MOST_USERS:
                return None
            found[each] = block, block, None
            mentioned = self._users(block)
            if mentioned is None:
                return None
            users |= mentioned
        return found

    def _users(self, block: tree.Block, lost: bool = False) -> set[int] | None:
        """Give the blocks that make something of their own of what a block declares; None where another file may.

        Where it is or was lost to a mistake, all that speak of it.
        """
        found = set[int]()
        match block:
            case tree.UnitBlock():
                return self._containing((block.name,)) if lost else found
            case tree.InputBlock() | tree.MetricBlock() if lost:
                names = [block.name]
            case tree.ParamBlock() | tree.MethodBlock():
                names = [block.name]
            case tree.TableBlock():
                names = [block.name, *(each.name for each in block.gives)]
            case _:
                return found
        for name in names:
            if self.words.is_elsewhere(name):
                return None
            found |= self.words.blocks(name)
        return found

    def _read(self, block: int) -> Parsed | None:
        """Read a block where it stands by now; None where it is no longer the same one by itself."""
        start, end = self.places.starts[block], self.places.end(block)
        text, old = self.places.source.text, self.blocks[block]
        if end < len(text) and text[end - 1] != "\n":
            return None
        parsed = parse_part(self.places.source, start, end)
        if parsed is None or parsed.cut or len(parsed.diagnostics) > _MOST_SAID // 4:
            return None
        if not parsed.file.blocks and isinstance(old, _OF_ONE_LINE):
            return parsed if parsed.hidden and text[start:end].split()[:2] == old.span.text.split()[:2] else None
        if len(parsed.file.blocks) != 1:
            return None
        new = parsed.file.blocks[0]
        if type(new) is not type(old) or new.span.start != start:
            return None
        if isinstance(new, tree.ScoredBlock) and isinstance(old, tree.ScoredBlock):
            return parsed if (new.kind, new.name, new.parent) == (old.kind, old.name, old.parent) else None
        if isinstance(new, Declaring) and isinstance(old, Declaring):
            return parsed if new.name == old.name else None
        return parsed

    def _is_remark(self, block: int, source: Source, longer: int) -> bool:
        """Tell whether nothing but remarks and blanks behind a block that is not read again has changed."""
        start, end = self.places.starts[block] if block >= 0 else 0, self.places.end(block) + longer
        if block < 0:
            return all(map(_REMARK.fullmatch, (self.places.source.text[: end - longer], source.text[:end])))
        old = self.blocks[block]
        if isinstance(old, tree.TableBlock) or (end < len(source.text) and source.text[end - 1] != "\n"):
            return False
        parsed = parse_part(source, start, end)
        if parsed is None or parsed.diagnostics or parsed.hidden or parsed.damaged or parsed.file.blocks != (old,):
            return False
        new = parsed.file.blocks[0]
        return new.span.start == start and _places(new) == _places(old)

    def _take(self, found: Renewed, hot: Iterable[int], wrong: Iterable[Diagnostic], hand: set[int]) -> bool:
        """Note what was found, and where; tell whether all of it lies where it is looked for again."""
        said = _of_sums(self.work)
        self.own = {each: [] for each in hot}
        self.hot = hand
        for each in found.diagnostics:
            if id(each) in said or each.code == _UNREAD:
                continue
            at = self.places.block_of(each.span)
            if at not in self.own or (len(each.secondary) >= _MOST_PLACES and not self._is_of_lost(each)):
                return False
            if each.severity != "error" and isinstance(self.blocks[at], tree.MethodBlock | tree.TableBlock):
                return False  # said of it where an item uses it, and nobody knows which
            self.own[at].append(each)
        for each in (*wrong, *(each for listed in self.own.values() for each in listed)):
            if each.severity == "error":
                spans = (each.span, *(other.span for other in each.secondary))
                self.wrong.update(at for span in spans if (at := self.places.block_of(span)) in self.own)
        self.hot |= self.wrong
        for at in hot:
            self.fixed.pop(at, None)
            if at not in self.hot:
                self.fixed[at] = self.own[at]
        return True

    def _is_of_lost(self, diagnostic: Diagnostic) -> bool:
        """Tell whether something is said of a name that was lost, of which all who speak are resolved."""
        word = "" if diagnostic.span is None else normal(diagnostic.span.text)
        return any(
            isinstance(each, Declaring) and each.name == word for each in map(self.blocks.__getitem__, self.lost)
        )

    def _all(self, found: Renewed, wrong: list[Diagnostic], source: Source) -> tuple[Diagnostic, ...] | None:
        """Give all that is to be said, each once, by the present text."""
        everything = [*wrong, *found.diagnostics]
        everything += [each for listed in self.fixed.values() for each in listed]
        self.stale |= found.changed
        self.model = self.view = None
        if not found.failed:
            if wrong:
                self._remark()
            else:
                model = self.work.model()
                texts = (source.text, *model.texts[1:])
                items, inputs, metrics = dict(model.items), dict(model.inputs), dict(model.metrics)
                self._learn(evolve(model, texts=texts, items=items, inputs=inputs, metrics=metrics))
            everything += [each for listed in self.remarks.values() for each in listed]
        report = Report()
        report.take(self.places.told(each) for each in everything)
        if len(everything) > _MOST_SAID or self.view is None:
            return None if len(everything) > _MOST_SAID else report.diagnostics
        linted = [*of_ruleset(self.view), *(each for listed in self.warned.values() for each in listed)]
        told = [*report.diagnostics, *map(self.places.told, linted)]
        once = {(each.code, each.said, each.span): each for each in told}
        others = (each for each in self.view.sources if each.file is not source.file)
        return unsilenced(once.values(), (source, *others))

    # ------------------------------------------------------------------------ what is known of items

    def _remark(self) -> None:
        """Look once more at what changed items say that may not be meant."""
        work, hierarchy = self.work, self.work.built
        kept = work.report
        for name in self.stale:
            if name:
                work.report = Report()
                work.report.shipped = kept.shipped
                work.remark(name, hierarchy.items[name])
                self._put(self.remarks, name, work.report.diagnostics)
        work.report = kept

    def _learn(self, model: Model) -> None:
        """Work out the facts of what changed."""
        self._remark()
        if self.facts is None:
            facts = facts_of(model)
            names: Iterable[str] = (*model.items, "")
            for item in (*model.items.values(), model.root):
                facts.item(item)
        else:
            changed = model.metrics.keys() if self.facts.metrics_read_items else self.felt & model.metrics.keys()
            model.made["meaning"] = self.facts.meaning.renewed(model, changed)
            facts, names = self.facts.renewed(meaning_of(model), self.stale, self.work.needs, changed)
        self.felt = set()
        view = self.view = View(model, facts, self.memory)
        if self.seen is not None and self.seen != (view.checked, view.read_items):
            names = {*names, *self._concerned(view, *self.seen)}
        self.seen = view.checked, view.read_items
        for name in names:
            item = model.items[name] if name else model.root
            self._put(self.warned, name, (*warnings_of_item(item, facts), *of_item(item, view)))
        self.facts, self.model, self.stale = facts, model, set()

    def _concerned(self, view: View, checked: tuple[frozenset[str], ...], read: frozenset[str]) -> Iterator[str]:
        """Name the items of which lints ask what checks speak of, or whether their members are read."""
        touched = frozenset[str]().union(*frozenset(checked) ^ frozenset(view.checked))
        for item in view.items:
            grouped = item.members and item.score is not None and read != view.read_items
            if grouped or not touched.isdisjoint(view.reads(item).values):
                yield key_of(item)

    def _put(self, where: dict[str, tuple[Diagnostic, ...]], name: str, said: tuple[Diagnostic, ...]) -> None:
        where.pop(name, None)
        if said:
            where[name] = said

    # ------------------------------------------------------------------------ the text

    def _is_kept(self, block: int) -> bool:
        """Tell whether a block can be resolved anew by itself, so that all else stays."""
        found, renewal = self.blocks[block], self.renewal
        if isinstance(found, tree.ScoredBlock):
            return renewal.blocks.get(key_of(found)) is found
        if isinstance(found, Declaring):
            return renewal.declarations.knows(found)
        return isinstance(found, Tried) and renewal.trials.knows(found)

    @property
    def words(self) -> Words:
        """Where each word stands."""
        if self._words is None:
            others = (source.text for source in self.work.merged.sources[1:])
            self._words = Words(map(self._text, range(len(self.blocks))), others)
        return self._words

    def _text(self, block: int) -> str:
        return self.places.source.text[self.places.starts[block] : self.places.end(block)]

    def _mentions(self, name: str) -> list[tree.Block] | None:
        """Give the blocks in which the name of an item stands, its own and headers of its members apart."""
        if self.words.is_elsewhere(name):
            return None
        found: list[tree.Block] = []
        for at in self.words.blocks(name):
            block = self.blocks[at]
            if not (isinstance(block, tree.ScoredBlock) and self._is_header(block, at, name)):
                found.append(block)
        return found if len(found) <= _MOST_USERS else None

    def _is_header(self, block: tree.ScoredBlock, at: int, name: str) -> bool:
        """Tell whether the name of an item stands nowhere in a block but in its header, as its own or its group's."""
        if block.kind == "ruleset":
            return False
        return block.name == name or (block.parent == name and self.words.count(name, at) == 1)

    def _holding(self, words: Sequence[str]) -> list[tree.Block] | None:
        """Give the blocks that are not resolved with this change in which any of some words stands."""
        if not words:
            return []
        found = self._containing(words)
        if found is None or len(found) > _MOST_USERS:
            return None
        found -= self.looked
        return [self.blocks[at] for at in sorted(found)] if all(map(self._is_kept, found)) else None

    def _containing(self, words: Sequence[str]) -> set[int] | None:
        """Number the blocks in which any of some words stands, be it in a longer one; None for those of other files."""
        plain = [unicodedata.normalize("NFKC", source.text) for source in self.work.merged.sources[1:]]
        if any(word in text for word in words for text in plain):
            return None
        texts = ((at, unicodedata.normalize("NFKC", self._text(at))) for at in range(len(self.blocks)))
        return {at for at, text in texts if any(word in text for word in words)}


def kept(files: Parcel, work: Resolution, model: Model | None) -> Kept | None:
    """Keep what reading a whole ruleset has found; None where so much is wrong with it that it must be read whole."""
    source, blocks = files.opened.file.source, files.opened.file.blocks
    starts = [block.span.start for block in blocks]
    if (
        not starts
        or starts != sorted(starts)
        or files.opened.hidden
        or any(start and source.text[start - 1] != "\n" for start in starts)
    ):
        return None
    places = Places(source, starts)
    said = _of_sums(work)
    hot: set[int] = set()
    everything = (*files.diagnostics, *work.report.diagnostics)
    if len(everything) > _MOST_SAID:
        return None
    for each in everything:
        if id(each) in said or each.code == _UNREAD:
            continue
        for span in (each.span, *(other.span for other in each.secondary)):
            at = places.block_of(span)
            found = None if at is None or at < 0 else blocks[at]
            if each.severity == "error":
                if at is None or found is None or len(each.secondary) >= _MOST_PLACES:
                    return None
                hot.add(at)
            elif span is each.span and isinstance(found, tree.MethodBlock | tree.TableBlock):
                return None  # said of it where an item uses it, and nobody knows which
    renewal = anew(work, [blocks[at] for at in hot])
    if renewal is None or len(hot) > _MOST_HOT:
        return None
    found_ = Kept(files, work, model, renewal, hot)
    return found_ if all(map(found_._is_kept, hot)) else None


def _of_sums(work: Resolution) -> set[int]:
    """Give the identities of what is said of groups and of the ruleset as sums."""
    return set() if work.hierarchy is None else {id(each) for found in work.hierarchy.said.values() for each in found}


def _is_wrong(parsed: Parsed) -> bool:
    return bool(parsed.diagnostics or parsed.hidden or parsed.damaged)


def _places(block: tree.Block) -> list[tuple[int, int]]:
    """Give the places of a block and of all in it, counted from where it begins."""
    found, waiting, first = list[tuple[int, int]](), list[object]([block]), block.span.start
    while waiting:
        each = waiting.pop()
        if isinstance(each, Span):
            found.append((each.start - first, each.end - first))
        elif isinstance(each, tuple):
            waiting += each
        else:
            waiting += [getattr(each, name) for name in parts_of(type(each))]
    return found
