import { readServerlessYml } from '../../../local/service-file';

/** A mapping of serverless.yml. A missing name reads as an empty mapping, so that an expectation fails where it looks. */
export class Node {
  constructor(readonly value: unknown) {}

  at(...path: readonly (string | number)[]): Node {
    return new Node(
      path.reduce<unknown>(
        (value, name) => (typeof value === 'object' && value !== null ? Reflect.get(value, name) : undefined),
        this.value,
      ),
    );
  }

  entries(): [string, Node][] {
    return typeof this.value === 'object' && this.value !== null
      ? Object.entries(this.value).map(([name, value]) => [name, new Node(value)])
      : [];
  }

  items(): Node[] {
    return this.entries().map(([, value]) => value);
  }

  text(): string {
    return JSON.stringify(this.value) ?? '';
  }
}

export const service = new Node(readServerlessYml(process.cwd()));

/** A resource of the template by its logical id. */
export const resource = (logicalId: string): Node => service.at('resources', 'Resources', logicalId);

/** Logical ids of one CloudFormation type. */
export const resourcesOf = (type: string): string[] =>
  service
    .at('resources', 'Resources')
    .entries()
    .filter(([, each]) => each.at('Type').value === type)
    .map(([logicalId]) => logicalId);

/** Every statement of a lambda's role. */
export const statementsOf = (lambda: string): { actions: string[]; resources: string }[] => {
  const role = String(service.at('functions', lambda, 'role').value);
  return resource(role)
    .at('Properties', 'Policies')
    .items()
    .flatMap((policy) => policy.at('PolicyDocument', 'Statement').items())
    .map((statement) => ({
      actions: [statement.at('Action').value].flat().map(String),
      resources: statement.at('Resource').text(),
    }));
};

/** The actions of a lambda's role on resources whose reference names `about`. */
export const allowed = (lambda: string, about: RegExp): string[] =>
  statementsOf(lambda)
    .filter(({ resources }) => about.test(resources))
    .flatMap(({ actions }) => actions)
    .sort();
