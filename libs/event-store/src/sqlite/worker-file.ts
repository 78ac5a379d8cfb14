/**
 * Where the compiled worker thread lies: beside the compiled caller, or in dist/ when the caller runs from source
 * (under Jest).
 */
export function workerFile(name: string, caller: string): URL {
  const beside = new URL(name, caller);
  if (!caller.endsWith('.ts')) return beside;
  const at = beside.href.lastIndexOf('/libs/');
  return new URL(`${beside.href.slice(0, at)}/dist${beside.href.slice(at)}`);
}
