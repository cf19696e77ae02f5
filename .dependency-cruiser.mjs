// "Who may import whom" of ARCHITECTURE.md. Each rule has a fixture under tests/fixtures/guards that must break it.
/** @param {readonly string[]} names */
const npm = (...names) => `node_modules/(${names.join('|')})/`;
const MAIN = '^functions/(api|workers)/[^/]+/main\\.ts$';
const PORTS = '^functions/usecases/ports(/|\\.ts$)';
const SHARED = '^shared/';
const EXCEL_FILE = '^client/src/slip/excel-file\\.ts$';
const PACKAGES = /** @type {import('dependency-cruiser').DependencyType[]} */ ([
  'npm',
  'npm-dev',
  'npm-optional',
  'npm-peer',
  'npm-no-pkg',
  'npm-unknown',
  'core',
]);

/**
 * @param {string} name
 * @param {string} comment
 * @param {import('dependency-cruiser').IForbiddenRuleType['from']} from
 * @param {import('dependency-cruiser').IRegularForbiddenRuleType['to']} to
 */
const rule = (name, comment, from, to) => ({
  name,
  comment,
  severity: /** @type {const} */ ('error'),
  from,
  to,
});

export default {
  forbidden: [
    rule('no-cycles', 'A cycle has no bottom to read from.', {}, { circular: true }),
    rule(
      'resolvable',
      'An import that leads nowhere hides from every other rule.',
      {},
      { couldNotResolve: true },
    ),
    rule(
      'domain-alone',
      'The rules know nothing but themselves: no package, no Node.',
      { path: '^shared/domain/' },
      { pathNot: '^shared/domain/' },
    ),
    rule(
      'contracts-see-domain-and-zod',
      'A contract is a shape over domain words.',
      { path: '^shared/contracts/' },
      { pathNot: ['^shared/(domain|contracts)/', npm('zod')] },
    ),
    rule(
      'usecases-see-ports',
      'A use case decides with the domain and reaches the world through ports.',
      { path: '^functions/usecases/' },
      { pathNot: [SHARED, '^functions/usecases/'] },
    ),
    rule(
      'store-and-adapters-see-ports',
      'A store or an adapter serves a port and knows its own SDK.',
      { path: '^functions/(store|adapters)/' },
      { path: '^(functions|client)/', pathNot: ['^functions/$1/', PORTS] },
    ),
    rule(
      'http-sees-no-world',
      'The door parses, verifies and authorises; what it needs is handed in by main.',
      { path: '^functions/http(/|\\.ts$)' },
      { path: '^functions/', pathNot: ['^functions/http(/|\\.ts$)', PORTS] },
    ),
    rule(
      'main-alone-composes',
      'Only a composition root sees use cases and stores at once.',
      { path: '^functions/', pathNot: [MAIN, '^functions/(store|adapters)/'] },
      { path: '^functions/(store|adapters)/' },
    ),
    rule(
      'lambdas-apart',
      'A bundle holds its own lambda only.',
      { path: '^functions/(api|workers)/([^/]+)/' },
      { path: '^functions/(api|workers)/', pathNot: '^functions/$1/$2/' },
    ),
    rule(
      'nothing-imports-main',
      'A composition root is an end.',
      { path: '^(shared|functions|client)/' },
      { path: MAIN },
    ),
    rule(
      'client-sees-shared',
      'The client knows the contracts, never what serves them.',
      { path: '^client/' },
      { path: '^(functions|bench)/' },
    ),
    rule(
      'client-sees-taro-and-react',
      'Each package more is a weight on an old phone.',
      { path: '^client/src/', pathNot: EXCEL_FILE },
      { dependencyTypes: PACKAGES, pathNot: npm('@tarojs', 'react', '@types/react') },
    ),
    rule(
      'excel-file-sees-exceljs',
      'One file of the browser alone makes sheets (ADR 0059).',
      { path: EXCEL_FILE },
      { dependencyTypes: PACKAGES, pathNot: npm('exceljs') },
    ),
    rule(
      'excel-file-comes-late',
      'What is heavy comes when somebody saves a file, never before (ADR 0059).',
      { path: '^client/src/' },
      { path: EXCEL_FILE, dynamic: false },
    ),
    rule(
      'contracts-are-types-on-the-phone',
      'zod stays off the phone (ADR 0021).',
      { path: '^client/src/' },
      { path: '^shared/contracts/', dependencyTypesNot: ['type-only'] },
    ),
    rule(
      'roles-apart',
      "One role's pages never import another's.",
      { path: '^client/src/(pages|desk)/([^/]+)/' },
      { path: '^client/src/(pages|desk)/', pathNot: '^client/src/$1/$2/' },
    ),
    rule(
      'pages-are-ends',
      'What pages share lies in api, ui, text or platform.',
      { path: '^client/src/(?!pages/|desk/)' },
      { path: '^client/src/(pages|desk)/' },
    ),
    rule(
      'shared-sees-no-side',
      'Shared code runs on both sides, so it imports neither.',
      { path: SHARED },
      { path: '^(functions|client|bench)/' },
    ),
    rule(
      'product-sees-no-local',
      'Nothing of the one-machine city can reach a bundle.',
      { path: '^(shared|functions|client)/' },
      { path: '^(local|tests|bench)/' },
    ),
    rule(
      'nothing-imports-tests',
      'Tests look at the rest, never the other way.',
      { pathNot: '^tests/' },
      { path: '^tests/' },
    ),
    rule(
      'tools-alone',
      'Who checks the ledger shares no line with who writes it.',
      { path: '^tools/' },
      { pathNot: '^tools/', dependencyTypesNot: ['core'] },
    ),
    rule(
      'no-dev-package-in-product',
      'What ships is installed without development packages.',
      { path: '^(shared|functions|client/src)/' },
      { dependencyTypes: ['npm-dev'], dependencyTypesNot: ['type-only'] },
    ),
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^(dist|client/dist|tests/fixtures/guards)/' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      extensions: ['.ts', '.tsx', '.d.ts', '.mjs', '.cjs', '.js', '.json'],
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
    },
  },
};
