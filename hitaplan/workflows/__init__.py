"""The commands: one module each, parts put together. They report progress by callback and print nothing."""
