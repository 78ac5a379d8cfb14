/** Imports run one way: apps → registers, influence, intake, sample → contexts → event-store, vocabulary, dates. */
const CONTEXTS = 'policies|consultations|engagements|asks|decisions|responses|claims|members|meetings|reports';
const lib = (names) => `^libs/(${names})/`;

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    { name: 'no-circles', severity: 'error', from: {}, to: { circular: true } },
    {
      name: 'nothing-imports-an-app',
      comment: 'An app is the outermost layer; the apps do not know each other either.',
      severity: 'error',
      from: { path: '^(libs|apps/([^/]+))/' },
      to: { path: '^apps/', pathNot: '^apps/$2/' },
    },
    {
      name: 'a-library-has-one-door',
      comment: "Other libraries are imported by '#name', which is their index.ts.",
      severity: 'error',
      from: { path: '^(?:libs|apps)/([^/]+)/' },
      to: { path: '^libs/([^/]+)/', pathNot: ['^libs/$1/', '^libs/[^/]+/src/index\\.ts$'] },
    },
    {
      name: 'vocabulary-knows-nobody',
      severity: 'error',
      from: { path: lib('vocabulary') },
      to: { path: '^libs/', pathNot: lib('vocabulary|dates') },
    },
    {
      name: 'dates-know-nobody',
      severity: 'error',
      from: { path: lib('dates') },
      to: { path: '^libs/', pathNot: lib('dates') },
    },
    {
      name: 'event-store-knows-nobody',
      severity: 'error',
      from: { path: lib('event-store') },
      to: { path: '^libs/', pathNot: lib('event-store|vocabulary|dates') },
    },
    {
      name: 'configuration-knows-nobody',
      severity: 'error',
      from: { path: lib('configuration') },
      to: { path: '^libs/', pathNot: lib('configuration') },
    },
    {
      name: 'sealing-knows-nobody',
      severity: 'error',
      from: { path: lib('sealing') },
      to: { path: '^libs/', pathNot: lib('sealing') },
    },
    {
      name: 'accounts-know-sealing-only',
      severity: 'error',
      from: { path: lib('accounts') },
      to: { path: '^libs/', pathNot: lib('accounts|sealing|vocabulary') },
    },
    {
      name: 'access-knows-roles-only',
      severity: 'error',
      from: { path: lib('access') },
      to: { path: '^libs/', pathNot: lib('access|members|vocabulary') },
    },
    {
      name: 'contexts-do-not-import-each-other',
      severity: 'error',
      from: { path: `^libs/(${CONTEXTS})/` },
      to: { path: '^libs/', pathNot: ['^libs/$1/', lib('event-store|vocabulary|dates|sealing|working-days')] },
    },
    {
      name: 'contexts-know-no-http-and-no-sql',
      severity: 'error',
      from: { path: lib(CONTEXTS) },
      to: { path: 'node_modules/(@nestjs/(?!cqrs)|fastify|@fastify|better-sqlite3|nunjucks|@eventstore)' },
    },
    {
      name: 'read-models-know-the-log-only',
      severity: 'error',
      from: { path: lib('read-models') },
      to: { path: '^libs/', pathNot: lib('read-models|event-store|vocabulary|dates') },
    },
    {
      name: 'questions-do-not-import-pages',
      severity: 'error',
      from: { path: lib('registers|influence|intake|sample') },
      to: { path: lib('govuk-pages') },
    },
    {
      name: 'pages-hold-no-rule',
      comment: 'govuk-pages knows templates and words, neither the contexts nor the log.',
      severity: 'error',
      from: { path: lib('govuk-pages') },
      to: { path: '^libs/', pathNot: lib('govuk-pages|vocabulary|dates') },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '\\.spec\\.ts$' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: { conditionNames: ['source', 'import', 'node', 'default'], exportsFields: ['exports'] },
  },
};
