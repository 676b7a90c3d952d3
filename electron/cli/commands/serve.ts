import { localhostArguments } from '../../localhost/localhost-arguments.ts';
import { runLocalhost } from '../../localhost/run-localhost.ts';
import { text, UsageError, type Command, type Given } from '../command.ts';

export const serve: Command = {
  usage: 'serve [--port N]',
  summary: 'serve the library to a browser on this machine until interrupted',
  options: { port: { type: 'string' } },
  words: [0, 0],
  run: async (given, { places, progress }) => {
    progress(`library: ${places.folder}`);
    await runLocalhost(readArguments(given, places.folder), ({ newAddress, port }) => {
      const address = newAddress();
      console.log(given.options['json'] === true ? JSON.stringify({ address, port }) : address);
    });
    return { json: null, text: '' };
  },
};

function readArguments(given: Given, library: string): ReturnType<typeof localhostArguments> {
  const passed = ['port'].flatMap((name) => {
    const value = text(given, name);
    return value === undefined ? [] : [`--${name}=${value}`];
  });
  try {
    return localhostArguments([...passed, `--library=${library}`]);
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error));
  }
}
