import { emptyFolder, runTool } from '../run-tool.mjs';

/** Generates the types of the application in src from schema.graphql and lets the TypeScript compiler check it. */
export async function theApplicationIsTypedByTheSchema() {
  await emptyFolder('codegen/generated');
  await runTool('graphql-codegen', 'codegen', '--config', 'codegen.json');
  await runTool('tsc', 'codegen', '--noEmit', '--project', 'tsconfig.json');
}
