#!/usr/bin/env python3
"""Makes the golden databases of a release: what a scheduler of that release stored, as SQL text, and what it answered about it.

    make.py <folder of the built gateway> <folder of the release's golden files> [sqlite] [postgresql]

A server of the release is started, given tasks and periodic tasks in every state, killed with work in flight, and its database is dumped. Later
releases load the dump and must give the same answers (tests/EndToEnd.Tests/Golden). Run it once a release, from the release's own build; what it
wrote is never changed. It needs python3 and, for PostgreSQL, initdb, postgres and pg_dump.
"""
import datetime
import glob
import json
import os
import pathlib
import re
import shutil
import signal
import socket
import sqlite3
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request

FAR = '2099-01-01T00:00:00Z'
MAIL = [{'task': 'demo_app.tasks.test', 'args': [number], 'options': {'task_id': f'mail-{number}', 'queue': 'mail', 'eta': FAR}} for number in range(1, 8)]


class Server:
    def __init__(self, program, folder, settings):
        with socket.socket() as free:
            free.bind(('127.0.0.1', 0))
            self.url = 'http://127.0.0.1:%d' % free.getsockname()[1]
        self.log = open(folder / 'server.log', 'ab')
        self.process = subprocess.Popen(
            ['dotnet', str(program / 'ActorScheduler.Gateway.dll'), '--urls', self.url, '--Scheduler:DataDirectory', str(folder / 'data'),
             '--Scheduler:TimeZone', 'Asia/Shanghai', *settings], stdout=self.log, stderr=self.log, cwd=folder)
        wait('the server is ready', lambda: self.ready())

    def ready(self):
        if self.process.poll() is not None:
            sys.exit('the server has ended; see its log')
        try:
            urllib.request.urlopen(self.url + '/health/ready', timeout=5)
            return True
        except OSError:
            return False

    def call(self, method, path, body=None):
        request = urllib.request.Request(
            self.url + path, method=method, data=None if body is None else json.dumps(body).encode(),
            headers={'Content-Type': 'application/json', 'X-Requested-By': 'anna@example.com'})
        try:
            with urllib.request.urlopen(request, timeout=60) as response:
                text = response.read().decode()
        except urllib.error.HTTPError as refused:
            sys.exit('%s %s %s: %s' % (method, path, body, refused.read().decode()))
        answer = json.loads(text) if text else None
        if isinstance(answer, dict) and answer.get('status') is False:
            sys.exit('%s %s %s: %s' % (method, path, body, text))
        return answer

    def get(self, path):
        return self.call('GET', path)

    def text(self, path):
        with urllib.request.urlopen(self.url + path, timeout=60) as response:
            return response.read().decode()

    def post(self, path, body=None):
        return self.call('POST', path, {} if body is None else body)

    def submit(self, task_id, task='demo_app.tasks.echo', args=(), kwargs=None, **options):
        return self.post('/api/v1/tasks', {'task': task, 'args': list(args), 'kwargs': kwargs or {}, 'options': {'task_id': task_id, **options}})

    def is_in(self, state, *ids):
        wait(f'{ids} are {state}', lambda: all(self.get('/api/v1/tasks/' + i)['state'] == state for i in ids))

    def bulk(self, name, **body):
        self.post('/api/v1/bulk-operations', {'id': name, **body})
        wait(f'{name} ended', lambda: self.get('/api/v1/bulk-operations/' + name)['finished_at'])

    def periodic(self, name, **body):
        return self.post('/api/v1/periodic-tasks', {'name': name, 'task': 'demo_app.tasks.test', **body})['id']

    def runs(self, periodic_task):
        return self.get(f'/api/v1/periodic-tasks/{periodic_task}')['total_run_count']

    def stop(self):
        self.process.terminate()
        if self.process.wait(120) != 0:
            sys.exit('the server ended badly; see its log')

    def kill(self):
        self.process.kill()
        self.process.wait()


def wait(what, holds, seconds=90):
    deadline = time.monotonic() + seconds
    while not holds():
        if time.monotonic() > deadline:
            sys.exit('not within %d s: %s' % (seconds, what))
        time.sleep(0.1)


