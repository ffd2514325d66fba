"""Submits tasks and waits until every result is stored. Prints tasks a second as JSON."""

import json
import os
import sys
import time

import redis
from bench_app import noop

LIMIT_SECONDS = 1200


def run(tasks, results):
    before = results.dbsize()
    began = time.perf_counter()
    for _ in range(tasks):
        noop.delay(name="cc", age="22")
    # The result of each task is a key of its own in the database of results.
    while (stored := results.dbsize() - before) < tasks:
        if time.perf_counter() - began > LIMIT_SECONDS:
            sys.exit(f"{stored} of {tasks} results are stored after {LIMIT_SECONDS} s")
        time.sleep(0.02)
    return tasks / (time.perf_counter() - began)


tasks, runs = int(sys.argv[1]), int(sys.argv[2])
noop.delay(name="cc", age="22").get(timeout=120)
results = redis.Redis.from_url(os.environ["BENCH_BACKEND"])
run(tasks, results)
print(json.dumps([run(tasks, results) for _ in range(runs)]))
