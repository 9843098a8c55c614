"""Turn a change inside one block into all that is to be said of its ruleset, most of it being kept."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence

from indicrules.editing.places import Declared, Places
from indicrules.files.parcel import Parcel
from indicrules.lint.found import of_item, of_ruleset
from indicrules.lint.memory import Memory
from indicrules.lint.silence import unsilenced
from indicrules.lint.view import View
from indicrules.meaning.facts import Facts, facts_of
from indicrules.meaning.lowering import meaning_of
from indicrules.meaning.warned import warnings_of_item
from indicrules.model.anew import Anew, Measure, Part, Renewed, anew
from indicrules.model.report import Report
from indicrules.model.resolve import Resolution
from indicrules.model.rules import Model
from indicrules.model.tried import Trial, Tried
from indicrules.syntax import tree
from indicrules.syntax.parser import Parsed, parse_part
from indicrules.text.classes import evolve, parts_of
from indicrules.text.diagnostic import Diagnostic
from indicrules.text.patterns import pattern
from indicrules.text.source import Source, Span

_MOST_HOT = 16  # blocks that are read at each change: the one in hand, and those in which something is wrong
_MOST_SAID = 250  # diagnostics, past which the order in which they are found decides which are told
_MOST_CHARACTERS = 900_000 // 4
_MOST_LINES = 40_000
_MOST_READERS = 40  # blocks that read a metric, itself or by others
_UNREAD = "unread-input"
_REMARK = pattern(r"(?:[ \t]*(?:#[^\n]*)?\n)*")


class Kept:
    """What is known of a ruleset's text, block by block, so that a change of one block leaves the others as they are.

    `hot` are the blocks that are read at each change: the one that changed last, and those in which something is
    wrong. All others are sound, and what is said of them (`fixed`) stays.
    """

    def __init__(self, files: Parcel, work: Resolution, model: Model | None, renewal: Anew, hot: set[int]) -> None:
        """Take what reading the whole text has found."""
        self.files, self.work, self.model, self.renewal, self.hot = files, work, model, renewal, hot
        source = files.opened.file.source
        self.blocks = list(files.opened.file.blocks)
        self.places = Places(source, (block.span.start for block in self.blocks))
        renewal.mentions, renewal.holds = self._mentions, self._holds
        self.declared = Declared(work.report.declared, self.places)
        self.fixed: dict[int | None, list[Diagnostic]] = {}
        self.own: dict[int, list[Diagnostic]] = {each: [] for each in hot}
        said = self._said()
        for each in work.report.diagnostics[: work.resolved]:
            if id(each) not in said and each.code != _UNREAD:
                self.fixed.setdefault(self.places.block_of(each.span), []).append(each)
        self.remarks: dict[str, tuple[Diagnostic, ...]] = {}
        self.stale = {*work.drafts, ""}  # items of which neither remarks nor facts are known
        self.metrics_changed = False  # since facts were last worked out
        self.facts: Facts | None = None
        self.view: View | None = None  # what lints look at, where nothing is wrong
        self.memory = Memory()  # what they found of parts that are the same ever since
        self.seen: object = None  # what of the whole the lints of items look at, too
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
        read_again = {*self.hot, block} if is_read else self.hot
        readers = None if len(read_again) > _MOST_HOT else self._readers(read_again)
        if readers is None:
            return None
        hot = sorted(read_again | readers)
        for each in self.hot.difference(hot):
            self.fixed[each] = self.own[each]
        parts, measures, trials, read = list[Part](), list[Measure](), list[Trial](), list[Parsed]()
        for each in hot:
            old, parsed = self.blocks[each], self._read(each)
            if parsed is None:
                return None
            new = self.blocks[each] = parsed.file.blocks[0]
            read.append(parsed)
            if isinstance(new, tree.ScoredBlock):
                parts.append(Part(new, bool(parsed.damaged)))
            elif isinstance(old, tree.MetricBlock) and isinstance(new, tree.MetricBlock):
                measures.append(Measure(old, new, bool(parsed.damaged)))
            elif isinstance(old, Tried) and isinstance(new, Tried):
                trials.append(Trial(old, new, bool(parsed.damaged)))
        places.read(hot)
        doubtful = frozenset(line for parsed in read for line in parsed.file.doubtful)
        hidden = any(parsed.hidden for parsed in read)
        parts.sort(key=lambda part: self._rank(part.block.name))
        found = self.renewal.renew(parts, measures, trials, hidden, {id(source): doubtful}, self.declared)
        wrong = [each for parsed in read for each in parsed.diagnostics]
        self.metrics_changed = self.metrics_changed or bool(measures)
        if found is None or not self._take(found, hot, wrong, {block} if is_read else set()):
            return None
        return self._all(found, wrong, source)

    def _read(self, block: int) -> Parsed | None:
        """Read a block where it stands by now; None where it is no longer the same one by itself."""
        start, end = self.places.starts[block], self.places.end(block)
        text, old = self.places.source.text, self.blocks[block]
        if end < len(text) and text[end - 1] != "\n":
            return None
        parsed = parse_part(self.places.source, start, end)
        if parsed is None or parsed.cut or len(parsed.file.blocks) != 1 or len(parsed.diagnostics) > _MOST_SAID // 4:
            return None
        new = parsed.file.blocks[0]
        if type(new) is not type(old) or new.span.start != start:
            return None
        if isinstance(new, tree.ScoredBlock) and isinstance(old, tree.ScoredBlock):
            return parsed if (new.kind, new.name, new.parent) == (old.kind, old.name, old.parent) else None
        if isinstance(new, tree.MetricBlock) and isinstance(old, tree.MetricBlock):
            return parsed if new.name == old.name else None
        return parsed

    def _readers(self, hot: set[int]) -> set[int] | None:
        """Give the blocks that read metrics among some, themselves or by others; None where these are many, or odd."""
        found, text = set[int](), self.places.source.text
        waiting = [each.name for at in hot if isinstance(each := self.blocks[at], tree.MetricBlock)]
        if waiting and not unicodedata.is_normalized("NFKC", text):
            return None
        told = set(waiting)
        while waiting:
            name = waiting.pop()
            word = _alone(name)
            if any(word.search(unicodedata.normalize("NFKC", each.text)) for each in self.work.merged.sources[1:]):
                return None
            for at in {self.places.block_at(each.start()) for each in word.finditer(text)}:
                block = self.blocks[at]
                if at < 0 or not self._is_kept(at) or len(found) > _MOST_READERS:
                    return None
                found.add(at)
                if isinstance(block, tree.MetricBlock) and block.name not in told:
                    told.add(block.name)
                    waiting.append(block.name)
        return found

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

    def _take(self, found: Renewed, hot: Sequence[int], wrong: Iterable[Diagnostic], hand: set[int]) -> bool:
        """Note what was found, and where; tell whether all of it lies where it is looked for again."""
        said = self._said()
        self.own = {each: [] for each in hot}
        self.hot = hand
        for each in found.diagnostics:
            if id(each) in said or each.code == _UNREAD:
                continue
            at = self.places.block_of(each.span)
            if at not in self.own:
                return False
            self.own[at].append(each)
        for each in (*wrong, *(each for listed in self.own.values() for each in listed)):
            if each.severity == "error":
                spans = (each.span, *(other.span for other in each.secondary))
                self.hot.update(at for span in spans if (at := self.places.block_of(span)) in self.own)
        for at in hot:
            self.fixed.pop(at, None)
            if at not in self.hot:
                self.fixed[at] = self.own[at]
        return True

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
            kept_ = not self.metrics_changed and not self.facts.metrics_read_items
            model.made["meaning"] = self.facts.meaning.renewed(model, kept_)
            facts, names = self.facts.renewed(meaning_of(model), self.stale, self.work.needs, self.metrics_changed)
        self.metrics_changed = False
        view = self.view = View(model, facts, self.memory)
        seen = view.checked, view.read_items
        if seen != self.seen:
            self.seen, names = seen, (*model.items, "")
        for name in names:
            item = model.items[name] if name else model.root
            self._put(self.warned, name, (*warnings_of_item(item, facts), *of_item(item, view)))
        self.facts, self.model, self.stale = facts, model, set()

    def _put(self, where: dict[str, tuple[Diagnostic, ...]], name: str, said: tuple[Diagnostic, ...]) -> None:
        where.pop(name, None)
        if said:
            where[name] = said

    # ------------------------------------------------------------------------ the text

    def _said(self) -> set[int]:
        """Give the identities of what is said of groups and of the ruleset as sums."""
        return {id(each) for found in self.work.built.said.values() for each in found}

    def _is_kept(self, block: int) -> bool:
        found = self.blocks[block]
        if isinstance(found, tree.ScoredBlock):
            return _is_item(found) and found.name in self.work.drafts
        if isinstance(found, tree.MetricBlock):
            return True
        return isinstance(found, Tried) and self.renewal.trials.knows(found)

    def _rank(self, name: str) -> int:
        return self._ranks.setdefault(name, len(self._ranks))

    @property
    def _ranks(self) -> dict[str, int]:
        return self.renewal.ranks

    def _mentions(self, name: str) -> bool:
        """Tell whether a name stands anywhere but in the block that declares it, and in headers of its members."""
        word = _alone(name)
        members = sum(isinstance(each, tree.ScoredBlock) and each.parent == name for each in self.work.blocks)
        found = sum(len(word.findall(unicodedata.normalize("NFKC", each))) for each in self._others([name]))
        return found > members

    def _holds(self, word: str, names: Sequence[str]) -> bool:
        """Tell whether a word stands anywhere but in the blocks of these names."""
        return any(word in unicodedata.normalize("NFKC", each) for each in self._others(names))

    def _others(self, names: Sequence[str]) -> list[str]:
        """Give the text around the items of these names, and that of other files."""
        text, parts, end = self.places.source.text, list[str](), 0
        for block, each in enumerate(self.blocks):
            if isinstance(each, tree.ScoredBlock) and each.kind != "ruleset" and each.name in names:
                parts.append(text[end : self.places.starts[block]])
                end = self.places.end(block)
        return [*parts, text[end:], *(source.text for source in self.work.merged.sources[1:])]


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
    hierarchy = work.hierarchy
    said = set() if hierarchy is None else {id(each) for found in hierarchy.said.values() for each in found}
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
                if at is None or not (isinstance(found, Tried | tree.MetricBlock) or _is_item(found)):
                    return None
                hot.add(at)
            elif span is each.span and isinstance(found, tree.MethodBlock | tree.TableBlock):
                return None  # said of it where an item uses it, and nobody knows which
    renewal = anew(work, [blocks[at] for at in hot])
    return None if renewal is None or len(hot) > _MOST_HOT else Kept(files, work, model, renewal, hot)


def _alone(name: str) -> re.Pattern[str]:
    """Give what finds a name where it is no part of a longer one."""
    return re.compile(rf"(?<!\w){re.escape(name)}(?!\w)")


def _is_item(block: tree.Block | None) -> bool:
    return isinstance(block, tree.ScoredBlock) and block.kind != "ruleset"


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
