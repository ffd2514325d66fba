"""The Celery application of the comparison: one task that does nothing, and Celery's own defaults."""

import os

from celery import Celery

app = Celery("bench_app", broker=os.environ["BENCH_BROKER"], backend=os.environ["BENCH_BACKEND"])


@app.task(name="bench_app.noop")
def noop(name=None, age=None):
    return None
