"""What an organization is: frozen records, scope, ChangeSet, and the Organization that holds them."""
