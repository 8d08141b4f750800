"""Many documents, and documents that nobody trusts: each is read in a process with bounds of its own.

`pool` hands documents to workers and gives their answers in order, `worker` is one bounded process seen
from outside, `confine` what that process does to itself, `answers` what is said between the two.
"""
