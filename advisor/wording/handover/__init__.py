"""The papers that go along when work is handed over, in words: a module a kind."""
