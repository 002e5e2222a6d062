"""What happens by the clock: housekeeping, and letters that must leave the house."""
