/**
 * Which folder may import which: main, cli -> adapters, knowledge, inquiries -> core.
 * `docs/design.md` draws the picture; this file keeps it true.
 *
 * @type {import('dependency-cruiser').IConfiguration}
 */
module.exports = {
  forbidden: [
    {
      name: 'no-cycles',
      comment:
        'Two files that import each other cannot be read, tested or moved alone. Move the shared part into a third.',
      severity: 'error',
      from: {},
      to: { circular: true },
    },
    {
      name: 'core-is-pure',
      comment:
        'src/core imports only itself and small pure libraries: no file, no clock, no network, no SDK.',
      severity: 'error',
      from: { path: '^src/core/' },
      to: {
        pathNot: ['^src/core/', '^(bench/)?node_modules/(fuse\\.js|es-hangul|stemmer)/'],
      },
    },
    {
      name: 'model-knows-words',
      comment:
        'src/core/model is what the content says, as data, and its words. It knows nothing of what is made of it.',
      severity: 'error',
      from: { path: '^src/core/model/' },
      to: { path: '^src/core/', pathNot: '^src/core/(language|model)/' },
    },
    {
      name: 'language-knows-the-model',
      comment:
        'src/core/language reads words. It knows what a language is, and nothing of what is asked or found.',
      severity: 'error',
      from: { path: '^src/core/language/' },
      to: { path: '^src/core/', pathNot: '^src/core/(language|model)/' },
    },
    {
      name: 'find-knows-language-and-model',
      comment: 'src/core/find finds entries for a question. What becomes of them is decided by who asks it.',
      severity: 'error',
      from: { path: '^src/core/find/' },
      to: { path: '^src/core/', pathNot: '^src/core/(find|language|model)/' },
    },
    {
      name: 'knowledge-knows-only-core',
      comment:
        'src/knowledge turns YAML into a KnowledgeBase; it knows nothing of channels, the log or the command line.',
      severity: 'error',
      from: { path: '^src/knowledge/' },
      to: { path: '^(src|adapters)/', pathNot: '^src/((core|knowledge)/|prebuilt)' },
    },
    {
      name: 'indexing-knows-knowledge-and-core',
      comment:
        'src/indexing reads, builds, caches and swaps what is served; it knows nothing of channels, the log or the command line.',
      severity: 'error',
      from: { path: '^src/indexing/' },
      to: { path: '^(src|adapters)/', pathNot: '^src/((core|knowledge|indexing)/|package-root|prebuilt)' },
    },
    {
      name: 'inquiries-know-only-core',
      comment:
        'src/inquiries keeps questions; it knows nothing of channels, content files or the command line.',
      severity: 'error',
      from: { path: '^src/inquiries/' },
      to: { path: '^(src|adapters)/', pathNot: '^src/(core|inquiries|database|sqlite)/' },
    },
    {
      name: 'delivery-knows-only-core',
      comment:
        'src/delivery keeps what is taken and what is to be sent; it knows no channel, content or inquiry.',
      severity: 'error',
      from: { path: '^src/delivery/' },
      to: { path: '^(src|adapters)/', pathNot: '^src/(core|delivery|database|sqlite)/' },
    },
    {
      name: 'operations-know-core-and-delivery',
      comment: 'src/operations stands between the parts of the program and counts; it opens none of them.',
      severity: 'error',
      from: { path: '^src/operations/' },
      to: { path: '^(src|adapters)/', pathNot: '^src/(core|delivery|operations)/' },
    },
    {
      name: 'database-knows-sqlite',
      comment: 'src/database keeps rows, in SQLite or PostgreSQL; it knows nothing of what they hold.',
      severity: 'error',
      from: { path: '^src/database/' },
      to: { path: '^(src|adapters)/', pathNot: '^src/(database|sqlite)/' },
    },
    {
      name: 'sqlite-knows-nobody',
      comment: 'src/sqlite is what the databases share; it knows nothing of what they hold.',
      severity: 'error',
      from: { path: '^src/sqlite/' },
      to: { path: '^(src|adapters)/', pathNot: '^src/sqlite/' },
    },
    {
      name: 'staff-know-inquiries-and-delivery',
      comment:
        'src/staff is what staff do on every channel alike; the words and the screens are the channel’s.',
      severity: 'error',
      from: { path: '^src/staff/' },
      to: { path: '^(src|adapters)/', pathNot: '^src/(core|inquiries|delivery|staff)/' },
    },
    {
      name: 'loop-knows-core-inquiries-and-content',
      comment:
        'src/loop makes of questions what content lacks; it knows nothing of channels, deliveries or the command line.',
      severity: 'error',
      from: { path: '^src/loop/' },
      to: { path: '^(src|adapters)/', pathNot: '^src/(core|inquiries|knowledge|indexing|loop)/' },
    },
    {
      name: 'history-knows-knowledge-and-core',
      comment:
        'src/history keeps the states of the content that were served; it knows nothing of channels, the log or the command line.',
      severity: 'error',
      from: { path: '^src/history/' },
      to: { path: '^(src|adapters)/', pathNot: '^src/(core|knowledge|indexing|history)/' },
    },
    {
      name: 'browse-knows-only-core',
      comment:
        'src/browse makes pages of records; it knows nothing of channels, the log or the command line.',
      severity: 'error',
      from: { path: '^src/browse/' },
      to: { path: '^(src|adapters)/', pathNot: '^src/(core|browse)/' },
    },
    {
      name: 'adapters-know-core-delivery-and-staff',
      comment:
        'A channel gets a function (turn) => Promise<Reply>, and what all channels share. Anything else it needs is handed to it by src/main.ts; it may name its type, so that nothing is described twice, and imports nothing of it that runs.',
      severity: 'error',
      from: { path: '^adapters/' },
      to: {
        path: '^src/',
        pathNot: '^src/(core|browse|delivery|staff)/',
        dependencyTypesNot: ['type-only'],
      },
    },
    {
      name: 'adapters-apart',
      comment: 'No channel imports another. What two of them share belongs in adapters/*.ts or in the core.',
      severity: 'error',
      from: { path: '^adapters/([^/]+)/' },
      to: { path: '^adapters/[^/]+/', pathNot: '^adapters/$1/' },
    },
    {
      name: 'adapters-are-wired-at-the-top',
      comment: 'Only main and the command line open channels.',
      severity: 'error',
      from: { path: '^src/', pathNot: '^src/(main\\.ts$|cli/)' },
      to: { path: '^adapters/' },
    },
    {
      name: 'nothing-imports-the-top',
      comment: 'main and cli wire the rest together; the rest does not know them.',
      severity: 'error',
      from: { path: '^(src|adapters)/', pathNot: '^src/(main\\.ts$|cli/)' },
      to: { path: '^src/(main\\.ts$|cli/)' },
    },
    {
      name: 'slack-stays-in-its-folder',
      comment: "Slack's words and packages stay in adapters/slack; a bare app is measured beside it.",
      severity: 'error',
      from: { path: '^(src|adapters|bench)/', pathNot: '^(adapters/slack/|bench/peers/bolt\\.ts$)' },
      to: { path: 'node_modules/@slack/' },
    },
    {
      name: 'botbuilder-in-one-file',
      comment: 'One file knows botbuilder, and one its successor, so that a setting chooses between them.',
      severity: 'error',
      from: { path: '^(src|adapters|bench)/', pathNot: '^adapters/teams/sdk\\.ts$' },
      to: { path: 'node_modules/(botbuilder|botframework-)' },
    },
    {
      name: 'agents-sdk-in-one-file',
      comment: 'The successor of botbuilder is known by one file, as botbuilder is.',
      severity: 'error',
      from: { path: '^(src|adapters|bench)/', pathNot: '^adapters/teams/agents-sdk\\.ts$' },
      to: { path: 'node_modules/@microsoft/' },
    },
    {
      name: 'pure-halves-of-adapters',
      comment:
        'inbound, outbound and render translate data. They import no package, so they can be tested without one.',
      severity: 'error',
      from: { path: '^adapters/[^/]+/(inbound|outbound|render)(/|\\.ts$)' },
      to: { path: 'node_modules/' },
    },
    {
      name: 'peers-only-in-bench',
      comment: 'The engines that the bench measures against are not dependencies of the program.',
      severity: 'error',
      from: { path: '^(src|adapters|test)/' },
      to: { path: 'node_modules/(minisearch|lunr|lunr-languages|@nlpjs|node-nlp)/' },
    },
    {
      name: 'program-without-bench-or-test',
      comment: 'What ships does not import what measures or tests it.',
      severity: 'error',
      from: { path: '^(src|adapters)/' },
      to: { path: '^(bench|test)/' },
    },
    {
      name: 'program-without-dev-dependencies',
      comment:
        'A production install has no development packages. Move the package to "dependencies" or the import to test/ or bench/.',
      severity: 'error',
      from: { path: '^(src|adapters)/' },
      to: { dependencyTypes: ['npm-dev'], dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'resolvable',
      comment: 'The imported file or package does not exist, or package.json does not name it.',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true },
    },
    {
      name: 'declared',
      comment: 'A package that package.json does not name may be gone tomorrow.',
      severity: 'error',
      from: { path: '^(src|adapters)/' },
      to: { dependencyTypes: ['npm-no-pkg', 'npm-unknown'] },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^dist/' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'default', 'types'],
      mainFields: ['module', 'main', 'types'],
    },
  },
};
