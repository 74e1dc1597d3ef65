"""What browsers load: style, behaviour, the icon."""
