"""The site on the network: serving, login, security, and the interfaces for programs."""
