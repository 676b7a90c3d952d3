import type { PackedApp } from './artefacts/packed-app.ts';
import { checkAsarContents } from './checks/asar-contents.ts';
import type { Check, Expected } from './checks/expected.ts';
import { checkFilesBeside } from './checks/files-beside.ts';
import { checkFuses } from './checks/fuses.ts';
import { checkLanguages } from './checks/languages.ts';
import { checkNativeBinary } from './checks/native-binary.ts';
import { checkNetworkCode } from './checks/network-code.ts';
import { checkProgram } from './checks/program.ts';
import { checkSize } from './checks/size.ts';

const CHECKS: readonly Check[] = [
  checkAsarContents,
  checkFilesBeside,
  checkNativeBinary,
  checkProgram,
  checkLanguages,
  checkFuses,
  checkNetworkCode,
  checkSize,
];

/** Every check of an unpacked program; sentences about what is wrong. */
export async function verifyApp(app: PackedApp, expected: Expected): Promise<readonly string[]> {
  const wrong: string[] = [];
  for (const check of CHECKS) wrong.push(...(await check(app, expected)));
  return wrong;
}
