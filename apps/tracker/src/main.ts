import { setSourceMapsSupport } from 'node:module';

// Errors name lines of the sources as they were written. Of other people's packages no maps are read: they would take a second
// and many megabytes. It must be said before anything is loaded.
setSourceMapsSupport(true, { nodeModules: false, generatedCode: false });

await import('./start.js');
