"""What a network view shows: chosen from the days of a history, bounded, and always in the same order."""
