// Asks the registry for known weaknesses of what the product needs to run. A registry that cannot be reached is said, and
// does not stop the check: nobody can mend that here.
import { spawnSync } from 'node:child_process';

const { stdout, error } = spawnSync('npm', ['audit', '--omit=dev', '--json'], { encoding: 'utf8', timeout: 60_000 });
const report = parsed(stdout);
const counts = report?.metadata?.vulnerabilities;
if (!counts) {
  const why = error?.message ?? report?.message ?? report?.error?.summary ?? 'it gave no answer that can be read';
  console.warn(`Known weaknesses of dependencies were NOT looked up: the registry could not be asked (${why}).`);
} else if (counts.high + counts.critical > 0) {
  console.error(
    `Dependencies have known weaknesses: ${counts.critical} critical, ${counts.high} high. See “npm audit --omit=dev”.`,
  );
  process.exitCode = 1;
} else {
  console.log(`No dependency has a known weakness that is high or critical (${counts.total} lesser).`);
}

function parsed(text) {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
