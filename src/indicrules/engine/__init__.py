"""The room for model and actuals to scorecard."""
