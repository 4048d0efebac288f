"""What the Makefile runs. Standard library only, where it runs before the environment exists."""
