import { readdirSync } from "node:fs";
import { join } from "node:path";

const mutated = /^policy-pack\/(?:rules|checks|graph|iam)\//;

/** The files that the copy is made of, relative to the repository. */
export function sourceFiles(root: string): readonly string[] {
  return readdirSync(join(root, "policy-pack"), { recursive: true, encoding: "utf8" })
    .map((file) => `policy-pack/${file}`)
    .filter((file) => file.endsWith(".ts") && !file.startsWith("policy-pack/bin/"))
    .sort();
}

/** True for the code that decides: rules, their checks, and what these read the graph and policies with. */
export function isMutated(file: string): boolean {
  return mutated.test(file) && file !== "policy-pack/rules/index.ts";
}
