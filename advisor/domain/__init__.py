"""The frozen values everything else speaks in: tasks, vendors, quotes, assessments."""
