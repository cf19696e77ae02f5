import { routeTable } from '../../../local/http-event';

const lambda = (name: string, ...routes: { method: string; path: string }[]) => ({
  name,
  timeoutMs: 1_000,
  environment: {},
  routes,
  everyMinute: false,
  streams: [],
});

const routeOf = routeTable([
  lambda('person', { method: '*', path: '/v1/person/{proxy+}' }, { method: 'GET', path: '/openapi.json' }),
  lambda('desk', { method: 'POST', path: '/v1/desk/{rest+}' }),
  lambda('sweeper'),
]);

test.each([
  ['GET', '/v1/person/home', 'person', 'ANY /v1/person/{proxy+}', { proxy: 'home' }],
  ['DELETE', '/v1/person/a/b=c', 'person', 'ANY /v1/person/{proxy+}', { proxy: 'a/b=c' }],
  ['POST', '/v1/desk/settle-order', 'desk', 'POST /v1/desk/{rest+}', { rest: 'settle-order' }],
])('%s %s → %s', (method, path, name, key, pathParameters) => {
  expect(routeOf(method, path)).toEqual({ lambda: name, key, pathParameters });
});

test('an exact path → its lambda, without path parameters', () => {
  expect(routeOf('GET', '/openapi.json')).toEqual({ lambda: 'person', key: 'GET /openapi.json' });
});

test.each([
  ['POST', '/openapi.json'],
  ['GET', '/openapi.json/x'],
  ['GET', '/v1/desk/queue'],
  ['GET', '/v1/person'],
  ['GET', '/v1/person/'],
  ['GET', '/v1/personal/x'],
  ['GET', '/'],
])('%s %s → no lambda', (method, path) => {
  expect(routeOf(method, path)).toBeUndefined();
});
