/**
 * `npm run fuzz [-- --count 100000] [--seed 1] [--first 0] [--processes 1] [--formats doc,rtf]`: reads spoiled reports in processes of
 * their own; exit 1 where one crashed, took over 5 s or over 1 GB. `--keep N` writes case N to a file instead.
 */
import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { baseTexts, FORMATS } from './base-files.ts';
import { fuzzFile } from './fuzz-case.ts';
import { fuzz } from './fuzz-driver.ts';

const { values } = parseArgs({
  options: {
    count: { type: 'string', default: '100000' },
    seed: { type: 'string', default: '1' },
    first: { type: 'string', default: '0' },
    processes: { type: 'string', default: '1' },
    formats: { type: 'string' },
    keep: { type: 'string' },
  },
});
const seed = Number(values.seed);
const wanted = values.formats?.split(',') ?? FORMATS;
const formats = FORMATS.filter((format) => wanted.includes(format));
if (formats.length < wanted.length) throw new Error(`formats are ${FORMATS.join(', ')}`);

if (values.keep === undefined) {
  const report = await fuzz(
    {
      seed,
      first: Number(values.first),
      count: Number(values.count),
      processes: Number(values.processes),
      formats,
    },
    (done) => {
      if (done % 1000 === 0) process.stderr.write(`${done} read\n`);
    },
  );
  console.log(JSON.stringify(report, null, 1));
  process.exitCode = report.failures.length === 0 ? 0 : 1;
} else {
  const { name, bytes } = fuzzFile(baseTexts(), seed, Number(values.keep), formats);
  writeFileSync(name, bytes);
  process.stderr.write(`${name}: ${bytes.length} bytes\n`);
}
