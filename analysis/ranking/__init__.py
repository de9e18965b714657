"""Who stands out, and why."""
