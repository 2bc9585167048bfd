"""The only place where codes and numbers become sentences."""
