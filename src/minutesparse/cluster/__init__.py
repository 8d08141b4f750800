"""Reading more documents than one run should hold: in shards, on this machine or on a Dask cluster.

A shard is some hundred documents and the one file that is made of them. Shards are read in any order, by
anybody who can open the inputs and write the output; what is made of them does not depend on by whom. A
finished shard is never read again.
"""

from minutesparse.cluster.places import Input, find_remote, is_url
from minutesparse.cluster.plan import Form, Task, plan
from minutesparse.cluster.running import Report, read_shards

__all__ = ["Form", "Input", "Report", "Task", "find_remote", "is_url", "plan", "read_shards"]
