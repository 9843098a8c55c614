"""What every peer is: a ruleset text, and how to load it (one peer a class, one library a module under `peers/`)."""


class Peer:
    """One way to do the work."""

    shape = "float_rows"  # key of data.SHAPES: what the peer is handed; the conversion is not timed
    unit = "points"  # or "cents": the unit of the scores that it returns
    trace = False  # what `load` gives has explain_one (explain_batch where rows are no concern of it)
    row_engine = True  # False: only a batch makes sense, a single department is a batch of one

    def ruleset_text(self):
        """Give the ruleset in the peer's own language."""
        raise NotImplementedError

    def load(self, text):
        """Give a RowObj or a ColObj."""
        raise NotImplementedError


class RowObj:
    """Scores one department: score_one(row) -> (six scores, total, grade index), each read as a caller would.

    explain_one(row) reads all reasons as data. They may have two more forms, to_dict_one(row) and text_one(row); a
    peer without them has its reasons read as for explain_one.
    """

    def to_dict_one(self, row):
        return self.explain_one(row)

    def text_one(self, row):
        return self.explain_one(row)

    def score_batch(self, rows):
        score_one = self.score_one
        return [score_one(row) for row in rows]

    def explain_batch(self, rows):
        explain_one = self.explain_one
        return [explain_one(row) for row in rows]

    def to_arrays(self, raw):
        scores, totals, grades = zip(*raw, strict=True)
        return list(zip(*scores, strict=True)), totals, grades


class ColObj:
    """Scores columns: score_batch(columns) -> (six arrays, totals, grade indices), or what to_arrays turns into it."""

    def to_arrays(self, raw):
        return raw
