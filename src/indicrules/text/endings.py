"""Say how the names of files end that hold rulesets and tests of them; it imports nothing, so that anything may ask."""

RULESET_ENDING = ".indic"
TEST_ENDING = "_test.indic"
