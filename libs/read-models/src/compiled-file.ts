import { existsSync } from 'node:fs';
import { fileURLToPath, pathToFileURL } from 'node:url';

/**
 * What a worker thread can load: the file itself when it is compiled, or its compiled twin in dist/ when the caller runs
 * from source (under Jest).
 */
export function compiledFile(file: URL | string): URL {
  const path = file instanceof URL || file.startsWith('file:') ? fileURLToPath(file) : file;
  const compiled = path.replace(/\.ts$/, '.js');
  if (existsSync(compiled)) return pathToFileURL(compiled);
  const at = Math.max(path.lastIndexOf('/libs/'), path.lastIndexOf('/apps/'));
  const twin = `${compiled.slice(0, at)}/dist${compiled.slice(at)}`;
  if (at < 0 || !existsSync(twin)) throw new Error(`There is no compiled ${path}: build first`);
  return pathToFileURL(twin);
}
