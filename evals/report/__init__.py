"""What people and programs read of a run: a page, Markdown, JUnit, a comparison."""
