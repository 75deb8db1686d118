"""What runs in Azure: subscriptions, resource groups and resources, or an export of its tool."""
