import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { createRequire, findPackageJSON, isBuiltin } from 'node:module';
import { dirname, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const IMPORTS = /\b(?:from|import)\s*\(?\s*(['"])([^'"\n]+)\1/g;

/**
 * Names a version of the projections: a hash over their compiled module and everything it imports, the project's own
 * files by their text and packages by their version. Too much rather than too little: a rebuild that was not needed costs
 * a minute in the background, rows made by two versions would be wrong for ever.
 */
export function fingerprintOf(module: URL): string {
  const parts = new Map<string, string>();
  const visit = (file: string) => {
    if (parts.has(file)) return;
    const text = readFileSync(file, 'utf8');
    parts.set(file, text);
    for (const [, , name] of text.matchAll(IMPORTS)) follow(file, name!);
  };
  const follow = (from: string, name: string) => {
    if (name.startsWith('.')) {
      const file = resolve(dirname(from), name);
      if (existsSync(file)) visit(file);
    } else if (name.startsWith('#')) visit(createRequire(from).resolve(name));
    else if (!isBuiltin(name) && !parts.has(name)) parts.set(name, versionOf(name, from));
  };
  visit(fileURLToPath(module));
  const hash = createHash('sha256');
  for (const text of parts.values()) hash.update(text).update('\0');
  return hash.digest('hex').slice(0, 16);
}

function versionOf(name: string, from: string): string {
  try {
    const file = findPackageJSON(name, from);
    return file ? `${name}@${(JSON.parse(readFileSync(file, 'utf8')) as { version: string }).version}` : name;
  } catch (error) {
    // text that only looks like an import
    if ((error as { code?: string }).code === 'ERR_MODULE_NOT_FOUND') return name;
    throw error;
  }
}
