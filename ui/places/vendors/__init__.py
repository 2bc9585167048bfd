"""Where vendors are kept, with dated notes and what they offered."""
