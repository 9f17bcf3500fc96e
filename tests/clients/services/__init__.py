"""One module a service: each operation that Backlot models, called by boto3 and checked."""
