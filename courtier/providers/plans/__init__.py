"""Infrastructure plans: Terraform and OpenTofu, Azure what-if, CloudFormation."""
