import { spawn } from 'node:child_process';
import { existsSync, statSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

/** The runner as a child process: cases in, answers out, matched by id. */
export class Engine {
  #child;
  #waiting = new Map();
  #next = 0;

  constructor(assembly = newestBuild()) {
    this.#child = spawn('dotnet', ['exec', assembly], { stdio: ['pipe', 'pipe', 'inherit'] });
    this.#child.on('exit', (code) => this.#fail(new Error(`The runner ended with code ${code}.`)));
    this.#child.on('error', (error) => this.#fail(error));
    this.#child.stdin.on('error', (error) => this.#fail(error));
    createInterface({ input: this.#child.stdout, crlfDelay: Infinity }).on('line', (line) => {
      const answer = JSON.parse(line);
      const waiting = this.#waiting.get(answer.id);
      if (!waiting) throw new Error(`The runner answered what was not asked: ${line}`);
      this.#waiting.delete(answer.id);
      waiting.resolve(answer);
    });
  }

  /** The runner's answer, with the case's own id. */
  async ask(given) {
    const id = this.#next++;
    const answer = await new Promise((resolve, reject) => {
      this.#waiting.set(id, { resolve, reject });
      this.#child.stdin.write(`${JSON.stringify({ ...given, id })}\n`);
    });
    return { ...answer, id: given.id };
  }

  close() {
    this.#child.stdin.end();
  }

  #fail(error) {
    for (const { reject } of this.#waiting.values()) reject(error);
    this.#waiting.clear();
  }
}

function newestBuild() {
  const folder = fileURLToPath(new URL('../../Modular.GraphQL.Runner/bin', import.meta.url));
  const builds = ['Debug', 'Release'].map((c) => `${folder}/${c}/net10.0/Modular.GraphQL.Runner.dll`).filter(existsSync);
  if (!builds.length) throw new Error('The runner is not built: dotnet build tests/Modular.GraphQL.Runner');
  return builds.sort((a, b) => statSync(b).mtimeMs - statSync(a).mtimeMs)[0];
}
