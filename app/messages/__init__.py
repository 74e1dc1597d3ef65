"""Every word of the page and of what is taken along; another language is another folder."""
