"""What the Makefile runs. Only the standard library, where it runs before the environment exists."""
