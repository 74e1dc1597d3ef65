"""An invented quarrel over a dam, told in languages that the packaged embedding model can't read."""
