"""The gate: compare figures with the accepted baseline."""
