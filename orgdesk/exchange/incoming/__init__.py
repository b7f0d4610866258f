"""Taking in a sheet that somebody sent: what it says, whom it means, and the one ChangeSet it amounts to."""
