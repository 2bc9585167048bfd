"""The papers that go along when work is handed over: looked over, rewritten, and taken off the screen."""
