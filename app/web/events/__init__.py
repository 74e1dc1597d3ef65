"""What happens on each event of the page."""