def expire_and_retain(start):
    """Tasks that left the lists, and tasks that left altogether."""
    server = start('--Scheduler:ResultExpires', '00:00:01')
    server.submit('retained')
    server.is_in('SUCCESS', 'retained')
    time.sleep(0.2)
    server.post('/api/v1/maintenance/retention', {'older_than': '00:00:00.001'})
    wait('retention has ended', lambda: server.get('/api/v1/maintenance/retention')['finished_at'])
    server.submit('expired-result', args=[1])
    server.is_in('SUCCESS', 'expired-result')
    time.sleep(1.5)
    server.call('PATCH', '/api/v1/periodic-tasks/1', {'interval': {'every': 1, 'period': 'seconds'}})
    wait('the clean-up has run', lambda: 'expired-result' not in server.get('/celery_manage/list_tasks/'))
    server.call('PATCH', '/api/v1/periodic-tasks/1', {'crontab': {'minute': '0', 'hour': '4'}})
    server.stop()


def end_tasks(server):
    """A task for each way to end."""
    server.submit('echo', args=[1, 'ä', None, {'键': [True, 1.5]}], kwargs={'name': '你好 😀'}, queue='q', exchange='x', routing_key='r')
    for kind in ('none', 'bool', 'int', 'float', 'str', 'list', 'dict', 'unicode'):
        server.submit('ret-' + kind, 'demo_app.tasks.ret_' + kind)
    server.submit('fails', 'demo_app.tasks.fail', kwargs={'message': 'kein Weg'})
    server.submit('retried-thrice', 'demo_app.retries.flaky', kwargs={'succeedOn': 3})
    server.submit('retried-in-vain', 'demo_app.retries.ask_again', kwargs={'succeedOn': 99, 'countdown': 0.05})
    server.submit('asks-again', 'demo_app.retries.ask_again')
    server.submit('revoked', eta=FAR)
    server.post('/api/v1/tasks/revoked/revoke')
    server.submit('expires-unrun', eta=FAR, expires=1)
    server.submit('replaced', eta=FAR)
    server.post('/celery_manage/update_task/', {'id': 'replaced', 'task': 'demo_app.tasks.echo', 'args': [2], 'options': {}})
    server.submit('terminated', 'demo_app.tasks.sleep', kwargs={'seconds': 60})
    server.submit('revoked-while-running', 'demo_app.tasks.sleep', kwargs={'seconds': 2})
    server.is_in('STARTED', 'terminated', 'revoked-while-running')
    server.post('/api/v1/tasks/terminated/revoke', {'terminate': True})
    server.post('/api/v1/tasks/revoked-while-running/revoke')
    server.submit('run-now', eta=FAR)
    server.post('/api/v1/tasks/run-now/run-now')
    server.submit('run-again', 'demo_app.tasks.fail')
    server.is_in('FAILURE', 'run-again', 'fails', 'retried-in-vain')
    server.post('/api/v1/tasks/run-again/retry', {'request_id': 'again-1'})
    server.post('/celery_manage/async_apply_task/', {'task': 'demo_app.tasks.echo', 'args': ['v0'], 'options': {'task_id': 'celery-manage'}})
    server.is_in('REVOKED', 'expires-unrun', 'terminated', 'revoked')
    server.is_in('SUCCESS', 'retried-thrice', 'asks-again', 'run-now', 'echo', 'revoked-while-running', 'celery-manage')
    wait('run-again has failed again', lambda: (lambda task: (task['state'], task['attempt']))(server.get('/api/v1/tasks/run-again')) == ('FAILURE', 2))


def operate(server):
    """Bulk operations, done and cancelled by their end."""
    server.post('/api/v1/tasks/batch', {'tasks': MAIL})
    server.bulk('moves', action='reschedule', filter={'queue': 'mail'}, shift_seconds=3600)
    server.call('POST', '/api/v1/tasks/mail-1/revoke')
    server.bulk('runs', action='run_now', filter={'queue': 'mail', 'search': 'mail-2'})
    server.is_in('SUCCESS', 'mail-2')
    server.bulk('revokes', action='revoke', filter={'queue': 'mail', 'search': 'mail-3'})
    server.bulk('retries', action='retry', filter={'state': 'FAILURE', 'name': 'demo_app.retries.ask_again'})
    wait('the retry has ended', lambda: server.get('/api/v1/tasks/retried-in-vain')['state'] == 'FAILURE')


