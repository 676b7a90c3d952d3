import { createRequire } from 'node:module';
import { expect, it } from 'vitest';
import { APP_ID } from '../../electron/desktop/app-id.ts';

it('the program names itself to Windows as the installer names its shortcuts', () => {
  // Our own file.
  const { appId } = createRequire(import.meta.url)('./electron-builder.config.cjs') as {
    readonly appId: string;
  };
  expect(APP_ID).toBe(appId);
});
