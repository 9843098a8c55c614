"""The room for real forms to drafts of rulesets, actuals and claims."""