def schedule(server):
    """Periodic tasks of both kinds: run, edited, disabled, expired and deleted."""
    often = {'interval': {'every': 1, 'period': 'seconds'}}
    edited = server.periodic('edited', description='每天', queue='mail', **often)
    disabled = server.periodic('disabled', args='[1, 2]', kwargs={'k': None}, **often)
    deleted = server.periodic('deleted', **often)
    server.periodic('expired', expires=(datetime.datetime.now(datetime.timezone.utc) + datetime.timedelta(seconds=3)).isoformat(), **often)
    wait('all have run', lambda: all(server.runs(i) >= 2 for i in (edited, disabled, deleted)))
    server.call('PATCH', f'/api/v1/periodic-tasks/{edited}', {'crontab': {'minute': '0', 'hour': '9', 'day_of_week': 'mon-fri', 'timezone': 'Europe/Berlin'}, 'enabled': False})
    server.call('PATCH', f'/api/v1/periodic-tasks/{disabled}', {'enabled': False})
    server.call('DELETE', f'/api/v1/periodic-tasks/{deleted}')
    server.periodic('old form', crontab='*/15 * * * * (m/h/d/dM/MY)', enabled=False)
    # Due again when a later release loads the dump.
    server.periodic('due', args='["due"]', interval={'every': 1, 'period': 'minutes'}, task='demo_app.tasks.echo')
    server.periodic('due by crontab', crontab={'minute': '*'}, task='demo_app.tasks.echo')
    time.sleep(3)


def lose_and_find(server, start):
    """Attempts that a kill took: one is run again, one must not be."""
    server.submit('lost', 'demo_app.tasks.sleep', kwargs={'seconds': 2})
    server.submit('lost-once', 'demo_app.retries.sleep_once', kwargs={'seconds': 2})
    server.is_in('STARTED', 'lost', 'lost-once')
    server.kill()
    server = start()
    server.is_in('SUCCESS', 'lost')
    server.is_in('FAILURE', 'lost-once')
    return server


def leave(server):
    """What is still to be done when the dump is made."""
    server.submit('sleeps', args=['later'], eta=FAR)
    server.submit('sleeps-moved', eta='2098-01-01T00:00:00Z')
    server.post('/api/v1/tasks/sleeps-moved/reschedule', {'eta': FAR})
    server.submit('retry-waits', 'demo_app.retries.ask_again', kwargs={'countdown': 1e8})
    server.is_in('RETRY', 'retry-waits')
    server.submit('due-asks-again', 'demo_app.retries.ask_again', kwargs={'countdown': 25})
    server.is_in('RETRY', 'due-asks-again')
    server.submit('due-sleeps', args=['due'], countdown=25)
    server.submit('due-expires', countdown=30, expires=25)
    server.submit('due-runs', 'demo_app.tasks.sleep', kwargs={'seconds': 3})
    server.submit('due-runs-once', 'demo_app.retries.sleep_once', kwargs={'seconds': 3})
    server.is_in('STARTED', 'due-runs', 'due-runs-once')


def everything(program, folder, settings):
    def start(*more):
        return Server(program, folder, [*settings, *more])

    expire_and_retain(start)
    server = start()
    end_tasks(server)
    operate(server)
    schedule(server)
    server = lose_and_find(server, start)
    answers = answers_of(server)
    leave(server)
    kept = ('sleeps', 'sleeps-moved', 'retry-waits')
    answers |= {path: server.text(path) for task in kept for path in (f'/api/v1/tasks/{task}', f'/api/v1/tasks/{task}/history')}
    server.kill()
    return answers


