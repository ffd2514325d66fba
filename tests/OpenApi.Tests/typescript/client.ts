// A program as a stranger writes it with the generated types: it compiles only as long as they say what these routes take and answer.
import assert from 'node:assert/strict';
import createClient from 'openapi-fetch';
import type { paths } from './schema.js';

const baseUrl = process.argv[2];
assert(baseUrl, 'usage: node client.js URL');
const client = createClient<paths>({ baseUrl });

async function seesState(id: string, state: string): Promise<void> {
  for (let attempt = 0; attempt < 600; attempt++) {
    const { data } = await client.GET('/api/v1/tasks/{id}', { params: { path: { id } } });
    if (data?.state === state) {
      return;
    }
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  assert.fail(`${id} is not ${state}`);
}

const submitted = await client.POST('/api/v1/tasks', {
  body: { task: 'demo_app.tasks.echo', args: [1, 'a'], options: { task_id: 'typescript-1' } },
});
assert.equal(submitted.response.status, 201);
assert.equal(submitted.data?.id, 'typescript-1');
await seesState('typescript-1', 'SUCCESS');

const listed = await client.GET('/api/v1/tasks', { params: { query: { state: 'SUCCESS', limit: 10 } } });
assert(listed.data?.data.some((task) => task.id === 'typescript-1' && task.attempt === 1));

const added = await client.POST('/api/v1/periodic-tasks', {
  body: { name: 'typescript', task: 'demo_app.tasks.test', interval: { every: 1, period: 'hours' } },
});
assert.equal(added.response.status, 201);
assert.equal(added.data?.name, 'typescript');

await client.POST('/api/v1/tasks', { body: { task: 'demo_app.tasks.test', options: { task_id: 'typescript-2', countdown: 3600 } } });
const revoked = await client.POST('/api/v1/tasks/{id}/revoke', { params: { path: { id: 'typescript-2' } }, body: {} });
assert.equal(revoked.response.status, 200);
await seesState('typescript-2', 'REVOKED');

const refused = await client.POST('/api/v1/tasks', { body: { task: 'no.such.task' } });
assert.equal(refused.response.status, 400);
assert.equal(refused.error?.errors?.[0]?.field, 'task');
