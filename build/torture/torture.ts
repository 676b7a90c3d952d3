/**
 * The long forms of tests, which take minutes: `npm run torture` (1,000 kills), `npm run torture -- flips 500`,
 * `-- linear 40000`, `-- full-disk 50` (on Linux, as root), `-- two-writers 100`, `-- scans 40`, `-- torn 72`, `-- large 200`
 * (pages), `-- idle 600` (with strace). Ends with 1, and says what, when something was lost, missed or too slow.
 */
import { flips } from './flips.ts';
import { fullDisk } from './full-disk.ts';
import { idle } from './idle.ts';
import { kills } from './kills.ts';
import { large } from './large.ts';
import { linear } from './linear.ts';
import { scans } from './scans.ts';
import { torn } from './torn.ts';
import { twoWriters } from './two-writers.ts';

const TORTURES = {
  kills: [kills, 1000],
  flips: [flips, 500],
  linear: [linear, 40_000],
  large: [large, 200],
  'full-disk': [fullDisk, 50],
  'two-writers': [twoWriters, 100],
  scans: [scans, 40],
  torn: [torn, 72],
  idle: [idle, 600],
} as const;

const words = process.argv.slice(2);
const name = words.find((word) => !/^\d+$/.test(word)) ?? 'kills';
if (!isTorture(name)) throw new Error(`no torture "${name}": ${Object.keys(TORTURES).join(', ')}`);
const [torture, usual] = TORTURES[name];
const faults = await torture(Number(words.find((word) => /^\d+$/.test(word)) ?? usual));
console.log(JSON.stringify({ [name]: faults }));
process.exitCode = faults.length === 0 ? 0 : 1;

function isTorture(word: string): word is keyof typeof TORTURES {
  return Object.hasOwn(TORTURES, word);
}
