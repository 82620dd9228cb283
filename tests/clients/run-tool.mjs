import { execFile } from 'node:child_process';
import { rm, mkdir } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';

const here = new URL('./', import.meta.url);

/** Runs a program of an installed package in a folder of this one; what it wrote, or an error that holds it. */
export function runTool(name, folder, ...args) {
  return new Promise((resolve, reject) => {
    const program = fileURLToPath(new URL(`node_modules/.bin/${name}`, here));
    execFile(program, args, { cwd: fileURLToPath(new URL(folder, here)) }, (error, output, errors) => {
      if (error) reject(new Error(`${name} ${args.join(' ')} failed:\n${output}\n${errors}`));
      else resolve(output);
    });
  });
}

/** An empty folder for what a tool generates. */
export async function emptyFolder(folder) {
  const path = fileURLToPath(new URL(folder, here));
  await rm(path, { recursive: true, force: true });
  await mkdir(path, { recursive: true });
}
