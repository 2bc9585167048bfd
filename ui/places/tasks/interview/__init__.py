"""The guided interview: the question worth most next, until no answer can change the verdict."""
