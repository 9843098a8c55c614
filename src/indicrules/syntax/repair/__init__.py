"""All that reads mistakes: what its author meant, and what to say of it."""
