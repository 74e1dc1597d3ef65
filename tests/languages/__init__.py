"""An invented quarrel over a dam, in languages that the packaged embedding model can't read."""
