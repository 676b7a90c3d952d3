import { answerCommand } from './answer-command.ts';

// A reader that has seen enough (`| head`) is no error.
process.stdout.on('error', (error: NodeJS.ErrnoException) => process.exit(error.code === 'EPIPE' ? 0 : 1));

process.exitCode = await answerCommand(process.argv.slice(2), {
  answer: (text) => {
    if (text !== '') process.stdout.write(`${text}\n`);
  },
  aside: (text) => console.error(text),
});
