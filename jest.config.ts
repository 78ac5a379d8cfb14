import type { Config } from 'jest';

/** Runs the TypeScript sources as ES modules; worker threads run from dist/, which the global set-up builds first. */
const project = {
  extensionsToTreatAsEsm: ['.ts'],
  transform: { '\\.ts$': ['@swc/jest', {}] },
  moduleNameMapper: {
    '^#([a-z-]+)$': '<rootDir>/libs/$1/src/index.ts',
    '^(\\.{1,2}/.*)\\.js$': '$1',
  },
  modulePathIgnorePatterns: ['<rootDir>/dist', '<rootDir>/bench/node_modules'],
  setupFiles: ['reflect-metadata'],
  globalSetup: '<rootDir>/test/support/build-first.mjs',
  testEnvironment: 'node',
} satisfies Config;

/** Every spec, and the journeys once more with the log on a local node instead of the embedded one. */
const config: Config = {
  // a process that has run many specs keeps much of them: it is ended, and another goes on
  maxWorkers: 2,
  workerIdleMemoryLimit: '1500MB',
  // ends what hangs, and nothing else: on a busy machine everything may take ten times as long
  testTimeout: 300_000,
  projects: [
    { ...project, displayName: 'tracker', testMatch: ['<rootDir>/{apps,libs,test}/**/*.spec.ts'] },
    {
      ...project,
      displayName: 'on a local node',
      testMatch: ['<rootDir>/test/journeys/**/*.spec.ts'],
      setupFiles: [...project.setupFiles, '<rootDir>/test/support/on-the-local-node.ts'],
    },
  ],
};
export default config;
