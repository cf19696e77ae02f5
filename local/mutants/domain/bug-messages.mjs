/**
 * @typedef {object} Syntax the little that is looked at of a tree by Babel
 * @property {string} type
 * @property {{ type: string, name?: string }} [callee]
 */
const BUGS = ['Error', 'Contradiction'];
const SENTENCES = ['StringLiteral', 'TemplateLiteral'];

/** The sentence of a thrown bug is for whoever reads the log; tests assert codes (CONTRIBUTING.md). So Stryker makes no mutant of it. */
export const strykerPlugins = [
  {
    kind: 'Ignore',
    name: 'bug-messages',
    value: {
      /** @param {{ node: Syntax, parent?: Syntax }} path */
      shouldIgnore: ({ node, parent }) =>
        parent?.type === 'NewExpression' &&
        BUGS.includes(parent.callee?.name ?? '') &&
        SENTENCES.includes(node.type)
          ? 'the sentence of a bug'
          : undefined,
    },
  },
];
