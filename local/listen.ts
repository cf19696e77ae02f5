import type { Server } from 'node:http';

const KEEP_ALIVE_MS = 75_000;

/** A server on this machine alone. Throws when the port is taken (`EADDRINUSE`); port 0 takes a free one. */
export const listenOn = (
  server: Server,
  port: number,
): Promise<{ readonly endpoint: string; readonly stop: () => Promise<void> }> =>
  new Promise((resolve, reject) => {
    // Longer than any client keeps an idle connection: none is cut just as it is used again.
    server.keepAliveTimeout = KEEP_ALIVE_MS;
    server.once('error', reject);
    server.listen(port, '127.0.0.1', () => {
      const address = server.address();
      if (address === null || typeof address === 'string') return reject(new Error('the server has no port'));
      resolve({ endpoint: `http://127.0.0.1:${address.port}`, stop: () => closeAll(server) });
    });
  });

/** Lets requests under way end; idle connections are cut at once, slow ones after a while. */
const closeAll = (server: Server): Promise<void> =>
  new Promise((resolve) => {
    const late = setTimeout(() => server.closeAllConnections(), 3_000);
    server.close(() => {
      clearTimeout(late);
      resolve();
    });
    server.closeIdleConnections();
  });
