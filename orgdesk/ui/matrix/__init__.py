"""The authority matrix: functions down, units across."""
