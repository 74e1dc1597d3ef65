"""Every word the page says of its own accord; another language is another folder like this."""
