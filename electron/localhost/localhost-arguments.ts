import { parseArgs } from 'node:util';

export interface LocalhostArguments {
  readonly library: string | undefined;
  readonly port: number;
  /** Open the default browser once the server listens. */
  readonly open: boolean;
}

/** Throws an Error with a sentence for the person at the terminal. */
export function localhostArguments(args: readonly string[]): LocalhostArguments {
  const { values } = parseArgs({
    args: [...args],
    options: {
      library: { type: 'string' },
      port: { type: 'string', default: '0' },
      open: { type: 'boolean', default: false },
    },
  });
  const port = Number(values.port);
  if (!/^\d{1,5}$/.test(values.port) || port > 65_535)
    throw new Error(`--port ${values.port}: not a port (0 to 65535)`);
  return { library: values.library, port, open: values.open };
}
