"""What leaves the screen: summaries and briefs as plain sections, on paper and as text."""