def answers_of(server):
    """What does not change any more, as it is answered now."""
    ids = [task['id'] for task in server.get('/api/v1/tasks?limit=1000')['data'] if task['periodic_task_id'] is None]
    periodic = [row['id'] for row in server.get('/api/v1/periodic-tasks')['data'] if not row['enabled']]
    paths = [f'/api/v1/tasks/{i}{page}' for i in ids for page in ('', '/history')]
    paths += [f'/api/v1/periodic-tasks/{i}{page}' for i in periodic for page in ('', '/history', '/occurrences')]
    paths += ['/api/v1/bulk-operations'] + [f"/api/v1/bulk-operations/{row['id']}" for row in server.get('/api/v1/bulk-operations')['data']]
    paths += ['/celery_manage/get_task_name_list/', '/api/v1/tasks/expired-result/history']
    paths += [f'/celery_manage/list_tasks/?state={state}&taskname=demo_app.{task}' for state in ('SUCCESS', 'FAILURE', 'REVOKED')
              for task in ('tasks.ret_dict', 'tasks.ret_unicode', 'tasks.fail', 'retries.flaky')]
    return {path: server.text(path) for path in paths}


def write(release, store, dump, answers):
    release.mkdir(parents=True, exist_ok=True)
    (release / f'{store}.sql').write_text(dump)
    lines = ''.join(json.dumps({'path': path, 'answer': answer}, ensure_ascii=False) + '\n' for path, answer in answers.items())
    (release / f'{store}.answers.jsonl').write_text(lines)
    print(store, len(dump), 'characters of SQL,', len(answers), 'answers')


def sqlite_dump(file):
    database = sqlite3.connect(file)
    pragmas = [f'PRAGMA {name}={database.execute(f"PRAGMA {name}").fetchone()[0]};' for name in ('application_id', 'user_version')]
    return '\n'.join([*pragmas, *database.iterdump()]) + '\n'


def make_sqlite(program, release):
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        answers = everything(program, folder, [])
        write(release, 'sqlite', sqlite_dump(folder / 'data' / 'scheduler.db'), answers)


def make_postgresql(program, release):
    installed = pathlib.Path(sorted(glob.glob('/usr/lib/postgresql/*/bin'))[-1])
    as_user = ['setpriv', '--reuid=postgres', '--regid=postgres', '--init-groups', '--'] if os.geteuid() == 0 else []
    with tempfile.TemporaryDirectory() as name:
        folder, data = pathlib.Path(name), pathlib.Path(name) / 'postgres'
        folder.chmod(0o755)
        data.mkdir()
        if as_user:
            shutil.chown(data, 'postgres')
        subprocess.run([*as_user, installed / 'initdb', '-D', data, '-U', 'scheduler', '-A', 'trust', '-E', 'UTF8', '--locale', 'C', '--no-sync'],
                       check=True, stdout=subprocess.DEVNULL, cwd='/')
        with socket.socket() as free:
            free.bind(('127.0.0.1', 0))
            port = str(free.getsockname()[1])
        process = subprocess.Popen([*as_user, installed / 'postgres', '-D', data, '-p', port, '-k', data, '-c', 'listen_addresses=127.0.0.1'], cwd='/',
                                   stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        try:
            client = ['-h', '127.0.0.1', '-p', port, '-U', 'scheduler']
            wait('PostgreSQL answers', lambda: subprocess.run([installed / 'pg_isready', *client], stdout=subprocess.DEVNULL).returncode == 0)
            subprocess.run([installed / 'createdb', *client, 'scheduler'], check=True)
            answers = everything(program, folder, ['--Scheduler:Storage', 'postgresql', '--Scheduler:ConnectionString',
                                                   f'Host=127.0.0.1;Port={port};Username=scheduler;Database=scheduler'])
            dump = subprocess.run([installed / 'pg_dump', *client, '--no-owner', '--no-privileges', '--inserts', '--rows-per-insert=50', 'scheduler'],
                                  check=True, capture_output=True, text=True).stdout
            # Lines for psql alone, which a test does not use.
            write(release, 'postgresql', re.sub(r'(?m)^(\\(un)?restrict .*|SET transaction_timeout.*)\n', '', dump), answers)
        finally:
            process.send_signal(signal.SIGQUIT)
            process.wait()


if __name__ == '__main__':
    if len(sys.argv) < 3:
        sys.exit(__doc__)
    stores = sys.argv[3:] or ['sqlite', 'postgresql']
    for store in stores:
        {'sqlite': make_sqlite, 'postgresql': make_postgresql}[store](pathlib.Path(sys.argv[1]).resolve(), pathlib.Path(sys.argv[2]))
