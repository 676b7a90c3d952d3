import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Expected } from './checks/expected.ts';
import { sha256 } from './checks/sha256.ts';
import { cycloneDx, lockedIntegrity } from './sbom.ts';
import type { Verified } from './verify-artifacts.ts';

/** SHA256SUMS, sbom.cdx.json and manifest.json beside the artefacts. */
export function writePapers(
  root: string,
  folder: string,
  verified: readonly Verified[],
  expected: Expected,
  asarHash: string | null,
): void {
  const { versions, packages, archive, fuses, standIn } = expected;
  const put = (name: string, content: string): void => writeFileSync(path.join(folder, name), content);
  const files = verified.map(({ file, size }) => ({
    file,
    size,
    sha256: sha256(readFileSync(path.join(folder, file))),
  }));
  const manifest = { ...versions, rehearsal: standIn, archive, appAsar: asarHash, fuses, files };
  put('sbom.cdx.json', cycloneDx({ versions, packages, integrity: lockedIntegrity(root), archive }));
  put('manifest.json', `${JSON.stringify(manifest, null, 2)}\n`);
  const summed = [...files.map((one) => one.file), 'sbom.cdx.json', 'manifest.json'];
  put(
    'SHA256SUMS',
    summed.map((file) => `${sha256(readFileSync(path.join(folder, file)))}  ${file}\n`).join(''),
  );
}
