// Runs one built lambda in a thread of its own, with the environment that serverless.yml gives it and no other.
import { parentPort, workerData } from 'node:worker_threads';

if (parentPort === null) throw new Error('lambda-worker.mjs runs in a worker thread');
const port = parentPort;
const { handler } = await import(workerData.file);

port.on('message', async ({ id, event, context }) => {
  const endsAtMs = Date.now() + workerData.timeoutMs;
  const getRemainingTimeInMillis = () => Math.max(0, endsAtMs - Date.now());
  try {
    port.postMessage({ id, result: await handler(event, { ...context, getRemainingTimeInMillis }) });
  } catch (error) {
    port.postMessage({
      id,
      failure: error instanceof Error ? (error.stack ?? error.message) : String(error),
    });
  }
});
port.postMessage({ ready: true });
