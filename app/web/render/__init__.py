"""The page as HTML: pure functions from what is known to what is drawn; all words escaped."""
