"""What an editor asks → what the library knows, by the language server protocol."""
