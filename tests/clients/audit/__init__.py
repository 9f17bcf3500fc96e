"""The parts of botocore_audit.py."""
