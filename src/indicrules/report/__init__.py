"""The room for scorecards and audits to reports that are handed on."""
