import type { Config } from 'jest';

/** Runs the TypeScript sources as ES modules; worker threads run from dist/, which the global set-up builds first. */
const config: Config = {
  testMatch: ['<rootDir>/{apps,libs,test}/**/*.spec.ts'],
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
  testTimeout: 20_000,
};
export default config;
