"""What is kept, got back, and taken along."""
