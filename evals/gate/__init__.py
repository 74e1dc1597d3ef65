"""The gate: figures against the accepted baseline."""
