"""The citizens' door: report, follow a report, read the figures. No account, no script."""
