"""From an event to its story, and what the story is told when the event changes."""
