"""Reports in running text, read sentence by sentence, to the indicators, figures and claims in them."""
