"""Snapshots: outputs that a refactoring must not change, one file each."""
