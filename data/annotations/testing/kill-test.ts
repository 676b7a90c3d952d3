import { spawn } from 'node:child_process';
import path from 'node:path';
import { openNotebook } from '../open-notebook.ts';
import { SampleTexts } from './sample-notebook.ts';

export interface KillReport {
  readonly kills: number;
  readonly acknowledged: number;
  /** Acknowledged and not found again: must be empty. */
  readonly lost: readonly string[];
  /** Codes of problems that reopening told of. */
  readonly problems: readonly string[];
}

/** Kills a process that writes notes, at random moments, and looks for every acknowledged one after each kill. */
export async function killWriters(folder: string, kills: number, longestLife: number): Promise<KillReport> {
  const expected = new Map<string, { readonly state: string; readonly body: string }>();
  const lost: string[] = [];
  const problems: string[] = [];
  for (let kill = 0; kill < kills; kill++) {
    const output = await runAndKill(folder, `第${kill}次`, Math.random() * longestLife);
    for (const line of output.split('\n').slice(0, -1)) {
      const [state = '', id = '', body = ''] = line.split(' ');
      if (state === 'problem') problems.push(id);
      else expected.set(id, { state, body });
    }
    const notebook = openNotebook({ folder, texts: new SampleTexts() });
    for (const problem of notebook.problems) problems.push(problem.code);
    const found = new Map(
      notebook.annotations.list({ deleted: true }).map((note) => [note.annotationId as string, note]),
    );
    for (const [id, { state, body }] of expected) {
      const note = found.get(id);
      // What was not acknowledged may be there too: a note may have gone on to its next state.
      const isThere = note !== undefined && (state === 'gone' ? note.deleted : note.body.startsWith(body));
      if (!isThere) lost.push(`${id} ${state} ${body}`);
    }
    notebook.close();
  }
  return { kills, acknowledged: expected.size, lost, problems };
}

/** The time counts from the first acknowledged note, so that no kill falls into the start of Node. */
function runAndKill(folder: string, prefix: string, life: number): Promise<string> {
  return new Promise((resolve, reject) => {
    const script = path.join(import.meta.dirname, 'write-notes.ts');
    const child = spawn(process.execPath, [script, folder, prefix], { stdio: ['ignore', 'pipe', 'pipe'] });
    let output = '';
    let complaint = '';
    child.stderr.on('data', (data: Buffer) => (complaint += data.toString()));
    child.stdout.on('data', (data: Buffer) => {
      if (output === '') setTimeout(() => child.kill('SIGKILL'), life);
      output += data.toString();
    });
    child.on('error', reject);
    child.on('close', (code) =>
      code === null ? resolve(output) : reject(new Error(`writer ended: ${complaint}`)),
    );
  });
}
